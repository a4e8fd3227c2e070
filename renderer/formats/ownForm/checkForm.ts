import { MOST_FORM_BYTES, type FormCheck, type FormRefusal } from '@/domain/documents/ownForm/formCheck'
import type { FileRefusal } from '@/domain/imports/grid'
import { detectFormat, formatOfPackage } from '@/formats/reading/detectFormat'
import { RefusedFile } from '@/formats/reading/RefusedFile'
import { findings } from './findings'
import { FormPackage } from './FormPackage'
import { formPlan } from './formPlan'
import { WorkbookParts } from './WorkbookParts'
import { childrenOf, rootOf } from './xml'

const refusals: Partial<Record<FileRefusal, FormRefusal>> = {
  empty: 'empty',
  encrypted: 'encrypted',
  timeout: 'timeout',
  'too-large': 'too-large',
  'unpacked-too-large': 'too-large',
  'too-many-sheets': 'too-large',
  'too-many-cells': 'too-large',
  unsupported: 'unsupported',
}

/**
 * Looks into a form before it is used: its placeholders, the rows that will be repeated, and what becomes of everything else
 * in it. `sampleLink` is the longest link that a QR code of it would carry. A file that is no form is a value, not an error.
 */
export function checkForm(fileName: string, bytes: Uint8Array, sampleLink: string): FormCheck {
  if (bytes.length === 0) return { ok: false, refusal: 'empty' }
  if (bytes.length > MOST_FORM_BYTES) return { ok: false, refusal: 'too-large' }
  const format = detectFormat(fileName, bytes)
  // A workbook with a password to open is an OLE file, as the old format is: the ending tells them apart.
  if (format === 'ole') return { ok: false, refusal: /\.xl[st][xm]$/iu.test(fileName) ? 'encrypted' : 'xls' }
  if (format === 'xls5') return { ok: false, refusal: 'xls' }
  if (format !== 'zip') return { ok: false, refusal: 'unsupported' }
  try {
    return looked(new FormPackage(bytes), sampleLink)
  } catch (error) {
    const refusal = error instanceof RefusedFile ? refusals[error.refusal] : undefined
    return { ok: false, refusal: refusal ?? 'damaged' }
  }
}

function looked(files: FormPackage, sampleLink: string): FormCheck {
  const mimetype = files.has('mimetype') ? files.textOf('mimetype') : ''
  const format = formatOfPackage(
    files.names().map((name) => name.toLowerCase()),
    mimetype,
  )
  if (format !== 'xlsx') return { ok: false, refusal: format === 'xlsb' || format === 'ods' ? format : 'unsupported' }
  const book = new WorkbookParts(files)
  const plans = formPlan(book)
  const placeholders = plans.flatMap(({ found }) => found)
  if (!placeholders.some(({ id }) => id !== null)) return { ok: false, refusal: 'no-placeholders' }
  return {
    ok: true,
    placeholders,
    findings: findings(book, plans, sampleLink),
    sheets: plans.map(({ sheet, repeated }) => ({ name: sheet.name, repeated })),
    extension: isMacroBook(book) ? 'xlsm' : 'xlsx',
  }
}

function isMacroBook({ files, part }: WorkbookParts): boolean {
  return childrenOf(rootOf(files.look('[Content_Types].xml')), 'Override').some(
    (one) => one.getAttribute('PartName') === `/${part}` && /macroEnabled/u.test(one.getAttribute('ContentType') ?? ''),
  )
}
