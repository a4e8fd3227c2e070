import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { createEnvelope } from '@/sync/envelope'
import { exchange } from '@/sync/engine'
import { devicePath } from '@/sync/names'
import { memoryExchange } from '@tests/support/memoryExchange'
import { MemoryReplica } from '@tests/support/memoryReplica'
import { plainEnvelope } from '@tests/support/plainEnvelope'

const HOUR = 3600_000
const PCS = 5
const FIELDS = 15
/** `SYNC_DAYS=200` is the year of R17: 200,000 changes of 20,000 records. */
const days = Number(process.env.SYNC_DAYS ?? 30)
const RECORDS = 100 * days
const EDITS_A_DAY = 200

/** Numbers that look like chance and are the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}

/** Comparing states at every exchange is not what is measured here; the end compares them. */
class QuickReplica extends MemoryReplica {
  override digest(): Promise<string | null> {
    return Promise.resolve(null)
  }
}

describe('R17: five PCs, every school day', () => {
  it(
    'no folder grows without end, and everybody ends with the same',
    async () => {
      let now = Date.UTC(2026, 8, 1, 8)
      let devices = 0
      const newDeviceId = () => (++devices).toString(16).padStart(16, '0')
      const store = memoryExchange()
      const pcs = Array.from({ length: PCS }, () => new QuickReplica('school', newDeviceId(), () => now++, newDeviceId))
      const sync = (at: number) => {
        const replica = pcs[at]
        if (replica === undefined) throw new Error('no PC')
        return exchange({ replica, store, envelope: plainEnvelope, now: () => now, pc: () => `ПК ${String(at)}` })
      }
      const next = numbers(7)
      const person = (id: number) => {
        const fields = Object.fromEntries(
          Array.from({ length: FIELDS }, (_, at) => [`f${String(at)}`, `Значение ${String(next(5000))}`]),
        )
        return { table: 'pupil' as const, id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`, fields }
      }
      const all = Array.from({ length: RECORDS }, (_, at) => person(at))
      pcs[0]?.save(all)
      for (const [at, pc] of pcs.entries()) await pc.begin(at === 0)
      let most = 0
      let changes = 0
      for (let day = 0; day < days; day++) {
        for (let hour = 0; hour < 8; hour++) {
          for (const [at, pc] of pcs.entries()) {
            for (let edit = 0; edit < EDITS_A_DAY / 8; edit++) {
              const { id } = all[next(RECORDS)] ?? person(0)
              pc.save([{ table: 'pupil', id, fields: { [`f${String(next(FIELDS))}`]: `Правка ${String(next(1e6))}` } }])
              changes += 1
            }
            // One PC is on only every third day.
            if (at < PCS - 1 || day % 3 === 0) await sync(at)
            now += HOUR / PCS
          }
        }
        now += 16 * HOUR
        for (const pc of pcs) {
          const folder = await store.list(devicePath('school', pc.disk.deviceId))
          if (folder.ok) most = Math.max(most, folder.value.length)
        }
      }
      for (let round = 0; round < 3; round++) for (const at of pcs.keys()) await sync(at)
      expect(new Set(pcs.map((pc) => pc.picture())).size).toBe(1)
      expect(most).toBeLessThanOrEqual(500)

      const state = await pcs[0]?.whole()
      const sealed = await createEnvelope(await generateX25519Identity()).wrap('school/x/snap/1', state)
      expect(sealed.bytes.length).toBeLessThanOrEqual(3 * 1024 * 1024)
      if (process.env.SYNC_DAYS) {
        console.log({
          days,
          changes,
          records: RECORDS,
          most,
          snapshotBytes: sealed.bytes.length,
          files: store.files.size,
        })
      }
    },
    days * 6000,
  )
})
