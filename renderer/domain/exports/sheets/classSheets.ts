import type { SheetDescription } from '@/domain/documents/description'
import type { Assignment, HeadCount, Order, Organisation, SchoolClass, SchoolYear } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classTeachersOn } from '@/domain/rules/assignments'
import { fieldTitles } from '@/domain/rules/fieldTitles'
import { titleOf } from '@/domain/rules/states'
import { exportTexts } from '@/domain/exports/texts'
import type { ExportNames } from './ExportNames'
import { listSheet, type ListColumn, type SheetHead } from './listSheet'

const { columns: titles } = exportTexts.workbook

/** Classes with the main class teacher of the day, with every column that the import reads back. */
export function classSheet(
  head: SheetHead,
  facts: Facts,
  names: ExportNames,
  dayOf: (yearId: string) => IsoDay,
  withYear: boolean,
): SheetDescription {
  const teacher = (one: SchoolClass): string => {
    const main = classTeachersOn(facts, one.id, dayOf(one.yearId)).find((row) => row.kind === 'main')
    return main === undefined ? '' : names.person(main.staffId)
  }
  const columns: (ListColumn<SchoolClass> | null)[] = [
    withYear ? { title: titles.year, value: (one) => names.year(one.yearId) } : null,
    { title: titles.className, value: (one) => names.unit(one.id) },
    { title: titles.classTeacher, value: teacher, holds: 'name' },
    { title: titles.plannedPupils, value: (one) => one.plannedPupils, format: 'integer' },
    { title: titles.room, value: (one) => one.room },
    { title: titles.building, value: (one) => one.building },
    { title: titles.shift, value: (one) => one.shift, format: 'integer' },
    { title: titles.profile, value: (one) => one.profile, wrap: true },
    { title: titles.state, value: (one) => titleOf.classState[one.state] },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.classes, columns)
}

/** The whole history of class teachers, kinds and grounds included. */
export function assignmentSheet(
  head: SheetHead,
  facts: Facts,
  names: ExportNames,
  yearOf: ListColumn<string> | null,
): SheetDescription {
  const columns: (ListColumn<Assignment> | null)[] = [
    yearOf === null ? null : { ...yearOf, value: (one) => yearOf.value(one.classId) },
    { title: titles.className, value: (one) => names.unit(one.classId) },
    { title: titles.name, value: (one) => names.person(one.staffId), holds: 'name' },
    { title: titles.kind, value: (one) => titleOf.assignmentKind[one.kind] },
    { title: titles.fromOn, value: (one) => one.fromOn, format: 'day' },
    { title: titles.toOn, value: (one) => one.toOn, format: 'day' },
    { title: titles.order, value: (one) => names.order(one.orderId), wrap: true },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.assignments, columns)
}

export function orderSheet(head: SheetHead, facts: Facts): SheetDescription {
  const columns: ListColumn<Order>[] = [
    { title: titles.orderNumber, value: (one) => one.number },
    { title: titles.orderDay, value: (one) => one.signedOn, format: 'day' },
    { title: titles.orderTitle, value: (one) => one.title, wrap: true },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.orders, columns)
}

export function headCountSheet(head: SheetHead, facts: Facts, names: ExportNames): SheetDescription {
  const columns: ListColumn<HeadCount>[] = [
    { title: titles.className, value: (one) => names.unit(one.classId) },
    { title: titles.platform, value: (one) => names.platform(one.platformId) },
    { title: titles.role, value: (one) => titleOf.inviteeRoles[one.role] },
    { title: titles.countedOn, value: (one) => one.countedOn, format: 'day' },
    { title: titles.listed, value: (one) => one.listed, format: 'integer' },
    { title: titles.invited, value: (one) => one.invited, format: 'integer' },
    { title: titles.joined, value: (one) => one.joined, format: 'integer' },
    { title: titles.exceptions, value: (one) => one.exceptions, format: 'integer' },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.headCounts, columns)
}

export function yearSheet(head: SheetHead, facts: Facts): SheetDescription {
  const columns: ListColumn<SchoolYear>[] = [
    { title: titles.year, value: (one) => one.title },
    { title: titles.startsOn, value: (one) => one.startsOn, format: 'day' },
    { title: titles.endsOn, value: (one) => one.endsOn, format: 'day' },
    { title: titles.state, value: (one) => titleOf.yearState[one.state] },
  ]
  return listSheet(head, facts.schoolYears, columns)
}

/** What the school says of itself and prints; the settings of the program are not among it. */
const schoolFields = [
  'fullName',
  'shortName',
  'settlement',
  'municipality',
  'region',
  'address',
  'founder',
  'inn',
  'kpp',
  'ogrn',
  'phone',
  'email',
  'site',
  'headPosition',
  'headName',
  'contactName',
  'contactPhone',
  'contactRoom',
  'staffRoomName',
] as const satisfies readonly (keyof Organisation)[]

export function organisationSheet(head: SheetHead, { organisation }: Facts): SheetDescription {
  const rows = schoolFields.filter((field) => organisation[field] !== '')
  const columns: ListColumn<(typeof schoolFields)[number]>[] = [
    { title: titles.what, value: (field) => fieldTitles.organisation[field] },
    { title: titles.value, value: (field) => organisation[field], wrap: true },
  ]
  return listSheet(head, rows, columns)
}
