import type { SheetDescription, WorkbookDescription } from '@/domain/documents/description'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import type { ExportChoice } from './exportChoice'
import { selectRecords } from './selectRecords'
import { ExportNames } from './sheets/ExportNames'
import {
  assignmentSheet,
  classSheet,
  headCountSheet,
  orderSheet,
  organisationSheet,
  yearSheet,
} from './sheets/classSheets'
import { campaignSheet, handoverSheet } from './sheets/campaignSheets'
import { inviteeSheet, joinRequestSheet, linkSheet, platformSheet, sheetRunSheet } from './sheets/invitationSheets'
import type { ListColumn, SheetHead } from './sheets/listSheet'
import { parentSheet, pupilSheet, staffSheet } from './sheets/peopleSheets'
import { exportTexts } from './texts'
import { teachingDay, yearTitle } from './years'

const texts = exportTexts.workbook

/**
 * The register as a workbook, a sheet for each kind of record that there is. The lists of staff, classes and pupils
 * have the import's own headers and are taken back by it; every other sheet says below its table that it is for
 * reading only, so that a re-import of the whole workbook changes nothing. With every year in one file the lists of
 * classes are for reading too, since a class of another year is not one of this.
 * @param choice already as the form takes it (`choiceFor`)
 */
export function registerWorkbook(facts: Facts, choice: ExportChoice, today: IsoDay): WorkbookDescription {
  const selected = selectRecords(facts, choice)
  const names = new ExportNames(selected)
  const allYears = choice.yearId === null
  const year = yearTitle(facts, choice.yearId)
  const school = facts.organisation.shortName || texts.school
  const title = texts.title(school, year)
  const head = (name: string, reference: boolean): SheetHead => ({
    name,
    pageHeader: `${title} · ${texts.asOf(showDay(today))}`,
    reference,
  })
  const dayOf = (yearId: string) => teachingDay(facts, yearId, today)
  const classById = new Map(selected.classes.map((one) => [one.id, one]))
  const yearOf: ListColumn<string> | null = allYears
    ? { title: texts.columns.year, value: (classId) => names.year(classById.get(classId)?.yearId ?? '') }
    : null
  const classOfPupil = new Map(facts.pupils.map((one) => [one.id, one.classId]))
  const { sheets: name } = texts
  const sheets: SheetDescription[] = [
    staffSheet(head(name.staff, false), selected, choice),
    classSheet(head(name.classes, allYears), selected, names, dayOf, allYears),
    pupilSheet(head(name.pupils, allYears), selected, choice, names, yearOf),
    parentSheet(head(name.parents, true), selected, choice, names, classOfPupil),
    assignmentSheet(head(name.assignments, true), selected, names, yearOf),
    orderSheet(head(name.orders, true), selected),
    linkSheet(head(name.links, true), selected, choice, names),
    inviteeSheet(head(name.invitees, true), selected, names),
    headCountSheet(head(name.headCounts, true), selected, names),
    joinRequestSheet(head(name.joinRequests, true), selected, choice, names),
    sheetRunSheet(head(name.sheetRuns, true), selected, names),
    handoverSheet(head(name.handovers, true), selected, names),
    campaignSheet(head(name.campaigns, true), selected, names),
    platformSheet(head(name.platforms, true), selected),
    yearSheet(head(name.years, true), selected),
    organisationSheet(head(name.organisation, true), selected),
  ]
  return {
    type: 'workbook',
    fileName: texts.fileName(school, year, showDay(today)).replaceAll('/', '-'),
    title,
    sheets: sheets.filter((sheet) => sheet.rows.length > 0),
  }
}
