import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { withoutUnseen } from './cleanText'
import { phoneTexts as texts } from './texts'

export type PhoneProblemCode = 'digits-lost' | 'city' | 'no-code' | 'not-understood' | 'too-many' | 'no-number'

export interface ParsedPhones {
  /** `number` is E.164 when it was understood, else the text as typed. The first one is the main one. */
  phones: { number: string; comment: string }[]
  /** `text` is Russian and says what to do. */
  problems: { code: PhoneProblemCode; text: string }[]
}

/** The model keeps at most ten phones per person; the rest is reported, not cut in silence. */
const mostPhones = 10
const longestComment = 300

/** A run of digits with the signs people put between them. */
const candidate = /(?:\+\s?|\(\s?)?\d(?:[\d \t()\-‐‑‒–—.\u00a0\u202f]*\d)?/g
const lostInText = /\d[.,]\d+\s*[EЕ]\s*\+?\s*\d+/i

/**
 * One cell of phones (domain.md 5.2): several numbers split by `,` `;` `/` or a line, comments in brackets or beside
 * the number («мама 8…»), numbers stored as numbers. Lost digits (`8,9161E+10`) give a problem and no phone.
 */
export function parsePhones(value: string | number): ParsedPhones {
  if (typeof value === 'number') {
    // Excel rounded the number, or it was typed as 8,9161E+10: the tail is zeros and the digits are gone.
    if (!Number.isSafeInteger(value) || value < 0 || value % 100_000 === 0) return digitsLost(String(value))
    return parsePhones(String(value))
  }
  const text = withoutUnseen(value).trim()
  if (text === '') return { phones: [], problems: [] }
  if (lostInText.test(text) || /^\d{5,}0{5}$/.test(text)) return digitsLost(text.slice(0, 40))
  const found = candidatesIn(text)
  if (found.length === 0)
    return { phones: [], problems: [{ code: 'no-number', text: texts.noNumber(text.slice(0, 60)) }] }
  const comments = commentsOf(text, found)
  const result: ParsedPhones = { phones: [], problems: [] }
  for (const [at, { raw }] of found.entries()) addPhone(result, raw, comments[at] ?? '')
  if (result.phones.length > mostPhones) {
    result.problems.push({ code: 'too-many', text: texts.tooMany(result.phones.length, mostPhones) })
    result.phones.length = mostPhones
  }
  return result
}

function digitsLost(shown: string): ParsedPhones {
  return { phones: [], problems: [{ code: 'digits-lost', text: texts.digitsLost(shown) }] }
}

interface Candidate {
  raw: string
  from: number
  to: number
}

function candidatesIn(text: string): Candidate[] {
  return [...text.matchAll(candidate)].flatMap((match) => {
    const pieces = digitsOf(match[0]).length > 15 ? split(match[0]) : [match[0]]
    let from = match.index
    return pieces.flatMap((raw) => {
      from = text.indexOf(raw, from)
      const one = { raw, from, to: from + raw.length }
      from = one.to
      return digitsOf(raw).length >= 5 ? [one] : []
    })
  })
}

/** «89161234567 89161234568»: two numbers with nothing but a space between. */
function split(run: string): string[] {
  const words = run.split(/\s+/)
  return words.every((word) => digitsOf(word).length >= 10) ? words : [run]
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function addPhone(result: ParsedPhones, raw: string, comment: string): void {
  const number = toE164(raw)
  const shown = raw.trim()
  if (result.phones.some((phone) => phone.number === (number ?? shown))) return
  result.phones.push({ number: number ?? shown.slice(0, longestComment), comment })
  if (number === null) {
    const short = digitsOf(raw).length < 8
    result.problems.push(
      short
        ? { code: 'no-code', text: texts.noCode(shown) }
        : { code: 'not-understood', text: texts.notUnderstood(shown.slice(0, 40)) },
    )
  } else if (number.startsWith('+7') && !isMobile(number)) {
    result.problems.push({ code: 'city', text: texts.city(showPhone(number)) })
  }
}

function toE164(raw: string): string | null {
  const digits = digitsOf(raw)
  const attempts = raw.trim().startsWith('+') && !/^8\d{10}$/.test(digits) ? [`+${digits}`] : nationalAttempts(digits)
  for (const attempt of attempts) {
    const phone = parsePhoneNumberFromString(attempt, 'RU')
    if (phone?.isValid()) return phone.number
  }
  return null
}

function nationalAttempts(digits: string): string[] {
  // Ten digits that begin with 89 or 79 are a mobile number that lost a digit: no such city codes exist.
  if (digits.length === 10) return /^[78]9/.test(digits) ? [] : [`+7${digits}`]
  if (/^[78]\d{10}$/.test(digits)) return [`+7${digits.slice(1)}`]
  if (/^810\d{9,}$/.test(digits)) return [`+${digits.slice(3)}`]
  if (/^00\d{9,}$/.test(digits)) return [`+${digits.slice(2)}`]
  return digits.length >= 11 ? [`+${digits}`] : []
}

/** Text around the numbers → a comment for each: «(мама)», «мама 8…», «8… мама». */
function commentsOf(text: string, found: Candidate[]): string[] {
  const own = found.map(() => '')
  const add = (at: number, part: string) => {
    const comment = tidyComment(part)
    if (comment !== '' && at >= 0 && at < own.length) own[at] = own[at] ? `${own[at]}, ${comment}` : comment
  }
  const lead = text.slice(0, found[0]?.from ?? 0)
  const leads = tidyComment(lead) !== ''
  add(0, lead)
  for (const [at, one] of found.entries()) {
    const after = text.slice(one.to, found[at + 1]?.from ?? text.length)
    const isLast = at === found.length - 1
    const bracketed = /^\s*\([^()]*\)/.exec(after)?.[0] ?? ''
    add(at, bracketed)
    const rest = after.slice(bracketed.length)
    const cut = rest.search(/[,;/\n]/)
    if (isLast) add(at, rest)
    else if (cut >= 0) {
      add(at, rest.slice(0, cut))
      add(at + 1, rest.slice(cut))
    } else add(leads || bracketed !== '' ? at + 1 : at, rest)
  }
  return own.map((comment) => comment.slice(0, longestComment))
}

function tidyComment(part: string): string {
  return part
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s,;/:.()\-–—]+|[\s,;/:(\-–—)]+$/g, '')
    .replace(/^(?:тел(?:ефон)?|т|моб(?:ильный)?|сот(?:овый)?)(?:\.|:|(?=\s)|$)\s*:?\s*/i, '')
    .replace(/^[\s,;/:.\-–—]+|[\s,;/:\-–—]+$/g, '')
}

/** «+7 (916) 123-45-67»; other countries in the usual international grouping; what is not E.164 as it is. */
export function showPhone(number: string): string {
  const russian = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number)
  if (russian) return `+7 (${russian[1]}) ${russian[2]}-${russian[3]}-${russian[4]}`
  if (!/^\+\d{7,15}$/.test(number)) return number
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number
}

/**
 * Whether the number can be used for MAX or Сферум. Russian and Kazakh numbers are told apart by their code; for other
 * countries the small metadata cannot tell, so they count as mobile and nobody is warned in vain.
 */
export function isMobile(number: string): boolean {
  if (number.startsWith('+7')) return /^\+7(9\d|7[0-9])\d{8}$/.test(number)
  return /^\+\d{8,15}$/.test(number)
}
