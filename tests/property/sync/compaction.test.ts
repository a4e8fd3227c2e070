import { describe, expect, it } from 'vitest'
import { hasty, play, schedulesEach } from '@tests/support/officeSchedules'
import { plainEnvelope } from '@tests/support/plainEnvelope'

describe('SPEC Y12: the simulator of 2–5 PCs, with snapshots and deletion in a hurry', () => {
  it(
    'R1–R5: converges, loses nothing, comes to rest',
    async (context) => {
      for (const reached of Object.values(await play(context, plainEnvelope, hasty)))
        expect(reached).toBeGreaterThan(schedulesEach / 100)
    },
    schedulesEach * 20 + 60_000,
  )
})
