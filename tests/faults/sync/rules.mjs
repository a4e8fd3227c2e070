// Which tests show which rule of the reliability table, and with what counts they are driven.

/**
 * @typedef {object} Check
 * @property {string} what
 * @property {'vitest' | 'desktop' | 'outside' | 'bench'} runner `desktop`: Playwright with the built program; `outside`: needs
 *   the servers of `npm run test:outside`; `bench`: figures of `npm run sync:bench`, a trial each
 * @property {string[]} files parts of the bench for `bench`
 * @property {string} [only] a pattern for the titles
 * @property {(count: { runs: number, trials: number }) => Record<string, string>} [env]
 * @property {{ perRun: number, what: string }} [cpuMs] processor time per trial that is the pass figure, of the slowest test
 */

const property = 'tests/property/sync'
const integration = 'tests/integration/sync'
const exchange = 'tests/unit/exchange'
const trials = (count) => ({ SYNC_TRIALS: String(count) })

/** @type {Record<string, Check[]>} */
export const rules = {
  R1: [
    {
      what: 'schedules of 2–5 PCs: nothing lost, all equal',
      runner: 'vitest',
      files: [`${property}/convergence.test.ts`, `${property}/compaction.test.ts`],
      only: 'R1',
      env: ({ runs }) => ({ SYNC_RUNS: String(runs) }),
      cpuMs: { perRun: 1, what: '≤ 10 s per 10,000' },
    },
    {
      what: 'the same under the real envelope',
      runner: 'vitest',
      files: [`${property}/convergence.test.ts`],
      only: 'real envelope',
    },
  ],
  R2: [
    {
      what: 'clocks off by a day and five years, and back: real registers',
      runner: 'vitest',
      files: [`${integration}/clocks.test.ts`],
      env: ({ trials: count }) => trials(Math.ceil(count / 10)),
    },
    {
      what: 'saves of a register whose clock stands or goes back',
      runner: 'vitest',
      files: ['tests/unit/changes/stamp.test.ts'],
    },
  ],
  R3: [
    {
      what: 'a copied disk in every schedule: new id, nothing lost',
      runner: 'vitest',
      files: [`${property}/copies.test.ts`],
      only: 'R3',
      env: ({ trials: count }) => trials(count),
    },
    {
      what: 'a copied profile of the built program',
      runner: 'desktop',
      files: ['tests/e2e/desktop/exchangeOffice.spec.ts'],
      only: 'R3',
    },
  ],
  R4: [
    {
      what: 'a disk of 1, 30, 400 days ago in every schedule',
      runner: 'vitest',
      files: [`${property}/copies.test.ts`],
      only: 'R4',
      env: ({ trials: count }) => trials(count),
    },
    {
      what: 'a profile put back, 1, 30, 400 days old',
      runner: 'desktop',
      files: ['tests/e2e/desktop/exchangeOffice.spec.ts'],
      only: 'R4',
      env: () => ({ SYNC_AGES: '1,30,400' }),
    },
  ],
  R5: [
    {
      what: 'a gap, and its PC gone for ever, in every schedule',
      runner: 'vitest',
      files: [`${property}/copies.test.ts`],
      only: 'R5',
      env: ({ trials: count }) => trials(count),
    },
    {
      what: 'what the screen says of it, and its button',
      runner: 'vitest',
      files: ['tests/unit/features/exchange/cards.test.ts'],
    },
    {
      what: 'a PC given up on the screen of the built program',
      runner: 'desktop',
      files: ['tests/e2e/desktop/exchange.spec.ts'],
      only: 'given up',
    },
  ],
  R6: [{ what: 'mutants of files', runner: 'vitest', files: ['tests/unit/sync/mutants.test.ts'], only: 'R6' }],
  R7: [
    {
      what: 'every byte of three files flipped, forged, replayed',
      runner: 'vitest',
      files: ['tests/unit/sync/mutants.test.ts'],
      only: 'R7',
    },
  ],
  R8: [
    {
      what: 'twenty PCs create one name, every kind of store',
      runner: 'vitest',
      files: [`${exchange}/contract.test.ts`],
      only: 'R8|begin at once',
    },
    { what: 'every call on a faulty line', runner: 'vitest', files: [`${exchange}/faults.test.ts`] },
    {
      what: 'whole exchanges on a faulty line',
      runner: 'vitest',
      files: [`${integration}/faultyLine.test.ts`],
      env: () => trials(1000),
    },
    {
      what: 'Apache, rclone and an S3 server',
      runner: 'outside',
      files: ['tests/outside/exchange.test.ts'],
    },
  ],
  R9: [
    {
      what: 'emptied, moved, foreign places, listings not found',
      runner: 'vitest',
      files: [`${integration}/places.test.ts`, `${integration}/replicas.test.ts`, exchange],
      only: 'R9',
    },
    {
      what: 'a folder taken away and emptied, on the screen',
      runner: 'desktop',
      files: ['tests/e2e/desktop/exchange.spec.ts'],
      only: 'a folder that is away',
    },
  ],
  R17: [
    {
      what: 'a year of five PCs, 200,000 changes: files, snapshot',
      runner: 'vitest',
      files: [`${property}/year.test.ts`],
      env: () => ({ SYNC_DAYS: '200' }),
    },
    { what: '100 changes on the other PC, a start after a year', runner: 'bench', files: ['join', 'start'] },
  ],
  R18: [
    {
      what: 'an older and a newer program in one school',
      runner: 'vitest',
      files: [`${integration}/versions.test.ts`, `${integration}/fileFormat.test.ts`],
    },
    {
      what: 'what waits in the register for an update',
      runner: 'vitest',
      files: ['tests/integration/storage/exchange.test.ts'],
      only: 'rule 9',
    },
  ],
}
