import type {
  BarChart,
  SheetColumn,
  SheetDescription,
  SheetRow,
  WorkbookDescription,
} from '@/domain/documents/description'
import type { InviteeRole, SchoolClass } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { joinedBy, schoolCounts, sumCounts, type RoleCounts, type SchoolCounts } from '@/domain/rules/counts'
import { showDay } from '@/domain/rules/days'
import { counted } from '@/domain/rules/plurals'
import { hasJoined } from '@/domain/rules/states'
import { classTeacherName } from './contact'
import { documentFacts, type DocumentFacts } from './documentFacts'
import { documentTexts } from './texts'
import { uncountedLine } from './uncountedLine'

export interface SummaryOptions {
  platformId: string
  today: IsoDay
  /** The earlier day that the numbers are compared with. */
  compareOn: IsoDay
}

const texts = documentTexts.summary
const classRoles = ['parent', 'pupil'] as const
type ClassRole = (typeof classRoles)[number]

/** One role of a unit, a parallel or the school: now, and on the earlier day. */
interface Line {
  role: InviteeRole
  now: RoleCounts
  before: RoleCounts | null
}

interface Parallel {
  title: string
  /** Places in the list of classes. */
  places: number[]
}

/**
 * «Сводка для руководителя» (domain.md 8.5, the administrator's duty to report): the school, its parallels and its classes,
 * both percentages of rule 8.3.9, what was gained since an earlier day, a chart. Names nobody but the class teachers.
 */
export function joinedSummary(facts: Facts, options: SummaryOptions): WorkbookDescription {
  const known = documentFacts(facts, options.platformId, options.today)
  const now = schoolCounts(facts, options.platformId, options.today)
  const then = schoolCounts(joinedBy(facts, options.compareOn), options.platformId, options.compareOn)
  const classes = now.classes.flatMap(({ classId }) => known.class(classId) ?? [])
  const school = schoolLines(now, then)
  const parallels = parallelsOf(classes)
  const platform = known.platform?.shortName || known.platform?.name || ''
  const title = texts.title(platform)
  const described = (sheet: Pick<SheetDescription, 'name' | 'columns' | 'rows' | 'autofilter'>): SheetDescription => ({
    ...sheet,
    pageHeader: [facts.organisation.shortName, texts.header(title, showDay(options.today))]
      .filter((part) => part !== '')
      .join('. '),
    orientation: 'landscape',
    fillInRows: 0,
    footLines: footLines(facts, options, now),
  })
  return {
    type: 'workbook',
    fileName: `${title}, ${options.today}`,
    title,
    sheets: [
      {
        ...described({
          name: texts.totalsSheet,
          columns: [{ title: texts.columns.whom, format: 'text', width: null }, ...numberColumns(options.compareOn)],
          rows: [
            { cells: [texts.school], style: 'group' },
            ...school.map((line) => numbersRow([texts.roles[line.role]], line, options.today)),
            ...classRoles.flatMap((role) => parallelRows(now, then, parallels, role, options.today)),
          ],
          autofilter: false,
        }),
        orientation: 'portrait',
        chart: chartOf(now, then, school, parallels, options.compareOn),
      },
      described({
        name: texts.classesSheet,
        columns: [
          { title: texts.columns.unit, format: 'text', width: null },
          { title: texts.columns.teacher, format: 'text', width: null, wrap: true, holds: 'name' },
          { title: texts.columns.whom, format: 'text', width: null },
          ...numberColumns(options.compareOn),
        ],
        rows: classRows(known, now, then, classes, options.today),
        autofilter: true,
      }),
    ],
  }
}

function schoolLines(now: SchoolCounts, then: SchoolCounts): Line[] {
  const staff = (['teacher', 'staff'] as const).map((role) => ({
    role,
    now: now.staffRoom[role],
    before: then.staffRoom[role],
  }))
  const classes = classRoles.map((role) => ({ role, now: now.total[role], before: then.total[role] }))
  return [...staff, ...classes].filter((line) => line.now.listed > 0)
}

function parallelsOf(classes: readonly SchoolClass[]): Parallel[] {
  const places = Map.groupBy(
    classes.map((one, place) => ({ place, head: className({ levels: one.levels, litera: '' }, 'plain'), one })),
    ({ head }) => head,
  )
  return [...places].map(([head, members]) => {
    const levels = members[0]?.one.levels ?? []
    const title = levels.length > 1 ? texts.complex(head) : levels[0] === 0 ? head : texts.parallel(head)
    return { title, places: members.map(({ place }) => place) }
  })
}

function lineOf(now: SchoolCounts, then: SchoolCounts, places: readonly number[], role: ClassRole): Line | null {
  const parts = places.map((place) => now.classes[place]?.[role] ?? null)
  if (parts.every((part) => part === null)) return null
  const before = places.map((place) => then.classes[place]?.[role] ?? null)
  // A class counted now and not then would look like a gain of all its people.
  const isComparable = parts.every((part, at) => part === null || before[at] !== null)
  return { role, now: sumCounts(parts), before: isComparable ? sumCounts(before) : null }
}

function parallelRows(
  now: SchoolCounts,
  then: SchoolCounts,
  parallels: readonly Parallel[],
  role: ClassRole,
  today: IsoDay,
): SheetRow[] {
  const rows = parallels.flatMap(({ title, places }) => {
    const line = lineOf(now, then, places, role)
    return line ? [numbersRow([title], line, today)] : []
  })
  if (rows.length === 0) return []
  return [{ cells: [texts.byParallel[role]], style: 'group' }, ...rows, totalRow(now, then, role, [], today)]
}

function classRows(
  known: DocumentFacts,
  now: SchoolCounts,
  then: SchoolCounts,
  classes: readonly SchoolClass[],
  today: IsoDay,
): SheetRow[] {
  const rows = classes.flatMap((one, place) =>
    classRoles.flatMap((role) => {
      const line = lineOf(now, then, [place], role)
      const heads = [known.unitName(one), classTeacherName(known, one) || null, texts.roles[role]]
      return line ? [numbersRow(heads, line, today)] : []
    }),
  )
  const totals = classRoles.filter((role) => now.total[role].listed > 0)
  return [...rows, ...totals.map((role) => totalRow(now, then, role, [null, null], today))]
}

function totalRow(now: SchoolCounts, then: SchoolCounts, role: ClassRole, blanks: null[], today: IsoDay): SheetRow {
  const everywhere = now.classes.map((_, place) => place)
  const line = lineOf(now, then, everywhere, role) ?? { role, now: now.total[role], before: null }
  const title = texts.total(texts.roles[role].toLowerCase())
  return { ...numbersRow([title, ...blanks], line, today), style: 'total' }
}

/** «33,3» per cent as 0.333: never rounded up to the whole while somebody is missing. */
function share(percent: number | null): number | null {
  return percent === null ? null : Math.round(percent * 10) / 1000
}

function numbersRow(heads: (string | null)[], { now, before }: Line, today: IsoDay): SheetRow {
  return {
    cells: [
      ...heads,
      now.listed,
      now.joined,
      now.exceptions,
      now.rest,
      share(now.percentOfListed),
      share(now.percentOfBase),
      before ? before.joined : null,
      before ? now.joined - before.joined : null,
      now.named ? today : now.countedOn,
    ],
  }
}

function chartOf(
  now: SchoolCounts,
  then: SchoolCounts,
  school: readonly Line[],
  parallels: readonly Parallel[],
  compareOn: IsoDay,
): BarChart {
  const bar = ({ role, now, before }: Line) => ({
    role,
    label: texts.roles[role],
    share: share(now.percentOfListed),
    before: before && now.listed > 0 ? Math.min(1, before.joined / now.listed) : null,
  })
  const groups = parallels.map(({ title, places }) => ({
    label: title,
    bars: classRoles.flatMap((role) => {
      const line = lineOf(now, then, places, role)
      return line ? [bar(line)] : []
    }),
  }))
  return {
    title: texts.chart,
    legend: { share: texts.share, before: texts.before(showDay(compareOn)) },
    groups: [{ label: texts.school, bars: school.map(bar) }, ...groups].filter((one) => one.bars.length > 0),
  }
}

function footLines(facts: Facts, options: SummaryOptions, now: SchoolCounts): string[] {
  const undated = facts.invitees.filter(
    (one) => one.platformId === options.platformId && hasJoined(one.state) && one.joinedOn === null,
  ).length
  return [
    ...documentTexts.roster.footer,
    texts.compared(showDay(options.compareOn)),
    ...(undated > 0 ? [texts.undated(counted(undated, 'человека', 'человек', 'человек'))] : []),
    ...classRoles.flatMap((role) => (now.uncounted[role] > 0 ? [uncountedLine(role, now.uncounted[role])] : [])),
  ]
}

function numberColumns(compareOn: IsoDay): SheetColumn[] {
  const { columns } = texts
  return [
    { title: columns.listed, format: 'integer', width: 9 },
    { title: columns.joined, format: 'integer', width: 10 },
    { title: columns.exceptions, format: 'integer', width: 13 },
    { title: columns.rest, format: 'integer', width: 10 },
    { title: columns.share, format: 'percent', width: 12, bar: true },
    { title: columns.shareOfBase, format: 'percent', width: 13, bar: true },
    { title: columns.before(showDay(compareOn)), format: 'integer', width: 12 },
    { title: columns.gain, format: 'integer', width: 9 },
    { title: columns.day, format: 'day', width: 12 },
  ]
}
