import { describe, expect, it } from 'vitest'
import type { StoreFacts } from '@/storage/facts'
import { judgeStore, parseMark, type Mark } from '@/safety/mark'

const mark: Mark = {
  version: 1,
  deviceId: '0123456789abcdef',
  incarnation: 1,
  seq: 7,
  lastStamp: null,
  last: 12,
  counts: { staff: 40, class: 25 },
  schema: 4,
  backend: 'leveldb',
  keyId: 'ab',
  at: '2026-09-01T08:00:00.000Z',
}

const facts = (sets: number, counts: Record<string, number>): { kind: 'open'; facts: StoreFacts } => ({
  kind: 'open',
  facts: {
    device: { key: 'device', deviceId: mark.deviceId, incarnation: 1, seq: 7, lastStamp: null, sets },
    counts,
    newestAt: null,
  },
})

describe('the mark', () => {
  it('is read as it was written, with what a newer version added', () => {
    const text = JSON.stringify({ ...mark, later: true })
    expect(parseMark(text)).toEqual({ ...mark, later: true })
  })

  it.each([null, '', 'null', '[]', '{}', '{"deviceId":"x"}', JSON.stringify({ ...mark, last: 1.5 }), '{"deviceId"'])(
    '%j is none',
    (text) => {
      expect(parseMark(text)).toBeNull()
    },
  )
})

describe('a database is judged', () => {
  it.each([
    ['as much as the mark knows', facts(12, { staff: 40, class: 25 }), null],
    ['more than the mark knows: the journal lags behind', facts(13, { staff: 41, class: 25, pupil: 3 }), null],
    ['one set less', facts(11, { staff: 40, class: 25 }), 'behind'],
    ['one record less', facts(12, { staff: 39, class: 25 }), 'fewer'],
    ['a table less', facts(12, { staff: 40 }), 'fewer'],
    ['no identity', { kind: 'open' as const, facts: { device: null, counts: {}, newestAt: null } }, 'empty'],
    ['no database', { kind: 'missing' as const }, 'empty'],
    ['a database that does not open', { kind: 'broken' as const }, 'broken'],
  ])('%s', (_what, found, fault) => {
    expect(judgeStore(found, mark)).toBe(fault)
  })

  it('without a mark only what cannot be a school is a fault', () => {
    expect(judgeStore(facts(0, {}), null)).toBeNull()
    expect(judgeStore({ kind: 'missing' }, null)).toBe('empty')
  })
})
