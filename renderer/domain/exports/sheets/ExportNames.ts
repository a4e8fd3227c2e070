import { className } from '@/domain/rules/classNames'
import { fullName, type PersonName } from '@/domain/rules/personNames'
import { showPhone } from '@/domain/rules/phones'
import { orderTitle } from '@/domain/rules/assignments'
import type { Facts } from '@/domain/model/plain'
import { exportTexts } from '@/domain/exports/texts'

/** Whom and what the ids of the exported records mean, looked up once per file. */
export class ExportNames {
  private readonly classes: Map<string, string>
  private readonly years: Map<string, string>
  private readonly people = new Map<string, PersonName>()
  private readonly orders: Map<string, string>
  private readonly platforms: Map<string, string>
  private readonly staffRoom: string

  constructor(facts: Facts) {
    const format = facts.organisation.classFormat
    this.classes = new Map(facts.classes.map((one) => [one.id, className(one, format)]))
    this.years = new Map(facts.schoolYears.map((one) => [one.id, one.title]))
    for (const list of [facts.staff, facts.pupils, facts.parents]) for (const one of list) this.people.set(one.id, one)
    this.orders = new Map(facts.orders.map((one) => [one.id, orderTitle(one)]))
    this.platforms = new Map(facts.platforms.map((one) => [one.id, one.shortName || one.name]))
    this.staffRoom = facts.organisation.staffRoomName || exportTexts.workbook.staffRoom
  }

  /** «5 «А»»; the staff room for null. */
  unit(classId: string | null): string {
    return classId === null ? this.staffRoom : (this.classes.get(classId) ?? exportTexts.workbook.noPerson)
  }

  year(yearId: string): string {
    return this.years.get(yearId) ?? ''
  }

  person(id: string): string {
    const found = this.people.get(id)
    return found === undefined ? exportTexts.workbook.noPerson : fullName(found)
  }

  order(id: string | null): string {
    return id === null ? '' : (this.orders.get(id) ?? '')
  }

  platform(id: string): string {
    return this.platforms.get(id) ?? ''
  }
}

/** «+7 (916) 123-45-67 (мама); +7 (3822) 55-11-22»: as the import reads several numbers of a cell. */
export function phonesInCell(phones: readonly { number: string; comment: string }[]): string {
  return phones
    .map(({ number, comment }) => (comment === '' ? showPhone(number) : `${showPhone(number)} (${comment})`))
    .join('; ')
}
