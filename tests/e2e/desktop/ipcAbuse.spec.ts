import { CHANNELS, LIMITS } from '@contract'
import { attackChannels, portable } from '@tests/faults/attacks.mjs'
import { expect, test } from '@tests/host/fixture'
import { rightRequests } from '@tests/support/rightRequests'

test('S7: foreign frames, wrong types, huge arguments, foreign paths: every channel refuses every one', async ({
  start,
  folder,
}) => {
  const desktop = await start(folder)
  const right = portable(rightRequests)
  const given = { channels: CHANNELS, right, limitBytes: LIMITS.saveFileBytes }
  const { tried, passed, polluted } = await desktop.evaluate(attackChannels, given)
  expect(passed).toEqual([])
  expect(polluted).toBe(false)
  const channels = Object.keys(CHANNELS).length
  expect(tried['foreign frame']).toBe(channels * 4)
  expect(tried['second argument']).toBe(channels)
  expect(tried['wrong type']).toBeGreaterThan(channels * 20)
  expect(tried['huge argument']).toBeGreaterThan(channels * 2)
  const all = Object.values(tried).reduce((sum, count) => sum + count, 0)
  test.info().annotations.push({ type: 'refused', description: `${String(all)} of ${String(all)}` })
})
