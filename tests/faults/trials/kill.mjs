import { setTimeout as wait } from 'node:timers/promises'
import { open } from '../desktop.mjs'
import { handSets } from '../records.mjs'
import { copyOf, judge, LIMITS_MS, sawOf } from '../trial.mjs'

/** SIGKILL of the whole program at a random moment of a save, over and over on one profile. */
export async function* kill({ small, trials, chance, timed }) {
  const { tables, yearId } = small
  const { profile, model, drop } = await copyOf(small, 'kill')
  let session = await open(profile)
  let number = 0
  const pageMs = []
  for (let trial = 1; trial <= trials; trial += 1) {
    if (session.screen !== 'school') break
    const sets = handSets(number, 400, yearId)
    number += sets.length
    let begun
    const first = new Promise((done) => (begun = done))
    let killed
    const over = new Promise((done) => (killed = done))
    const saving = session.save(model, sets, { most: 1, until: over, onSaved: begun })
    await Promise.race([first, saving])
    await wait(chance.whole(0, 1200))
    await session.kill()
    killed()
    const { saved, refused } = await saving
    session = await open(profile)
    const misses = await judge(session, model, tables, { limitMs: Infinity })
    pageMs.push(session.pageMs)
    if (refused > 0) misses.push('a save was refused')
    const startMs = [session.startMs]
    yield { suite: 'kill', name: `SIGKILL ${trial}, ${saved} saves`, saw: sawOf(session), startMs, misses }
    // What was open is settled now: it is in the register or it is not.
    if (session.screen === 'school') model.settle(await session.readAll(tables))
  }
  await session.kill()
  await drop()
  // Single starts depend on what else the machine does; half of them must be in time.
  const median = Math.round(pageMs.sort((a, b) => a - b)[Math.floor(pageMs.length / 2)] ?? Infinity)
  const late = timed && median > LIMITS_MS.afterKill
  const misses = late ? [`a start takes more than ${LIMITS_MS.afterKill} ms`] : []
  yield { suite: 'kill', name: 'start of the page after a kill', saw: `median ${median} ms`, startMs: [], misses }
}
