import type { InviteeRole } from '@/domain/model/entities'
import { counted } from '@/domain/rules/plurals'
import { titleOf } from '@/domain/rules/states'
import { documentTexts } from './texts'

/** «Нет данных о вступлении учеников у 10 классов»: what every total of ours leaves out (rule 8.3.9). */
export function uncountedLine(role: InviteeRole, classes: number): string {
  return documentTexts.summary.uncounted(titleOf.inviteeRolesOf[role], counted(classes, 'класса', 'классов', 'классов'))
}
