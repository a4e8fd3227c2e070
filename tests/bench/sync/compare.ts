import { gzipSync } from 'node:zlib'
import { generateX25519Identity } from 'age-encryption'
import { createEnvelope } from '@/sync/envelope'
import { exchange } from '@/sync/engine'
import { memoryExchange } from '@tests/support/memoryExchange'
import { MemoryReplica } from '@tests/support/memoryReplica'
import { contestants, type OneEdit, type Row } from './replicas'

const RECORDS = 5000
const FIELDS = 15
const EDITS = 50_000
const MERGED = 5000

export interface Result {
  name: string
  mergeMs: number
  loadMs: number
  snapshotBytes: number
  gzipBytes: number
  /** Total length of all fields after the merge, the same for all. */
  length: number
}

/** Numbers that look like chance and are the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}

const words = ['Иванова', 'Мария', 'Петровна', 'учитель', 'кабинет', 'школа', 'Ярославль', 'улица', 'Садовая', 'дом']

/** The table of reliability 1.4, one round; the contestants take turns, so that a busy machine is busy for all. */
export function round(): Result[] {
  const next = numbers(11)
  const text = () => Array.from({ length: 1 + next(3) }, () => words[next(words.length)]).join(' ') + String(next(1000))
  const ids = Array.from(
    { length: RECORDS },
    (_, at) => `${(at * 7919).toString(16).padStart(8, '0')}-0000-4000-8000-${String(next(1e9)).padStart(12, '0')}`,
  )
  const rows = new Map<string, Row>(
    ids.map((id) => [id, Object.fromEntries(Array.from({ length: FIELDS }, (_, at) => [`поле${String(at)}`, text()]))]),
  )
  const edits = (count: number): OneEdit[] =>
    Array.from({ length: count }, () => ({
      id: ids[next(RECORDS)] ?? '',
      field: `поле${String(next(FIELDS))}`,
      value: text(),
    }))
  const history = edits(EDITS)
  // Fields that the other side has not touched: who wins a conflict is each library's own taste, and no part of this.
  const touched = new Set(history.map(({ id, field }) => `${id}|${field}`))
  const others = edits(4 * MERGED)
    .filter(({ id, field }) => !touched.has(`${id}|${field}`))
    .slice(0, MERGED)
  return contestants.map(({ name, create, load }) => {
    const here = create(rows, 1)
    const there = create(rows, 2)
    here.edit(history)
    there.edit(others)
    const delta = there.delta()
    const mergeMs = timed(() => {
      here.merge(delta)
    })
    const snapshot = here.snapshot()
    let length = 0
    const loadMs = timed(() => {
      length = load(snapshot, 3).readAll()
    })
    return { name, mergeMs, loadMs, snapshotBytes: snapshot.length, gzipBytes: gzipSync(snapshot).length, length }
  })
}

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** With a digest as long as a real one: the twin in memory compares whole texts. */
class DigestedReplica extends MemoryReplica {
  override digest(): Promise<string> {
    const bytes = crypto.getRandomValues(new Uint8Array(32))
    return Promise.resolve([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
  }
}

/** Bytes of the file that 20 edits of 20 people make, as it lies in the store. */
export async function wireBytes(): Promise<number> {
  const store = memoryExchange()
  const device = '0f3a9c27d1e4b586'
  const school = '6f1e2c3d-4b5a-4978-8c6d-7e8f90a1b2c3'
  const replica = new DigestedReplica(
    school,
    device,
    () => 1_800_000_000_000,
    () => device,
  )
  const envelope = createEnvelope(await generateX25519Identity())
  const sync = () => exchange({ replica, store, envelope, now: () => 1_800_000_000_000, pc: () => 'Приёмная' })
  await replica.begin(false)
  const people = Array.from({ length: 20 }, () => crypto.randomUUID())
  for (const id of people) replica.save([{ table: 'staff', id, fields: { phone: '' } }])
  await sync()
  const before = new Set(store.files.keys())
  replica.save(
    people.map((id, at) => ({ table: 'staff' as const, id, fields: { phone: `+7 912 000-00-${String(10 + at)}` } })),
  )
  await sync()
  return [...store.files].filter(([path]) => !before.has(path)).reduce((sum, [, bytes]) => sum + bytes.length, 0)
}
