import { className } from '@/domain/rules/classNames'
import { shortName } from '@/domain/rules/personNames'
import type { Register } from '@/storage/register'

/** Names of people and classes by id, and of their assignments and invitations: for a report that names its records. */
export async function recordNames(register: Pick<Register, 'read'>): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  const [organisation] = await register.read('organisation')
  for (const table of ['staff', 'pupil', 'parent'] as const) {
    for (const one of await register.read(table)) names.set(one.id, shortName(one))
  }
  for (const one of await register.read('class')) {
    names.set(one.id, className(one, organisation?.classFormat ?? 'guillemets'))
  }
  for (const one of await register.read('assignment')) {
    names.set(one.id, [names.get(one.classId), names.get(one.staffId)].filter(Boolean).join(', '))
  }
  for (const one of await register.read('invitee')) names.set(one.id, names.get(one.personId) ?? '')
  return names
}
