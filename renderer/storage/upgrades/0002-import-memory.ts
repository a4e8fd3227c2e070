/** Frozen. What imports remember (`importMemory`) gets its table; every other one stays as it was. */
export const importMemory = {
  version: 2,
  stores: { importMemory: 'id' },
} as const
