import { describe, expect, it } from 'vitest'
import type { Pace } from '@/sync/pace'
import { play, schedulesEach } from '@tests/support/officeSchedules'
import { plainEnvelope } from '@tests/support/plainEnvelope'

/** Snapshots and deletion every few files instead of every few hundred. */
const hasty: Pace = {
  filesPerSnapshot: 2,
  snapshotDays: 30,
  keepDays: 1,
  mostAcknowledged: 2,
  mostFiles: 4,
  snapshotsKept: 2,
}

describe('SPEC Y12: the simulator of 2–5 PCs, with snapshots and deletion in a hurry', () => {
  it(
    'R1–R5: converges, loses nothing, comes to rest',
    async () => {
      for (const reached of Object.values(await play(plainEnvelope, hasty)))
        expect(reached).toBeGreaterThan(schedulesEach / 100)
    },
    schedulesEach * 20 + 60_000,
  )
})
