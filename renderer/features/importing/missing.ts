import type { ImportPlan, PlanLine } from '@/domain/imports/plan'
import type { Corrections } from './state/corrections'

/** Reasons of lines that only wait for leave to create what they name → the option that gives it. */
const leaveOf = { unknownClass: 'createClasses', noTeacher: 'createStaff' } as const
export type MissingReason = keyof typeof leaveOf
const reasons = Object.keys(leaveOf) as MissingReason[]

/** What a line waits for that the user has not allowed yet. */
export function missingOf(line: PlanLine, corrections: Corrections): MissingReason[] {
  return reasons.filter((code) => !corrections[leaveOf[code]] && line.reasons.some((reason) => reason.code === code))
}

/** The same for a whole plan, with how many lines wait. */
export function missingIn(plan: ImportPlan, corrections: Corrections): { code: MissingReason; count: number }[] {
  return reasons
    .map((code) => ({
      code,
      count: corrections[leaveOf[code]]
        ? 0
        : plan.lines.filter((line) => line.reasons.some((reason) => reason.code === code)).length,
    }))
    .filter(({ count }) => count > 0)
}

export const withLeave = (corrections: Corrections, code: MissingReason): Corrections => ({
  ...corrections,
  [leaveOf[code]]: true,
})
