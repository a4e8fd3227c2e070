import { saveStaff, type StaffFacts } from './saveStaff'
import type { Outcome } from './outcome'
import { outcome } from './outcome'
import type { Staff } from '@/domain/model/entities'
import { counted } from '@/domain/rules/plurals'
import { titleOf } from '@/domain/rules/states'

/** One role for many people; each change goes the way of a single card, so nobody's role is switched silently (rule 8.3.3). */
export function saveStaffRoles(facts: StaffFacts, ids: readonly string[], role: Staff['platformRole']): Outcome {
  const wanted = new Set(ids)
  const single = facts.staff
    .filter((one) => wanted.has(one.id))
    .map((one) => saveStaff(facts, { ...one, platformRole: role }))
  return outcome(
    `Роль «${titleOf.platformRole[role]}»: ${counted(single.length, 'сотрудник', 'сотрудника', 'сотрудников')}`,
    single.flatMap((one) => one.edits),
    {
      warnings: single.flatMap((one) => one.warnings),
      tasks: single.flatMap((one) => one.tasks),
      refused: single.flatMap((one) => one.refused),
    },
  )
}
