import { canApply } from '@/domain/imports/intentionOfPlan'
import type { ImportPlan, PlanLine } from '@/domain/imports/plan'

/** Of the chosen lines those that will be written: whose class and person, if the files create them, are chosen as well. */
export function linesToApply(plan: ImportPlan, chosen: ReadonlySet<string>): PlanLine[] {
  const applicable = new Map<string, PlanLine>()
  for (const line of plan.lines) if (chosen.has(line.key) && canApply(line)) applicable.set(line.key, line)
  const complete = (line: PlanLine): boolean =>
    line.needs.every((key) => {
      const needed = applicable.get(key)
      return needed !== undefined && complete(needed)
    })
  return [...applicable.values()].filter(complete)
}
