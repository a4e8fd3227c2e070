// `npm start`: installs and builds what is missing, then opens the program in Electron, or else in the browser.
// Plain Node 20 and no packages. Everything a user reads here is Russian.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { build, buildIsStale, ensureInstalled, pinnedNode, projectEnv, root, run } from './prepare.mjs'
import { HOST, PORT, serve, whoAnswers } from './serve.mjs'

const say = (line) => console.log(line)
const url = `http://${HOST}:${PORT}/`
const electronFolder = join(root, 'node_modules', 'electron')

/** Electron's program, or null when only its package is installed. */
function electronProgram() {
  const mark = join(electronFolder, 'path.txt')
  if (!existsSync(mark)) return null
  const program = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist'),
    readFileSync(mark, 'utf8'),
  )
  return existsSync(program) ? program : null
}

/** True when the place Electron is fetched from answers within five seconds; whatever it answers. */
function sourceAnswers() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  return new Promise((done) => {
    let address
    try {
      address = new URL(mirror ?? 'https://github.com/electron/electron/releases')
    } catch {
      return done(false)
    }
    if (address.protocol !== 'https:') return done(mirror !== undefined)
    const probe = request(address, { method: 'HEAD' }, (response) => {
      response.resume()
      finish(true)
    })
    const timer = setTimeout(() => finish(false), 5000)
    function finish(answer) {
      clearTimeout(timer)
      probe.destroy()
      done(answer)
    }
    probe.on('error', () => finish(false))
    probe.end()
  })
}

/** One attempt to fetch Electron with its own installer. */
async function fetchElectron() {
  if (!(await sourceAnswers())) return null
  say('Загружаю Electron (около 110 МБ, один раз)…')
  const installer = join(electronFolder, 'install.js')
  const { code } = await run(pinnedNode() ?? process.execPath, [installer], {
    capture: true,
    env: projectEnv(),
    timeout: 600_000,
  })
  return code === 0 ? electronProgram() : null
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Runs Electron until it is closed; false when it could not even start, so that the browser can take over. */
async function runElectron(program) {
  const started = Date.now()
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { code } = await run(program, [...flags, root, ...process.argv.slice(2)], { env })
  if (code !== 0 && Date.now() - started < 5000) return false
  process.exitCode = code
  return true
}

/** Opens the default browser; false where there is none to open. */
function openBrowser() {
  if (process.env.PEREKLICHKA_NO_BROWSER || !hasDisplay()) return Promise.resolve(false)
  const [program, args] = {
    win32: ['rundll32.exe', ['url.dll,FileProtocolHandler', url]],
    darwin: ['open', [url]],
  }[process.platform] ?? ['xdg-open', [url]]
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    child.on('error', () => done(false))
    child.on('spawn', () => {
      child.unref()
      done(true)
    })
  })
}

/** Joins a server that runs already; false when there is none. */
async function joinRunning(who) {
  if (who !== 'ours') return false
  say(`Программа уже запущена: ${url}`)
  if (!(await openBrowser())) say('Откройте этот адрес в браузере (Chrome, Edge, Яндекс Браузер или Chromium).')
  return true
}

function refusePort() {
  console.error(
    `Порт ${PORT} на этом компьютере занят другой программой, поэтому «Перекличка» не открылась. ` +
      `Закройте ту программу (или перезагрузите компьютер) и запустите снова. ` +
      `Другой порт взять нельзя: браузер хранит данные школы именно за адресом ${url}`,
  )
  process.exitCode = 1
}

async function startBrowserEdition() {
  const who = await whoAnswers()
  if (await joinRunning(who)) return
  if (who === 'foreign') return refusePort()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  let running
  try {
    running = await serve({ version })
  } catch (error) {
    // Somebody was faster between the question and the start.
    if (error.code === 'EADDRINUSE') return (await joinRunning(await whoAnswers())) || refusePort()
    throw error
  }
  const stop = () => running.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (!(await openBrowser())) say('Откройте этот адрес в браузере (Chrome, Edge, Яндекс Браузер или Chromium).')
  say('Не закрывайте это окно, пока работаете. Остановить программу: Ctrl+C.')
}

async function main() {
  const installed = await ensureInstalled({ say: () => say('Устанавливаю пакеты (около минуты, один раз)…') })
  if (!installed) {
    console.error(
      'Пакеты не установились: проверьте подключение к интернету и выполните npm ci, причина будет на экране.',
    )
    process.exitCode = 1
    return
  }
  const wanted = hasDisplay() && !process.env.PEREKLICHKA_BROWSER_EDITION
  const program = wanted ? (electronProgram() ?? (await fetchElectron())) : null
  if (!program && (await joinRunning(await whoAnswers()))) return
  if (buildIsStale()) {
    say('Собираю программу (несколько секунд)…')
    const { code, output } = await build()
    if (code !== 0) {
      console.error(`${output}\nПрограмма не собралась. Покажите эти строки разработчикам.`)
      process.exitCode = 1
      return
    }
  }
  if (program && (await runElectron(program))) return
  say(`Electron здесь недоступен, поэтому программа откроется в браузере: ${url}`)
  await startBrowserEdition()
}

await main()
