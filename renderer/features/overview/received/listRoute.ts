import type { RouteLocationRaw } from 'vue-router'
import { NOT_JOINED, RETENTION, type ComparedRow } from '@/domain/succession/worklists'
import { entityNames } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { checkCodes } from '@/domain/rules/checks'
import { listOfFinding, routeOfItem } from '@/features/overview/findingRoute'

const own: Record<string, RouteLocationRaw> = {
  [NOT_JOINED]: { name: 'handouts', query: { document: 'missing', class: 'all' } },
  [RETENTION]: { name: 'settings', query: { tab: 'privacy' } },
}

/** The list that shows a worklist as it stands; null for one of another version and for one without a list of its own. */
export function listOfWorklist(code: string): RouteLocationRaw | null {
  const known = checkCodes.find((one) => one === code)
  return known === undefined ? (own[code] ?? null) : listOfFinding(known)
}

/** Where one row of a worklist is mended. */
export function routeOfRow(facts: Facts, code: string, { table, id, title }: ComparedRow): RouteLocationRaw {
  if (code === NOT_JOINED && table !== 'staff') {
    const pupilId = table === 'parent' ? facts.parents.find((one) => one.id === id)?.pupilIds[0] : id
    const classId = facts.pupils.find((one) => one.id === pupilId)?.classId
    return { name: 'invitations', query: { tab: 'people', ...(classId === undefined ? {} : { class: classId }) } }
  }
  const known = entityNames.find((one) => one === table)
  return known === undefined ? { name: 'overview' } : routeOfItem(facts, { table: known, id, title })
}
