import type { SheetColumn, SheetRow, WorkbookDescription } from '@/domain/documents/description'
import { inviteeRoles, type InviteeRole } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { showPhone } from '@/domain/rules/phones'
import { titleOf } from '@/domain/rules/states'
import { documentFacts, scopeTitle, unitsOfScope, type DocumentFacts, type ListScope, type Unit } from './documentFacts'
import { documentTexts } from './texts'
import { uncountedLine } from './uncountedLine'
import { isMissing, personLine, rolesOf, unitCounts, unitPeople, type UnitCounts, type UnitPerson } from './unitRows'

export interface MissingOptions {
  scope: ListScope
  roles: readonly InviteeRole[]
  platformId: string
  today: IsoDay
}

const texts = documentTexts.missing

/**
 * Список не вступивших (domain.md 8.5): who is still to come, by class and role, without those who refused or have no
 * smartphone. A class without names takes one line per role with its number, and when it was never counted, says that.
 */
export function missingList(
  facts: Facts,
  options: MissingOptions,
  known = documentFacts(facts, options.platformId, options.today),
): WorkbookDescription {
  let total = 0
  /** Classes by role of which nobody knows who joined. */
  const uncounted: Partial<Record<InviteeRole, number>> = {}
  const rows: SheetRow[] = []
  for (const unit of unitsOfScope(known, options.scope)) {
    for (const role of rolesOf(unit).filter((one) => options.roles.includes(one))) {
      const people = unitPeople(known, unit, role)
      const missing = people.filter(isMissing)
      rows.push(...missing.map((one) => personRow(known, unit, one)))
      total += missing.length
      const counts = people.some((one) => !one.gone) ? null : unitCounts(known, unit, role, people)
      const rest = counts ? Math.max(0, counts.listed - counts.joined - counts.exceptions) : 0
      if (counts && rest > 0) rows.push(countRow(known, unit, role, rest, counts))
      if (counts?.countedOn === null) uncounted[role] = (uncounted[role] ?? 0) + 1
      else total += rest
    }
  }
  const title = texts.title(scopeTitle(known, options.scope))
  return {
    type: 'workbook',
    fileName: `${title}, ${options.today}`,
    title,
    sheets: [
      {
        name: texts.sheet,
        pageHeader: [facts.organisation.shortName, title].filter((part) => part !== '').join(' · '),
        columns,
        rows: rows.map((row, index) => ({ ...row, cells: [index + 1, ...row.cells.slice(1)] })),
        orientation: 'landscape',
        autofilter: true,
        fillInRows: 0,
        footLines: [
          texts.total(total),
          ...inviteeRoles.flatMap((role) => (uncounted[role] ? [uncountedLine(role, uncounted[role])] : [])),
          texts.without,
          texts.madeOn(showDay(options.today)),
          texts.privacy,
        ],
      },
    ],
  }
}

function personRow(known: DocumentFacts, unit: Unit, one: UnitPerson): SheetRow {
  return {
    cells: [
      null,
      known.unitName(unit),
      personLine(one),
      titleOf.inviteeRole[one.role],
      one.relation?.pupils || null,
      one.phones.map(showPhone).join(', ') || null,
      titleOf.inviteeState[one.invitee?.state ?? 'notInvited'],
      one.invitee?.invitedOn ?? null,
      one.invitee?.note || null,
    ],
  }
}

function countRow(
  known: DocumentFacts,
  unit: Unit,
  role: InviteeRole,
  rest: number,
  { listed, countedOn }: UnitCounts,
): SheetRow {
  const note = countedOn === null ? documentTexts.roster.planned : documentTexts.roster.countedOn(showDay(countedOn))
  return {
    cells: [
      null,
      known.unitName(unit),
      countedOn === null ? texts.unknown(listed) : texts.counted(rest, listed),
      titleOf.inviteeRole[role],
      null,
      null,
      null,
      null,
      note,
    ],
    style: 'muted',
  }
}

const columns: SheetColumn[] = [
  { title: texts.columns.number, format: 'integer', width: 6, align: 'center' },
  { title: texts.columns.unit, format: 'text', width: null },
  { title: texts.columns.name, format: 'text', width: null, wrap: true, holds: 'name' },
  { title: texts.columns.role, format: 'text', width: null },
  { title: texts.columns.child, format: 'text', width: null, wrap: true },
  { title: texts.columns.phone, format: 'text', width: 21, wrap: true, holds: 'phone' },
  { title: texts.columns.state, format: 'text', width: null, wrap: true, holds: 'state' },
  { title: texts.columns.invited, format: 'day', width: 13 },
  { title: texts.columns.note, format: 'text', width: null, wrap: true, holds: 'note' },
]
