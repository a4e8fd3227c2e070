import { z } from 'zod'
import { dayOrNull, id, isoDay, line, text } from '@/domain/model/fields'

/** Name of the part of a school file that holds a succession. A version that does not know it carries it along. */
export const SUCCESSION_PART = 'succession'
export const SUCCESSION_VERSION = 1

/** Forms of a succession in all: a school has a handful of a few hundred kilobytes. */
const MOST_FORMS = 50

const person = z.looseObject({
  /** Null for somebody who is not in the register. */
  staffId: z.string().max(120).nullable(),
  name: line,
})

const worklist = z.looseObject({
  code: z.string().min(1).max(60),
  title: line,
  /** `part`: which of several rows of one record. */
  rows: z.array(z.looseObject({ table: z.string().max(60), id, part: z.string().max(300).optional() })).max(200_000),
})

const successionShape = z.looseObject({
  version: z.number().int().min(1),
  from: person,
  to: person,
  handedOn: isoDay,
  /** The order (приказ) by which the office changes hands; its number is free text and may be empty (domain.md 4.1). */
  basis: z.looseObject({ number: line, signedOn: dayOrNull }),
  note: text,
  worklists: z.array(worklist).max(200),
  /** Base64. Null once the form lies among the kept ones of this PC. */
  forms: z.array(z.looseObject({ name: line, bytes: z.string().nullable() })).max(MOST_FORMS),
})

export type Succession = z.infer<typeof successionShape>
export type SuccessionPerson = Succession['from']
export type Worklist = Succession['worklists'][number]

export type SuccessionOutcome =
  { ok: true; succession: Succession } | { ok: false; refusal: 'absent' | 'newer-version' | 'damaged'; detail: string }

/** Checks the part `succession` of a school file. `detail` names the field, never a value. */
export function parseSuccession(part: unknown): SuccessionOutcome {
  if (part === undefined || part === null) return { ok: false, refusal: 'absent', detail: '' }
  const version = typeof part === 'object' && 'version' in part ? part.version : undefined
  if (typeof version === 'number' && version > SUCCESSION_VERSION)
    return { ok: false, refusal: 'newer-version', detail: `version ${String(version)}` }
  const checked = successionShape.safeParse(part)
  if (checked.success) return { ok: true, succession: checked.data }
  return { ok: false, refusal: 'damaged', detail: checked.error.issues[0]?.path.join('.') ?? '' }
}

/**
 * The part with the names of erased people taken out (152-ФЗ); what is no succession comes back as it is.
 * @param erased ids of staff
 */
export function withoutPeople(part: unknown, erased: ReadonlySet<string>): unknown {
  const outcome = parseSuccession(part)
  if (!outcome.ok) return part
  const blank = (one: SuccessionPerson) =>
    one.staffId !== null && erased.has(one.staffId) ? { ...one, name: '' } : one
  return { ...outcome.succession, from: blank(outcome.succession.from), to: blank(outcome.succession.to) }
}
