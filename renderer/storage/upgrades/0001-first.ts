/** Frozen. A released upgrade is never edited; a change of the database is a new numbered file. */
export const first = {
  version: 1,
  stores: {
    organisation: 'id',
    schoolYear: 'id',
    staff: 'id',
    class: 'id',
    order: 'id',
    assignment: 'id',
    platform: 'id',
    link: 'id',
    pupil: 'id',
    parent: 'id',
    invitee: 'id',
    headCount: 'id',
    changeSets: 'id, stamp, [deviceId+seq], targetId',
    log: '[setId+part], *about',
    meta: 'key',
    pending: 'key',
  },
} as const
