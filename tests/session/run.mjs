// `npm run session -- --minutes 30 --seed 7`: random clicking and typing in the built program, in a real browser, against
// a model kept beside it. Ends with exit code 1 at the first difference, console error or unhandled rejection.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, buildIsStale, ensureInstalled, pinnedNode, projectEnv, root, run } from '../../electron/prepare.mjs'

if (!process.env.PEREKLICHKA_PINNED) {
  const ready = await ensureInstalled({ say: (reason) => console.error(`npm ci, since ${reason}`) })
  const args = [join(root, 'tests', 'session', 'run.mjs'), ...process.argv.slice(2)]
  const { code } = ready ? await run(pinnedNode(), args, { env: projectEnv({ PEREKLICHKA_PINNED: '1' }) }) : { code: 1 }
  process.exit(code)
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
})
const minutes = Number(values.minutes)
const seed = Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('npm run session -- --minutes 30 --seed 7')
  process.exit(1)
}
if (buildIsStale()) {
  const { code, output } = await build()
  if (code !== 0) {
    console.error(`${output}\nthe build failed`)
    process.exit(1)
  }
}

const { chromium } = await import('@playwright/test')
const { serve } = await import('../../electron/serve.mjs')
const { chromiumArgs, ensureChromium } = await import('../support/chromium.mjs')
const { runSession } = await import('./runSession.mjs')

const folder = await mkdtemp(join(tmpdir(), 'session-'))
// A copy, so that a build beside it does not change the program under the hand.
await cp(join(root, 'out', 'renderer'), join(folder, 'renderer'), { recursive: true })
const { url, close } = await serve({ folder: join(folder, 'renderer'), port: 0 })
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: await ensureChromium((line) => console.error(line)),
  args: chromiumArgs,
  viewport: { width: 1366, height: 768 },
  locale: 'ru-RU',
  timezoneId: 'Asia/Vladivostok',
})
const troubles = []
await context.addInitScript(() => {
  addEventListener('unhandledrejection', (event) => console.error(`unhandled rejection: ${String(event.reason)}`))
})
context.on('console', (message) => {
  if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
})
context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().stack ?? error.error().message}`))

console.log(`${minutes} minutes with seed ${seed}`)
let code = 0
try {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  const say = (line) => console.log(line)
  const { steps, changes } = await runSession(page, { seed, milliseconds: minutes * 60_000, troubles, say })
  console.log(`seed ${seed}: ${steps} steps, ${changes} of them changes; the database equals the model, no error`)
} catch (error) {
  code = 1
  console.error(error instanceof Error ? error.message : String(error))
  const [page] = context.pages()
  await page?.screenshot({ path: join(root, '.cache', 'session.png') }).catch(() => undefined)
}
await context.close()
await close()
await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
process.exit(code)
