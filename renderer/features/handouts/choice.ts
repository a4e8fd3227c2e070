import { documentKinds, firstChoice, type DocumentChoice, type DocumentKindId } from '@/domain/documents/documentKinds'
import { isMonth } from '@/domain/rules/months'
import { inviteeRoles } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { isLinkInForce } from '@/domain/rules/states'

/** What the screen remembers while the window is open: the document and everything chosen for it. */
export interface HandoutState {
  kind: DocumentKindId
  choice: DocumentChoice
}

export function firstState(today: IsoDay): HandoutState {
  return {
    kind: 'sheets',
    choice: { ...firstChoice(today), roles: ['parent', 'pupil'] },
  }
}

/** Instead of a class in the address and in the choice: the staff room and no class. */
const STAFF_ROOM = 'staffRoom'
const WHOLE_SCHOOL = 'all'

/**
 * What the address asks for: `document`, `platform`, `class` and `role` (one or several; `class=all` is the whole school),
 * `only=notJoined`, `month` (`YYYY-MM`; that of today unless told), `run` (an id of produced sheets), `person` (an id: one slip with the name); the rest as it was chosen last.
 */
export function stateOfAddress(state: HandoutState, query: Readonly<Record<string, unknown>>): HandoutState {
  const kind = documentKinds.find((one) => one.id === query['document'])?.id
  const asked = listed(query['role'])
  const roles = inviteeRoles.filter((one) => asked.includes(one))
  const units = listed(query['class'])
  const { platform, person, run } = query
  const personId = typeof person === 'string' ? person : null
  return {
    kind: kind ?? state.kind,
    choice: {
      ...state.choice,
      ...(kind === 'month' ? { month: monthAsked(query['month']) } : {}),
      ...(kind ? { onlyMissing: query['only'] === 'notJoined', personId } : {}),
      ...(personId === null ? {} : { slipNames: true, slipCount: null }),
      ...(typeof run === 'string' ? { sheetRunId: run } : {}),
      ...(typeof platform === 'string' ? { platformId: platform } : {}),
      ...unitsAsked(units),
      ...(roles.length > 0 ? { roles, listRoles: roles } : {}),
    },
  }
}

function monthAsked(month: unknown): string | null {
  return typeof month === 'string' && isMonth(month) ? month : null
}

function unitsAsked(units: string[]): Partial<DocumentChoice> {
  if (units.length === 0) return {}
  if (units.includes(WHOLE_SCHOOL)) return { classIds: [], staffRoom: true }
  const classIds = units.length > 1 ? units.filter((one) => one !== STAFF_ROOM) : units
  return { classIds, staffRoom: units.includes(STAFF_ROOM) }
}

/** A word of the address that may stand in it several times. */
function listed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
}

/** Documents for which no chosen class means the whole school with its staff room. */
const wholeSchool: ReadonlySet<DocumentKindId> = new Set(['roster', 'missing'])

/** The choice as a document takes it: the first active platform, and all classes of the year where none is chosen. */
export function completeChoice(
  facts: Facts,
  { kind, choice }: HandoutState,
  classIds: readonly string[],
  madeBy: string,
): DocumentChoice {
  const platforms = facts.platforms.filter((one) => one.state === 'active')
  const platform = platforms.find((one) => one.id === choice.platformId) ?? preferred(facts, platforms)
  const known = new Set(classIds)
  const chosen = choice.classIds.filter((id) => known.has(id))
  return {
    ...choice,
    madeBy,
    platformId: platform?.id ?? '',
    classIds:
      chosen.length > 0 || wholeSchool.has(kind) || choice.classIds.includes(STAFF_ROOM) ? chosen : [...classIds],
  }
}

/** The platform with most live links: the one that the school invites to now. */
function preferred(facts: Facts, platforms: Facts['platforms']): Facts['platforms'][number] | undefined {
  const count = (id: string) => facts.links.filter((one) => one.platformId === id && isLinkInForce(one.state)).length
  return [...platforms].sort((a, b) => count(b.id) - count(a.id))[0]
}
