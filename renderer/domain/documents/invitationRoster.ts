import type { SheetColumn, SheetDescription, SheetRow, WorkbookDescription } from '@/domain/documents/description'
import { inviteeRoles, type InviteeRole, type Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { isLinkInForce, titleOf } from '@/domain/rules/states'
import { documentFacts, scopeTitle, unitsOfScope, type DocumentFacts, type ListScope, type Unit } from './documentFacts'
import { rosterSummary, type CountedUnit } from './rosterSummary'
import { documentTexts } from './texts'
import { personLine, rolesOf, unitCounts, unitPeople, type UnitCounts, type UnitPerson } from './unitRows'

export interface RosterOptions {
  /** The whole school is one filterable sheet; anything else has a sheet per class. */
  scope: ListScope
  /** All roles when absent. */
  roles?: readonly InviteeRole[]
  platformId: string
  today: IsoDay
}

const texts = documentTexts.roster

/**
 * Реестр приглашений (domain.md 8.5): who, role, link, given on, joined on, state; first a sheet «Сводка» with totals and
 * percentages by rule 8.3.9. A class without names takes one line per role, «по списку 27», with its counts; a role with
 * a link and no number at all takes one line too.
 */
export function invitationRoster(
  facts: Facts,
  options: RosterOptions,
  known = documentFacts(facts, options.platformId, options.today),
): WorkbookDescription {
  const parts = unitsOfScope(known, options.scope).map((unit) => unitPart(known, unit, options.roles))
  const title = texts.title(scopeTitle(known, options.scope))
  const footLines = [texts.madeOn(showDay(options.today))]
  const headed = (text: string) => [facts.organisation.shortName, text].filter((part) => part !== '').join(' · ')
  const counts = parts.flatMap((part) => part.counts)
  const rows = parts.flatMap((part) => part.rows)
  const sheets =
    options.scope === 'school'
      ? [rosterSheet(texts.sheet, headed(title), rows, footLines)]
      : parts.map((part) => {
          const name = known.unitName(part.unit)
          return rosterSheet(name, headed(texts.title(name)), part.rows, footLines)
        })
  return {
    type: 'workbook',
    fileName: `${title}, ${options.today}`,
    title,
    sheets: [rosterSummary(known, counts, headed(title)), ...sheets],
  }
}

interface UnitPart {
  unit: Unit
  rows: SheetRow[]
  counts: CountedUnit[]
}

function unitPart(known: DocumentFacts, unit: Unit, roles: readonly InviteeRole[] = inviteeRoles): UnitPart {
  const rows: SheetRow[] = []
  const counted: CountedUnit[] = []
  for (const role of rolesOf(unit).filter((one) => roles.includes(one))) {
    const people = unitPeople(known, unit, role)
    const counts = unitCounts(known, unit, role, people)
    if (counts) counted.push({ unit, role, counts })
    if (people.length > 0) rows.push(...people.map((one) => personRow(known, unit, one)))
    else if (counts) rows.push(countRow(known, unit, role, counts))
    else {
      const link = linkInForce(known, unit, role)
      if (link) rows.push(linkRow(known, unit, link))
    }
  }
  return { unit, rows, counts: counted }
}

function personRow(known: DocumentFacts, unit: Unit, one: UnitPerson): SheetRow {
  const { invitee } = one
  const link = known.link(invitee?.linkId ?? null)
  const url = link ? link.url : linkInForce(known, unit, one.role)?.url
  const row: SheetRow = {
    cells: [
      null,
      known.unitName(unit),
      personLine(one),
      titleOf.inviteeRole[one.role],
      platformName(known),
      url || texts.noLink,
      invitee?.invitedOn ?? null,
      invitee?.joinedOn ?? null,
      titleOf.inviteeState[invitee?.state ?? 'notInvited'],
      invitee?.note ?? null,
    ],
  }
  if (one.gone) row.style = 'muted'
  return row
}

/** A link that is given out although nobody has been counted yet: the roster still has to name it. */
function linkRow(known: DocumentFacts, unit: Unit, link: Link): SheetRow {
  return {
    cells: [
      null,
      known.unitName(unit),
      texts.notListed,
      titleOf.inviteeRole[link.role],
      platformName(known),
      link.url,
      link.issuedOn,
      null,
      titleOf.linkState[link.state],
      null,
    ],
  }
}

function countRow(known: DocumentFacts, unit: Unit, role: InviteeRole, counts: UnitCounts): SheetRow {
  const link = linkInForce(known, unit, role)
  const state = counts.countedOn === null ? texts.notCounted : texts.counts(counts.invited, counts.joined)
  const note = counts.countedOn === null ? texts.planned : texts.countedOn(showDay(counts.countedOn))
  return {
    cells: [
      null,
      known.unitName(unit),
      texts.listed(counts.listed),
      titleOf.inviteeRole[role],
      platformName(known),
      link?.url || texts.noLink,
      link?.issuedOn ?? null,
      null,
      state,
      note,
    ],
  }
}

function linkInForce(known: DocumentFacts, unit: Unit, role: InviteeRole): Link | undefined {
  return known.linksOf(unit?.id ?? null).find((link) => link.role === role && isLinkInForce(link.state))
}

function platformName(known: DocumentFacts): string {
  return known.platform?.shortName || known.platform?.name || known.platformId
}

const columns: SheetColumn[] = [
  { title: texts.columns.number, format: 'integer', width: 6, align: 'center' },
  { title: texts.columns.unit, format: 'text', width: null },
  { title: texts.columns.name, format: 'text', width: null, wrap: true, holds: 'name' },
  { title: texts.columns.role, format: 'text', width: null },
  { title: texts.columns.platform, format: 'text', width: null },
  { title: texts.columns.link, format: 'text', width: null, wrap: true, holds: 'link' },
  { title: texts.columns.issued, format: 'day', width: 12 },
  { title: texts.columns.joined, format: 'day', width: 12 },
  { title: texts.columns.state, format: 'text', width: null, wrap: true, holds: 'state' },
  { title: texts.columns.note, format: 'text', width: null, wrap: true, holds: 'note' },
]

function rosterSheet(name: string, pageHeader: string, rows: SheetRow[], footLines: string[]): SheetDescription {
  return {
    name,
    pageHeader,
    columns,
    rows: rows.map((row, index) => ({ ...row, cells: [index + 1, ...row.cells.slice(1)] })),
    orientation: 'landscape',
    autofilter: true,
    fillInRows: 0,
    footLines,
  }
}
