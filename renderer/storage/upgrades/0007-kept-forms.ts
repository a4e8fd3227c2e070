/** Frozen. The school's own forms, kept on this PC only: their list and their bytes. */
export const keptForms = {
  version: 7,
  stores: { keptForms: 'id', keptFormBytes: 'id' },
} as const
