import { test } from '@tests/support/e2e'
import { runSession } from '@tests/session/runSession.mjs'

// The long one is `npm run session`; this one keeps it alive and catches what breaks at once.
test('twenty seconds of random clicking and typing leave the register as a model of it', async ({ page, troubles }) => {
  await page.goto('/')
  await runSession(page, { seed: 2026, milliseconds: 20_000, troubles: troubles.errors })
})
