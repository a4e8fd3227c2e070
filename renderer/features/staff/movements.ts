import { dismissStaff, returnStaff, sendOnLeave, type MovementFacts } from '@/domain/commands/staffMovement'
import type { Outcome } from '@/domain/commands/outcome'
import type { Staff } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'

/** Движение: what may happen to a person's employment, and from which state (rule 8.3.4). */
export interface Movement {
  id: 'dismiss' | 'leave' | 'return'
  icon: string
  from: readonly Staff['state'][]
  run: (facts: MovementFacts, staffId: string, on: IsoDay) => Outcome
}

export const movements: readonly Movement[] = [
  { id: 'leave', icon: 'i-lucide-plane', from: ['working'], run: sendOnLeave },
  { id: 'return', icon: 'i-lucide-undo-2', from: ['leave', 'dismissed', 'expected'], run: returnStaff },
  { id: 'dismiss', icon: 'i-lucide-user-minus', from: ['working', 'leave', 'expected'], run: dismissStaff },
]
