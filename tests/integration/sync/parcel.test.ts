import { generateX25519Identity } from 'age-encryption'
import { zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { born, edit, NOON } from '@tests/integration/storage/world'
import { MemoryReplica } from '@tests/support/memoryReplica'
import { createEnvelope, type Envelope } from '@/sync/envelope'
import { packParcel, unpackParcel } from '@/sync/parcel'
import { parcelName } from '@/sync/texts'

let envelope: Envelope
let a: MemoryReplica
let b: MemoryReplica
let now: number
const pc = (device: string) =>
  new MemoryReplica(
    'school',
    device.padStart(16, '0'),
    () => now++,
    () => 'f'.repeat(16),
  )
const engine = (replica: MemoryReplica) => ({
  replica,
  envelope,
  now: () => now,
  pc: () => (replica === a ? 'Приёмная' : 'Завуч'),
})
const lastName = (replica: MemoryReplica, id: string) => {
  const record = replica.disk.records.get(`staff|${id}`)
  return record === undefined || record._deleted === true ? undefined : record.lastName
}

beforeEach(async () => {
  now = NOON
  envelope = createEnvelope(await generateX25519Identity())
  a = pc('1')
  b = pc('2')
  for (const replica of [a, b]) await replica.begin(true)
})

describe('a parcel', () => {
  it('carries everything of a PC to another that shares no place with it, again and again', async () => {
    a.save([born('staff', 's1', { lastName: 'Орлова' })])
    const first = await packParcel(engine(a))
    expect(await unpackParcel(engine(b), first)).toMatchObject({ ok: true, facts: { pc: 'Приёмная', records: 1 } })
    expect(lastName(b, 's1')).toBe('Орлова')
    expect(await unpackParcel(engine(b), first)).toMatchObject({ ok: true, facts: { sets: 0, records: 0 } })

    b.save([edit('staff', 's1', { lastName: 'Белова' })])
    expect(await unpackParcel(engine(a), await packParcel(engine(b)))).toMatchObject({
      ok: true,
      facts: { pc: 'Завуч' },
    })
    expect(lastName(a, 's1')).toBe('Белова')
    expect(a.picture()).toBe(b.picture())
    // A third PC gets what came over the first from the first alone.
    const c = pc('3')
    await c.begin(true)
    await unpackParcel(engine(c), await packParcel(engine(a)))
    expect(c.picture()).toBe(a.picture())
  })

  it('that would delete much is taken only when a person says so', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `s${String(at)}`)
    a.save(many.map((id) => born('staff', id, { lastName: 'Орлова' })))
    await unpackParcel(engine(b), await packParcel(engine(a)))
    a.save(many.slice(0, 30).map((id) => edit('staff', id, { _deleted: true })))
    const parcel = await packParcel(engine(a))
    const held = await unpackParcel(engine(b), parcel)
    const hold = held.ok ? held.report.holds[0] : undefined
    expect(hold).toMatchObject({ reason: 'deletions' })
    expect(lastName(b, 's1')).toBe('Орлова')
    if (hold) expect(await unpackParcel(engine(b), parcel, { accept: hold })).toMatchObject({ ok: true })
    expect(lastName(b, 's1')).toBeUndefined()
  })

  it('of another school, of another key, cut or none at all is refused as what it is', async () => {
    a.save([born('staff', 's1', { lastName: 'Орлова' })])
    const parcel = await packParcel(engine(a))
    const refusal = async (bytes: Uint8Array, replica = b) => {
      const answer = await unpackParcel(engine(replica), bytes)
      return answer.ok ? 'taken' : answer.refusal
    }
    expect(await refusal(new Uint8Array())).toBe('not-a-parcel')
    expect(await refusal(new TextEncoder().encode('Список покупок'))).toBe('not-a-parcel')
    expect(await refusal(zipSync({ 'письмо.txt': new Uint8Array([1]) }))).toBe('not-a-parcel')
    expect(await refusal(parcel.slice(0, parcel.length - 40))).toBe('not-a-parcel')
    // A megabyte of zeros in a kilobyte is no sealed file.
    expect(await refusal(zipSync({ 'v1/school/README.txt': new Uint8Array(1024 * 1024) }))).toBe('not-a-parcel')
    const other = new MemoryReplica(
      'gymnasium',
      '9'.padStart(16, '0'),
      () => now,
      () => 'e'.repeat(16),
    )
    await other.begin(true)
    expect(await refusal(parcel, other)).toBe('other-school')
    envelope = createEnvelope(await generateX25519Identity())
    expect(await refusal(parcel)).toBe('damaged')
    expect(b.disk.records.size).toBe(0)
  })

  it('has a name that every disk takes', () => {
    expect(parcelName('МБОУ «СОШ № 5»: корпус 2/1', 'Приёмная', new Date(2026, 8, 1))).toBe(
      'Посылка МБОУ СОШ № 5 корпус 21 Приёмная 2026-09-01.zip',
    )
  })
})
