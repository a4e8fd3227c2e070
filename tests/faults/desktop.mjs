import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startDesktop } from '../host/fixture.ts'
import { installTools, tableNames, whatIsShown } from './inPage.mjs'

/** A start that shows nothing for so long has failed. */
const PATIENCE_MS = 40_000
/** A screen counts once it has stood for a moment: an alarm or a new start may follow at once. */
const SETTLED_MS = 700

/**
 * Starts the program on a profile and waits until it shows what it will show. When it asks for a new start of itself, as
 * after putting a damaged store aside, it gets one.
 * @param {string} profile
 * @returns {Promise<Session>}
 */
export async function open(profile) {
  const from = performance.now()
  const restarts = []
  for (;;) {
    tidyLocks(profile)
    let desktop
    try {
      desktop = await startDesktop(profile)
    } catch (error) {
      // The program ended before it had a window; what it said is in the error.
      await gone(profile)
      return new NoWindow(performance.now() - from, String(error))
    }
    const session = new Session(desktop, profile)
    const shown = await session.settle()
    if (shown !== null || restarts.length >= 3) {
      session.startMs = performance.now() - from - SETTLED_MS
      session.restarts = restarts.length
      Object.assign(session, shown ?? { screen: 'nothing', notes: [], text: 'the program keeps starting anew' })
      if (session.screen === 'school') await session.equip()
      return session
    }
    restarts.push(performance.now() - from)
    await session.kill()
  }
}

/** A start that brought no window. */
class NoWindow {
  screen = 'nothing'
  notes = []
  restarts = 0

  constructor(startMs, text) {
    this.startMs = startMs
    this.text = text
  }

  async kill() {}
  async quit() {}
}

export class Session {
  screen = 'nothing'
  /** Everything in the corner of the window. @type {string[]} */
  notes = []
  text = ''
  /** From the program's start to the screen. */
  startMs = 0
  /** From the page's own beginning to the screen: without browser and bridge. */
  pageMs = 0
  restarts = 0
  #report = null

  constructor(desktop, profile) {
    this.desktop = desktop
    this.profile = profile
    this.page = desktop.page
    this.isOver = false
    this.page.on('close', () => (this.isOver = true))
  }

  /** Null when the program ended by itself: it wants to be started again. */
  async settle() {
    const until = Date.now() + PATIENCE_MS
    let since = null
    let last = 'nothing'
    while (Date.now() < until) {
      if (this.isOver) return null
      const shown = await this.page.evaluate(whatIsShown).catch(() => null)
      if (shown === null || shown.screen !== last) {
        last = shown?.screen ?? 'nothing'
        since = Date.now()
        this.pageMs = shown?.at ?? 0
      }
      if (shown && shown.screen !== 'nothing' && Date.now() - since >= SETTLED_MS) return shown
      await wait(50)
    }
    const shown = await this.page.evaluate(whatIsShown).catch(() => null)
    return shown ?? { screen: 'nothing', notes: [], text: 'the window does not answer' }
  }

  /** The tools are put anew into every page, also after a reload. */
  async equip() {
    await this.page.evaluate(installTools)
    if (this.#report) return
    this.#report = () => undefined
    await this.page.exposeFunction('faultReport', (what, at) => this.#report(what, at))
  }

  /**
   * Saves sets one after another and tells the model what was acknowledged.
   * @param {import('./records.mjs').Acknowledged} model
   * @param {import('./records.mjs').Edit[][]} sets
   * @param {{ most?: number, kind?: string, until?: Promise<unknown>, onSaved?: (count: number) => void }} [options]
   *   `most`: refusals after which it stops; `until`: ends the waiting, as a kill does
   * @returns {Promise<{ saved: number, refused: number, uncopied: number }>}
   */
  async save(model, sets, { most = 1, kind = 'edit', until, onSaved } = {}) {
    const count = { saved: 0, refused: 0, uncopied: 0 }
    let open = null
    this.#report = (what, at) => {
      if (what === 'asked') open = at
      if (what === 'saved') {
        model.take(sets[at])
        count.saved += 1
        open = null
        onSaved?.(count.saved)
      }
      if (what === 'refused' || what === 'uncopied') {
        model.leaveOpen(sets[at])
        count[what] += 1
        open = null
      }
    }
    const work = this.page
      .evaluate((asked) => globalThis.faultTools.write(asked), { sets, most, kind })
      .catch((error) => {
        if (!this.isOver && until === undefined) throw error
      })
    await (until === undefined ? work : Promise.race([work, until]))
    if (open !== null) model.leaveOpen(sets[open])
    this.#report = () => undefined
    return count
  }

  /** @returns {Promise<import('./records.mjs').Picture>} */
  readAll(tables) {
    return this.page.evaluate((names) => globalThis.faultTools.readAll(names), tables)
  }

  tables() {
    return this.page.evaluate(tableNames)
  }

  shown() {
    return this.page.evaluate(whatIsShown)
  }

  /** The power goes: browser and main process end in the middle of whatever they do. */
  async kill() {
    this.isOver = true
    await this.desktop.kill()
    await gone(this.profile)
  }

  async quit() {
    this.isOver = true
    const ended = await Promise.race([this.desktop.quit(), wait(15_000, 'late')])
    if (ended === 'late') await this.desktop.kill()
    await gone(this.profile)
  }
}

/** Waits until no process works in the profile: a browser that is still closing would write into what is damaged. */
async function gone(profile) {
  if (!existsSync('/proc/self')) return void (await wait(1500))
  for (let tries = 0; tries < 200; tries += 1) {
    const alive = readdirSync('/proc').some((pid) => {
      if (!/^\d+$/.test(pid)) return false
      try {
        return readFileSync(join('/proc', pid, 'cmdline'), 'utf8').includes(`--user-data-dir=${profile}\0`)
      } catch {
        return false
      }
    })
    if (!alive) return
    await wait(50)
  }
  throw new Error('a killed program does not end')
}

/**
 * The stand-in's lock names a process by its number, which a copied profile must not take for its own; Chromium's locks
 * are links to a process that no longer is.
 */
function tidyLocks(profile) {
  for (const name of ['stand-in.lock', 'SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(profile, name), { force: true })
  }
}
