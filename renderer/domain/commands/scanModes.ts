/** What a scan at the counter means: the paper goes out, its owner is in the chat, or a signed cover is back. */
export const scanModes = ['handed', 'joined', 'returned'] as const
export type ScanMode = (typeof scanModes)[number]
