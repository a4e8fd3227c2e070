import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { entitySchemas } from '@/domain/model/entities'
import { emptySchool, gridFile, gridSheet, plan } from '@tests/fixtures/makers/importing'
import type { ImportField } from '@/domain/imports/fields'
import type { GridFile } from '@/domain/imports/grid'

const pick = (...values: (string | number | null)[]) => fc.constantFrom(...values)

/** Few names, so that namesakes, initials, other spellings and repeats are common. */
const names = pick(
  'Орлова Нина Львовна',
  'ОРЛОВА НИНА ЛЬВОВНА',
  'Орлова Н. Л.',
  'Орлова Нина',
  'Семёнова Яна Ильинична',
  'Семенова Яна Ильинична',
  'Ким Олег',
  'Дым',
  '<b>',
  'Ким2 Олег',
  null,
)
const phones = pick('89161234567', '8 916 123-45-68 (мама), +7 916 123 45 69', 89161234567, '8,9161E+10', '12345', null)
const positions = pick('учитель математики, физики', 'учитель/зам. директора по УВР', 'учитель (совм.)', 'повар', null)
const led = pick('5А', '5 «а»', '5Б, 6В', 'ЗА', 'нет', null)
const classNames = pick('5А', '5б', '6-В', 'ЗА', '10 физмат', 'x', null)
const counts = pick(25, '24 чел.', 'много', null)

const files: fc.Arbitrary<GridFile> = fc
  .record({
    staff: fc.array(fc.tuple(names, positions, phones, led), { minLength: 1, maxLength: 12 }),
    classes: fc.array(fc.tuple(classNames, names, counts), { maxLength: 6 }),
    pupils: fc.array(fc.tuple(names, classNames, phones), { maxLength: 10 }),
  })
  .map(({ staff, classes, pupils }) =>
    gridFile([
      gridSheet([['ФИО сотрудника', 'Должность', 'Телефон', 'Классное руководство'], ...staff], { name: 'Сотрудники' }),
      gridSheet([['Класс', 'Классный руководитель', 'Кол-во учеников'], ...classes], { name: 'Классы' }),
      gridSheet([['ФИО ученика', 'Класс', 'Телефон'], ...pupils], { name: 'Ученики' }),
    ]),
  )

const options = fc.record({
  createClasses: fc.boolean(),
  createStaff: fc.boolean(),
  take: fc.subarray<ImportField>(['snils', 'birthDay', 'parentName', 'parentPhone']),
})
const all = { numRuns: 200 }
const patience = 60_000

describe('laws of the import', () => {
  it(
    'a second import of the file makes nobody twice, and with whole names writes nothing',
    { timeout: patience },
    () => {
      fc.assert(
        fc.property(files, options, (file, chosen) => {
          const first = plan(file, emptySchool(), chosen)
          const after = applied(emptySchool(), intentionOfPlan(first, proposedKeys(first)))
          const second = plan(file, after, { ...chosen, newId: counter('again') })
          const { edits } = intentionOfPlan(second, proposedKeys(second))
          // Only «Орлова Н. Л.» may mean more the second time: the register has learned who that is.
          const short = JSON.stringify(file).includes('Орлова Н. Л.')
          expect(edits.filter((edit) => !short || edit.table !== 'assignment')).toEqual([])
        }),
        all,
      )
    },
  )

  it(
    'every record that any choice of lines would write fits the model and knows what it rests on',
    { timeout: patience },
    () => {
      fc.assert(
        fc.property(files, options, fc.func(fc.boolean()), (file, chosen, takes) => {
          const made = plan(file, emptySchool(), chosen)
          const keys = new Set(made.lines.filter((line) => takes(line.key)).map((line) => line.key))
          const after = applied(emptySchool(), intentionOfPlan(made, keys))
          for (const one of after.staff) entitySchemas.staff.parse(one)
          for (const one of after.classes) entitySchemas.class.parse(one)
          for (const one of after.pupils) entitySchemas.pupil.parse(one)
          for (const one of after.assignments) entitySchemas.assignment.parse(one)
          const classIds = after.classes.map((one) => one.id)
          const staffIds = after.staff.map((one) => one.id)
          expect(after.pupils.every((one) => classIds.includes(one.classId))).toBe(true)
          expect(
            after.assignments.every((one) => classIds.includes(one.classId) && staffIds.includes(one.staffId)),
          ).toBe(true)
        }),
        all,
      )
    },
  )

  it('doubtful and refused lines are off, say why, and keys are unique', { timeout: patience }, () => {
    fc.assert(
      fc.property(files, options, (file, chosen) => {
        const { lines } = plan(file, emptySchool(), chosen)
        expect(new Set(lines.map((line) => line.key)).size).toBe(lines.length)
        for (const line of lines) {
          if (line.outcome === 'new' || line.outcome === 'changed') continue
          expect(line.on).toBe(false)
          if (line.outcome !== 'same') expect(line.reasons.length).toBeGreaterThan(0)
        }
      }),
      all,
    )
  })
})

function counter(prefix: string): () => string {
  let last = 0
  return () => `${prefix}-${String((last += 1))}`
}
