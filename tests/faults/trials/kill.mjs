import { setTimeout as wait } from 'node:timers/promises'
import { open } from '../desktop.mjs'
import { handSets } from '../records.mjs'
import { copyOf, judge, LIMITS_MS, sawOf } from '../trial.mjs'

/** SIGKILL of the whole program at a random moment of a save, over and over on one profile. */
export async function* kill({ small, trials, chance }) {
  const { tables, yearId } = small
  const { profile, model, drop } = await copyOf(small, 'kill')
  let session = await open(profile)
  let number = 0
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
    if (session.pageMs > LIMITS_MS.afterKill) misses.push(`the page took ${Math.round(session.pageMs)} ms to start`)
    if (refused > 0) misses.push('a save was refused')
    const startMs = [session.startMs]
    yield { suite: 'kill', name: `SIGKILL ${trial}, ${saved} saves`, saw: sawOf(session), startMs, misses }
    // What was open is settled now: it is in the register or it is not.
    if (session.screen === 'school') model.settle(await session.readAll(tables))
  }
  await session.kill()
  await drop()
}
