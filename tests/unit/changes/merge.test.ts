import { describe, expect, it } from 'vitest'
import { mergeChange } from '@/domain/changes/merge'
import { isAlive, newestStamp, rowOf, stampOf } from '@/domain/changes/record'
import { makeStamp } from '@/domain/changes/stamp'
import type { Change, Stamp, StoredRecord } from '@/domain/changes/types'
import type { Json } from '@/domain/model/plain'

const at = (ms: number, device = 'a') => makeStamp({ ms, counter: 0, deviceId: device.repeat(16) })
const change = (stamp: Stamp, fields: Record<string, Json>, base: Record<string, Stamp> = {}): Change => ({
  table: 'staff',
  id: 's1',
  stamp,
  fields,
  base,
})
const merged = (...changes: Change[]): StoredRecord => {
  let record: StoredRecord | undefined
  for (const one of changes) record = mergeChange(record, one).record
  return record ?? { id: 's1', _s: {} }
}

describe('C4: the larger stamp wins, field by field', () => {
  it('keeps the newer value whichever comes first', () => {
    const first = change(at(1), { phone: '1', email: 'a' })
    const second = change(at(2), { phone: '2' })
    for (const record of [merged(first, second), merged(second, first)]) {
      expect(record).toMatchObject({ phone: '2', email: 'a' })
      expect(stampOf(record, 'phone')).toBe(at(2))
      expect(stampOf(record, 'email')).toBe(at(1))
    }
  })

  it('changes nothing when it comes again, and gives the same object', () => {
    const one = change(at(1), { phone: '1' })
    const record = merged(one)
    const again = mergeChange(record, one)
    expect(again.record).toBe(record)
    expect(again.applied).toEqual([])
    expect(again.conflicts).toEqual([])
  })

  it('does not modify the record it is given', () => {
    const record = Object.freeze({ ...merged(change(at(1), { phone: '1' })) })
    Object.freeze(record._s)
    mergeChange(record, change(at(2), { phone: '2' }))
    expect(record.phone).toBe('1')
  })
})

describe('C5: equal stamps', () => {
  it('let the larger canonical JSON win on both sides', () => {
    const left = change(at(1), { phone: '8 (900)' })
    const right = change(at(1), { phone: '8 (901)' })
    expect(merged(left, right).phone).toBe('8 (901)')
    expect(merged(right, left).phone).toBe('8 (901)')
  })
})

describe('C6: deletion', () => {
  const born = change(at(1), { lastName: 'Иванова', phone: '1', _deleted: false })
  const deleted = change(at(5), { _deleted: true })

  it('hides the record and keeps the values', () => {
    const record = merged(born, deleted)
    expect(isAlive(record)).toBe(false)
    expect(record.lastName).toBe('Иванова')
  })

  it('is overruled by an edit that is newer, and the whole record is back', () => {
    for (const record of [
      merged(born, deleted, change(at(6), { phone: '2' })),
      merged(born, change(at(6), { phone: '2' }), deleted),
    ]) {
      expect(isAlive(record)).toBe(true)
      expect(rowOf('staff', record)).toMatchObject({ id: 's1', lastName: 'Иванова', phone: '2', state: 'working' })
      expect(Object.keys(rowOf('staff', record)).filter((name) => name.startsWith('_'))).toEqual([])
    }
  })

  it('stands against an edit that is older', () => {
    expect(isAlive(merged(born, deleted, change(at(4), { phone: '2' })))).toBe(false)
  })

  it('is undone by a newer write to _deleted', () => {
    expect(isAlive(merged(born, deleted, change(at(6), { _deleted: false })))).toBe(true)
  })
})

describe('C7: row stamp and exceptions', () => {
  it('keeps one stamp for a record written at once', () => {
    expect(merged(change(at(1), { a: 1, b: 2, c: 3 }))._s).toEqual({ '*': at(1) })
  })

  it('makes the most frequent stamp the row stamp', () => {
    const record = merged(change(at(1), { a: 1, b: 2, c: 3 }), change(at(2), { a: 9 }), change(at(3), { b: 9, c: 9 }))
    expect(record._s).toEqual({ '*': at(3), a: at(2) })
  })

  it('takes the later of equally frequent ones, whatever the order', () => {
    const changes = [change(at(1), { a: 1, b: 1 }), change(at(2), { c: 1, d: 1 })]
    expect(merged(...changes)._s).toEqual({ '*': at(2), a: at(1), b: at(1) })
    expect(merged(...changes.reverse())._s).toEqual({ '*': at(2), a: at(1), b: at(1) })
  })

  it('does not let the row stamp speak for a field that the record does not have', () => {
    const record = merged(change(at(5), { a: 1, b: 1 }))
    expect(stampOf(record, 'c')).toBeUndefined()
    expect(stampOf(record, 'toString')).toBeUndefined()
    expect(mergeChange(record, change(at(1), { c: 'old but new here' })).record.c).toBe('old but new here')
  })

  it('knows the newest stamp', () => {
    expect(newestStamp(merged(change(at(1), { a: 1, b: 1 }), change(at(9), { a: 2 })))).toBe(at(9))
    expect(newestStamp({ id: 'x', _s: {} })).toBeNull()
  })
})

describe('C9: conflicts', () => {
  const born = change(at(1), { phone: '1', email: 'a' })

  it('are none when the writer knew what it overwrote', () => {
    expect(mergeChange(merged(born), change(at(2), { phone: '2' }, { phone: at(1) })).conflicts).toEqual([])
  })

  it('name both sides, whoever wins', () => {
    const ours = change(at(3), { phone: '3' }, { phone: at(1) })
    const theirs = change(at(2, 'b'), { phone: '2' }, { phone: at(1) })
    const expected = {
      field: 'phone',
      winner: { stamp: at(3), value: '3' },
      loser: { stamp: at(2, 'b'), value: '2' },
    }
    expect(mergeChange(merged(born, ours), theirs).conflicts).toEqual([expected])
    expect(mergeChange(merged(born, theirs), ours).conflicts).toEqual([expected])
  })

  it('are none when both wrote the same', () => {
    const ours = change(at(3), { phone: '3' }, { phone: at(1) })
    const theirs = change(at(2, 'b'), { phone: '3' }, { phone: at(1) })
    expect(mergeChange(merged(born, ours), theirs).conflicts).toEqual([])
  })

  it('appear when the same record is created on two PCs', () => {
    const other = change(at(2, 'b'), { phone: '2', email: 'a' })
    expect(mergeChange(merged(born), other).conflicts.map((conflict) => conflict.field)).toEqual(['phone'])
  })
})

describe('C10: erasure', () => {
  const born = change(at(1), { lastName: 'Иванова', phone: '1', _deleted: false })
  const erasure = change(at(5), { _deleted: true, _erased: true })
  const later = change(at(9), { phone: '9' })

  it('leaves no value whatever comes before or after', () => {
    for (const order of [
      [born, erasure, later],
      [later, erasure, born],
      [erasure, born, later],
      [erasure, later, born],
    ]) {
      const record = merged(...order)
      expect(record).toMatchObject({ id: 's1', lastName: null, phone: null, _deleted: true, _erased: true })
      expect(stampOf(record, 'phone')).toBe(at(9))
      expect(isAlive(record)).toBe(false)
    }
  })

  it('cannot be unset, and shows no conflict, which would hold a value', () => {
    const record = merged(born, erasure)
    expect(mergeChange(record, change(at(9), { _erased: false })).refused).toEqual(['_erased'])
    expect(mergeChange(record, change(at(9), { _deleted: false })).record).toMatchObject({ _deleted: true })
    expect(mergeChange(record, change(at(9), { phone: '9' })).conflicts).toEqual([])
    expect(mergeChange(record, change(at(0), { phone: '0' })).conflicts).toEqual([])
  })
})

describe('C12, S6: names that reach a prototype', () => {
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":1,"prototype":1,"id":"x","_s":{},"*":1,"":1,"phone":"2"}',
  )

  it('are refused by name, the rest is merged, prototypes stay as they were', () => {
    for (const record of [undefined, merged(change(at(1), { phone: '1' }))]) {
      const result = mergeChange(record, change(at(2), hostile))
      expect(result.refused.sort()).toEqual(['', '*', '__proto__', '_s', 'constructor', 'id', 'prototype'])
      expect(result.record).toEqual({ id: 's1', _s: { '*': at(2) }, phone: '2' })
      expect(Object.getPrototypeOf(result.record)).toBe(Object.prototype)
    }
    expect('polluted' in {}).toBe(false)
  })

  it('are carried along when merely unknown', () => {
    const record = merged(change(at(1), { phone: '1', futureField: { deep: [1] } }), change(at(2), { phone: '2' }))
    expect(record.futureField).toEqual({ deep: [1] })
    expect(stampOf(record, 'futureField')).toBe(at(1))
  })
})
