import fc from 'fast-check'
import { expect, type TestContext } from 'vitest'
import type { Json } from '@/domain/model/plain'
import type { Envelope } from '@/sync/envelope'
import type { Pace } from '@/sync/pace'
import { DAY, Office, type OfficeStep } from './syncOffice'
import type { StoreFault } from './faultyExchange'
import './trials'

export const pc = fc.nat(3)
const id = fc.constantFrom('s1', 's2', 's3')
const field = fc.constantFrom('lastName', 'phone', 'note')
const value = fc.constantFrom<Json>('', 'Иванова', 'Петрова', null, 1, ['а'])
const fault = fc.oneof(
  { weight: 6, arbitrary: fc.constant<StoreFault>('none') },
  { weight: 4, arbitrary: fc.constantFrom<StoreFault>('drop', 'cut', 'late', 'corrupt', 'double', 'done-but-failed') },
)
/** Anything that may happen to the PCs of an office. */
export const step: fc.Arbitrary<OfficeStep> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('write' as const), pc, id, field, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), pc, id, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), pc, id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      pc,
      by: fc.constantFrom(-5 * 365 * DAY, -DAY, -6 * 60_000, 0, 6 * 60_000, DAY + 3_600_000, 5 * 365 * DAY),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('sync' as const), pc, faults: fc.array(fault, { maxLength: 8 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save-disk' as const), pc }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore-disk' as const), pc }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clone' as const), from: pc, to: pc }) },
  { weight: 1, arbitrary: fc.constant({ do: 'join' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), days: fc.constantFrom(1, 20, 40) }) },
)
/** Snapshots and deletion every few files instead of every few hundred. */
export const hasty: Pace = {
  filesPerSnapshot: 2,
  snapshotDays: 30,
  keepDays: 1,
  mostAcknowledged: 2,
  mostFiles: 4,
  snapshotsKept: 2,
}

const schedule = fc.record({
  pcs: fc.integer({ min: 2, max: 4 }),
  steps: fc.array(step, { minLength: 4, maxLength: 30 }),
})

/** Found by hundreds of thousands of them. */
const found: { pcs: number; steps: OfficeStep[] }[] = [
  // A copied PC is late to see the chain it shares, and the first one has compacted it already.
  {
    pcs: 2,
    steps: [
      { do: 'join' },
      { do: 'write', pc: 2, id: 's1', field: 'lastName', value: '' },
      { do: 'clone', from: 2, to: 0 },
      { do: 'sync', pc: 2, faults: [] },
      { do: 'pass', days: 40 },
      { do: 'sync', pc: 2, faults: [] },
      { do: 'write', pc: 0, id: 's1', field: 'lastName', value: 'Петрова' },
      { do: 'sync', pc: 0, faults: ['none', 'late'] },
      { do: 'sync', pc: 0, faults: [] },
      { do: 'sync', pc: 0, faults: [] },
    ],
  },
  // A wish is told in a file that its reader passes over, since a state of a third PC brings him further.
  {
    pcs: 3,
    steps: [
      { do: 'sync', pc: 2, faults: [] },
      { do: 'join' },
      { do: 'write', pc: 3, id: 's1', field: 'lastName', value: '' },
      { do: 'sync', pc: 0, faults: [] },
      { do: 'sync', pc: 2, faults: ['done-but-failed', 'done-but-failed', 'none', 'corrupt'] },
      { do: 'sync', pc: 1, faults: [] },
      { do: 'clock', pc: 0, by: 90000000 },
      { do: 'write', pc: 0, id: 's1', field: 'lastName', value: '' },
      { do: 'sync', pc: 3, faults: [] },
      { do: 'sync', pc: 0, faults: [] },
    ],
  },
  // What a PC asks of one that is given up meanwhile is not asked for ever.
  {
    pcs: 3,
    steps: [
      { do: 'sync', pc: 0, faults: [] },
      { do: 'sync', pc: 1, faults: [] },
      { do: 'sync', pc: 0, faults: [] },
      { do: 'sync', pc: 2, faults: ['late', 'late', 'corrupt', 'corrupt'] },
      { do: 'delete', pc: 0, id: 's1', on: false },
      { do: 'sync', pc: 1, faults: [] },
      { do: 'delete', pc: 0, id: 's1', on: false },
      { do: 'clone', from: 0, to: 2 },
    ],
  },
  // A copied PC, before its first snapshot, meets the one of its twin; the others are told a false difference.
  {
    pcs: 3,
    steps: [
      { do: 'pass', days: 20 },
      { do: 'clone', from: 2, to: 1 },
      { do: 'write', pc: 1, id: 's1', field: 'lastName', value: '' },
      { do: 'sync', pc: 1, faults: ['corrupt', 'drop'] },
      { do: 'write', pc: 2, id: 's1', field: 'phone', value: '' },
      { do: 'sync', pc: 2, faults: [] },
      { do: 'pass', days: 20 },
      { do: 'sync', pc: 2, faults: [] },
      { do: 'save-disk', pc: 0 },
      { do: 'write', pc: 0, id: 's1', field: 'phone', value: '' },
      { do: 'sync', pc: 0, faults: [] },
    ],
  },
  // A copied PC that has just put its first batch there took its twin's only state for an old one of its own.
  {
    pcs: 2,
    steps: [
      { do: 'write', pc: 3, id: 's1', field: 'lastName', value: '' },
      { do: 'clone', from: 1, to: 0 },
      { do: 'sync', pc: 0, faults: [] },
      { do: 'clock', pc: 0, by: 157680000000 },
      { do: 'write', pc: 3, id: 's1', field: 'note', value: '' },
      { do: 'sync', pc: 0, faults: [] },
      { do: 'sync', pc: 1, faults: ['none', 'late'] },
      { do: 'write', pc: 0, id: 's1', field: 'lastName', value: '' },
      { do: 'sync', pc: 0, faults: [] },
    ],
  },
  // Two copies whose first files are broken: the one that gave the id up must still hear the other's wish.
  {
    pcs: 2,
    steps: [
      { do: 'sync', pc: 0, faults: [] },
      { do: 'clone', from: 1, to: 0 },
      { do: 'sync', pc: 0, faults: ['none', 'none', 'corrupt'] },
      { do: 'sync', pc: 1, faults: ['corrupt', 'none', 'cut', 'none', 'none', 'none', 'corrupt'] },
      { do: 'sync', pc: 0, faults: ['done-but-failed', 'none', 'cut', 'none', 'corrupt'] },
      { do: 'sync', pc: 0, faults: [] },
      { do: 'write', pc: 0, id: 's1', field: 'lastName', value: '' },
      { do: 'sync', pc: 0, faults: [] },
      { do: 'save-disk', pc: 0 },
    ],
  },
]

/** What has become of some schedules, to see that the simulator reaches the corners it is there for. */
export interface Tally {
  renamed: number
  held: number
  conflicts: number
}

/** R1–R5: so many schedules of what happens to PCs, each followed until nothing moves any more. */
export async function converges(runs: number, envelope: Envelope, pace: Pace): Promise<Tally> {
  const tally: Tally = { renamed: 0, held: 0, conflicts: 0 }
  // Other schedules for each pace.
  const { seed } = fc.readConfigureGlobal()
  await fc.assert(
    fc.asyncProperty(schedule, async ({ pcs, steps }) => {
      const office = new Office(pcs, envelope, pace)
      await office.begin()
      await office.play(steps)
      expect(await office.settle()).toBeLessThan(Infinity)
      expect(new Set(office.pcs.map((one) => one.picture())).size).toBe(1)
      expect(office.lost()).toEqual([])
      expect(office.unequal).toBe(0)
      tally.renamed += office.renamed
      tally.held += office.held
      tally.conflicts += office.pcs.reduce((sum, { disk }) => sum + disk.conflicts.size, 0)
    }),
    {
      numRuns: runs,
      examples: found.map((one) => [one]),
      ...(seed === undefined ? {} : { seed: seed + pace.mostFiles }),
    },
  )
  return tally
}

/** Half of what a run of the tests plays, for each of the two paces; `SYNC_RUNS` for the long run of the note. */
export const schedulesEach = Number(process.env.SYNC_RUNS ?? 10_000) / 2

/** Plays them and tells the time where it was asked for. */
export async function play({ task }: Pick<TestContext, 'task'>, envelope: Envelope, pace: Pace): Promise<Tally> {
  const started = performance.now()
  const before = process.threadCpuUsage()
  task.meta.trials = schedulesEach
  const tally = await converges(schedulesEach, envelope, pace)
  const { user, system } = process.threadCpuUsage(before)
  task.meta.cpuMs = (user + system) / 1000
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (process.env.SYNC_RUNS) console.log(`${String(schedulesEach)} schedules, ${seconds} s`, tally)
  return tally
}
