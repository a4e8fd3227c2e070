import { expect, it } from 'vitest'
import { choiceFor, exportForms, firstExportChoice } from '@/domain/exports/exportChoice'
import { leftOutReasons } from '@/domain/exports/LeftOut'
import { registerWorkbook } from '@/domain/exports/registerWorkbook'
import { defaultOrganisation, emptyFacts } from '@/domain/model/newRecords'
import { sampleFacts } from '@/domain/sample/sampleSchool'
import { exportPreview, type CountKey } from '@/features/settings/exportPreview'
import { exportTexts } from '@/features/settings/exportTexts'
import { personalLines } from '@/features/settings/personalLines'
import { documentsDay } from '@tests/support/documentFacts'
import { everything, exportSchool } from '@tests/support/exportSchool'

const today = '2026-09-20'
const sample = sampleFacts(today)
const words = (form: (typeof exportForms)[number], choice = firstExportChoice(sample)) =>
  exportPreview(form, sample, choice, today, 'school-id').counts.map(({ key, count }) => exportTexts.counts[key](count))

it('says what will be in the file before it is saved', () => {
  expect(words('workbook').slice(0, 2)).toEqual(['62\u00a0сотрудника', '25\u00a0классов'])
  expect(words('workbook').join()).not.toMatch(/учен|родител/u)
  const all = { ...everything, yearId: sample.organisation.currentYearId }
  expect(words('workbook', all)).toEqual(
    expect.arrayContaining(['27\u00a0учеников', exportTexts.counts.parents(sample.parents.length)]),
  )
  // One of the 62 is dismissed.
  expect(words('oneRoster').slice(0, 2)).toEqual(['61\u00a0сотрудник', '25\u00a0классов'])
  expect(exportPreview('oneRoster', sample, firstExportChoice(sample), today, 'school-id').leftOut).toMatchObject({
    dismissed: 1,
  })
  expect(words('contacts')).toEqual([expect.stringMatching(/сотрудник/u)])
  expect(words('schoolFile')).toEqual([])
})

it('counts exactly the rows of the workbook', () => {
  const facts = exportSchool()
  const sheets = registerWorkbook(facts, choiceFor('workbook', everything), documentsDay).sheets
  const { counts } = exportPreview('workbook', facts, everything, documentsDay, 'school-id')
  const rowsOf = (name: string) => sheets.find((one) => one.name === name)?.rows.length
  const countOf = (key: CountKey) => counts.find((one) => one.key === key)?.count
  for (const [key, name] of [
    ['staff', 'Сотрудники'],
    ['classes', 'Классы'],
    ['pupils', 'Ученики'],
    ['links', 'Ссылки'],
    ['invitees', 'Приглашённые'],
    ['headCounts', 'Численность'],
    ['orders', 'Приказы'],
  ] as const)
    expect(countOf(key), name).toBe(rowsOf(name))
})

it('an empty school has nothing to export but its file', () => {
  const facts = emptyFacts(defaultOrganisation('year-2026'))
  const empty = (form: (typeof exportForms)[number]) =>
    exportPreview(form, facts, firstExportChoice(facts), today, 'school-id').isEmpty
  expect(exportForms.map(empty)).toEqual([true, true, true, false])
})

it('asks before children, parents, days of birth and СНИЛС leave, and for nothing else', () => {
  const preview = exportPreview('workbook', exportSchool(), everything, documentsDay, 'school-id')
  expect(personalLines(preview, everything)).toEqual([
    expect.stringMatching(/учени/u),
    expect.stringMatching(/родител/u),
    'даты рождения',
    'СНИЛС сотрудников',
  ])
  const usual = firstExportChoice(sample)
  expect(personalLines(exportPreview('workbook', sample, usual, today, 'school-id'), usual)).toEqual([])
})

it('every reason to stay behind has its words', () => {
  expect(leftOutReasons.map((reason) => exportTexts.leftOutCounts[reason](2))).toEqual([
    '2\u00a0человека без фамилии или имени',
    '2\u00a0человека без телефона и почты',
    '2\u00a0уволенных',
    '2\u00a0законченных назначения',
    '2\u00a0выбывших ученика',
  ])
})
