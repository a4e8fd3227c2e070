import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchMembers } from '@/domain/matching/matchMembers'
import { parseMemberList } from '@/domain/matching/parseMemberList'
import { inventMemberList } from '@tests/support/matching/memberLists'

describe('any pasted text', () => {
  const piece = fc.constantFrom(
    'Иванова Мария',
    '(',
    ')',
    'был',
    'в сети',
    '+7 916 123-45-67',
    '—',
    ',',
    'А',
    '\t',
    '12',
    'мама',
    '🌸',
    '.',
  )
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(' ')),
  )
  const text = fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n'))

  it('every filled line is a member, a part of one above, or left out with the reason; nobody is matched twice', () => {
    const { candidates } = inventMemberList(7)
    fc.assert(
      fc.property(text, (pasted) => {
        const { lines, ignored } = parseMemberList(pasted)
        const rows = [...lines, ...ignored].map((one) => one.row)
        expect(new Set(rows).size).toBe(rows.length)
        for (const one of lines) expect(one.name !== '' || one.phone !== '').toBe(true)
        const taken = matchMembers(lines, candidates).flatMap((one) => (one.kind === 'match' ? [one.candidateId] : []))
        expect(new Set(taken).size).toBe(taken.length)
      }),
      { numRuns: 300 },
    )
  })

  it('a thousand long and strange lines are read before the patience of a test ends', () => {
    const strange = [
      'был '.repeat(90),
      'мама '.repeat(90),
      '('.repeat(390),
      '1 '.repeat(190),
      'участник 1 '.repeat(36),
      '-'.repeat(390),
    ]
    for (const one of strange) {
      const text = Array.from({ length: 170 }, () => one).join('\n')
      const { lines, ignored } = parseMemberList(text)
      expect(lines.length + ignored.length).toBeGreaterThan(0)
    }
  })
})
