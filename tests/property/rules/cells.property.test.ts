import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newClass } from '@/domain/model/newRecords'
import { platformDefaults } from '@/domain/model/platformDefaults'
import { addDays, daysBetween, isDay, parseDay, schoolYearOf, showDay, wordDay } from '@/domain/rules/days'
import { parseLinkBlock, recogniseLink } from '@/domain/rules/links'
import { parsePhones, showPhone } from '@/domain/rules/phones'
import { searcher, searchKey } from '@/domain/rules/search'

const anyText = fc.string({ unit: 'binary', maxLength: 300 })
const day = fc
  .record({
    year: fc.integer({ min: 1900, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    date: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, date }) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
  .filter(isDay)

describe('days', () => {
  it('are read back as they were shown, and agree with the calendar of the machine', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (iso, n) => {
        expect(parseDay(showDay(iso))).toBe(iso)
        expect(parseDay(wordDay(iso))).toBe(iso)
        const moved = addDays(iso, n)
        expect(moved).toBe(new Date(Date.parse(`${iso}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10))
        expect(daysBetween(iso, moved)).toBe(n)
        const year = schoolYearOf(iso)
        expect(year.startsOn <= iso && iso <= year.endsOn).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('never throw', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = parseDay(text)
        expect(read === null || isDay(read)).toBe(true)
      }),
    )
  })
})

describe('phones', () => {
  it('a mobile number survives every way of writing it', () => {
    const tail = fc
      .integer({ min: 0, max: 999_999_999 })
      .map((n) => String(n).padStart(9, '0'))
      .filter((text) => !text.endsWith('00000'))
    const shape = fc.constantFrom(
      '89#########',
      '+7 9## ### ## ##',
      '8(9##)###-##-##',
      '9#########',
      '8-9##-###-##-## (мама)',
      'мама 8 9## ###-##-##',
    )
    fc.assert(
      fc.property(tail, shape, (digits, pattern) => {
        const rest = [...digits]
        const cell = pattern.replace(/#/g, () => rest.shift() ?? '')
        const { phones, problems } = parsePhones(cell)
        expect(phones.map((phone) => phone.number)).toEqual([`+79${digits}`])
        expect(problems).toEqual([])
        expect(parsePhones(showPhone(`+79${digits}`)).phones[0]?.number).toBe(`+79${digits}`)
        expect(parsePhones(Number(`89${digits}`)).phones[0]?.number).toBe(`+79${digits}`)
      }),
      { numRuns: 1000 },
    )
  })

  it('never throw; every problem has a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.double(), fc.string({ unit: fc.constantFrom(...'0123456789+-() ,;/\nмE.') })),
        (cell) => {
          const { phones, problems } = parsePhones(cell)
          expect(phones.length).toBeLessThanOrEqual(10)
          for (const phone of phones) expect(phone.comment.length).toBeLessThanOrEqual(300)
          for (const problem of problems) expect(problem.text).toMatch(/[а-яё]/)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('links', () => {
  const classes = ['А', 'Б', 'В'].map((litera) => ({ ...newClass(litera, 'y'), levels: [5], litera }))
  const context = {
    platforms: platformDefaults,
    classes,
    classFormat: 'plain' as const,
    existingLinks: [],
    defaultRole: 'parent' as const,
    yearId: 'y',
  }
  const token = fc.string({ unit: fc.constantFrom(...'ABCXYZabcxyz0123456789-_'), minLength: 43, maxLength: 43 })

  it('the token is kept to the letter, whatever stands around it', () => {
    const around = fc.constantFrom<[string, string]>(
      ['', ''],
      [' ', '\t'],
      ['«', '»'],
      ['"', '",'],
      ['(', ').'],
      ['\u200b', '\u00a0'],
    )
    fc.assert(
      fc.property(token, around, fc.constantFrom('https://', ''), (code, [before, after], scheme) => {
        const seen = recogniseLink(`${before}${scheme}max.ru/join/${code}${after}`, platformDefaults)
        expect(seen).toMatchObject({
          kind: 'invitation',
          url: `https://max.ru/join/${code}`,
          token: code,
          problem: null,
        })
      }),
    )
  })

  it('a block never throws and never invents an address', () => {
    const piece = fc.oneof(
      anyText,
      token.map((code) => `https://max.ru/join/${code}`),
      fc.constantFrom('5А', 'родители', '\n', '\t', ' ', 'Учительская', '5Ю', 'https://', ';'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ')
        for (const line of parseLinkBlock(text, context)) {
          if (line.outcome === 'new') expect(text).toContain(line.url.replace('https://', ''))
          if (line.outcome === 'refused') expect(line.problems.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('no two lines to be added share an address or a place (rule 8.3.7)', () => {
    const line = fc.tuple(
      fc.constantFrom('5А', '5Б', '5В'),
      fc.constantFrom('родители', 'ученики', ''),
      fc.integer({ min: 0, max: 5 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const text = lines
          .map(([name, role, n]) => `${name} ${role} https://max.ru/join/${'x'.repeat(42)}${n}`)
          .join('\n')
        const added = parseLinkBlock(text, context).filter((one) => one.outcome === 'new')
        expect(new Set(added.map((one) => one.url)).size).toBe(added.length)
        expect(new Set(added.map((one) => `${one.unit?.title} ${one.role}`)).size).toBe(added.length)
      }),
    )
  })
})

it('a search finds every row by any of its own words, in any order', () => {
  const word = fc.constantFrom('Иванова', 'Ёлкин', 'Мария', 'Петровна', 'учитель', 'физики', '5 «А»', '10-Б', '126/А')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), anyText, (words, seed, noise) => {
      const key = searchKey(...words)
      const query = words.filter((_, at) => (seed >> at) % 2 === 0).reverse()
      expect(searcher(query.join(', '))(key)).toBe(true)
      expect(searcher(query.join(' ').toUpperCase().replaceAll('Ё', 'Е'))(key)).toBe(true)
      expect(() => searcher(noise)(searchKey(noise))).not.toThrow()
    }),
  )
})

it('a plain name or phone has the same key as one that needs cleaning', () => {
  const plain = fc.oneof(
    fc.array(fc.constantFrom(...'абвеёжийъяАБВЕЁЖИЙЪЯ', ' '), { maxLength: 12 }).map((signs) => signs.join('').trim()),
    fc.stringMatching(/^\+7\d{10}$/),
  )
  fc.assert(
    fc.property(plain, (text) => {
      // The sign is of no account, but it makes the text go the long way.
      expect(searchKey(text)).toBe(searchKey(`${text}!`))
    }),
    { numRuns: 2000 },
  )
})
