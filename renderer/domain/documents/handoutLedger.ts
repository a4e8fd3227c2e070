import type { PageBlock, PageDescription } from '@/domain/documents/description'
import type { SheetRun } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { copiesOf, handoverRows, runsToHandOver, type HandoverRow } from '@/domain/rules/handovers'
import { coverCode, shownCode } from '@/domain/rules/scanCodes'
import { schoolName } from './platformWords'
import { ledgerTexts as texts } from './ledgerTexts'
import type { MadeDocuments } from './madeDocuments'

export interface LedgerOptions {
  platformId: string
  today: IsoDay
  /** Of these produced sheets; null for the last ones of the platform. */
  sheetRunId: string | null
}

/** Covers on a page of A4. */
const COVERS_PER_PAGE = 2

/** The produced sheets that a ledger is made of; undefined where the platform has none. */
export function runOfLedger(facts: Facts, { platformId, sheetRunId }: LedgerOptions): SheetRun | undefined {
  const runs = runsToHandOver(facts, platformId)
  return runs.find((run) => run.id === sheetRunId) ?? runs[0]
}

/** «Отрывные полоски», «Листы приглашения»; «Листы» for documents of newer versions. */
export function titleOfRun({ document }: Pick<SheetRun, 'document'>): string {
  return texts.documents[document] ?? texts.otherDocument
}

/**
 * Ведомость выдачи (issue 7): a table of the whole school to sign in, then for each class a cover to cut out, which goes
 * with its sheets and comes back signed. The number on the cover ticks the class at the counter.
 */
export function handoutLedger(facts: Facts, options: LedgerOptions): MadeDocuments {
  const run = runOfLedger(facts, options)
  const fileName = texts.fileName(showDay(run?.madeOn ?? options.today))
  const title = run ? texts.title(titleOfRun(run), showDay(run.madeOn)) : fileName
  const rows = run ? handoverRows(facts, run, options.today) : []
  const pages = run ? [summaryPage(facts, run, rows, options.today), ...coverPages(facts, run, rows)] : []
  return {
    documents: [{ type: 'pages', fileName, title, paper: 'A4', pages }],
    skipped: run ? [] : [{ text: texts.nothing }],
    produced: [[]],
  }
}

function summaryPage(facts: Facts, run: SheetRun, rows: HandoverRow[], today: IsoDay): PageDescription {
  const { columns } = texts
  const school = schoolName(facts.organisation)
  return {
    layout: 'sheet',
    blocks: [
      { kind: 'heading', level: 2, text: school },
      { kind: 'heading', level: 1, text: texts.heading },
      { kind: 'paragraph', text: whatOf(facts, run) },
      {
        kind: 'table',
        hand: true,
        columns: [
          { title: columns.unit, widthMm: 34 },
          { title: columns.copies, widthMm: 20 },
          { title: columns.whom, widthMm: null },
          { title: columns.day, widthMm: 24 },
          { title: columns.signature, widthMm: 36 },
        ],
        rows: [
          ...rows.map((row) => [
            unitOf(row),
            String(row.copies),
            row.handover?.receivedBy || row.teacher,
            showDay(row.handover?.handedOn ?? null),
            '',
          ]),
          [texts.total, String(copiesOf(run)), '', '', ''],
        ],
      },
      { kind: 'signature', left: texts.administrator, right: texts.signatureLine },
    ],
    footer: texts.footer(school, showDay(today)),
  }
}

function coverPages(facts: Facts, run: SheetRun, rows: HandoverRow[]): PageDescription[] {
  const pages: PageDescription[] = []
  for (let from = 0; from < rows.length; from += COVERS_PER_PAGE) {
    const parts = rows.slice(from, from + COVERS_PER_PAGE).map((row) => coverOf(facts, run, row))
    pages.push({ layout: 'parts', rows: COVERS_PER_PAGE, parts })
  }
  return pages
}

function coverOf(facts: Facts, run: SheetRun, row: HandoverRow): PageBlock[] {
  const code = coverCode(row.id)
  const roles = row.roles.map(({ role, copies }) => texts.role(texts.roles[role], copies)).join(', ')
  return [
    { kind: 'heading', level: 2, text: schoolName(facts.organisation) },
    { kind: 'heading', level: 1, text: unitOf(row) },
    {
      kind: 'facts',
      rows: [
        ...(row.classId === null ? [] : [{ label: texts.teacher, value: row.teacher || texts.noTeacher }]),
        { label: texts.document, value: whatOf(facts, run) },
        { label: texts.copies, value: texts.ofAll(row.copies, roles) },
      ],
    },
    ...(row.stale > 0 ? [{ kind: 'paragraph', text: texts.stale(row.stale), strong: true } as const] : []),
    { kind: 'paragraph', text: row.classId === null ? texts.receivedStaff : texts.received },
    {
      kind: 'blanks',
      blanks: [
        { label: texts.blanks.name, share: 5 },
        { label: texts.blanks.signature, share: 3 },
        { label: texts.blanks.day, share: 2 },
      ],
    },
    { kind: 'barcode', digits: code, caption: `${shownCode(code)}\n${texts.back}` },
  ]
}

function whatOf(facts: Facts, run: SheetRun): string {
  const platform = facts.platforms.find((one) => one.id === run.platformId)?.shortName ?? ''
  const what = texts.of(titleOfRun(run), showDay(run.madeOn))
  return platform === '' ? what : `${what}, ${platform}`
}

function unitOf(row: HandoverRow): string {
  return row.unit === '' ? texts.noUnit : row.unit
}
