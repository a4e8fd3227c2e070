export const reconcileLists = ['joined', 'waiting', 'who', 'strangers', 'absent'] as const
export type ReconcileList = (typeof reconcileLists)[number]
