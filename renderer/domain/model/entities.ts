import { z } from 'zod'
import { campaignSchema, handoverSchema, type Campaign, type Handover } from './campaignRecords'
import { dayOrNull, id, inviteeRole, isoDay, line, text, type InviteeRole } from './fields'

export { inviteeRole, inviteeRoles, isoDay, type InviteeRole } from './fields'
export type { Campaign, Handover }

/**
 * The one catalogue of what the register keeps (domain.md 8.1). Every entity is a flat record:
 * a field is the unit of merging, so an array or object inside a field is replaced as a whole.
 * An absent value is `null` or an empty string, never `undefined`. Days are ISO `YYYY-MM-DD` (`…On`),
 * instants are ISO UTC (`…At`).
 */

export const classFormats = ['guillemets', 'plain', 'hyphen'] as const // 5 «А» · 5А · 5-А

export const organisationSchema = z.object({
  id: z.literal('organisation'),
  fullName: text,
  shortName: line,
  /** «в МБОУ „СОШ № 5“» and «МБОУ „СОШ № 5“ (кого)»: typed by the user, never declined by rule (domain.md 4.4). */
  nameIn: text,
  nameOf: text,
  settlement: line,
  municipality: line,
  region: line,
  address: text,
  founder: text,
  inn: line,
  kpp: line,
  ogrn: line,
  phone: line,
  email: line,
  site: line,
  headName: line,
  headPosition: line,
  /** The built-in unit of all staff; regulations say «Учительская», some say «Учителя». */
  staffRoomName: line,
  classFormat: z.enum(classFormats),
  literaAlphabet: z.enum(['cyrillic', 'latin']),
  /** Rule 8.3.5: links unused for longer appear in «Пора аннулировать». Days. */
  linkAgeDays: z.number().int().min(1).max(3650),
  /** For how long the cards of leavers are kept, in months; null: no term was set and nothing is proposed. */
  retentionMonths: z.number().int().min(0).max(1200).nullable(),
  /** Whom a person with a sheet in the hand may ask. */
  contactName: line,
  contactPhone: line,
  contactRoom: line,
  /** The school year all screens show. */
  currentYearId: z.string().max(120),
})
export type Organisation = z.infer<typeof organisationSchema>

export const schoolYearSchema = z.object({
  id,
  title: line, // «2026/2027»
  startsOn: isoDay,
  endsOn: isoDay,
  state: z.enum(['preparing', 'current', 'archive']),
})
export type SchoolYear = z.infer<typeof schoolYearSchema>

export const staffStates = ['working', 'leave', 'dismissed', 'expected'] as const
export const staffCategories = ['teaching', 'leading', 'other'] as const
export const platformRoles = ['teacher', 'staff', 'admin', 'extraAdmin'] as const

export const positionSchema = z.object({ title: line, kind: z.enum(['main', 'secondary']) })
/** `number` is E.164 when it could be understood, else the original text; `comment` as typed («мама»). */
export const phoneSchema = z.object({ number: line, comment: line })

export const staffSchema = z.object({
  id,
  lastName: line,
  firstName: line,
  middleName: line,
  gender: z.enum(['male', 'female']).nullable(),
  positions: z.array(positionSchema).max(20),
  subjects: z.array(line).max(40),
  phones: z.array(phoneSchema).max(10),
  email: line,
  category: z.enum(staffCategories),
  /** Only where the school asks for it: the data minimum leaves it out (domain.md 8.3.12). */
  bornOn: dayOrNull,
  hiredOn: dayOrNull,
  dismissedOn: dayOrNull,
  state: z.enum(staffStates),
  platformRole: z.enum(platformRoles),
  /** The order that made the person an administrator of the platform; null for everybody else. */
  adminOrderId: z.string().max(120).nullable(),
  snils: line,
  note: text,
})
export type Staff = z.infer<typeof staffSchema>

export const classStates = ['planned', 'active', 'promoted', 'graduated', 'disbanded'] as const

export const classSchema = z.object({
  id,
  yearId: id,
  /** 1–12; 0 is a preparatory group; several levels make a класс-комплект. */
  levels: z.array(z.number().int().min(0).max(12)).min(1).max(12),
  /** Any string up to 15 characters, may be empty (domain.md 5.1, 5.2). */
  litera: z.string().max(15),
  profile: line,
  building: line,
  room: line,
  shift: z.number().int().min(1).max(3).nullable(),
  plannedPupils: z.number().int().min(0).max(500).nullable(),
  previousClassId: z.string().max(120).nullable(),
  state: z.enum(classStates),
  note: text,
})
export type SchoolClass = z.infer<typeof classSchema>

export const assignmentKinds = ['main', 'temporary', 'second'] as const

/** Классное руководство: dated history, not a field of the class (domain.md 8.1). `toOn` is the last day, null = open. */
export const assignmentSchema = z.object({
  id,
  classId: id,
  staffId: id,
  fromOn: isoDay,
  toOn: dayOrNull,
  kind: z.enum(assignmentKinds),
  orderId: z.string().max(120).nullable(),
  note: text,
})
export type Assignment = z.infer<typeof assignmentSchema>

/** Реквизиты приказа. The number is free text: `133/6 – ОД`, `616/ 2.4.3` (domain.md 4.1). */
export const orderSchema = z.object({
  id,
  number: line,
  signedOn: dayOrNull,
  title: text,
  note: text,
})
export type Order = z.infer<typeof orderSchema>

export const linkPatternKinds = ['invitation', 'call', 'dashboard', 'publicName', 'shortener'] as const

/** How an address of a platform looks: host, start of the path, and the query parameter that carries the token, if any. */
export const linkPatternSchema = z.object({
  kind: z.enum(linkPatternKinds),
  host: line,
  pathStart: line,
  param: line.nullable(),
  /** Token lengths met in the wild; a hint for the recogniser, never a reason to refuse (domain.md 1.4). */
  lengths: z.array(z.number().int()).max(10),
})
export type LinkPattern = z.infer<typeof linkPatternSchema>

/** Площадка: names, hosts, patterns, roles, steps and safety lines are data that the school may edit (domain.md 9). */
export const platformSchema = z.object({
  id,
  name: line,
  shortName: line,
  state: z.enum(['active', 'archive']),
  patterns: z.array(linkPatternSchema).max(40),
  /** What the platform calls each role. */
  roleTitles: z.record(inviteeRole, line),
  /** Numbered steps printed on the invitation sheet, per role. */
  steps: z.record(inviteeRole, z.array(text).max(12)),
  safetyLines: z.array(text).max(12),
  /** The day by which everybody is to be in; counted down on the overview. */
  deadlineOn: dayOrNull,
  note: text,
})
export type Platform = z.infer<typeof platformSchema>

export const linkStates = ['draft', 'active', 'issued', 'annulled', 'replaced'] as const

/** Ссылка-приглашение = platform + unit + role. `classId` null means the staff room. Tokens are case-sensitive. */
export const linkSchema = z.object({
  id,
  platformId: id,
  classId: z.string().max(120).nullable(),
  yearId: id,
  role: inviteeRole,
  url: z.string().max(2000),
  shortUrl: z.string().max(300),
  state: z.enum(linkStates),
  version: z.number().int().min(1),
  replacesId: z.string().max(120).nullable(),
  createdOn: dayOrNull,
  createdBy: line,
  issuedOn: dayOrNull,
  validUntilOn: dayOrNull,
  needsApproval: z.boolean(),
  annulledOn: dayOrNull,
  annulReason: text,
  note: text,
})
export type Link = z.infer<typeof linkSchema>

export const inviteeStates = [
  'notInvited',
  'invited',
  'reminded',
  'requested',
  'joined',
  'confirmed',
  'refused',
  'noPhone',
  'numberChanged',
  'wrongRole',
  'removed',
  'left',
] as const
export type InviteeState = (typeof inviteeStates)[number]

/** Приглашённый: person × class or staff room × platform. Its id is derived from these (`inviteeId`). */
export const inviteeSchema = z.object({
  id,
  platformId: id,
  classId: z.string().max(120).nullable(),
  personKind: z.enum(['staff', 'pupil', 'parent']),
  personId: id,
  role: inviteeRole,
  linkId: z.string().max(120).nullable(),
  /** The produced sheets that carried the invitation. */
  sheetRunId: z.string().max(120).nullable(),
  way: z.enum(['link', 'roster', 'manual']),
  handedBy: z.enum(['sheet', 'chat', 'email', 'person']).nullable(),
  state: z.enum(inviteeStates),
  /** How many times the person was invited; 0 before the first invitation. */
  times: z.number().int().min(0).max(1000),
  invitedOn: dayOrNull,
  joinedOn: dayOrNull,
  confirmedOn: dayOrNull,
  note: text,
})
export type Invitee = z.infer<typeof inviteeSchema>

export const pupilSchema = z.object({
  id,
  classId: id,
  lastName: line,
  firstName: line,
  middleName: line,
  bornOn: dayOrNull,
  phones: z.array(phoneSchema).max(10),
  state: z.enum(['enrolled', 'left']),
  note: text,
})
export type Pupil = z.infer<typeof pupilSchema>

export const parentSchema = z.object({
  id,
  lastName: line,
  firstName: line,
  middleName: line,
  kind: z.enum(['mother', 'father', 'guardian', 'other']),
  phones: z.array(phoneSchema).max(10),
  pupilIds: z.array(id).max(20),
  note: text,
})
export type Parent = z.infer<typeof parentSchema>

/** Dated counts of a class kept without names; its id is derived (`headCountId`). */
export const headCountSchema = z.object({
  id,
  classId: id,
  platformId: id,
  role: inviteeRole,
  countedOn: isoDay,
  listed: z.number().int().min(0).max(2000),
  invited: z.number().int().min(0).max(2000),
  joined: z.number().int().min(0).max(2000),
  /** Законные исключения: refused, no smartphone; they leave the denominator (rule 8.3.9). */
  exceptions: z.number().int().min(0).max(2000),
  note: text,
})
export type HeadCount = z.infer<typeof headCountSchema>

export const joinRequestStates = ['waiting', 'accepted', 'refused'] as const

/** Заявка на вступление, as the platform shows it; `personId` once it was matched to the register. `classId` null: staff room. */
export const joinRequestSchema = z.object({
  id,
  platformId: id,
  classId: z.string().max(120).nullable(),
  role: inviteeRole,
  name: line,
  phone: line,
  personKind: z.enum(['staff', 'pupil', 'parent']).nullable(),
  personId: z.string().max(120).nullable(),
  requestedOn: isoDay,
  state: z.enum(joinRequestStates),
  decidedOn: dayOrNull,
  reason: text,
})
export type JoinRequest = z.infer<typeof joinRequestSchema>

/** One kind of sheet of a run: for whom, with which version of which link, how many. `personIds` where made by name. */
export const producedSheetSchema = z.object({
  classId: z.string().max(120).nullable(),
  role: inviteeRole,
  linkId: id,
  version: z.number().int().min(1),
  copies: z.number().int().min(1).max(5000),
  personIds: z.array(id).max(5000),
})

/** What was put on paper: every produced sheet remembers its links' versions, its people and its day. */
export const sheetRunSchema = z.object({
  id,
  /** Kind of document, as `documentKinds` names it. */
  document: line,
  platformId: id,
  madeOn: isoDay,
  madeBy: line,
  sheets: z.array(producedSheetSchema).max(2000),
})
export type SheetRun = z.infer<typeof sheetRunSchema>

export const importMemoryKinds = ['columns', 'values', 'apart'] as const

/**
 * What the user decided at an import, so that the next one need not ask again. Its id is derived (`importMemoryId`).
 * `columns`: a header and the meaning of each of its columns; `values`: a field and what its values stand for;
 * `apart`: two cards that are not one person, by their ids. Never a person's name, phone or day of birth.
 */
export const importMemorySchema = z.object({
  id,
  kind: z.enum(importMemoryKinds),
  answers: z.record(z.string().max(300), z.string().max(300)),
})
export type ImportMemory = z.infer<typeof importMemorySchema>

/** Every kind of record, its table name and its schema. The order is the order of dependence. */
export const entitySchemas = {
  organisation: organisationSchema,
  schoolYear: schoolYearSchema,
  staff: staffSchema,
  class: classSchema,
  order: orderSchema,
  assignment: assignmentSchema,
  platform: platformSchema,
  link: linkSchema,
  pupil: pupilSchema,
  parent: parentSchema,
  invitee: inviteeSchema,
  headCount: headCountSchema,
  joinRequest: joinRequestSchema,
  sheetRun: sheetRunSchema,
  importMemory: importMemorySchema,
  campaign: campaignSchema,
  handover: handoverSchema,
} as const

export type EntityName = keyof typeof entitySchemas
export const entityNames = Object.keys(entitySchemas) as EntityName[]

export interface EntityTypes {
  organisation: Organisation
  schoolYear: SchoolYear
  staff: Staff
  class: SchoolClass
  order: Order
  assignment: Assignment
  platform: Platform
  link: Link
  pupil: Pupil
  parent: Parent
  invitee: Invitee
  headCount: HeadCount
  joinRequest: JoinRequest
  sheetRun: SheetRun
  importMemory: ImportMemory
  campaign: Campaign
  handover: Handover
}

/** Key of an invitee: the same person, unit and platform is the same record on every PC. */
export function inviteeId(platformId: string, classId: string | null, personId: string): string {
  return `${platformId}:${classId ?? 'staffRoom'}:${personId}`
}

/** Key of a head-count: one per class, platform, role and day. */
export function headCountId(classId: string, platformId: string, role: InviteeRole, countedOn: string): string {
  return `${classId}:${platformId}:${role}:${countedOn}`
}

/** Key of a handing over: one per run and unit, so that two PCs tick the same record. */
export function handoverId(sheetRunId: string, classId: string | null): string {
  return `${sheetRunId}:${classId ?? 'staffRoom'}`
}

/** Key of what an import remembers: one per header, per field, or per pair of people whichever comes first. */
export function importMemoryId(kind: ImportMemory['kind'], about: string | readonly [string, string]): string {
  return `${kind}:${typeof about === 'string' ? about : about.toSorted().join(':')}`
}
