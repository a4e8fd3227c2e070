// `npm run -s inspect` and `npm run -s produce`: installs and builds what is missing without a word on stdout (which
// belongs to the result), then runs the built command with the pinned Node. Plain Node 20 and no packages.
import { join } from 'node:path'
import { findBrowser } from '../../electron/findBrowser.mjs'
import { build, buildIsStale, ensureInstalled, pinnedNode, projectEnv, root, run } from '../../electron/prepare.mjs'

/** @returns {Promise<number>} exit code; 1 also when the command could not be prepared, with the reason on stderr */
async function main() {
  const installed = await ensureInstalled({ say: () => console.error('Устанавливаю пакеты (около минуты, один раз)…') })
  if (!installed) {
    console.error('Пакеты не установились: проверьте подключение к интернету и выполните npm ci.')
    return 1
  }
  if (buildIsStale()) {
    const { code, output } = await build()
    if (code !== 0) {
      console.error(`${output}\nПрограмма не собралась. Покажите эти строки разработчикам.`)
      return 1
    }
  }
  const env = projectEnv()
  // `produce` makes PDF where a browser is found; the built command itself does not look for one.
  const browser = findBrowser()
  if (browser) env.CHROME_PATH = browser
  // npm starts scripts in the project's folder; the user's own paths are relative to where npm was called.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const { code } = await run(pinnedNode(), [join(root, 'out', 'cli', 'index.js'), ...process.argv.slice(2)], {
    env,
    cwd,
  })
  return code
}

process.exitCode = await main()
