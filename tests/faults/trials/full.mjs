import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { open } from '../desktop.mjs'
import { canMount, SmallDisk } from '../disks.mjs'
import { handSets } from '../records.mjs'
import { copyOf, judge, LIMITS_MS, sawOf, until } from '../trial.mjs'

/** Where a disk may be full, seen from the profile; «everything» is the usual PC with one disk. */
const places = { everything: '.', store: 'Default', journal: 'journal', snapshots: 'snapshots' }
const leaves = [
  ['0', 0],
  ['64 KB', 64 * 1024],
  ['400 KB', 400 * 1024],
  ['2 MB', 2 * 1024 * 1024],
]
/** The program looks at the disk once a minute by itself. */
const RECOVERY_MS = 75_000
/** While a school waits for room it looks every five seconds. */
const OPENS_MS = 30_000
/** A disk with gigabytes to spare is looked at once a second: none fills up in less. */
const LOOK_MS = 1100

/** The disk fills up under a person who goes on typing; two starts on the full disk; then there is room again. */
export async function* full({ small, trials }) {
  if (!canMount) throw new Error('small disks need Linux and root')
  const all = Object.keys(places).flatMap((place) => leaves.map((leave) => [place, ...leave]))
  const step = Math.max(1, Math.floor(all.length / Math.min(trials, all.length)))
  for (const [at, [place, words, left]] of all.entries()) {
    if (at % step !== 0) continue
    try {
      yield await fullDisk(small, place, words, left, at === 0)
    } catch (error) {
      // One trial that breaks must not hide the others.
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
      yield { suite: 'full', name: `${place}: ${words} left`, saw: 'broke', startMs: [], misses: [why.slice(0, 600)] }
    }
  }
}

async function fullDisk(prepared, place, words, left, waitsForRecovery) {
  const { tables, yearId } = prepared
  const { profile, model, drop } = await copyOf(prepared, 'full')
  const disk = new SmallDisk(join(profile, places[place]))
  const misses = []
  const saw = []
  const startMs = []
  let session = null
  try {
    session = await open(profile)
    await session.save(model, handSets(0, 5, yearId))
    await wait(LOOK_MS)
    disk.fill(left)
    const { saved, refused, uncopied } = await session.save(model, handSets(5, 80, yearId), { most: 3 })
    saw.push(`${saved} saved, ${refused} refused${uncopied > 0 ? `, ${uncopied} told as without a copy` : ''}`)
    if (place === 'everything' && refused === 0) misses.push('80 saves on a full disk and not one was refused')
    // The program looks at the disk once a minute; a refused save makes it look at once.
    const bannered = await until(async () => {
      const { text, notes } = await session.shown()
      return tellsOfSpace([text, ...notes].join(' '))
    }, 10_000)
    if (place === 'everything' && !bannered) misses.push('no word on the screen about the full disk')
    await session.kill()
    for (const which of ['first', 'second']) {
      session = await open(profile)
      saw.push(sawOf(session))
      // A school that is not opened on a full disk has a screen that says so; the first screen never stands for it, and
      // no window at all even less.
      const waits = session.screen === 'no-room' && place === 'everything'
      if (!waits) {
        const bad = await judge(session, model, tables, { limitMs: Infinity, mayRescue: true, notices: 2 })
        misses.push(...bad.map((miss) => `${which} start on the full disk: ${miss}`))
      }
      if (which === 'first') await session.quit()
    }
    disk.free()
    if (session.screen === 'no-room') {
      // Where the full disk has left a broken store, the program asks for a new start of itself: the start below.
      const opened = await until(async () => session.isOver || (await screenOf(session)) === 'school', OPENS_MS)
      if (!opened) misses.push('the school did not open by itself when there was room')
      saw.push(session.isOver ? 'starts anew by itself' : opened ? 'opened by itself' : 'not opened')
    }
    if (waitsForRecovery && session.screen === 'school' && !session.isOver) {
      if (!(await recovers(session, model, yearId))) misses.push('no save went through a minute after there was room')
    }
    await session.kill()
    session = await open(profile)
    startMs.push(session.startMs)
    saw.push(sawOf(session))
    const after = await judge(session, model, tables, { limitMs: LIMITS_MS.afterDamage, notices: 1 })
    misses.push(...after.map((miss) => `with room again: ${miss}`))
    if (session.screen === 'school') {
      const again = await session.save(model, handSets(300, 3, yearId))
      if (again.saved !== 3) misses.push(`with room again: ${again.refused} saves refused`)
    }
  } finally {
    await session?.kill()
    disk.remove()
    await drop()
  }
  return { suite: 'full', name: `${place}: ${words} left`, saw: saw.join(' → '), startMs, misses }
}

const tellsOfSpace = (text) => /на диске (нет|мало|почти не осталось) места|нет места на диске/iu.test(text)

const screenOf = (session) =>
  session.shown().then(
    ({ screen }) => screen,
    () => 'nothing',
  )

/** Whether a save goes through again without a new start. */
async function recovers(session, model, yearId) {
  const until = Date.now() + RECOVERY_MS
  for (let number = 200; Date.now() < until; number += 1) {
    const { saved } = await session.save(model, handSets(number * 3, 1, yearId))
    if (saved === 1) return true
    await wait(3000)
  }
  return false
}
