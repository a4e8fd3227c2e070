import type { EntityName } from '@/domain/model/entities'
import { checkTexts } from './checkTexts'
import type { StalePaper } from './stalePaper'

export const checkCodes = [
  'sameUrl',
  'dismissedInChat',
  'dismissedTeacher',
  'wrongRole',
  'extraAdminNotJoined',
  'extraAdminWithoutOrder',
  'yearOver',
  'classWithoutTeacher',
  'overlap',
  'manyClasses',
  'teacherOnLeave',
  'teacherWithoutPhone',
  'deadlineOver',
  'campaignOver',
  'stalePaper',
  'sheetsNotHandedOver',
  'coversNotReturned',
  'requestsWaiting',
  'deadlineNear',
  'linksExpiring',
  'linksToAnnul',
  'duplicateNames',
  'duplicatePhones',
  'duplicateClasses',
  'suspiciousNames',
  'staffWithoutPhone',
  'staffRoomWithoutLink',
  'classWithoutParentLink',
  'classWithoutPupilLink',
  'teacherWithoutSheet',
  'unconfirmed',
] as const
export type CheckCode = (typeof checkCodes)[number]

export interface CheckItem {
  table: EntityName
  id: string
  /** Russian, one line, with the reason where items differ. */
  title: string
  /** The sheets to be made anew for it. */
  sheets?: Pick<StalePaper, 'document' | 'platformId' | 'classId' | 'role'>
}

/** One line of the page «Проверки» (rule 8.3.8): a finding with everything it is about. Warnings, not walls. */
export interface Check {
  code: CheckCode
  severity: 'error' | 'warning' | 'info'
  /** Russian, names the finding: «Классы без классного руководителя». */
  title: string
  /** Russian, what to do about it. */
  advice: string
  /** Russian, one sentence: how it is counted. */
  rule: string
  items: CheckItem[]
}

/** A finding with its own words; `checkTexts` has them by code. */
export function check(code: CheckCode, severity: Check['severity'], items: CheckItem[]): Check {
  return { code, severity, ...checkTexts.findings[code], items }
}
