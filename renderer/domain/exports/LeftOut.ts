/** Why somebody stays behind: no surname or first name, neither a phone nor an address, dismissed, over, left the school. */
export const leftOutReasons = ['noName', 'noContact', 'dismissed', 'pastAssignments', 'leftPupils'] as const

/** What stays behind and why, by number; a reason that touched nobody is absent. */
export type LeftOut = Partial<Record<(typeof leftOutReasons)[number], number>>
