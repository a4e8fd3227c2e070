/** What a file turned out to be by its bytes. Only `xlsx` is read; every other one has a sentence in `refusals.ts`. */
export const fileFormats = [
  'xlsx',
  'zip',
  'ole',
  'xls',
  'xlsb',
  'ods',
  'text',
  'html',
  'xml',
  'json',
  'document',
  'presentation',
  'pdf',
  'rtf',
  'image',
  'archive',
  'unknown',
] as const
export type FileFormat = (typeof fileFormats)[number]
