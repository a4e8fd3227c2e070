import { describe, expect, it } from 'vitest'
import { choiceFor, firstExportChoice } from '@/domain/exports/exportChoice'
import { oneRosterExport } from '@/domain/exports/oneRoster/oneRoster'
import { registerWorkbook } from '@/domain/exports/registerWorkbook'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import type { GridFile } from '@/domain/imports/grid'
import type { ImportPlan } from '@/domain/imports/plan'
import { applied } from '@/domain/commands/applied'
import type { Facts } from '@/domain/model/plain'
import { fullName } from '@/domain/rules/personNames'
import { sampleFacts } from '@/domain/sample/sampleSchool'
import { writeCsv } from '@/formats/csv/writeCsv'
import { readGridFile } from '@/formats/reading/readGridFile'
import { writeXlsx } from '@/formats/workbook/writeXlsx'
import { zipFiles } from '@/formats/zipFiles'
import { emptySchool, plan } from '@tests/fixtures/makers/importing'
import { documentsDay } from '@tests/support/documentFacts'
import { everything, exportSchool } from '@tests/support/exportSchool'
import { judgeRoster } from '@tests/support/rosterJudge'

const today = '2026-09-20'

async function read(name: string, bytes: Uint8Array): Promise<GridFile> {
  const outcome = await readGridFile(name, bytes)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.file
}

async function workbookFile(facts: Facts, choice = everything, day = today): Promise<GridFile> {
  const document = registerWorkbook(facts, choiceFor('workbook', choice), day)
  return read(`${document.fileName}.xlsx`, await writeXlsx(document))
}

async function rosterFile(facts: Facts): Promise<GridFile> {
  return read('roster.zip', await rosterBytes(facts))
}

async function rosterBytes(facts: Facts): Promise<Uint8Array> {
  const { tables } = oneRosterExport(facts, choiceFor('oneRoster', everything), today, 'school-id')
  const files = await writeCsv(tables)
  return zipFiles(files.map((bytes, at) => ({ name: `${tables[at]?.name ?? ''}.csv`, bytes })))
}

/** «class same» → how many lines of the plan. */
function outcomes({ lines }: ImportPlan): Record<string, number> {
  const result: Record<string, number> = {}
  for (const { table, outcome } of lines) {
    if (outcome === 'removed') continue
    const key = `${table} ${outcome}`
    result[key] = (result[key] ?? 0) + 1
  }
  return result
}

describe('the workbook and the import', () => {
  it('the whole sample school comes back unchanged, and only its lists are read', async () => {
    const facts = sampleFacts(today)
    const made = plan(await workbookFile(facts), facts, {
      today,
      take: ['snils', 'birthDay', 'parentName', 'parentPhone'],
    })
    expect(outcomes(made)).toEqual({
      'staff same': 62,
      'class same': 25,
      'assignment same': 24,
      'pupil same': 27,
      'parent same': 46,
    })
    const kinds = Object.fromEntries(made.sheets.map((sheet) => [sheet.name, sheet.kind]))
    expect(kinds).toMatchObject({ Сотрудники: 'staff', Классы: 'classes', Ученики: 'pupils' })
    const others = Object.entries(kinds).filter(([name]) => !['Сотрудники', 'Классы', 'Ученики'].includes(name))
    expect(others.map(([, kind]) => kind)).toEqual(others.map(() => 'none'))
    expect(others.length).toBeGreaterThanOrEqual(8)
  })

  it('an empty school filled from it has the same people, classes and class teachers', async () => {
    const facts = sampleFacts(today)
    const target = emptySchool()
    const made = plan(await workbookFile(facts, firstExportChoice(facts)), target, { today })
    expect(outcomes(made)).toEqual({ 'staff new': 62, 'class new': 25, 'assignment new': 24 })
    const filled = applied(target, intentionOfPlan(made, proposedKeys(made)))
    const people = (from: Facts) =>
      from.staff
        .map(({ phones, email, state, category, ...one }) => [fullName(one), phones, email, state, category])
        .sort()
    expect(people(filled)).toEqual(people(facts))
    const classes = (from: Facts) =>
      from.classes.map(({ levels, litera, room, shift, plannedPupils }) => [levels, litera, room, shift, plannedPupils])
    expect(classes(filled).sort()).toEqual(classes(facts).sort())
  })

  it('what is hard to write comes back as well', async () => {
    const facts = exportSchool()
    const made = plan(await workbookFile(facts, everything, documentsDay), facts, { today: documentsDay })
    const changed = made.lines.filter((line) => line.outcome !== 'same' && line.outcome !== 'removed')
    // Two names hold signs of which the import asks, one is a surname alone; a gender is told by the patronymic.
    const asked = /О’Нил|Одинцова|=SUM/u
    const rest = changed.filter((line) => !asked.test(line.title))
    expect(rest.map((line) => [line.outcome, ...Object.keys(line.fields)])).toEqual(
      rest.map(() => ['changed', 'gender']),
    )
    expect(changed.map((line) => line.title).filter((title) => asked.test(title))).toHaveLength(3)
    expect(outcomes(made)['class same']).toBe(6)
  })

  it('with every year in one file no class of another year is taken for one of this', async () => {
    const facts = exportSchool()
    const file = await workbookFile(facts, { ...everything, yearId: null }, documentsDay)
    const made = plan(file, facts, { today: documentsDay })
    expect(made.lines.filter((line) => line.table === 'class' && line.outcome !== 'removed')).toEqual([])
    expect(made.sheets.find((sheet) => sheet.name === 'Классы')?.kind).toBe('none')
  })
})

describe('OneRoster and the import', () => {
  it('the sample school keeps the binding, and people, classes and class teachers come back', async () => {
    const facts = sampleFacts(today)
    expect(judgeRoster(await rosterBytes(facts)).breaches).toEqual([])
    const made = plan(await rosterFile(facts), facts, { today })
    expect(outcomes(made)).toEqual({ 'staff same': 61, 'class same': 25, 'assignment same': 24, 'pupil same': 27 })
  })
})
