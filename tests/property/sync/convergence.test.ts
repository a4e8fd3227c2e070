import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { createEnvelope } from '@/sync/envelope'
import { defaultPace } from '@/sync/pace'
import { converges, play, schedulesEach } from '@tests/support/officeSchedules'
import { plainEnvelope } from '@tests/support/plainEnvelope'

describe('SPEC Y: the simulator of 2–5 PCs around a faulty store', () => {
  it(
    'R1–R5: converges, loses nothing, comes to rest',
    async (context) => {
      for (const reached of Object.values(await play(context, plainEnvelope, defaultPace)))
        expect(reached).toBeGreaterThan(schedulesEach / 100)
    },
    schedulesEach * 20 + 60_000,
  )

  it('under the real envelope too', async ({ task }) => {
    task.meta.trials = 200
    await converges(200, createEnvelope(await generateX25519Identity()), defaultPace)
  }, 120_000)
})
