import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/domain/changes/canonical'
import { changeFromEdit } from '@/domain/changes/edit'
import { mergeChange } from '@/domain/changes/merge'
import { fieldsOf, isAlive, packStamps, restamped, stampOf } from '@/domain/changes/record'
import { laterStamp, makeStamp, nextStamp, parseStamp } from '@/domain/changes/stamp'
import type { Change, Stamp, StoredRecord } from '@/domain/changes/types'
import type { Json } from '@/domain/model/plain'

const DAY = 24 * 3600 * 1000
const NOON = Date.UTC(2026, 8, 1, 12)
/** fast-check prints the seed and the path of a failure; a found failure is kept as an `examples` entry. */
const RUNS = { numRuns: 10_000 }
/** Generous, since a slow or busy machine is no failure of the law. */
const TIME = 120_000

/** One PC of the simulator: its records, its clock, and what it has written. */
class Pc {
  readonly records = new Map<string, StoredRecord>()
  last: Stamp | null = null
  skew = 0
  constructor(readonly deviceId: string) {}

  write(tick: number, id: string, fields: Record<string, Json>): Change | null {
    const record = this.records.get(id)
    if (record?._erased === true) return null
    const { stamp } = nextStamp(NOON + tick * 1000 + this.skew, this.last, this.deviceId)
    const change = changeFromEdit(record, { table: 'staff', id, fields }, stamp)
    if (change === null) return null
    expect(this.last === null || stamp > this.last).toBe(true)
    this.last = stamp
    this.records.set(id, mergeChange(record, change).record)
    return change
  }

  receive(change: Change): void {
    this.last = laterStamp(this.last, change.stamp)
    this.records.set(change.id, mergeChange(this.records.get(change.id), change).record)
  }

  picture(): string {
    return canonicalJson([...this.records].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

const value = fc.constantFrom<Json>('', 'Иванова', 'Петрова', null, 0, 1, [], ['а'], { b: 1, a: 2 })
const field = fc.constantFrom('lastName', 'phone', 'email', 'note')
const id = fc.constantFrom('s1', 's2')
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), pc: fc.nat(3), id, field, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), pc: fc.nat(3), id, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), pc: fc.nat(3), id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      pc: fc.nat(3),
      by: fc.constantFrom(-5 * 365 * DAY, -DAY, -6 * 60_000, 0, DAY, 5 * 365 * DAY),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const), pc: fc.nat(3), which: fc.nat(1000) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const story = fc.record({
  devices: fc.integer({ min: 2, max: 4 }),
  cloned: fc.boolean(),
  steps: fc.array(step, { minLength: 3, maxLength: 24 }),
  order: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
})

function play(devices: number, cloned: boolean, steps: readonly Step[]): { pcs: Pc[]; changes: Change[] } {
  const pcs = Array.from({ length: devices }, (_, at) => new Pc(String(cloned && at === 1 ? 0 : at).padStart(16, '0')))
  const changes: Change[] = []
  steps.forEach((one, tick) => {
    const pc = pcs[one.pc % devices]
    if (pc === undefined) return
    if (one.do === 'clock') pc.skew = one.by
    if (one.do === 'deliver' && changes.length > 0) pc.receive(changes[one.which % changes.length] as Change)
    const fields: Record<string, Json> | null =
      one.do === 'write'
        ? { [one.field]: one.value }
        : one.do === 'delete'
          ? { _deleted: one.on }
          : one.do === 'erase'
            ? { _deleted: true, _erased: true }
            : null
    // A clone writes at the same tick with the same id, so equal stamps really occur.
    if (fields !== null && 'id' in one) {
      const change = pc.write(cloned ? Math.floor(tick / 4) : tick, one.id, fields)
      if (change !== null) changes.push(change)
    }
  })
  return { pcs, changes }
}

/** Everything to everyone, in an order of its own for each PC, some of it twice. */
function settle(pcs: Pc[], changes: readonly Change[], order: readonly number[]): void {
  pcs.forEach((pc, at) => {
    const rest = [...changes, ...changes.slice(0, (order[at] ?? 0) % 4)]
    for (let turn = 0; rest.length > 0; turn++) {
      const [next] = rest.splice(((order[(at + turn) % order.length] ?? 0) * 7 + turn * 13) % rest.length, 1)
      if (next !== undefined) pc.receive(next)
    }
  })
}

describe('C4, C5, C7, C10: the simulator of 2–4 PCs', () => {
  it(
    'converges under any order, repetition, delay, clock jump and cloned device',
    () => {
      let equalStamps = 0
      let revived = 0
      fc.assert(
        fc.property(story, ({ devices, cloned, steps, order }) => {
          const { pcs, changes } = play(devices, cloned, steps)
          if (new Set(changes.map((change) => change.stamp)).size < changes.length) equalStamps++
          settle(pcs, changes, order)
          const pictures = new Set(pcs.map((pc) => pc.picture()))
          expect(pictures.size).toBe(1)
          for (const record of pcs[0]?.records.values() ?? [])
            if (record._deleted === true && isAlive(record)) revived++
        }),
        RUNS,
      )
      // The simulator has to reach the corners it is there for.
      expect(equalStamps).toBeGreaterThan(50)
      expect(revived).toBeGreaterThan(50)
    },
    TIME,
  )

  it(
    'C2: a PC sees its own write at once, whatever its clock says',
    () => {
      fc.assert(
        fc.property(story, field, value, ({ devices, cloned, steps }, name, text) => {
          const { pcs } = play(devices, cloned, steps)
          for (const pc of pcs) {
            if (pc.write(1000, 's1', { [name]: text }) === null) continue
            const record = pc.records.get('s1')
            expect(record !== undefined && isAlive(record)).toBe(true)
            expect(record?.[name]).toEqual(text)
          }
        }),
        { numRuns: 3000 },
      )
    },
    TIME,
  )

  it(
    'C10: no value survives an erasure, wherever it is in the order',
    () => {
      fc.assert(
        fc.property(story, ({ devices, cloned, steps, order }) => {
          const { pcs, changes } = play(devices, cloned, steps)
          settle(pcs, changes, order)
          for (const record of pcs[0]?.records.values() ?? []) {
            if (record._erased !== true) continue
            for (const name of fieldsOf(record)) if (!name.startsWith('_')) expect(record[name]).toBeNull()
          }
        }),
        { numRuns: 3000 },
      )
    },
    TIME,
  )
})

const stamp = fc
  .record({ ms: fc.integer({ min: 1, max: 6 }), counter: fc.nat(1), device: fc.constantFrom('0', '1') })
  .map(({ ms, counter, device }) => makeStamp({ ms, counter, deviceId: device.padStart(16, '0') }))
const fields = fc.dictionary(fc.constantFrom('lastName', 'phone', 'email', 'note', '_deleted'), value, { maxKeys: 4 })
const change = fc.record({ stamp, fields }).map(({ stamp: at, fields: values }): Change => {
  const clean = '_deleted' in values ? { ...values, _deleted: values._deleted === 1 } : values
  return { table: 'staff', id: 's1', stamp: at, fields: clean, base: {} }
})
const mergeAll = (changes: readonly Change[]) => {
  let record: StoredRecord | undefined
  for (const one of changes) record = mergeChange(record, one).record
  return record
}

describe('C4–C7: laws of the merge', () => {
  it(
    'C4: order and grouping do not matter',
    () => {
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(720), (changes, seed) => {
          const shuffled = [...changes].sort((a, b) => hash(a, seed) - hash(b, seed))
          expect(canonicalJson(mergeAll(shuffled))).toBe(canonicalJson(mergeAll(changes)))
        }),
        RUNS,
      )
    },
    TIME,
  )

  it(
    'C4: repetition changes nothing',
    () => {
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
          expect(canonicalJson(mergeAll([...changes, ...changes]))).toBe(canonicalJson(mergeAll(changes)))
        }),
        { numRuns: 3000 },
      )
    },
    TIME,
  )

  it('C6: an edit newer than the deletion revives the whole record, an older one does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 2, max: 9 }),
        field,
        (deletedAt, editedAt, name) => {
          fc.pre(deletedAt !== editedAt)
          const at = (ms: number) => makeStamp({ ms, counter: 0, deviceId: '0'.repeat(16) })
          const one = (ms: number, values: Record<string, Json>): Change => {
            return { table: 'staff', id: 's1', stamp: at(ms), fields: values, base: {} }
          }
          const born = one(1, { lastName: 'Иванова', phone: '1', email: '', note: '', _deleted: false })
          const record = mergeAll([born, one(editedAt, { [name]: 'x' }), one(deletedAt, { _deleted: true })])
          expect(record !== undefined && isAlive(record)).toBe(editedAt > deletedAt)
          expect(record?.lastName).toBe(name === 'lastName' ? 'x' : 'Иванова')
        },
      ),
      { numRuns: 1000 },
    )
  })

  it(
    'C7: packing keeps every stamp, and none for fields that are not there',
    () => {
      fc.assert(
        fc.property(fc.uniqueArray(fc.tuple(field, stamp), { selector: ([name]) => name }), (pairs) => {
          const record: StoredRecord = { id: 's1', _s: packStamps(new Map(pairs)) }
          for (const [name] of pairs) record[name] = 1
          for (const [name, at] of pairs) expect(stampOf(record, name)).toBe(at)
          expect(stampOf(record, 'absent')).toBeUndefined()
        }),
        { numRuns: 3000 },
      )
    },
    TIME,
  )

  it(
    'stamping some fields anew is the same as packing all of them',
    () => {
      const pairs = fc.uniqueArray(fc.tuple(field, stamp), { selector: ([name]) => name })
      fc.assert(
        fc.property(pairs, fc.uniqueArray(field, { minLength: 1 }), stamp, (before, fields, at) => {
          const record: StoredRecord = { id: 's1', _s: packStamps(new Map(before)) }
          for (const [name] of before) record[name] = 1
          const after = new Map([...before, ...fields.map((name) => [name, at] as const)])
          expect(restamped(record, fields, at)).toEqual(packStamps(after))
        }),
        RUNS,
      )
    },
    TIME,
  )
})

describe('C2, C3: the clock', () => {
  it('only goes up, through every jump', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5 * 365 * DAY, max: 5 * 365 * DAY }), { maxLength: 40 }), (jumps) => {
        let last: Stamp | null = null
        for (const jump of jumps) {
          const reading = nextStamp(NOON + jump, last, '0'.repeat(16))
          expect(last === null || reading.stamp > last).toBe(true)
          expect(reading.wentBack).toBe(last !== null && NOON + jump < (parseStamp(last)?.ms ?? 0))
          last = reading.stamp
        }
      }),
      { numRuns: 2000 },
    )
  })
})

function hash(one: Change, seed: number): number {
  let sum = seed
  for (const letter of canonicalJson(one)) sum = (sum * 31 + letter.charCodeAt(0)) % 99_991
  return sum
}
