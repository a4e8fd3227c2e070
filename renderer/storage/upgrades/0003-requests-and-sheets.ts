/** Frozen. Requests to join and what was put on paper get their tables. */
export const requestsAndSheets = {
  version: 3,
  stores: { joinRequest: 'id', sheetRun: 'id' },
} as const
