import type { JoinRequest } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'

/** Requests to join that nobody has decided, the oldest first; of one platform or of all. */
export function waitingRequests(facts: Pick<Facts, 'joinRequests'>, platformId?: string): JoinRequest[] {
  return facts.joinRequests
    .filter((one) => one.state === 'waiting' && (platformId === undefined || one.platformId === platformId))
    .sort((a, b) => (a.requestedOn === b.requestedOn ? 0 : a.requestedOn < b.requestedOn ? -1 : 1))
}
