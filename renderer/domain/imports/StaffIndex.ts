import { nameKey, parseFullName, type PersonName } from '@/domain/rules/personNames'
import type { Staff } from '@/domain/model/entities'

export interface KnownStaff {
  staff: Staff
  /** Key of the line that creates the person; `null` for one of the register. */
  lineKey: string | null
  /** The line that creates the person is itself doubtful. */
  doubtful: boolean
}

/** Finds staff by name: whole, with initials, or without a patronymic. ё = е, case and look-alikes do not matter. */
export class StaffIndex {
  private readonly byKey = new Map<string, KnownStaff[]>()
  private readonly bySurname = new Map<string, KnownStaff[]>()
  private readonly byPhone = new Map<string, KnownStaff[]>()

  constructor(staff: readonly Staff[]) {
    for (const one of staff) this.add({ staff: one, lineKey: null, doubtful: false })
  }

  add(known: KnownStaff): void {
    push(this.byKey, nameKey(known.staff), known)
    push(this.bySurname, nameKey({ ...known.staff, firstName: '', middleName: '' }), known)
    for (const phone of known.staff.phones) push(this.byPhone, phone.number, known)
  }

  byName(name: PersonName): KnownStaff[] {
    return this.byKey.get(nameKey(name)) ?? []
  }

  withPhone(number: string): KnownStaff[] {
    return this.byPhone.get(number) ?? []
  }

  /** People whom «Иванова М. П.», «Иванова Мария» or «Иванова М.» may mean; the surname must be the same. */
  byShortName(name: PersonName): KnownStaff[] {
    const same = this.bySurname.get(nameKey({ ...name, firstName: '', middleName: '' })) ?? []
    return same.filter(
      ({ staff }) => agrees(name.firstName, staff.firstName) && agrees(name.middleName, staff.middleName),
    )
  }

  /** Whom a class list means: the whole name first, else what agrees with the initials. */
  named(text: string): KnownStaff[] {
    const name = parseFullName(text)
    const exact = this.byName(name)
    return exact.length > 0 ? exact : this.byShortName(name)
  }
}

/** An absent part or an initial agrees with every name that begins so. */
function agrees(given: string, known: string): boolean {
  const letters = (text: string): string => nameKey({ lastName: text, firstName: '', middleName: '' })
  const short = letters(given)
  if (short === '' || known === '') return true
  if (given.endsWith('.') || short.length <= 2) return letters(known).startsWith(short)
  return short === letters(known)
}

function push(map: Map<string, KnownStaff[]>, key: string, known: KnownStaff): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [known])
  else list.push(known)
}
