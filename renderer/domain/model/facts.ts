import type { EntityName, EntityTypes } from './entities'
import { emptyFacts } from './newRecords'
import type { Facts } from './plain'

/** Name of each kind of record among the facts. */
export const listOf = {
  schoolYear: 'schoolYears',
  staff: 'staff',
  class: 'classes',
  order: 'orders',
  assignment: 'assignments',
  platform: 'platforms',
  link: 'links',
  pupil: 'pupils',
  parent: 'parents',
  invitee: 'invitees',
  headCount: 'headCounts',
  joinRequest: 'joinRequests',
  sheetRun: 'sheetRuns',
  importMemory: 'importMemory',
  campaign: 'campaigns',
  handover: 'handovers',
} as const satisfies Record<Exclude<EntityName, 'organisation'>, keyof Facts>

/** Rows per kind of record → facts; a kind that is not given is an empty list. */
export function factsOf({ organisation, ...rows }: { [N in EntityName]?: EntityTypes[N][] }): Facts {
  const facts = emptyFacts(organisation?.[0])
  for (const [table, list] of Object.entries(rows))
    Object.assign(facts, { [listOf[table as keyof typeof listOf]]: list })
  return facts
}
