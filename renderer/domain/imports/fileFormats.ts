/** What a file turned out to be by its bytes when it cannot be read; each has one sentence in `texts.ts`. */
export const refusedFormats = [
  'xls5',
  'xlsb',
  'document',
  'presentation',
  'ole',
  'pdf',
  'rtf',
  'image',
  'archive',
  'webPage',
  'webArchive',
  'fet',
  'mxl',
  'xml',
  'json',
  'unknown',
] as const
export type RefusedFormat = (typeof refusedFormats)[number]
