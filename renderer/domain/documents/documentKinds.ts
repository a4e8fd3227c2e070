import type { Paper, WorkbookDescription } from '@/domain/documents/description'
import { inviteeRoles, type InviteeRole } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { forAudience, type Audience } from './audience'
import { chosenClasses, documentFacts, unitsOfScope, type DocumentFacts, type ListScope } from './documentFacts'
import { monthOf, type IsoMonth } from '@/domain/rules/months'
import { addDays } from '@/domain/rules/days'
import { classTeacherHandout, handoutLinks } from './classTeacherHandout'
import { classTeacherTable } from './classTeacherTable'
import { familySheets } from './familySheets'
import { handoutLedger } from './handoutLedger'
import { ledgerTexts } from './ledgerTexts'
import { invitationRoster } from './invitationRoster'
import { invitationSheets, type PrintedPages } from './invitationSheets'
import { invitationSlips } from './invitationSlips'
import type { LabelChoice } from './labels'
import { joinedSummary } from './joinedSummary'
import type { MadeDocuments } from './madeDocuments'
import { missingList } from './missingList'
import { monthSheet } from './monthSheet'
import { monthTexts } from './monthTexts'
import { documentTexts } from './texts'
import { transitionOf, transitionSheets } from './transitionSheets'
import { transitionTexts } from './transitionTexts'
import { rolesOf, unitCounts } from './unitRows'

export type { MadeDocuments }

export type DocumentKindId =
  | 'roster'
  | 'handout'
  | 'missing'
  | 'summary'
  | 'teachers'
  | 'sheets'
  | 'slips'
  | 'transition'
  | 'familySheets'
  | 'ledger'
  | 'month'

/** Everything that may be chosen before a document is made; each kind takes what it `needs`. */
export interface DocumentChoice {
  platformId: string
  today: IsoDay
  /** Classes to take; for the roster and the list of those missing an empty one means the whole school. */
  classIds: string[]
  staffRoom: boolean
  /** Sheets and slips for these. */
  roles: InviteeRole[]
  /** Roster and list of those missing: only these. */
  listRoles: InviteeRole[]
  /** A file per class instead of one; a list of the whole school has one of the staff room too. */
  oneFilePerClass: boolean
  /** Slips per unit and role; null = by names or head-count. */
  slipCount: number | null
  slipNames: boolean
  slipsPerPage: 8 | 10
  slipOrder: 'list' | 'alphabet'
  paper: Paper
  /** Slips on label sheets; null for paper with lines to cut along. */
  labels: LabelChoice | null
  /** Slips and sheets for families only for those who have not joined. */
  onlyMissing: boolean
  /** Sheets only for families with several children at the school. */
  onlySiblings: boolean
  /** Hand-out ledger: of these produced sheets; null for the last ones of the platform. */
  sheetRunId: string | null
  /** Slips only for this person. */
  personId: string | null
  /** Class teacher table: the day shown, and the order to restrict it to. */
  day: IsoDay
  orderId: string | null
  /** Summary: the earlier day to compare with. */
  compareOn: IsoDay
  /** «Что делать в этом месяце»: the month; null for that of today. */
  month: IsoMonth | null
  /** Whose copy of a list it is; null for one without a mark. */
  audience: Audience | null
  /** Who makes it, as marked copies say. */
  madeBy: string
}

/** What is chosen before anybody has chosen: every class and role, compared with a week ago. */
export function firstChoice(today: IsoDay): DocumentChoice {
  return {
    platformId: '',
    today,
    classIds: [],
    staffRoom: false,
    roles: [...inviteeRoles],
    listRoles: [...inviteeRoles],
    oneFilePerClass: false,
    slipCount: null,
    slipNames: true,
    slipsPerPage: 8,
    slipOrder: 'list',
    paper: 'A4',
    labels: null,
    onlyMissing: false,
    onlySiblings: false,
    sheetRunId: null,
    personId: null,
    day: today,
    orderId: null,
    compareOn: addDays(today, -7),
    month: null,
    audience: null,
    madeBy: '',
  }
}

/** What a kind asks for on the screen. */
export type DocumentNeed = keyof Omit<DocumentChoice, 'today' | 'madeBy'>

export interface DocumentKind {
  id: DocumentKindId
  title: string
  description: string
  /** Whether it ends as .xlsx or as pages for paper and PDF. */
  output: 'workbook' | 'pages'
  needs: readonly DocumentNeed[]
  make(facts: Facts, choice: DocumentChoice): MadeDocuments
}

/** The catalogue of documents for the screen and the command line, in the order of the office's work. */
export const documentKinds: readonly DocumentKind[] = [
  {
    id: 'sheets',
    ...documentTexts.kinds.sheets,
    output: 'pages',
    needs: ['platformId', 'classIds', 'staffRoom', 'roles', 'paper', 'oneFilePerClass'],
    make: (facts, choice) => pages(facts, choice, (part, known) => invitationSheets(facts, part, known)),
  },
  {
    id: 'slips',
    ...documentTexts.kinds.slips,
    output: 'pages',
    needs: [
      ...(['platformId', 'classIds', 'staffRoom', 'roles', 'slipCount', 'slipNames'] as const),
      ...(['slipsPerPage', 'slipOrder', 'onlyMissing', 'personId', 'paper', 'oneFilePerClass', 'labels'] as const),
    ],
    make: (facts, choice) =>
      pages(facts, choice, (part, known) => {
        const { slipNames, slipsPerPage, slipOrder, slipCount } = part
        const count = slipCount === null ? {} : { count: slipCount }
        const options = { ...part, withNames: slipNames, perPage: slipsPerPage, order: slipOrder, ...count }
        return invitationSlips(facts, options, known)
      }),
  },
  {
    id: 'familySheets',
    ...documentTexts.kinds.familySheets,
    output: 'pages',
    needs: ['platformId', 'classIds', 'roles', 'onlySiblings', 'onlyMissing', 'paper', 'oneFilePerClass'],
    make(facts, choice) {
      const made = pages(facts, choice, (part, known) => familySheets(facts, part, known))
      // A class of elder children is met in the file of each younger one.
      return { ...made, skipped: [...new Map(made.skipped.map((one) => [one.text, one])).values()] }
    },
  },
  {
    id: 'transition',
    ...documentTexts.kinds.transition,
    output: 'pages',
    needs: ['platformId', 'classIds', 'staffRoom', 'roles', 'paper', 'oneFilePerClass'],
    make(facts, choice) {
      const campaign = transitionOf(facts, choice.platformId)
      return campaign === null
        ? { documents: [], skipped: [{ text: transitionTexts.noCampaign }], produced: [] }
        : pages(facts, choice, (part, known) => transitionSheets(facts, campaign, part, known))
    },
  },
  {
    id: 'ledger',
    ...ledgerTexts.kind,
    output: 'pages',
    needs: ['platformId', 'sheetRunId'],
    make: (facts, choice) => handoutLedger(facts, choice),
  },
  {
    id: 'handout',
    ...documentTexts.kinds.handout,
    output: 'workbook',
    needs: ['platformId', 'classIds', 'oneFilePerClass'],
    make: (facts, choice) => ({
      documents: classTeacherHandout(facts, choice),
      skipped: [],
      produced: handoutLinks(facts, choice),
    }),
  },
  {
    id: 'roster',
    ...documentTexts.kinds.roster,
    output: 'workbook',
    needs: ['platformId', 'classIds', 'listRoles', 'oneFilePerClass', 'audience'],
    make: (facts, choice) =>
      lists(facts, choice, (scope, known) =>
        invitationRoster(facts, { ...choice, scope, roles: choice.listRoles }, known),
      ),
  },
  {
    id: 'missing',
    ...documentTexts.kinds.missing,
    output: 'workbook',
    needs: ['platformId', 'classIds', 'listRoles', 'oneFilePerClass', 'audience'],
    make: (facts, choice) =>
      lists(facts, choice, (scope, known) => missingList(facts, { ...choice, scope, roles: choice.listRoles }, known)),
  },
  {
    id: 'summary',
    ...documentTexts.kinds.summary,
    output: 'workbook',
    needs: ['platformId', 'compareOn'],
    make: (facts, choice) => ({ documents: [joinedSummary(facts, choice)], skipped: [], produced: [] }),
  },
  {
    id: 'teachers',
    ...documentTexts.kinds.teachers,
    output: 'workbook',
    needs: ['day', 'orderId'],
    make: (facts, choice) => {
      const of = choice.orderId === null ? {} : { orderId: choice.orderId }
      return { documents: [classTeacherTable(facts, { day: choice.day, ...of })], skipped: [], produced: [] }
    },
  },
  {
    id: 'month',
    ...monthTexts.kind,
    output: 'workbook',
    needs: ['month'],
    make: (facts, { today, month }) => ({
      documents: [monthSheet(facts, { today, month: month ?? monthOf(today) })],
      skipped: [],
      produced: [],
    }),
  },
]

/** One list of all that was chosen, or one for each unit that may have the chosen roles and has anybody to list. */
function lists(
  facts: Facts,
  choice: DocumentChoice,
  make: (scope: ListScope, known: DocumentFacts) => WorkbookDescription,
): MadeDocuments {
  const known = documentFacts(facts, choice.platformId, choice.today)
  const scope = choice.classIds.length === 0 ? 'school' : choice.classIds
  const units = choice.oneFilePerClass ? unitsOfScope(known, scope) : []
  const parts = units
    .filter((unit) => rolesOf(unit).some((role) => choice.listRoles.includes(role)))
    .map((unit) => ({ unit, list: make(unit ? [unit.id] : 'staffRoom', known) }))
  const kept = parts.filter((part) => hasRows(part.list))
  // Where no unit has anybody to list, the one list of all says so.
  if (kept.length === 0) return { documents: [copyOf(make(scope, known), choice)], skipped: [], produced: [] }
  const skipped = parts
    .filter((part) => !hasRows(part.list))
    .map(({ unit }) => {
      const isKnown = choice.listRoles.some((role) => unitCounts(known, unit, role) !== null)
      const { everybodyJoined, nothingKnown } = documentTexts.withoutFile
      return { text: (isKnown ? everybodyJoined : nothingKnown)(known.unitName(unit)) }
    })
  return { documents: kept.map(({ list }) => copyOf(list, choice)), skipped, produced: [] }
}

function hasRows({ sheets }: WorkbookDescription): boolean {
  return sheets.some(({ rows }) => rows.length > 0)
}

/** A list as the copy that was asked for. */
function copyOf(document: WorkbookDescription, { audience, today, madeBy }: DocumentChoice): WorkbookDescription {
  return audience === null ? document : forAudience(document, audience, { day: today, by: madeBy })
}

/** One document of all units, or one for each unit of which something is printed. */
function pages(
  facts: Facts,
  choice: DocumentChoice,
  make: (part: DocumentChoice, known: DocumentFacts) => PrintedPages,
): MadeDocuments {
  const known = documentFacts(facts, choice.platformId, choice.today)
  const parts = choice.oneFilePerClass ? unitParts(known, choice) : [choice]
  const made = parts.map((part) => make(part, known))
  const kept = made.length > 1 ? made.filter(({ document }) => document.pages.length > 0) : made
  return {
    documents: kept.map(({ document }) => document),
    skipped: made.flatMap(({ skipped }) => skipped),
    produced: kept.map(({ produced }) => produced),
  }
}

function unitParts(known: DocumentFacts, choice: DocumentChoice): DocumentChoice[] {
  const staffRoom = choice.staffRoom ? [{ ...choice, classIds: [] }] : []
  const classes = chosenClasses(known, choice.classIds).map(({ id }) => ({
    ...choice,
    classIds: [id],
    staffRoom: false,
  }))
  return [...staffRoom, ...classes]
}
