import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Edit } from '@/domain/changes/types'
import type { EntityName } from '@/domain/model/entities'
import type { Envelope } from '@/sync/envelope'
import { FORMAT } from '@/sync/batch'
import { depotOf } from '@/storage/openRegister'
import { memoryExchange, type MemoryExchange } from '@tests/support/memoryExchange'
import { plainEnvelope } from '@tests/support/plainEnvelope'
import { born, edit } from '@tests/integration/storage/world'
import { SchoolPcs, type SchoolPc } from './schoolPc'

/**
 * The code of another version is ours with other knowledge: tables that it has not learnt yet, and fields that ours does
 * not know or that it lacks.
 */
const versions = vi.hoisted(() => ({ unknown: new Set<string>(), otherFields: false }))
vi.mock(import('@/storage/checkEdits'), async (actual) => {
  const real = await actual()
  return {
    ...real,
    isEntity: (table: string): table is EntityName => !versions.unknown.has(table) && real.isEntity(table),
    checkEdits: (edits: readonly Edit[], signal?: AbortSignal) =>
      versions.otherFields
        ? Promise.resolve(new Map(edits.map((one) => [one.table, [one]])))
        : real.checkEdits(edits, signal),
    checkComplete: (edit: Edit) => {
      if (!versions.otherFields) real.checkComplete(edit)
    },
  }
})

let pcs: SchoolPcs
let store: MemoryExchange
/** The newer version. */
let a: SchoolPc
/** The older one. */
let b: SchoolPc

/** What a PC of the older version does. */
async function older<T>(work: () => Promise<T>): Promise<T> {
  versions.unknown.add('order')
  try {
    return await work()
  } finally {
    versions.unknown.clear()
  }
}

/** A save of a version with other fields. */
async function withOtherFields(pc: SchoolPc, edit: Edit): Promise<void> {
  versions.otherFields = true
  await pc.save(edit).finally(() => (versions.otherFields = false))
}

beforeEach(async () => {
  pcs = new SchoolPcs()
  store = memoryExchange()
  a = await pcs.add('Приёмная')
  b = await pcs.add('Завуч')
  await a.save(born('staff', 's1', { lastName: 'Орлова' }))
  await a.replica.begin(true)
  await a.sync(store)
  await b.replica.begin(false)
  await older(() => b.sync(store))
})
afterEach(() => pcs.end())

const order = (id: string, number: string) => born('order', id, { number })
const parked = (pc: SchoolPc) => depotOf(pc.register).db.pending.count()

describe('SPEC Y9, R18: two versions in one school', () => {
  it('a table that the older does not know waits there and comes back after its update', async () => {
    await a.save(order('o1', '12-л'), edit('staff', 's1', { note: 'по приказу' }))
    await a.sync(store)
    await older(async () => {
      expect(await b.sync(store)).toMatchObject({ outcome: 'done', holds: [] })
      expect((await b.person('s1'))?.note).toBe('по приказу')
      expect(await parked(b)).toBe(1)
      // Its own work goes on and reaches the newer one.
      await b.save(edit('staff', 's1', { email: 'b@school.ru' }))
      await b.sync(store)
    })
    await a.sync(store)
    expect((await a.person('s1'))?.email).toBe('b@school.ru')
    await b.restart()
    expect(await b.register.get('order', 'o1')).toMatchObject({ number: '12-л' })
    expect(await parked(b)).toBe(0)
    await b.sync(store)
    await a.sync(store)
    expect(await b.digest()).toBe(await a.digest())
  })

  it('through a whole state of the older the newer gets what the older could not read', async () => {
    await a.save(order('o1', '12-л'))
    await a.sync(store)
    await older(async () => {
      await b.sync(store)
      const state = await b.replica.state()
      if (state) await b.replica.put({ ...state, baseDue: true })
      await b.sync(store)
    })
    const only = memoryExchange()
    const folder = `v1/school/${await b.device()}/`
    for (const [path, bytes] of store.files) {
      if (path.startsWith(folder) || path.endsWith('README.txt')) await only.create(path, bytes)
    }
    const c = await pcs.add('Библиотека')
    await c.replica.begin(false)
    expect(await c.sync(only)).toMatchObject({ outcome: 'done' })
    expect(await c.register.get('order', 'o1')).toMatchObject({ number: '12-л' })
    expect(await parked(c)).toBe(0)
  })

  it('fields that the older does not know are kept, handed on, and are there after the update', async () => {
    await withOtherFields(a, edit('staff', 's1', { badge: 'синий' }))
    await a.sync(store)
    await older(async () => {
      await b.sync(store)
      await b.save(edit('staff', 's1', { note: 'правка старой версии' }))
      await b.sync(store)
    })
    await a.sync(store)
    for (const pc of [a, b]) {
      expect((await pc.stored('staff')).find(({ id }) => id === 's1')).toMatchObject({
        badge: 'синий',
        note: 'правка старой версии',
      })
    }
  })

  it('a newer kind of file stands still until the update, nothing behind it is skipped, and the rest goes on', async () => {
    const newer = envelopeOf(FORMAT + 1, FORMAT + 1)
    await a.save(edit('staff', 's1', { note: 'новый вид' }))
    await a.sync(store, {}, newer)
    await a.save(edit('staff', 's1', { note: 'и ещё' }))
    await a.sync(store, {}, newer)
    const held = await b.sync(store)
    expect(held.holds).toMatchObject([{ reason: 'newer-version', pc: 'Приёмная' }])
    expect((await b.person('s1'))?.note).toBe('')
    await b.save(edit('staff', 's1', { email: 'b@school.ru' }))
    expect(await b.sync(store)).toMatchObject({ outcome: 'done', sent: 1 })
    await a.sync(store, {}, newer)
    expect((await a.person('s1'))?.email).toBe('b@school.ru')
    expect(await b.sync(store, {}, newer)).toMatchObject({ outcome: 'done', holds: [], received: [{ sets: 2 }] })
    expect((await b.person('s1'))?.note).toBe('и ещё')
  })

  it('an update in the middle of an exchange: what was taken in stays, the rest comes, nothing twice', async () => {
    for (let count = 0; count < 4; count += 1) {
      await a.save(order(`o${String(count)}`, String(count)), edit('staff', 's1', { note: String(count) }))
      await a.sync(store)
    }
    const stop = new AbortController()
    await older(async () => {
      const report = await b.sync(store, {
        signal: stop.signal,
        onProgress: (done) => {
          if (done === 2) stop.abort()
        },
      })
      expect(report.outcome).toBe('cancelled')
      expect((await b.person('s1'))?.note).toBe('1')
      expect(await parked(b)).toBe(2)
    })
    await b.restart()
    expect(await b.sync(store)).toMatchObject({ outcome: 'done', received: [{ sets: 2 }] })
    for (let count = 0; count < 4; count += 1) {
      expect(await b.register.get('order', `o${String(count)}`)).toMatchObject({ number: String(count) })
    }
    await a.sync(store)
    expect(await b.digest()).toBe(await a.digest())
  })

  it('a newer program takes the files of an older one: fields that are new get their neutral value', async () => {
    await older(async () => {
      await withOtherFields(b, edit('staff', 's2', { lastName: 'Белова' }))
      await b.sync(store)
    })
    await a.sync(store)
    expect(await a.person('s2')).toMatchObject({ lastName: 'Белова', note: '', phones: [] })
  })
})

/** The envelope of a program that writes this format and understands all up to another. */
function envelopeOf(writes: number, understands: number): Envelope {
  return {
    ...plainEnvelope,
    wrap: (place, value) => plainEnvelope.wrap(place, { ...(value as object), format: writes }),
    async unwrap(place, hash, bytes) {
      const opened = await plainEnvelope.unwrap(place, hash, bytes)
      if (!opened.ok) return opened
      const file = opened.value as { format: number }
      return { ok: true, value: { ...file, format: file.format <= understands ? FORMAT : file.format } }
    },
  }
}
