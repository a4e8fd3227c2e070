import type { CampaignUnit } from '@/domain/campaigns/campaignUnits'
import type { LinkToAdd } from '@/domain/commands/addLinks'
import { inviteeRoles, type InviteeRole, type Platform } from '@/domain/model/entities'
import { isUsable, recogniseLink } from '@/domain/rules/links'

/** One line of the grid: a unit with its cells by role; a role that the unit cannot have has none. */
export interface GridRow {
  /** Null is the staff room. */
  classId: string | null
  title: string
  cells: Partial<Record<InviteeRole, CampaignUnit>>
}

export const cellKey = (classId: string | null, role: InviteeRole): string => `${classId ?? ''}|${role}`

/** The units of a campaign, one line each, in their order. */
export function gridRows(units: readonly CampaignUnit[], titleOf: (unit: CampaignUnit['unit']) => string): GridRow[] {
  const rows = new Map<string, GridRow>()
  for (const one of units) {
    const classId = one.unit?.id ?? null
    const row = rows.get(classId ?? '') ?? { classId, title: titleOf(one.unit), cells: {} }
    row.cells[one.role] = one
    rows.set(classId ?? '', row)
  }
  return [...rows.values()]
}

/** The roles that some line has, in the order of the catalogue. */
export function gridRoles(rows: readonly GridRow[]): InviteeRole[] {
  return inviteeRoles.filter((role) => rows.some(({ cells }) => cells[role] !== undefined))
}

/**
 * What was pasted into a cell goes down the lines and to the right, as in a spreadsheet; cells that are not there are
 * passed over. @returns texts by cell, and how many lines found no place
 */
export function spread(
  pasted: string,
  rows: readonly GridRow[],
  roles: readonly InviteeRole[],
  from: { row: number; role: InviteeRole },
): { cells: Map<string, string>; over: number } {
  const cells = new Map<string, string>()
  const lines = pasted.replace(/(?:\r\n|\r|\n)+$/u, '').split(/\r\n|\r|\n/u)
  const first = roles.indexOf(from.role)
  for (const [down, line] of lines.entries()) {
    const row = rows[from.row + down]
    for (const [right, text] of line.split('\t').entries()) {
      const role = roles[first + right]
      if (row === undefined || role === undefined || row.cells[role] === undefined) continue
      cells.set(cellKey(row.classId, role), text.trim())
    }
  }
  return { cells, over: Math.max(0, from.row + lines.length - rows.length) }
}

/** Key of the next cell, line by line, that has no link and nothing typed; null where none is left. */
export function nextEmpty(
  rows: readonly GridRow[],
  roles: readonly InviteeRole[],
  typed: Readonly<Record<string, string>>,
  after: { row: number; role: InviteeRole },
): string | null {
  const start = after.row * roles.length + roles.indexOf(after.role) + 1
  for (let at = start; at < rows.length * roles.length; at++) {
    const row = rows[Math.floor(at / roles.length)]
    const role = roles[at % roles.length]
    if (row === undefined || role === undefined || row.cells[role]?.link !== null) continue
    const key = cellKey(row.classId, role)
    if ((typed[key] ?? '') === '') return key
  }
  return null
}

export interface TypedLinks {
  links: LinkToAdd[]
  /** Why a cell cannot be taken, by cell. */
  problems: Map<string, string>
}

/** The typed cells as links of the campaign's platform. */
export function typedLinks(
  rows: readonly GridRow[],
  typed: Readonly<Record<string, string>>,
  platformId: string,
  platforms: readonly Platform[],
): TypedLinks {
  const links: LinkToAdd[] = []
  const problems = new Map<string, string>()
  for (const { classId, cells } of rows) {
    for (const role of inviteeRoles) {
      const key = cellKey(classId, role)
      const text = typed[key]?.trim() ?? ''
      if (cells[role] === undefined || text === '') continue
      const found = recogniseLink(text, platforms)
      if (isUsable(found)) links.push({ platformId, classId, role, url: found.url })
      else problems.set(key, found.problem?.text ?? '')
    }
  }
  return { links, problems }
}
