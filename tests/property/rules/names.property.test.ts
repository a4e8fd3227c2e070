import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classFormats } from '@/domain/model/entities'
import { classKey, className, compareClasses, normaliseLitera, parseClassName } from '@/domain/rules/classNames'
import { fullName, nameKey, parseFullName, shortName, sortedPersons } from '@/domain/rules/personNames'

const levels = fc
  .oneof(
    fc.integer({ min: 0, max: 12 }).map((level) => [level]),
    fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 5 }),
  )
  .map((list) => list.sort((a, b) => a - b))
const letter = fc.constantFrom(...'АБВГДЕЁЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ')
const litera = fc
  .oneof(
    fc.constant(''),
    letter,
    fc.tuple(letter, letter).map((pair) => pair.join('')),
    fc.constantFrom('физмат', 'кад', 'соц-эк', 'В (с-э)', 'IT', 'инженерный', 'Т1', 'хим-био'),
    fc.integer({ min: 1, max: 40 }).map(String),
  )
  .map((text) => normaliseLitera(text))

describe('class names', () => {
  it('parse(className(c)) = c for every format (rule 8.3.1)', () => {
    fc.assert(
      fc.property(levels, litera, fc.constantFrom(...classFormats), (someLevels, someLitera, format) => {
        const shown = className({ levels: someLevels, litera: someLitera }, format)
        expect(parseClassName(shown), shown).toMatchObject({ ok: true, levels: someLevels, litera: someLitera })
      }),
      { numRuns: 2000, examples: [[[0, 1], 'УЧ', 'plain']] },
    )
  })

  it('the key does not depend on the format and the order is total', () => {
    const one = fc.record({ levels, litera })
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        for (const format of classFormats) {
          const parsed = parseClassName(className(a, format))
          expect(parsed.ok && classKey(parsed)).toBe(classKey(a))
        }
        expect(Math.sign(compareClasses(a, b))).toBe(-Math.sign(compareClasses(b, a)) + 0)
        if (compareClasses(a, b) <= 0 && compareClasses(b, c) <= 0) expect(compareClasses(a, c)).toBeLessThanOrEqual(0)
        expect(compareClasses(a, b) === 0).toBe(classKey(a) === classKey(b))
      }),
    )
  })

  it('never throws, whatever the cell holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.double()), (cell) => {
        const parsed = parseClassName(cell)
        if (parsed.ok) {
          expect(parsed.litera.length).toBeLessThanOrEqual(15)
          expect(parsed.levels.every((level) => level >= 0 && level <= 12)).toBe(true)
          expect(parsed.levels.length).toBeGreaterThan(0)
        } else expect(parsed.reason).toMatch(/[а-яё]/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('person names', () => {
  const part = fc.constantFrom('Иванова', 'Петрова-Коваль', 'Ёлкин', 'Ким', 'Мария', 'Али', 'Света', 'Юй')
  /** Two words of which the first is a first name are read as «имя фамилия»: see the note `order`. */
  const surname = fc.constantFrom('Иванова', 'Петрова-Коваль', 'Ёлкин', 'Ким', 'Юй')
  const middle = fc.constantFrom('', 'Петровна', 'Ильич', 'Али оглы', 'Али кызы')

  it('a whole name is read back as it was shown', () => {
    fc.assert(
      fc.property(surname, part, middle, (lastName, firstName, middleName) => {
        const name = { lastName, firstName, middleName }
        expect(parseFullName(fullName(name))).toMatchObject({
          ...name,
          warnings: [],
          incomplete: false,
          proposal: null,
        })
      }),
    )
  })

  const nameSign = fc.constantFrom(...'АИаийёЁжoeXy7-–’.,;()<> \u00a0\n\u200b')

  it('never throws, whatever the cell holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (cell) => {
        const parsed = parseFullName(cell)
        expect(nameKey(parsed)).toBe(nameKey({ ...parsed, lastName: parsed.lastName.toUpperCase() }))
        expect(shortName(parsed)).toBeTypeOf('string')
      }),
    )
  })

  it('loses no letter of any cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: nameSign, maxLength: 60 }), (cell) => {
        const parsed = parseFullName(cell)
        const letters = (text: string) =>
          [
            ...text
              .normalize('NFC')
              .toLowerCase()
              .matchAll(/[а-яёa-z\d]/g),
          ]
            .map(([one]) => one)
            .sort()
        expect(letters(fullName(parsed))).toEqual(letters(cell))
      }),
      { numRuns: 1000 },
    )
  })
})

it('people stand in the order of a Russian dictionary, however it is found', () => {
  const collator = new Intl.Collator('ru', { sensitivity: 'accent', numeric: true })
  const name = fc
    .array(fc.constantFrom(...'АБЕЁЖИЙЯабвеёжийъья', '-', ' ', "'", 'Ka', 'o', '2', '10', '\u0306'), { maxLength: 6 })
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(name, name, (a, b) => {
      const person = (lastName: string) => ({ lastName, firstName: '', middleName: '' })
      const [first] = sortedPersons([person(b), person(a)])
      expect(first?.lastName, `${a} and ${b}`).toBe(collator.compare(a, b) < 0 ? a : b)
    }),
    { numRuns: 20_000, examples: [['Пи\u0306', 'Пй']] },
  )
})
