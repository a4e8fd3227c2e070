import { generateX25519Identity } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '@/domain/model/plain'
import { createEnvelope, type Envelope } from '@/sync/envelope'
import { defaultPace, type Pace } from '@/sync/pace'
import { plainEnvelope } from '@tests/support/plainEnvelope'
import { DAY, Office, type OfficeStep } from '@tests/support/syncOffice'
import type { StoreFault } from '@tests/support/faultyExchange'

const pc = fc.nat(3)
const id = fc.constantFrom('s1', 's2', 's3')
const field = fc.constantFrom('lastName', 'phone', 'note')
const value = fc.constantFrom<Json>('', 'Иванова', 'Петрова', null, 1, ['а'])
const fault = fc.oneof(
  { weight: 6, arbitrary: fc.constant<StoreFault>('none') },
  { weight: 4, arbitrary: fc.constantFrom<StoreFault>('drop', 'cut', 'late', 'corrupt', 'double', 'done-but-failed') },
)
const step: fc.Arbitrary<OfficeStep> = fc.oneof(
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
const hasty: Pace = {
  filesPerSnapshot: 2,
  snapshotDays: 30,
  keepDays: 1,
  mostAcknowledged: 2,
  mostFiles: 4,
  snapshotsKept: 2,
}
const schedule = fc.record({
  pace: fc.constantFrom(defaultPace, hasty),
  pcs: fc.integer({ min: 2, max: 4 }),
  steps: fc.array(step, { minLength: 4, maxLength: 30 }),
})

/** `SYNC_RUNS` for the long run of the note; fast-check prints seed and path of a failure. */
const numRuns = Number(process.env.SYNC_RUNS ?? 10_000)

/** What has become of some schedules, to see that the simulator reaches the corners it is there for. */
interface Tally {
  renamed: number
  held: number
  conflicts: number
}

async function converges(runs: number, envelope: Envelope): Promise<Tally> {
  const tally: Tally = { renamed: 0, held: 0, conflicts: 0 }
  await fc.assert(
    fc.asyncProperty(schedule, async ({ pcs, steps, pace }) => {
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
    { numRuns: runs },
  )
  return tally
}

describe('SPEC Y: the simulator of 2–5 PCs around a faulty store', () => {
  it(
    'R1–R5: converges, loses nothing, comes to rest',
    async () => {
      const started = performance.now()
      const tally = await converges(numRuns, plainEnvelope)
      if (process.env.SYNC_RUNS) {
        console.log(`${String(numRuns)} schedules, ${((performance.now() - started) / 1000).toFixed(1)} s`, tally)
      }
      for (const reached of Object.values(tally)) expect(reached).toBeGreaterThan(numRuns / 100)
    },
    numRuns * 20 + 60_000,
  )

  it('under the real envelope too', async () => {
    await converges(200, createEnvelope(await generateX25519Identity()))
  }, 120_000)
})
