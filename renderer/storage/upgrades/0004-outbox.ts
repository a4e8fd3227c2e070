/** Frozen. Change sets that wait for their second copy, outside the database, get their table. */
export const outbox = {
  version: 4,
  stores: { outbox: 'number' },
} as const
