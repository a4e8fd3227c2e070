import { refusedFormats, type RefusedFormat } from './fileFormats'
import { formatRefusals, refusalTexts } from './texts'
import type { ReadOutcome } from './grid'

/** The one sentence for a file that could not be read: what it is and the way out. */
export function refusalText(outcome: Extract<ReadOutcome, { ok: false }>): string {
  if (outcome.refusal !== 'unsupported') return refusalTexts[outcome.refusal]
  return formatRefusals[isFormat(outcome.detail) ? outcome.detail : 'unknown']
}

function isFormat(detail: string | undefined): detail is RefusedFormat {
  return detail !== undefined && (refusedFormats as readonly string[]).includes(detail)
}
