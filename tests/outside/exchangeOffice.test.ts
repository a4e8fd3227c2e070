import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { OfficePc } from '@tests/support/desktopOffice'
import { faultsOf, officeDay } from '@tests/support/officeDay'

afterEach(() => OfficePc.endAll())

it('five PCs, each with a browser and a profile of its own, end with equal registers and say so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'five-'))
  const day = await officeDay(folder, 5)
  expect(await faultsOf(day)).toEqual([])
  for (const pc of day.pcs) await pc.quit()
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}, 600_000)
