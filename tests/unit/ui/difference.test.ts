import { describe, expect, it } from 'vitest'
import { isOpen, sameDoubts, wordOf, type DifferenceRow } from '@/ui/difference/DifferenceRow'

const words = { take: 'Взять', removed: 'Только здесь', source: 'Строка' }

function row(key: string, more: Partial<DifferenceRow> = {}, ...codes: string[]): DifferenceRow {
  return {
    key,
    outcome: 'doubtful',
    kind: '',
    title: key,
    source: '',
    sourceTitle: '',
    sourceOrder: 0,
    reasons: codes.map((code) => ({ code, text: code, place: '' })),
    fields: [],
    canChoose: true,
    settled: false,
    ...more,
  }
}

describe('lines of a difference', () => {
  it('wait for the user while they are doubtful or refused, not ticked and not put aside', () => {
    const chosen = new Set(['ticked'])
    expect(isOpen(row('a'), chosen)).toBe(true)
    expect(isOpen(row('a', { outcome: 'refused' }), chosen)).toBe(true)
    expect(isOpen(row('ticked'), chosen)).toBe(false)
    expect(isOpen(row('a', { settled: true }), chosen)).toBe(false)
    expect(isOpen(row('a', { outcome: 'new' }), chosen)).toBe(false)
  })

  it('are switched on together only when they have no doubt besides those in sight', () => {
    const seen = row('seen', {}, 'phone', 'name')
    const rows = [
      seen,
      row('one', {}, 'phone'),
      row('more', {}, 'phone', 'class'),
      row('aside', { settled: true }, 'phone'),
      row('fixed', { canChoose: false }, 'phone'),
      row('silent'),
      row('refused', { outcome: 'refused' }, 'phone'),
    ]
    expect(sameDoubts(rows, seen).map((one) => one.key)).toEqual(['seen', 'one'])
    expect(sameDoubts(rows, row('refused', { outcome: 'refused' }, 'phone'))).toEqual([])
  })

  it('are called by their outcome, in the words of whoever shows them', () => {
    expect(wordOf(row('a'), words)).toBe('Под вопросом')
    expect(wordOf(row('a', { outcome: 'removed' }), words)).toBe('Только здесь')
    expect(wordOf(row('a', { settled: true }), words)).toBe('Пропущена')
  })
})
