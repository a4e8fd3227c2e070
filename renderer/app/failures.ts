import type { HostFailure } from '@/services'
import { appTexts, type HostErrorCode } from './texts'

const texts = appTexts.failure

/** A failure in the user's words; `details` is for the support only. */
export interface Failure {
  title: string
  text: string
  details: string
  /** The storage's own sentence: under another heading it needs no second one. */
  saysAll?: boolean
}

/** Database failures by the name of the error (IndexedDB and Dexie use the same names). */
const byName: Record<string, { title: string; text: string }> = {
  QuotaExceededError: { title: texts.noSpace, text: texts.noSpaceText },
  DatabaseClosedError: { title: texts.storeClosed, text: texts.storeClosedText },
  InvalidStateError: { title: texts.storeClosed, text: texts.storeClosedText },
  TransactionInactiveError: { title: texts.storeClosed, text: texts.storeClosedText },
  UnknownError: { title: texts.storeClosed, text: texts.storeClosedText },
  OpenFailedError: { title: texts.storeForbidden, text: texts.storeForbiddenText },
  MissingAPIError: { title: texts.storeForbidden, text: texts.storeForbiddenText },
  SecurityError: { title: texts.storeForbidden, text: texts.storeForbiddenText },
  VersionError: { title: texts.storeNewer, text: texts.storeNewerText },
  DataError: { title: texts.refused, text: texts.refusedText },
  DataCloneError: { title: texts.refused, text: texts.refusedText },
  ConstraintError: { title: texts.refused, text: texts.refusedText },
  ZodError: { title: texts.refused, text: texts.refusedText },
}

/** The error and what it wraps: Dexie puts the browser's own under `inner`, others under `cause`. */
function chainOf(reason: unknown): Error[] {
  const chain: Error[] = []
  let current = reason
  while (current instanceof Error && !chain.includes(current)) {
    chain.push(current)
    current = 'inner' in current && current.inner instanceof Error ? current.inner : current.cause
  }
  return chain
}

/** «Не сохранено: школа открыта…» → title and text: beside the title the sentence does not say it again. */
function saidOnce(message: string): Pick<Failure, 'title' | 'text'> {
  const start = `${texts.notSaved}: `
  if (!message.startsWith(start)) return { title: texts.refused, text: message }
  const rest = message.slice(start.length)
  return { title: texts.notSaved, text: rest.charAt(0).toUpperCase() + rest.slice(1) }
}

/** Translates whatever was thrown; what is not known gets a calm general sentence. */
export function explainFailure(reason: unknown): Failure {
  const chain = chainOf(reason)
  const details = chain.map((error) => error.stack ?? `${error.name}: ${error.message}`).join('\n\n') || String(reason)
  if (chain.some((error) => /dynamically imported module|preload/i.test(error.message))) {
    return { title: texts.partGone, text: texts.partGoneText, details }
  }
  // The storage's own refusals are written for the user already.
  const refused = chain.find((error) => error.name === 'RegisterError')
  if (refused) return { ...saidOnce(refused.message), details, saysAll: true }
  const known = chain
    .toReversed()
    .map((error) => byName[error.name])
    .find((found) => found !== undefined)
  return { ...(known ?? { title: texts.unexpected, text: texts.unexpectedText }), details }
}

/** The sentence for a failed call to the host; only a workbook is said to be open in Excel. */
export function explainHost(
  code: Exclude<HostErrorCode, 'cancelled'>,
  doing: NonNullable<HostFailure['doing']> = 'saving',
  fileName = '',
): string {
  if (code === 'file-locked' && doing === 'saving' && /\.(?!xls[xmb]?$)[^.]+$/iu.test(fileName)) {
    return appTexts.hostLockedElsewhere
  }
  const own: Partial<Record<HostErrorCode, string>> = appTexts.hostDoing[doing]
  return own[code] ?? appTexts.host[code]
}
