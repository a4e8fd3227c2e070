/**
 * The numbers that a counter scanner reads off the paper. They are derived, never stored: the same paper has the same number on
 * every PC. Digits only, since a scanner types like a keyboard in whatever layout is on. Paper is out in the school for
 * months, so nothing here may change: `tests/unit/rules/scanCodes.test.ts` holds numbers that were once printed.
 */

/** What a number stands on: somebody's slip, or the cover of a class in the hand-out ledger. */
export type ScanKind = 'slip' | 'cover'

/** Digits of a number without and with its two check digits. */
const BODY = 12
export const SCAN_DIGITS = BODY + 2

/** A slip begins with 1–6, a cover with 7 or 8; nothing begins with 0, which some scanners leave out. */
const ranges: Record<ScanKind, { from: number; size: number }> = {
  slip: { from: 100_000_000_000, size: 600_000_000_000 },
  cover: { from: 700_000_000_000, size: 200_000_000_000 },
}

/** The number on somebody's slip. @param invitee key of the invitee (`inviteeId`) */
export function slipCode(invitee: string): string {
  return withCheckDigits('slip', invitee)
}

/** The number on the cover of a class. @param handover key of the handing over (`handoverId`) */
export function coverCode(handover: string): string {
  return withCheckDigits('cover', handover)
}

/** In groups that an eye can follow: «1234 5678 9012 34». */
export function shownCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/gu, '$1 ')
}

export type ReadCode =
  { ok: true; code: string; kind: ScanKind } | { ok: false; reason: 'nothing' | 'wrongLength' | 'wrongDigits' }

/**
 * Finds the number in what a scanner or a hand has typed. Stray signs around it and the symbology mark «]C1» that some
 * scanners send are passed over, also where the Russian layout has made other letters of them.
 */
export function readScan(typed: string): ReadCode {
  const text = typed.replace(/[\]ъ}][cс]\d/giu, ' ').replace(/(?<=\d)[ \u00a0-](?=\d)/gu, '')
  const runs = text.match(/\d+/gu) ?? []
  if (runs.length === 0) return { ok: false, reason: 'nothing' }
  const long = runs.filter((run) => run.length >= SCAN_DIGITS)
  if (long.length === 0) return { ok: false, reason: 'wrongLength' }
  const exact = long.filter((run) => run.length === SCAN_DIGITS)
  const found = new Set((exact.length > 0 ? exact : long).flatMap(windows).filter((code) => kindOf(code) !== null))
  const [code] = found
  const kind = code === undefined ? null : kindOf(code)
  return code === undefined || kind === null || found.size > 1
    ? { ok: false, reason: 'wrongDigits' }
    : { ok: true, code, kind }
}

/** Every stretch of a long run that could be a number: a scanner may glue digits of its own to it. */
function windows(run: string): string[] {
  return Array.from({ length: run.length - SCAN_DIGITS + 1 }, (_, at) => run.slice(at, at + SCAN_DIGITS))
}

/** The kind of a number whose check digits are right; null for any other. */
function kindOf(code: string): ScanKind | null {
  if (Number(code) % 97 !== 1) return null
  const first = Number(code[0])
  if (first >= 1 && first <= 6) return 'slip'
  return first === 7 || first === 8 ? 'cover' : null
}

/** ISO/IEC 7064, MOD 97-10: the whole number leaves 1 when divided by 97; finds any wrong digit and any two swapped. */
function withCheckDigits(kind: ScanKind, id: string): string {
  const { from, size } = ranges[kind]
  const body = from + (hash53(id) % size)
  const check = 98 - ((body * 100) % 97)
  return `${String(body)}${String(check).padStart(2, '0')}`
}

/** cyrb53 by bryc (public domain): 53 bits of a text, the same on every PC. It keeps no secret and need not. */
function hash53(text: string): number {
  let low = 0xdeadbeef
  let high = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 2654435761)
    high = Math.imul(high ^ unit, 1597334677)
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  return 4294967296 * (2097151 & high) + (low >>> 0)
}
