import { CHANNELS, LIMITS } from '../../../electron/contract.ts'
import { rightRequests } from '../../support/rightRequests.ts'
import { attackChannels, portable } from '../attacks.mjs'
import { open } from '../desktop.mjs'
import { copyOf } from '../trial.mjs'

/** Every channel of the border, called in every wrong way; one line per kind of attempt. */
export async function* ipc({ small }) {
  const { profile, drop } = await copyOf(small, 'ipc')
  const session = await open(profile)
  const right = portable(rightRequests)
  const given = { channels: CHANNELS, right, limitBytes: LIMITS.saveFileBytes }
  const { tried, passed, polluted } = await session.desktop.evaluate(attackChannels, given)
  for (const [kind, count] of Object.entries(tried)) {
    const misses = passed.filter((line) => line.startsWith(`${kind}:`))
    yield { suite: 'ipc', name: kind, saw: `${count - misses.length} of ${count} refused`, startMs: [], misses }
  }
  if (polluted)
    yield { suite: 'ipc', name: 'prototype', saw: '', startMs: [], misses: ['Object.prototype was changed'] }
  await session.kill()
  await drop()
}
