import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, journalFiles, manifest, spoilHeads, spoilMiddles, storeFolder } from '../damage.mjs'
import { killedSchool } from '../trial.mjs'
import { damagedStart } from './torn.mjs'

const removeStore = (profile) => rmSync(join(storeFolder(profile), '..'), { recursive: true })
const removeJournal = (profile) => rmSync(join(profile, 'journal'), { recursive: true })
const snapshots = (profile) => filesBelow(join(profile, 'snapshots'))

/** Whole parts missing or spoilt. Where the store and the journal are both gone, choices may be asked for and what can be read must be offered. */
const cases = [
  ['IndexedDB folder deleted', removeStore],
  [
    'IndexedDB folder and the page’s small texts deleted',
    (profile) => rmSync(join(profile, 'Default'), { recursive: true }),
  ],
  ['MANIFEST missing', (profile) => rmSync(manifest(profile))],
  ['CURRENT missing', (profile) => rmSync(join(storeFolder(profile), 'CURRENT'))],
  [
    'every table file missing',
    (profile) =>
      filesBelow(storeFolder(profile))
        .filter((path) => path.endsWith('.ldb'))
        .forEach((path) => rmSync(path)),
  ],
  ['journal deleted', removeJournal],
  ['journal: heads overwritten', (profile) => spoilHeads(journalFiles(profile))],
  ['journal: middles overwritten', (profile) => spoilMiddles(journalFiles(profile))],
  ['snapshots overwritten', (profile) => spoilHeads(snapshots(profile))],
  ['journal and snapshots overwritten', (profile) => spoilHeads([...journalFiles(profile), ...snapshots(profile)])],
  ['keys of the vault deleted', (profile) => rmSync(join(profile, 'vault.bin'))],
  [
    'IndexedDB folder deleted, snapshots overwritten',
    (profile) => (removeStore(profile), spoilHeads(snapshots(profile))),
  ],
  [
    'IndexedDB folder deleted, journal overwritten',
    (profile) => (removeStore(profile), spoilHeads(journalFiles(profile))),
    { mayRescue: true },
  ],
  [
    'IndexedDB folder deleted, journal middle overwritten',
    (profile) => (removeStore(profile), spoilMiddles(journalFiles(profile))),
    { mayRescue: true },
  ],
  [
    'store and journal deleted, snapshots there',
    (profile) => (removeStore(profile), removeJournal(profile)),
    { mayRescue: true },
  ],
  [
    'everything overwritten or deleted',
    (profile) => (removeStore(profile), spoilHeads([...journalFiles(profile), ...snapshots(profile)])),
    { mayRescue: true, readable: false },
  ],
]

export async function* gone({ small, trials, timed }) {
  const killed = await killedSchool(small, 30)
  const step = Math.max(1, Math.floor(cases.length / Math.min(trials, cases.length)))
  for (const [at, [name, damage, options]] of cases.entries()) {
    if (at % step !== 0) continue
    yield await damagedStart('gone', name, killed, damage, at % 2 === 0, { timed, ...options })
  }
}
