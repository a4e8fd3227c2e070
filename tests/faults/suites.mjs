import { seededChance } from '../session/chance.mjs'
import { prepare, smallSchool } from './trial.mjs'
import { backup } from './trials/backup.mjs'
import { cost } from './trials/cost.mjs'
import { full } from './trials/full.mjs'
import { gone } from './trials/gone.mjs'
import { ipc } from './trials/ipc.mjs'
import { keys } from './trials/keys.mjs'
import { kill } from './trials/kill.mjs'
import { torn } from './trials/torn.mjs'

/** Kinds of faults by the name of `--only`. */
export const suites = { kill, torn, full, gone, backup, keys, ipc, cost }

/**
 * Runs kinds of faults one after another; a trial that breaks is a miss, not an end.
 * @param {{ names: string[], trials: number, seed: number, folder: string, timed?: boolean, say?: (line: string) => void }} options
 *   `timed`: whether a slow start is a miss; beside other tests it says nothing
 * @returns {Promise<import('./trial.mjs').Row[]>}
 */
export async function runSuites({ names, trials, seed, folder, timed = true, say = () => undefined }) {
  const small = await prepare(folder, smallSchool)
  const rows = []
  for (const name of names) {
    const add = (row) => {
      rows.push(row)
      say(`${row.misses.length === 0 ? 'ok  ' : 'MISS'} ${row.suite}: ${row.name}: ${row.saw}`)
      for (const miss of row.misses) say(`       ${miss}`)
    }
    try {
      for await (const row of suites[name]({ small, trials, folder, timed, chance: seededChance(seed) })) add(row)
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
      add({ suite: name, name: 'the trial itself broke', saw: '', startMs: [], misses: [why] })
    }
  }
  return rows
}
