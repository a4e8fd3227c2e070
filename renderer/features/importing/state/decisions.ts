import { canApply } from '@/domain/imports/intentionOfPlan'
import type { ImportPlan, PlanLine } from '@/domain/imports/plan'

/** What the user said of one line's tick, and the doubts he saw when he said it. */
interface Decision {
  on: boolean
  doubts: readonly string[]
}
export type Decisions = ReadonlyMap<string, Decision>

const doubtsOf = (line: PlanLine): string[] =>
  line.outcome === 'doubtful' ? line.reasons.map((reason) => reason.code) : []

/** A tick set on a doubtful line holds after replanning only while no new doubt came up; a tick taken off always holds. */
function holds(decision: Decision, line: PlanLine): boolean {
  return !decision.on || doubtsOf(line).every((doubt) => decision.doubts.includes(doubt))
}

/** Keys of the lines that take part: as the plan proposes, unless the user said otherwise. */
export function chosenKeys(plan: ImportPlan, decisions: Decisions): Set<string> {
  const chosen = new Set<string>()
  for (const line of plan.lines) {
    if (!canApply(line)) continue
    const decision = decisions.get(line.key)
    if (decision && holds(decision, line) ? decision.on : line.on) chosen.add(line.key)
  }
  return chosen
}

/** The decisions after the ticks were set to `wanted`: only what differs from the present ticks is a decision. */
export function decided(plan: ImportPlan, decisions: Decisions, wanted: ReadonlySet<string>): Decisions {
  const present = chosenKeys(plan, decisions)
  const next = new Map(decisions)
  for (const line of plan.lines) {
    if (!canApply(line) || present.has(line.key) === wanted.has(line.key)) continue
    next.set(line.key, { on: wanted.has(line.key), doubts: doubtsOf(line) })
  }
  return next
}
