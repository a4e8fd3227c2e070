import { afterEach, beforeEach, expect, it } from 'vitest'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { planImport } from '@/domain/imports/planImport'
import { entitySchemas } from '@/domain/model/entities'
import { readGridFile } from '@/formats/reading/readGridFile'
import { emptySchool, importOptions } from '@tests/fixtures/makers/importing'
import { rawXlsx } from '@tests/fixtures/makers/rawXlsx'
import { World } from '@tests/integration/storage/world'
import type { GridFile } from '@/domain/imports/grid'
import type { ImportPlan } from '@/domain/imports/plan'
import type { Facts } from '@/domain/model/plain'
import type { Register } from '@/storage/register'

let world: World
let register: Register
beforeEach(async () => {
  world = new World()
  register = await world.register()
})
afterEach(() => world.end())

const workbook = rawXlsx({
  sheets: [
    {
      name: 'Сотрудники',
      rows: [
        ['Список работников МБОУ «СОШ № 5» на 01.09.2026'],
        [],
        ['№ п/п', 'ФИО', 'Должность', 'Телефон', 'Классное руководство'],
        [1, 2, 3, 4, 5],
        [1, 'Орлова Нина Львовна', 'Учитель математики', '8(916)123-45-67', '5А'],
        [2, 'КИМ ОЛЕГ ИЛЬИЧ', 'учитель/зам. директора по УВР', 89161234568, '5 "Б"'],
        [3, 'Дым П. И.', 'повар', null, null],
        [4, '<b>Лис</b>', 'повар', null, null],
        [null, 'Итого: 4'],
        ['Директор ____________ И. И. Петров'],
      ],
      merges: ['A1:E1'],
    },
    {
      name: 'Классы',
      rows: [
        ['Класс', 'Кол-во учеников'],
        ['5а', 25],
        ['5б', 24],
      ],
    },
  ],
})

async function read(): Promise<GridFile> {
  const outcome = await readGridFile('Школа.xlsx', workbook)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.file
}

async function facts(): Promise<Facts> {
  const [staff, classes, assignments] = await Promise.all([
    register.read('staff'),
    register.read('class'),
    register.read('assignment'),
  ])
  return emptySchool({ staff, classes, assignments })
}

async function planned(): Promise<ImportPlan> {
  return planImport([await read()], await facts(), { ...importOptions(), newId: world.deps.newId })
}

it('a workbook becomes one change set that can be taken back, and a second import changes nothing', async () => {
  const plan = await planned()
  expect(plan.kind).toBe('mixed')
  expect(plan.counts).toEqual({ new: 6, changed: 0, same: 0, doubtful: 1, refused: 1, removed: 0 })
  const { name, edits } = intentionOfPlan(plan, proposedKeys(plan))
  expect(name).toBe('Импорт списков: 6\u00a0строк, файл Школа.xlsx')
  const set = await register.commit({ name, kind: 'import', edits })
  expect(set?.size).toBe(6)

  const after = await facts()
  expect(after.staff.map((one) => one.lastName).sort()).toEqual(['Ким', 'Орлова'])
  const teacher = after.staff.find((one) => one.lastName === 'Ким')
  const led = after.assignments.find((one) => one.staffId === teacher?.id)
  expect(after.classes.find((one) => one.id === led?.classId)).toMatchObject({
    levels: [5],
    litera: 'Б',
    plannedPupils: 24,
  })

  const again = await planned()
  expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 6, doubtful: 1, refused: 1 })
  expect(intentionOfPlan(again, new Set(again.lines.filter((line) => line.on).map((line) => line.key))).edits).toEqual(
    [],
  )

  expect(await register.undo(set?.id)).toMatchObject({ reversed: 6, kept: [], failed: [] })
  expect(await facts()).toMatchObject({ staff: [], classes: [], assignments: [] })
})

it('every record that a plan would create fits the model', async () => {
  const plan = await planned()
  const all = intentionOfPlan(plan, new Set(plan.lines.map((line) => line.key)))
  expect(all.edits.length).toBe(7)
  for (const edit of all.edits) entitySchemas[edit.table].parse({ id: edit.id, ...edit.fields })
})
