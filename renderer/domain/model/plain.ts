/** Plain data that can be cloned, stored as JSON and merged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** A day, `YYYY-MM-DD`. */
export type IsoDay = string

/** An instant, ISO 8601 in UTC with milliseconds. */
export type IsoInstant = string

/** Gives a fresh unique id at each call; passed in, so that the domain stays free of randomness. */
export type NewId = () => string

/** Everything a command or a rule may look at: plain rows as the queries return them. */
export interface Facts {
  organisation: import('./entities').Organisation
  schoolYears: import('./entities').SchoolYear[]
  staff: import('./entities').Staff[]
  classes: import('./entities').SchoolClass[]
  orders: import('./entities').Order[]
  assignments: import('./entities').Assignment[]
  platforms: import('./entities').Platform[]
  links: import('./entities').Link[]
  pupils: import('./entities').Pupil[]
  parents: import('./entities').Parent[]
  invitees: import('./entities').Invitee[]
  headCounts: import('./entities').HeadCount[]
  joinRequests: import('./entities').JoinRequest[]
  sheetRuns: import('./entities').SheetRun[]
  importMemory: import('./entities').ImportMemory[]
  campaigns: import('./entities').Campaign[]
  handovers: import('./entities').Handover[]
}
