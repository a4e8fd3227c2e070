import type { EntityName } from '@/domain/model/entities'
import { checkTexts } from './checkTexts'

export const checkCodes = [
  'sameUrl',
  'dismissedInChat',
  'dismissedTeacher',
  'wrongRole',
  'yearOver',
  'classWithoutTeacher',
  'overlap',
  'manyClasses',
  'teacherOnLeave',
  'teacherWithoutPhone',
  'linksToAnnul',
  'duplicateNames',
  'duplicatePhones',
  'duplicateClasses',
  'suspiciousNames',
  'staffWithoutPhone',
  'staffRoomWithoutLink',
  'classWithoutParentLink',
  'classWithoutPupilLink',
  'unconfirmed',
] as const
export type CheckCode = (typeof checkCodes)[number]

export interface CheckItem {
  table: EntityName
  id: string
  /** Russian, one line, with the reason where items differ. */
  title: string
}

/** One line of the page «Проверки» (rule 8.3.8): a finding with everything it is about. Warnings, not walls. */
export interface Check {
  code: CheckCode
  severity: 'error' | 'warning' | 'info'
  /** Russian, names the finding: «Классы без классного руководителя». */
  title: string
  /** Russian, what to do about it. */
  advice: string
  items: CheckItem[]
}

/** A finding with its own words; `checkTexts` has them by code. */
export function check(code: CheckCode, severity: Check['severity'], items: CheckItem[]): Check {
  return { code, severity, ...checkTexts.findings[code], items }
}
