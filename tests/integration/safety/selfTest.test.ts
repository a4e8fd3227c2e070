import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredRecord } from '@/domain/changes/types'
import { runSelfTest, type CopyContents, type CopySource } from '@/safety/selfTest'
import { allTables } from '@/storage/commit'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { born, edit, save, World } from '@tests/integration/storage/world'

let world: World
let register: Register
beforeEach(async () => {
  world = new World()
  register = await world.register()
  await save(
    register,
    'Первые',
    born('staff', 's1', { lastName: 'Иванова', phones: [{ number: '+79001234567', comment: 'мама' }] }),
    born('staff', 's2', { lastName: 'Петров' }),
    born('class', 'c1', { yearId: 'year-2026', levels: [5], litera: 'А' }),
  )
  await save(register, 'Правка', edit('staff', 's1', { email: 'a@example.invalid' }))
})
afterEach(() => world.end())

const database = () => depotOf(register).db

/** A copy as it would be now: all records, nothing after them. */
async function copyNow(whole: boolean): Promise<CopyContents> {
  const records: Record<string, StoredRecord[]> = {}
  for (const table of allTables) records[table] = await database().records(table).toArray()
  return { at: '2026-09-01T12:00:00.000Z', records: structuredClone(records), changes: [], whole }
}

const source = (copy: CopySource['copy'], read: CopySource['read']): CopySource => ({ copy, read })

async function check(...sources: CopySource[]) {
  const report = await runSelfTest(database(), sources, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  return Object.fromEntries(report.copies.map((copy) => [copy.copy, copy]))
}

describe('the self-test', () => {
  it('finds a sound school equal to its log and its copies, also after undo, deletion and erasure', async () => {
    await register.undo()
    await save(register, 'Удаление', edit('class', 'c1', { _deleted: true }))
    await register.erase('staff', 's2')
    const now = await copyNow(true)
    const found = await check(source('journal', () => Promise.resolve(now)))
    expect(found.log).toMatchObject({ outcome: 'equal', differing: 0, differences: [] })
    expect(found.journal).toMatchObject({ outcome: 'equal', differing: 0 })
    expect(found.log?.fields).toBeGreaterThan(40)
    expect(found.journal?.records).toBe(3)
  })

  it('counts what was changed after a snapshot, and does not blame it', async () => {
    const old = await copyNow(false)
    await save(register, 'Позже', edit('staff', 's1', { email: 'b@example.invalid', note: 'новое' }))
    const { snapshot } = await check(source('snapshot', () => Promise.resolve(old)))
    expect(snapshot).toMatchObject({ outcome: 'equal', newer: 2, differing: 0 })
  })

  it('tells a missing copy from one that cannot be read', async () => {
    const found = await check(
      source('journal', () => Promise.resolve(null)),
      source('snapshot', () => Promise.reject(new Error('damaged'))),
    )
    expect(found.journal).toMatchObject({ outcome: 'absent', fields: 0 })
    expect(found.snapshot).toMatchObject({ outcome: 'unreadable' })
  })

  it.each([
    [
      'a value that changed by itself',
      'value',
      (row: StoredRecord) =>
        database()
          .records('staff')
          .put({ ...row, email: 'x' }),
    ],
    ['a record that vanished', 'missing', (row: StoredRecord) => database().records('staff').delete(row.id)],
    [
      'a field that went back to an older version',
      'older',
      (row: StoredRecord) =>
        database()
          .records('staff')
          .put({ ...row, email: '', _s: { '*': row._s['*'] ?? '' } }),
    ],
  ] as const)('names %s, by record and field', async (_what, what, spoil) => {
    const before = await copyNow(true)
    const row = await database().records('staff').get('s1')
    if (!row) throw new Error('no such record')
    await spoil(row)
    const found = await check(source('journal', () => Promise.resolve(before)))
    for (const copy of [found.log, found.journal]) {
      expect(copy?.outcome).toBe('differs')
      expect(copy?.differences).toContainEqual({ table: 'staff', id: 's1', field: 'email', what })
    }
  })

  it('names what a copy lacks only where it must hold everything', async () => {
    const early = await copyNow(true)
    await save(register, 'Позже', born('staff', 's3', { lastName: 'Сидорова' }))
    const found = await check(
      source('journal', () => Promise.resolve(early)),
      source('snapshot', () => Promise.resolve({ ...early, whole: false })),
    )
    expect(found.snapshot).toMatchObject({ outcome: 'equal' })
    expect(found.journal?.outcome).toBe('differs')
    expect(new Set(found.journal?.differences.map(({ id, what }) => `${id} ${what}`))).toEqual(
      new Set(['s3 notCopied']),
    )
  })

  it('does not take a save in the middle of it for a fault', async () => {
    const meanwhile = source('journal', async () => {
      await save(
        register,
        'Тем временем',
        edit('staff', 's2', { note: 'успели' }),
        born('class', 'c2', { yearId: 'year-2026', levels: [6] }),
      )
      return copyNow(true)
    })
    expect((await check(meanwhile)).journal).toMatchObject({ outcome: 'equal', differing: 0 })
  })

  it('tells its progress to the end and stops when it is told to', async () => {
    const steps: [number, number][] = []
    const stop = new AbortController()
    const options = { signal: stop.signal, onProgress: (done: number, total: number) => void steps.push([done, total]) }
    await runSelfTest(database(), [source('journal', () => copyNow(true))], options)
    expect(steps).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    const cancelled = runSelfTest(
      database(),
      [
        source('journal', () => {
          stop.abort(new DOMException('enough', 'AbortError'))
          return Promise.reject(new Error('not read'))
        }),
      ],
      options,
    )
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
  })
})
