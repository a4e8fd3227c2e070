import { z } from 'zod'
import { dayOrNull, id, inviteeRole, inviteeRoles, isoDay, line, text } from './fields'

/** Кампания: whom the school brings onto a platform, by when, and how many of them (issue 7). Its progress is counted, not kept. */
export const campaignSchema = z.object({
  id,
  yearId: id,
  /** «Сентябрь 2026», «Переход в МАХ». */
  title: line,
  platformId: id,
  /** The platform that is left behind; null where nobody moves. */
  fromPlatformId: z.string().max(120).nullable(),
  roles: z.array(inviteeRole).max(inviteeRoles.length),
  /** Empty: every class of the year. */
  classIds: z.array(id).max(300),
  startsOn: isoDay,
  deadlineOn: dayOrNull,
  /** Percent that are to be in, lawful exceptions left out (rule 8.3.9). */
  targetPercent: z.number().int().min(1).max(100),
  state: z.enum(['open', 'closed']),
  closedOn: dayOrNull,
  note: text,
})
export type Campaign = z.infer<typeof campaignSchema>

/**
 * Выдача: the sheets of one run that one class or the staff room got, against a signature. Its id is derived
 * (`handoverId`). `returnedOn`: the signed cover page came back.
 */
export const handoverSchema = z.object({
  id,
  sheetRunId: id,
  classId: z.string().max(120).nullable(),
  copies: z.number().int().min(1).max(5000),
  handedOn: dayOrNull,
  receivedBy: line,
  returnedOn: dayOrNull,
  note: text,
})
export type Handover = z.infer<typeof handoverSchema>
