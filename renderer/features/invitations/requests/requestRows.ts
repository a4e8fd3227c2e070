import { personFinder } from '@/domain/commands/persons'
import type { JoinRequest } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { className, compareClasses } from '@/domain/rules/classNames'
import { fullName } from '@/domain/rules/personNames'
import { searchKey } from '@/domain/rules/search'

export interface RequestRow {
  id: string
  request: JoinRequest
  unit: string
  place: number
  /** By the register; empty while nobody knows. */
  person: string
}

export type RequestFilter = JoinRequest['state'] | 'all'

export const requestFilters: Record<RequestFilter, (row: RequestRow) => boolean> = {
  waiting: (row) => row.request.state === 'waiting',
  accepted: (row) => row.request.state === 'accepted',
  refused: (row) => row.request.state === 'refused',
  all: () => true,
}

/** Requests of one platform, the newest first, those of a day in the order of units. */
export function requestRows(facts: Facts, platformId: string): RequestRow[] {
  const { classFormat, staffRoomName } = facts.organisation
  const find = personFinder(facts)
  const places = new Map([...facts.classes].sort(compareClasses).map((one, at) => [one.id, { one, place: at + 1 }]))
  return facts.joinRequests
    .filter((one) => one.platformId === platformId)
    .map((request): RequestRow => {
      const known = request.classId === null ? undefined : places.get(request.classId)
      const { personKind, personId } = request
      const person = personKind === null || personId === null ? undefined : find(personKind, personId)
      return {
        id: request.id,
        request,
        unit: request.classId === null ? staffRoomName : known ? className(known.one, classFormat) : '',
        place: known?.place ?? 0,
        person: person === undefined ? '' : fullName(person),
      }
    })
    .sort((a, b) => {
      if (a.request.requestedOn !== b.request.requestedOn) return a.request.requestedOn < b.request.requestedOn ? 1 : -1
      return a.place - b.place
    })
}

export function requestSearchKey(row: RequestRow): string {
  return searchKey(row.request.name, row.person, row.unit, row.request.phone)
}
