import type { SheetColumn, SheetDescription, SheetRow } from '@/domain/documents/description'
import { inviteeRoles, type InviteeRole } from '@/domain/model/entities'
import { showDay } from '@/domain/rules/days'
import { titleOf } from '@/domain/rules/states'
import type { DocumentFacts, Unit } from './documentFacts'
import { documentTexts } from './texts'
import { uncountedLine } from './uncountedLine'
import type { UnitCounts } from './unitRows'

const texts = documentTexts.roster

export interface CountedUnit {
  unit: Unit
  role: InviteeRole
  counts: UnitCounts
}

/**
 * «Сводка»: a line per class and role, then «Итого» per role. Rule 8.3.9: both percentages, the denominator of the second
 * in its own column; a denominator of 0 gives no percentage instead of a wrong one. A class of which only the planned
 * number is known has no other numbers: «Итого» leaves it out and says so, as «Сводка для руководителя» does.
 */
export function rosterSummary(known: DocumentFacts, units: CountedUnit[], pageHeader: string): SheetDescription {
  const rows: SheetRow[] = units.map(({ unit, role, counts }) => ({
    cells: [
      known.unitName(unit),
      titleOf.inviteeRole[role],
      ...(counts.countedOn === null ? [counts.listed, ...unknown] : numbers(counts)),
      counts.countedOn,
    ],
  }))
  const uncounted: string[] = []
  for (const role of inviteeRoles) {
    const all = units.filter((unit) => unit.role === role)
    const of = all.filter(({ counts }) => counts.countedOn !== null)
    if (of.length < all.length) uncounted.push(uncountedLine(role, all.length - of.length))
    if (of.length === 0) continue
    rows.push({
      cells: [texts.total(titleOf.inviteeRoles[role].toLowerCase()), null, ...numbers(sum(of)), null],
      style: 'total',
    })
  }
  return {
    name: texts.summarySheet,
    pageHeader,
    columns,
    rows,
    orientation: 'landscape',
    autofilter: true,
    fillInRows: 0,
    footLines: [...texts.footer, ...uncounted, texts.madeOn(showDay(known.today))],
  }
}

interface Counts {
  listed: number
  invited: number
  joined: number
  exceptions: number
}

function numbers({ listed, invited, joined, exceptions }: Counts): (number | null)[] {
  const base = listed - exceptions
  return [
    listed,
    invited,
    joined,
    exceptions,
    Math.max(0, base - joined),
    listed > 0 ? joined / listed : null,
    base,
    base > 0 ? joined / base : null,
  ]
}

/** Instead of all numbers but the first. */
const unknown: null[] = Array.from({ length: 7 }, () => null)

function sum(units: CountedUnit[]): Counts {
  const total: Counts = { listed: 0, invited: 0, joined: 0, exceptions: 0 }
  for (const { counts } of units) {
    total.listed += counts.listed
    total.invited += counts.invited
    total.joined += counts.joined
    total.exceptions += counts.exceptions
  }
  return total
}

const columns: SheetColumn[] = [
  { title: texts.summary.unit, format: 'text', width: null },
  { title: texts.summary.role, format: 'text', width: null },
  { title: texts.summary.listed, format: 'integer', width: 10 },
  { title: texts.summary.invited, format: 'integer', width: 13 },
  { title: texts.summary.joined, format: 'integer', width: 11 },
  { title: texts.summary.exceptions, format: 'integer', width: 14 },
  { title: texts.summary.rest, format: 'integer', width: 11 },
  { title: texts.summary.share, format: 'percent', width: 11 },
  { title: texts.summary.base, format: 'integer', width: 15 },
  { title: texts.summary.shareOfBase, format: 'percent', width: 13 },
  { title: texts.summary.day, format: 'day', width: 12 },
]
