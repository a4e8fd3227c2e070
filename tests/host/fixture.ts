import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, chromium, test as base, type Page } from '@playwright/test'
import type * as Electron from 'electron'

/** The running application: the built main process, preload and pages together. */
export interface Desktop {
  page: Page
  userData: string
  /** True without an Electron binary. Specs should not ask; it is for the few figures that differ by nature. */
  standIn: boolean
  /** Runs in the main process with Electron's module. The function is sent as text and may use only its arguments. */
  evaluate<R, A = undefined>(
    run: (electron: typeof Electron, argument: A) => R | Promise<R>,
    ...argument: A extends undefined ? [] : [A]
  ): Promise<R>
  /** Everything the program has written to its standard output and error so far. */
  heard(): string
  /** Quits as the menu does; the exit code. */
  quit(): Promise<number | null>
  /** Ends everything at once, whatever state it is in. */
  kill(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')
/** Chromium's sandbox refuses to run for root, as in a container. */
const isRoot = process.getuid?.() === 0
/** Another folder than `out` while developing the host itself. */
const build = resolve(root, process.env.DESKTOP_BUILD ?? 'out')

/** The Electron binary, where there is one: `ELECTRON_PATH` or what `npx install-electron` fetched. */
export function electronBinary(): string | null {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const name = names[process.platform as keyof typeof names] ?? 'electron'
  const places = [process.env.ELECTRON_PATH, join(root, 'node_modules/electron/dist', name)]
  return places.find((place) => place !== undefined && existsSync(place)) ?? null
}

function environment(temp: string | undefined): NodeJS.ProcessEnv {
  return temp === undefined ? process.env : { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp }
}

/** Keeps what a process says, and passes it on for whoever reads the log of a failed test. */
function listen(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (said += String(chunk)))
  }
  child.stdout?.pipe(process.stdout, { end: false })
  return () => said
}

async function startElectron(binary: string, userData: string, temp?: string): Promise<Desktop> {
  const app = await _electron.launch({
    executablePath: binary,
    cwd: root,
    args: ['.', `--user-data-dir=${userData}`, ...(isRoot ? ['--no-sandbox'] : [])],
    env: environment(temp) as Record<string, string>,
  })
  const heard = listen(app.process())
  const page = await app.firstWindow()
  const ended = new Promise<number | null>((done) => {
    app.process().once('exit', (code) => {
      done(code)
    })
  })
  return {
    page,
    userData,
    standIn: false,
    heard,
    evaluate: (run, ...argument) => app.evaluate(run as never, argument[0] as never),
    async quit() {
      await app.evaluate(({ app: program }) => {
        setTimeout(() => {
          program.quit()
        }, 0)
      })
      return ended
    },
    async kill() {
      await app.close().catch(() => undefined)
    },
  }
}

interface Ready {
  kind: 'ready'
  endpoint: string
  pid: number
}
interface Answer {
  kind: 'answer'
  id: number
  value?: unknown
  error?: string
}

function forkMain(userData: string, temp?: string): ChildProcess {
  return fork(join(build, 'main/index.js'), [`--user-data-dir=${userData}`], {
    cwd: root,
    execArgv: ['--import', join(root, 'tests/host/register.mjs')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: environment(temp),
  })
}

async function startStandIn(userData: string, temp?: string): Promise<Desktop> {
  const child = forkMain(userData, temp)
  const heard = listen(child)
  let complaints = ''
  child.stderr?.on('data', (chunk) => (complaints += String(chunk)))
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      done(code)
    })
  })
  const ready = await new Promise<Ready>((done, fail) => {
    child.on('message', (message: Ready | Answer) => {
      if (message.kind === 'ready') done(message)
    })
    child.once('exit', (code) => {
      fail(new Error(`the main process ended with code ${String(code)} before its window opened\n${complaints}`))
    })
  })
  const waiting = new Map<number, { done: (value: never) => void; fail: (error: Error) => void }>()
  child.on('message', (message: Ready | Answer) => {
    if (message.kind !== 'answer') return
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) call?.done(message.value as never)
    else call?.fail(new Error(message.error))
  })
  let last = 0
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      try {
        process.kill(ready.pid, 'SIGKILL')
      } catch {
        // Chromium has ended with its main process.
      }
    }
    await ended
  }
  try {
    const browser = await chromium.connectOverCDP(ready.endpoint)
    const context = browser.contexts()[0]
    if (!context) throw new Error('Chromium has no window')
    const isApp = (page: Page) => page.url().startsWith('http://app.')
    let page: Page | undefined
    for (let tries = 0; tries < 200 && !page; tries += 1) {
      page = context.pages().find(isApp)
      if (!page) await new Promise((again) => setTimeout(again, 50))
    }
    if (!page) throw new Error(`the window never opened\n${complaints}`)
    await page.waitForLoadState()
    return {
      page,
      userData,
      standIn: true,
      heard,
      evaluate: (run, ...argument) =>
        new Promise((done, fail) => {
          last += 1
          waiting.set(last, { done: done, fail })
          child.send({ id: last, source: run.toString(), argument: argument[0] })
        }),
      async quit() {
        child.send({ id: 0, source: '({ app }) => void setTimeout(() => app.quit(), 0)' })
        const code = await ended
        await browser.close().catch(() => undefined)
        return code
      },
      kill,
    }
  } catch (error) {
    await kill()
    // A main process that failed takes the browser with it; what it said is the cause, the lost browser only follows.
    if (error instanceof Error && complaints !== '') error.message += `\nthe main process said:\n${complaints}`
    throw error
  }
}

/** Starts the program a second time on the same data; its exit code once it has given way to the first. */
export async function secondStart(userData: string): Promise<number | null> {
  const binary = electronBinary()
  const args = ['.', `--user-data-dir=${userData}`, ...(isRoot ? ['--no-sandbox'] : [])]
  const child = binary === null ? forkMain(userData) : spawn(binary, args, { cwd: root })
  return new Promise((done) => child.once('exit', done))
}

/** Starts the application on a data folder, in Electron or in the stand-in; whoever starts it ends it with `kill`. */
export async function startDesktop(userData: string, temp?: string): Promise<Desktop> {
  const binary = electronBinary()
  return binary === null ? startStandIn(userData, temp) : startElectron(binary, userData, temp)
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'desktop-'))
  await use(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

interface TestFixtures {
  /** A folder of the test's own, removed afterwards. */
  folder: string
  /** Starts the application on a data folder, with a folder of its own for temporary files where told; ended with the test. */
  start: (userData: string, temp?: string) => Promise<Desktop>
}

interface WorkerFixtures {
  /** One running application, shared by the tests of a worker: do not quit it, start your own for that. */
  desktop: Desktop
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => withFolder(use),
  start: async ({ folder: _folder }, use) => {
    const started: Desktop[] = []
    await use(async (userData, temp) => {
      const desktop = await startDesktop(userData, temp)
      started.push(desktop)
      return desktop
    })
    for (const desktop of started) await desktop.kill()
  },
  desktop: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) =>
      withFolder(async (folder) => {
        const desktop = await startDesktop(folder)
        try {
          await use(desktop)
        } finally {
          await desktop.kill()
        }
      }),
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'
