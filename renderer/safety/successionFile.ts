import { SUCCESSION_PART, parseSuccession, type Succession } from '@/domain/succession/succession'
import type { SuccessionForm, SnapshotRefusal } from './safety'

/** A school file's bytes with a succession in place of one that it may carry itself. */
export function withSuccession(
  school: Uint8Array,
  { succession, forms }: { succession: Succession; forms: readonly SuccessionForm[] },
): Uint8Array {
  const file = JSON.parse(new TextDecoder().decode(school)) as Record<string, unknown>
  const part: Succession = { ...succession, forms: forms.map(({ name, bytes }) => ({ name, bytes: toBase64(bytes) })) }
  return new TextEncoder().encode(JSON.stringify({ ...file, [SUCCESSION_PART]: part }))
}

export type TakenSuccession =
  | { ok: true; school: Uint8Array; succession: Succession | null; forms: SuccessionForm[] }
  | { ok: false; refusal: SnapshotRefusal }

/**
 * A school file's bytes → the same without the bytes of the forms, which are kept in another place, and the forms. A school
 * file without a succession is taken as it is; a succession of a newer version is refused, not read by half.
 */
export function takeSuccession(bytes: Uint8Array): TakenSuccession {
  let file: unknown
  try {
    file = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { ok: false, refusal: 'not-a-school' }
  }
  if (typeof file !== 'object' || file === null) return { ok: false, refusal: 'not-a-school' }
  const outcome = parseSuccession((file as Record<string, unknown>)[SUCCESSION_PART])
  if (!outcome.ok)
    return outcome.refusal === 'absent'
      ? { ok: true, school: bytes, succession: null, forms: [] }
      : { ok: false, refusal: outcome.refusal }
  const forms = outcome.succession.forms.flatMap(({ name, bytes }) =>
    bytes === null ? [] : [{ name, bytes: fromBase64(bytes) }],
  )
  const whole = forms.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]))
  if (whole.length < forms.length) return { ok: false, refusal: 'damaged' }
  const succession = {
    ...outcome.succession,
    forms: outcome.succession.forms.map((form) => ({ ...form, bytes: null })),
  }
  const school = new TextEncoder().encode(JSON.stringify({ ...file, [SUCCESSION_PART]: succession }))
  return { ok: true, school, succession, forms: whole }
}

/** Signs per call: the engine takes only so many arguments. */
const STEP = 0x8000

function toBase64(bytes: Uint8Array): string {
  let signs = ''
  for (let at = 0; at < bytes.length; at += STEP) signs += String.fromCharCode(...bytes.subarray(at, at + STEP))
  return btoa(signs)
}

/** Null for what is no base64. */
function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  } catch {
    return null
  }
}
