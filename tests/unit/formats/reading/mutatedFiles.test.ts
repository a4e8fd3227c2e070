import { expect, it } from 'vitest'
import { runFuzz } from '@tests/fuzz/runFuzz'

// The short version of `npm run fuzz`.
it('kept inputs and 300 mutated files end in data or in one clear refusal', async () => {
  const report = await runFuzz(20261005, 300)
  expect(report.failures).toEqual([])
  // Mutations that never let anything through would prove nothing.
  expect(report.planned).toBeGreaterThan(50)
  expect(Object.keys(report.outcomes).length).toBeGreaterThan(8)
})
