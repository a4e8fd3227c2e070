import { campaignProgress } from '@/domain/campaigns/campaignProgress'
import type { SheetColumn, SheetDescription, SheetRow, WorkbookDescription } from '@/domain/documents/description'
import { dutiesOf, type Duty } from '@/domain/duties/duties'
import { monthOf, showMonth, type IsoMonth } from '@/domain/rules/months'
import { dutySources, type DutySource } from '@/domain/duties/sources'
import type { Platform } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { checks, type Check } from '@/domain/rules/checks'
import { schoolCounts, showPercent, type RoleCounts, type SchoolCounts } from '@/domain/rules/counts'
import { showDay } from '@/domain/rules/days'
import { namesOf } from '@/domain/rules/recordNames'
import { leaversDue } from '@/domain/rules/retention'
import { isLinkInForce } from '@/domain/rules/states'
import { documentFacts } from './documentFacts'
import { monthTexts as texts } from './monthTexts'

export interface MonthSheetOptions {
  today: IsoDay
  /** The month whose duties and dates are shown; what is waiting is always as of today. */
  month: IsoMonth
}

/** So many names stand beside a number; the whole list is in the program. */
const MOST_NAMES = 4

/**
 * «Что делать в этом месяце»: dates of the month, the administrator's duties with their sources and what the register says
 * about each, what else is waiting, and who has not joined, as numbers by class.
 */
export function monthSheet(facts: Facts, { today, month }: MonthSheetOptions): WorkbookDescription {
  const findings = new Map(checks(facts, today).map((one) => [one.code, one]))
  const platforms = facts.platforms
    .filter((one) => one.state === 'active' && one.patterns.length > 0)
    .map((platform) => ({ platform, counts: schoolCounts(facts, platform.id, today) }))
  const due = dutiesOf(Number(month.slice(5, 7)))
  const sources = [...new Set(due.map((one) => one.source))]
  const dutyRows = (some: readonly Duty[]) => some.map((one) => dutyRow(one, findings, sources))
  const title = texts.title(showMonth(month))
  const missing = platforms.map(({ platform, counts }) =>
    missingSheet(facts, platforms.length > 1 ? platform.shortName : '', title, counts, today),
  )
  return {
    type: 'workbook',
    fileName: texts.fileName(showMonth(month)),
    title,
    sheets: [
      {
        name: texts.sheet,
        pageHeader: headerOf(facts, title),
        columns,
        rows: [
          ...section(texts.sections.dates, dateRows(facts, platforms, month, today)),
          ...section(texts.sections.season, dutyRows(due.filter(({ months }) => months !== null))),
          ...section(texts.sections.always, dutyRows(due.filter(({ months }) => months === null))),
          ...section(texts.sections.waiting, waitingRows(facts, platforms, due, findings, today)),
        ],
        orientation: 'portrait',
        autofilter: false,
        fillInRows: 0,
        footLines: [
          texts.asOf(showDay(today)),
          texts.proposal,
          ...sources.map((source, at) => texts.source(at + 1, dutySources[source])),
          texts.privacy,
        ],
      },
      ...missing.filter(({ rows }) => rows.length > 0),
    ],
  }
}

interface CountedPlatform {
  platform: Platform
  counts: SchoolCounts
}

type Findings = ReadonlyMap<Check['code'], Check>

const headerOf = ({ organisation }: Facts, title: string) =>
  [organisation.shortName || organisation.fullName, title].filter((part) => part !== '').join('. ')

const row = (what: string, now: string, source: string | null = null): SheetRow => ({
  cells: [what, now === '' ? null : now, source, null],
})

const section = (title: string, rows: SheetRow[]): SheetRow[] =>
  rows.length === 0 ? [] : [{ cells: [title, null, null, null], style: 'group' }, ...rows]

function dutyRow(duty: Duty, findings: Findings, sources: readonly DutySource[]): SheetRow {
  const found = duty.codes.flatMap((code) => findings.get(code) ?? [])
  const now = found.length > 0 ? found.map(findingLine).join('; ') : duty.codes.length > 0 ? texts.fine : ''
  return row(duty.title, now, `[${String(sources.indexOf(duty.source) + 1)}]`)
}

function findingLine({ title, items }: Check): string {
  return texts.finding(title, items.length, firstOf(items.map((item) => item.title)))
}

/** The first names of a list and how many more there are. */
function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(unbroken)
  const rest = names.length - shown.length
  return [...shown, ...(rest > 0 ? [texts.more(rest)] : [])].join('; ')
}

/** «10 «А»» stays on one line. */
const unbroken = (text: string) => text.replace(/(\d) «/gu, '$1\u00a0«')

function dateRows(facts: Facts, platforms: readonly CountedPlatform[], month: IsoMonth, today: IsoDay): SheetRow[] {
  const inMonth = (day: IsoDay | null): day is IsoDay => day !== null && monthOf(day) === month
  const campaigns = facts.campaigns.flatMap((one) => {
    if (one.state !== 'open' || !inMonth(one.deadlineOn)) return []
    const { total } = campaignProgress(documentFacts(facts, one.platformId, today), one)
    const now = texts.campaignNow(showPercent(total.percentOfBase), one.targetPercent)
    return [{ day: one.deadlineOn, row: row(texts.campaign(one.title, showDay(one.deadlineOn)), now) }]
  })
  const deadlines = platforms.flatMap(({ platform, counts }) => {
    const day = platform.deadlineOn
    if (!inMonth(day)) return []
    return [{ day, row: row(texts.platform(platform.shortName, showDay(day)), texts.platformNow(restOf(counts))) }]
  })
  const names = namesOf(facts)
  const ending = facts.links
    .filter((one) => isLinkInForce(one.state) && inMonth(one.validUntilOn))
    .sort((a, b) => (a.validUntilOn ?? '').localeCompare(b.validUntilOn ?? ''))
  const lines = ending.map((one) => texts.linkUntil(names(one.id) ?? '', showDay(one.validUntilOn)))
  const links = row(texts.links, `${texts.linksNow(ending.length)}: ${firstOf(lines)}`)
  return [
    ...[...campaigns, ...deadlines].sort((a, b) => a.day.localeCompare(b.day)).map((one) => one.row),
    ...(ending.length === 0 ? [] : [links]),
  ]
}

function waitingRows(
  facts: Facts,
  platforms: readonly CountedPlatform[],
  due: readonly Duty[],
  findings: Findings,
  today: IsoDay,
): SheetRow[] {
  const told = new Set(due.flatMap(({ codes }) => codes))
  const others = [...findings.values()].filter(({ code }) => !told.has(code))
  const rest = platforms.reduce((sum, { counts }) => sum + restOf(counts), 0)
  const months = facts.organisation.retentionMonths
  const leavers = months === null ? [] : leaversDue(facts, months, today).due
  return [
    ...(rest === 0 ? [] : [row(texts.missing, texts.missingNow(rest))]),
    ...others.map((one) => row(one.advice, findingLine(one))),
    ...(leavers.length === 0 ? [] : [row(texts.retention, texts.retentionNow(leavers.length))]),
  ]
}

function restOf({ staffRoom, total }: SchoolCounts): number {
  return staffRoom.teacher.rest + staffRoom.staff.rest + total.pupil.rest + total.parent.rest
}

/** Who is still to come on one platform: a number for each unit and role, blank where nothing is known. */
function missingSheet(
  facts: Facts,
  platform: string,
  title: string,
  { classes, staffRoom, total }: SchoolCounts,
  today: IsoDay,
): SheetDescription {
  const known = documentFacts(facts, '', today)
  const number = (counts: RoleCounts | null) => (counts === null || counts.listed === 0 ? null : counts.rest)
  const open = (cells: (number | null)[]) => cells.some((cell) => cell !== null && cell > 0)
  const staff = [null, null, number(staffRoom.teacher), number(staffRoom.staff)]
  const units = [
    ...classes.map(({ classId, parent, pupil }) => ({
      unit: known.unitName(known.class(classId)),
      cells: [number(parent), number(pupil), null, null],
    })),
    { unit: known.unitName(null), cells: staff },
  ].filter(({ cells }) => open(cells))
  const sum = [number(total.parent), number(total.pupil), number(staffRoom.teacher), number(staffRoom.staff)]
  return {
    name: texts.missingSheet(platform),
    pageHeader: headerOf(facts, `${title}. ${texts.missingSheet(platform)}`),
    columns: missingColumns,
    rows:
      units.length === 0
        ? []
        : [
            ...units.map(({ unit, cells }): SheetRow => ({ cells: [unit, ...cells] })),
            { cells: [texts.total, ...sum], style: 'total' },
          ],
    orientation: 'portrait',
    autofilter: true,
    fillInRows: 0,
    footLines: [texts.countedOn(showDay(today)), texts.without, texts.unknown],
  }
}

const columns: SheetColumn[] = [
  { title: texts.columns.what, format: 'text', width: 46, wrap: true },
  { title: texts.columns.now, format: 'text', width: 42, wrap: true },
  { title: texts.columns.source, format: 'text', width: 10, align: 'center' },
  { title: texts.columns.done, format: 'text', width: 4, align: 'center' },
]

const missingColumns: SheetColumn[] = [
  { title: texts.missingColumns.unit, format: 'text', width: null },
  ...([texts.missingColumns.parent, texts.missingColumns.pupil] as const).map(numberColumn),
  ...([texts.missingColumns.teacher, texts.missingColumns.staff] as const).map(numberColumn),
]

function numberColumn(title: string): SheetColumn {
  return { title, format: 'integer', width: 13, align: 'center' }
}
