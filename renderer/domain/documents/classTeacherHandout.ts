import type {
  SheetCell,
  SheetColumn,
  SheetDescription,
  SheetRow,
  WorkbookDescription,
} from '@/domain/documents/description'
import type { InviteeRole, SchoolClass } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { showPhone } from '@/domain/rules/phones'
import { hasJoined, titleOf } from '@/domain/rules/states'
import { classTeacherName, contactLine } from './contact'
import { chosenClasses, documentFacts, type DocumentFacts } from './documentFacts'
import { producedSheet, type ProducedSheet } from './invitationSheets'
import { printableLink } from './printableLink'
import { documentTexts } from './texts'
import { personLine, unitCounts, unitPeople, type UnitPerson } from './unitRows'

export interface HandoutOptions {
  classIds: string[]
  /** A workbook for each class (nobody sees the links of another class), or one workbook with a sheet per class. */
  oneFilePerClass: boolean
  platformId: string
  today: IsoDay
}

const texts = documentTexts.handout
const listRoles = ['pupil', 'parent'] as const
const linkRoles: readonly InviteeRole[] = ['parent', 'pupil', 'teacher']
/** Numbered rows for a class of which nothing is known, and spare ones below every list. */
const BLANK_ROWS = 30
const SPARE_ROWS = 5

/**
 * Раздатка классному руководителю (domain.md 8.5, pain 9): the list of the class to tick and give back, its links, and a
 * memo. A class without names gets numbered blank rows up to its head-count. Returns one or several workbooks.
 */
export function classTeacherHandout(facts: Facts, options: HandoutOptions): WorkbookDescription[] {
  const known = documentFacts(facts, options.platformId, options.today)
  const classes = chosenClasses(known, options.classIds)
  if (classes.length === 0) return []
  return options.oneFilePerClass ? classes.map((one) => workbook(known, [one])) : [workbook(known, classes)]
}

/** Of each workbook the links on its sheet «Ссылки»: each class teacher gets one copy of them. */
export function handoutLinks(facts: Facts, options: HandoutOptions): ProducedSheet[][] {
  const known = documentFacts(facts, options.platformId, options.today)
  const links = chosenClasses(known, options.classIds).map((one) =>
    linkRoles.flatMap((role) => {
      const found = printableLink(known, one, role)
      return found.ok ? [producedSheet(found.link, 1, [])] : []
    }),
  )
  return options.oneFilePerClass ? links : [links.flat()]
}

function workbook(known: DocumentFacts, classes: SchoolClass[]): WorkbookDescription {
  const [first] = classes
  const unit = classes.length === 1 && first ? known.unitName(first) : texts.many(classes.length)
  const title = texts.title(unit)
  return {
    type: 'workbook',
    fileName: title,
    title,
    sheets: [...classes.map((one) => listSheet(known, one)), linksSheet(known, classes, unit), memoSheet(known, unit)],
  }
}

function listSheet(known: DocumentFacts, one: SchoolClass): SheetDescription {
  const rows: SheetRow[] = []
  let named = false
  for (const role of listRoles) {
    const people = unitPeople(known, one, role).filter((person) => !person.gone)
    if (people.length > 0) {
      named = true
      rows.push(...people.map((person) => ({ cells: handoutCells(person) })))
      continue
    }
    const counts = unitCounts(known, one, role, [])
    const count = counts?.listed ?? (role === 'pupil' ? BLANK_ROWS : 0)
    const word = role === 'pupil' ? texts.pupil : texts.parent
    for (let index = 0; index < count; index += 1)
      rows.push({ cells: [null, null, word, null, null, null, null, null] })
  }
  const name = known.unitName(one)
  return {
    name,
    pageHeader: headed(known, texts.listHeader(name, classTeacherName(known, one))),
    columns,
    rows: rows.map((row, index) => ({ ...row, cells: [index + 1, ...row.cells.slice(1)] })),
    orientation: 'landscape',
    autofilter: true,
    fillInRows: SPARE_ROWS,
    footLines: [
      texts.fillIn(showDay(known.today)),
      ...(named ? [] : [texts.blankRows]),
      texts.privacy,
      // Tells the import which platform and class the ticks are of, in any format and under any name.
      ...(known.platform ? [texts.origin(known.platform.shortName || known.platform.name, name)] : []),
    ],
  }
}

/** The row of a person as it is written, the number left out; reading the filled-in copy compares with it. */
export function handoutCells(one: UnitPerson): SheetCell[] {
  const state = one.invitee?.state ?? 'notInvited'
  const joined = hasJoined(state)
  const who =
    one.role === 'pupil'
      ? texts.pupil
      : [one.relation ? texts.parentOf[one.relation.kind] : texts.parent, one.relation?.pupils ?? '']
          .filter((part) => part !== '')
          .join(': ')
  const special = state === 'notInvited' || state === 'invited' || joined ? '' : titleOf.inviteeState[state]
  return [
    null,
    personLine(one),
    who,
    one.phones.map(showPhone).join(', ') || null,
    state === 'notInvited' ? null : texts.yes,
    joined ? texts.yes : null,
    showDay(one.invitee?.joinedOn ?? one.invitee?.invitedOn ?? null) || null,
    [special, one.invitee?.note ?? ''].filter((part) => part !== '').join('; ') || null,
  ]
}

function linksSheet(known: DocumentFacts, classes: SchoolClass[], unit: string): SheetDescription {
  const rows = classes.flatMap((one) =>
    linkRoles.flatMap((role): SheetRow[] => {
      const found = printableLink(known, one, role)
      const cells: SheetCell[] = [known.unitName(one), documentTexts.sheet.roles[role]]
      if (found.ok) {
        const { url, validUntilOn, needsApproval } = found.link
        return [{ cells: [...cells, url, validUntilOn, needsApproval ? texts.approval : texts.noApproval, null] }]
      }
      // Few schools have a teachers' chat in each class: its absence is not worth a line.
      if (role === 'teacher' && found.reason === 'noLink') return []
      return [
        {
          cells: [...cells, null, null, null, `${texts.missing} (${documentTexts.skipped[found.reason]})`],
          style: 'muted',
        },
      ]
    }),
  )
  return {
    name: texts.linksSheet,
    pageHeader: headed(known, texts.linksHeader(unit)),
    columns: linkColumns,
    rows,
    orientation: 'landscape',
    autofilter: true,
    fillInRows: 0,
    footLines: contact(known),
  }
}

function memoSheet(known: DocumentFacts, unit: string): SheetDescription {
  const lines = [...texts.memo, ...(known.platform?.safetyLines ?? documentTexts.sheet.defaultSafety)]
  return {
    name: texts.memoSheet,
    pageHeader: headed(known, texts.memoHeader(unit)),
    columns: memoColumns,
    rows: lines.map((line, index) => ({ cells: [index + 1, line] })),
    orientation: 'portrait',
    autofilter: false,
    fillInRows: 0,
    footLines: contact(known),
  }
}

function contact(known: DocumentFacts): string[] {
  const who = contactLine(known.facts)
  return who === '' ? [] : [texts.contact(who)]
}

function headed(known: DocumentFacts, text: string): string {
  return [known.facts.organisation.shortName, text].filter((part) => part !== '').join(' · ')
}

const columns: SheetColumn[] = [
  { title: texts.columns.number, format: 'integer', width: 6, align: 'center' },
  { title: texts.columns.name, format: 'text', width: 38, wrap: true, holds: 'name', fillIn: true },
  { title: texts.columns.role, format: 'text', width: null, wrap: true },
  { title: texts.columns.phone, format: 'text', width: 21, wrap: true, fillIn: true },
  { title: texts.columns.invited, format: 'text', width: 13, align: 'center', fillIn: true },
  { title: texts.columns.joined, format: 'text', width: 11, align: 'center', fillIn: true },
  { title: texts.columns.day, format: 'text', width: 12, align: 'center', fillIn: true },
  { title: texts.columns.note, format: 'text', width: 32, wrap: true, fillIn: true },
]

const linkColumns: SheetColumn[] = [
  { title: texts.linkColumns.unit, format: 'text', width: null },
  { title: texts.linkColumns.role, format: 'text', width: null },
  { title: texts.linkColumns.link, format: 'text', width: null, wrap: true },
  { title: texts.linkColumns.valid, format: 'day', width: 13 },
  { title: texts.linkColumns.approval, format: 'text', width: 22, wrap: true },
  { title: texts.linkColumns.note, format: 'text', width: 34, wrap: true },
]

const memoColumns: SheetColumn[] = [
  { title: texts.memoColumns.number, format: 'integer', width: 6, align: 'center' },
  { title: texts.memoColumns.line, format: 'text', width: 90, wrap: true },
]
