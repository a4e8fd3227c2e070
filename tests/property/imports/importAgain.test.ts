import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { cellText } from '@/domain/imports/values/cells'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { entitySchemas } from '@/domain/model/entities'
import { emptySchool, gridFile, gridSheet, plan, schoolClass } from '@tests/fixtures/makers/importing'
import type { ImportField } from '@/domain/imports/fields'
import type { CellValue, GridFile } from '@/domain/imports/grid'
import type { ImportOptions, ImportPlan, PersonAnswer, ValueAnswer } from '@/domain/imports/plan'
import type { Facts } from '@/domain/model/plain'

const pick = (...values: CellValue[]) => fc.constantFrom(...values)

/** Whole names, few of them: namesakes, twins, changed surnames and other spellings are common. */
const names = pick(
  'Орлова Нина Львовна',
  'ОРЛОВА НИНА ЛЬВОВНА',
  'Соколова Нина Львовна',
  'Орлова Инна Львовна',
  'Орлов Нина Львовна',
  'Семёнова Яна Ильинична',
  'Семенова Яна Ильинична',
  'Ким Олег',
)
const days = pick({ day: '1980-02-01' }, '01.02.1980', { day: '1991-06-05' }, '31.02.1990', null)
const phones = pick('89161234567', '8 916 123-45-68', 89161234569, null)
const states = pick('работает', 'на СВО', 'уволен', null)
const positions = pick('учитель химии', 'ведущий зоолог', 'повар', null)
const classNames = pick('5А', '5б', '5Ю', '8-1', '№ пять')
const parents = pick(
  'Лис Анна Ильинична',
  'Лис Анна Ильинична, 89161234567',
  'мама Лис А. И.; папа Лис Юрий Львович',
  null,
)

const staffRows = fc.array(fc.tuple(names, positions, phones, days, states), { minLength: 1, maxLength: 6 })
const pupilRows = fc.array(fc.tuple(names, classNames, days, parents, phones), { minLength: 1, maxLength: 6 })
const staffFile = (rows: CellValue[][], name: string): GridFile =>
  gridFile(
    [gridSheet([['ФИО сотрудника', 'Должность', 'Телефон', 'Дата рождения', 'Состояние'], ...rows], { name: 'Кадры' })],
    name,
  )
const files = fc.record({ staff: staffRows, more: staffRows, pupils: pupilRows }).map(({ staff, more, pupils }) => [
  staffFile(staff, 'Кадры.xlsx'),
  staffFile(more, 'Совместители.xlsx'),
  gridFile(
    [
      gridSheet([['ФИО ученика', 'Класс', 'Дата рождения', 'ФИО родителя', 'Телефон родителя'], ...pupils], {
        name: 'Ученики',
      }),
    ],
    'Ученики.xlsx',
  ),
])
const options = fc.record({
  createClasses: fc.boolean(),
  take: fc.subarray<ImportField>(['birthDay', 'parentName', 'parentPhone']),
})
const school = emptySchool({ classes: [schoolClass('c1', 5, 'А'), schoolClass('c2', 5, 'Б')] })
const patience = 120_000
const runs = { numRuns: 150 }

/** Ids that no earlier plan of the test has given. */
let last = 0
const newId = (): string => `id-${String((last += 1))}`

function planned(list: GridFile[], facts: Facts, more: Partial<ImportOptions>): ImportPlan {
  return plan(list, facts, { ...more, newId })
}

function taken(made: ImportPlan, facts: Facts): Facts {
  const after = applied(facts, intentionOfPlan(made, proposedKeys(made)))
  for (const one of after.staff) entitySchemas.staff.parse(one)
  for (const one of after.pupils) entitySchemas.pupil.parse(one)
  for (const one of after.parents) entitySchemas.parent.parse(one)
  for (const one of after.importMemory) entitySchemas.importMemory.parse(one)
  return after
}

/** What would be written when the same were imported once more, by other lines than the given ones. */
function writes(
  list: GridFile[],
  facts: Facts,
  more: Partial<ImportOptions>,
  without: ReadonlySet<string> = new Set(),
): unknown[] {
  const again = planned(list, facts, more)
  const keys = [...proposedKeys(again)].filter((key) => !without.has(key))
  return intentionOfPlan(again, new Set(keys)).edits
}

/** Lines that the register could not place yet. It may by now: it has learned from the other rows of the same import. */
const leftOpen = (made: ImportPlan): ReadonlySet<string> =>
  new Set(made.lines.filter((line) => line.outcome === 'doubtful').map((line) => line.key))

/** Found by chance: the last row tells when the first was born, and only then the second is another person for certain. */
const placedLater: [GridFile[], { createClasses: boolean; take: ImportField[] }] = [
  [
    staffFile([['Орлова Нина Львовна', 'учитель химии', '89161234567', null, 'работает']], 'Кадры.xlsx'),
    staffFile(
      [
        ['Соколова Нина Львовна', 'учитель химии', '89161234567', { day: '1991-06-05' }, 'работает'],
        ['Орлова Нина Львовна', 'учитель химии', '89161234567', { day: '1980-02-01' }, 'работает'],
      ],
      'Совместители.xlsx',
    ),
  ],
  { createClasses: false, take: ['birthDay'] },
]

/** Answers to every question and about every person, chosen by `choose`. */
function answers(
  made: ImportPlan,
  choose: (key: string) => number,
): { values: ValueAnswer[]; persons: PersonAnswer[] } {
  const values = made.questions.flatMap(({ field, value, offers }): ValueAnswer[] => {
    const to = ['', ...offers][choose(`${field} ${value}`) % (offers.length + 1)] ?? ''
    return [{ field, value, to }]
  })
  const persons = made.lines.flatMap((line): PersonAnswer[] => {
    if (line.source === null || line.fixes.persons.length === 0) return []
    const { file, sheet, row } = line.source
    // Rows that contradict each other are not made one person: which of them holds would be anybody's guess.
    const others = line.fixes.persons.filter(
      ({ id }) => !id.includes('/') && !made.lines.some((other) => other !== line && other.entityId === id),
    )
    const ids = [null, ...others.map((one) => one.id)]
    return [{ file, sheet, row, key: line.key, personId: ids[choose(line.key) % ids.length] ?? null }]
  })
  return { values, persons }
}

describe('importing the same again', () => {
  it('writes nothing: staff, pupils, parents, days of birth, several files', { timeout: patience }, () => {
    fc.assert(
      fc.property(files, options, (list, chosen) => {
        const first = planned(list, school, chosen)
        expect(writes(list, taken(first, school), chosen, leftOpen(first))).toEqual([])
      }),
      { ...runs, examples: [placedLater] },
    )
  })

  it('writes nothing after any answers, which are remembered', { timeout: patience }, () => {
    fc.assert(
      fc.property(files, options, fc.func(fc.nat({ max: 9 })), (list, chosen, choose) => {
        const known = taken(planned(list.slice(0, 1), school, chosen), school)
        const said = answers(planned(list, known, chosen), choose)
        const first = planned(list, known, { ...chosen, ...said })
        const after = taken(first, known)
        const open = leftOpen(first)
        expect(writes(list, after, { ...chosen, values: said.values }, open)).toEqual([])
        // Answers are kept along with lines only.
        if (after.importMemory.some((one) => one.kind === 'values'))
          expect(writes(list, after, chosen, open)).toEqual([])
      }),
      runs,
    )
  })

  it('writes nothing when the workbook comes back as a text file', { timeout: patience }, () => {
    fc.assert(
      fc.property(files, options, (list, chosen) => {
        const first = planned(list, school, chosen)
        const open = new Set([...leftOpen(first)].map((key) => key.replace('.xlsx', '.csv')))
        expect(writes(list.map(asText), taken(first, school), chosen, open)).toEqual([])
      }),
      runs,
    )
  })

  it('never deletes and never empties a field', { timeout: patience }, () => {
    fc.assert(
      fc.property(files, options, files, (list, chosen, others) => {
        const before = taken(planned(list, school, chosen), school)
        const made = planned(others, before, chosen)
        for (const { fields } of intentionOfPlan(made, new Set(made.lines.map((line) => line.key))).edits) {
          expect(fields['_deleted'] ?? false).toBe(false)
        }
        for (const line of made.lines.filter((one) => one.outcome === 'changed')) {
          for (const { old, new: next } of Object.values(line.fields)) {
            const isEmpty = next === '' || next === null || (Array.isArray(next) && next.length === 0)
            expect(isEmpty && next !== old).toBe(false)
          }
        }
      }),
      runs,
    )
  })
})

/** The same cells as a text file has them. */
function asText(file: GridFile): GridFile {
  const sheets = file.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((cell) => cellText(cell))),
  }))
  return { ...file, format: 'text', sheets, fileName: file.fileName.replace('.xlsx', '.csv') }
}
