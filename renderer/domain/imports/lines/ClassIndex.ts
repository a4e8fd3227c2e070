import { classKey, className } from '@/domain/rules/classNames'
import type { Organisation, SchoolClass } from '@/domain/model/entities'
import type { ReadClass } from '@/domain/imports/values/readClass'

export interface KnownClass {
  schoolClass: SchoolClass
  /** Key of the line that creates the class; `null` for one of the register. */
  lineKey: string | null
  /** The line that creates the class is itself doubtful. */
  doubtful: boolean
}

/** Finds the classes of one school year by levels and litera (rule 8.3.1), and by the building where names repeat. */
export class ClassIndex {
  private readonly byKey = new Map<string, KnownClass[]>()
  private readonly byId = new Map<string, SchoolClass>()
  private readonly format: Organisation['classFormat']

  constructor(classes: readonly SchoolClass[], yearId: string, format: Organisation['classFormat']) {
    this.format = format
    for (const schoolClass of classes) {
      if (schoolClass.yearId === yearId) this.add({ schoolClass, lineKey: null, doubtful: false })
    }
  }

  add(known: KnownClass): void {
    this.byId.set(known.schoolClass.id, known.schoolClass)
    const key = classKey(known.schoolClass)
    const list = this.byKey.get(key)
    if (list === undefined) this.byKey.set(key, [known])
    else list.push(known)
  }

  /** Classes of that name. A building narrows them down; a class without a building stands for any. */
  find(wanted: ReadClass): KnownClass[] {
    const same = this.byKey.get(classKey(wanted)) ?? []
    if (wanted.building === '') return same
    const building = buildingKey(wanted.building)
    const there = same.filter(({ schoolClass }) => buildingKey(schoolClass.building) === building)
    return there.length > 0 ? there : same.filter(({ schoolClass }) => schoolClass.building === '')
  }

  /** Every class of the year, those that the files create included. */
  all(): SchoolClass[] {
    return [...this.byId.values()]
  }

  nameOfId(id: string): string {
    const found = this.byId.get(id)
    return found === undefined ? '' : this.nameOf(found)
  }

  nameOf(schoolClass: { levels: number[]; litera: string }): string {
    return className(schoolClass, this.format)
  }
}

function buildingKey(building: string): string {
  return building.toLowerCase().replace(/\s+/g, ' ').trim()
}
