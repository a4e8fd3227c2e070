/** Frozen. What goes to other PCs, our files until they are acknowledged, and fields written on two PCs get their tables. */
export const exchange = {
  version: 5,
  stores: { outgoing: '++number, setId', ownFiles: 'name', conflicts: 'id, at, [table+recordId]' },
} as const
