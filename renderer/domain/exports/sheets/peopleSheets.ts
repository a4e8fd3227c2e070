import type { SheetDescription } from '@/domain/documents/description'
import type { Parent, Pupil, Staff } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { fullName } from '@/domain/rules/personNames'
import { titleOf } from '@/domain/rules/states'
import { showSnils } from '@/domain/rules/validation'
import type { ExportChoice } from '@/domain/exports/exportChoice'
import { exportTexts } from '@/domain/exports/texts'
import { phonesInCell, type ExportNames } from './ExportNames'
import { listSheet, type ListColumn, type SheetHead } from './listSheet'

const { columns: titles, secondary } = exportTexts.workbook

/** Staff with every column that the import reads back, in its own words. */
export function staffSheet(head: SheetHead, facts: Facts, choice: ExportChoice): SheetDescription {
  const columns: (ListColumn<Staff> | null)[] = [
    ...namesOf<Staff>(),
    { title: titles.gender, value: (one) => (one.gender === null ? '' : titleOf.gender[one.gender]) },
    { title: titles.positions, value: positionsInCell, wrap: true },
    { title: titles.subjects, value: (one) => one.subjects.join(', '), wrap: true },
    choice.phones
      ? { title: titles.phones, value: (one) => phonesInCell(one.phones), holds: 'phone', wrap: true }
      : null,
    choice.emails ? { title: titles.email, value: (one) => one.email } : null,
    { title: titles.category, value: (one) => titleOf.staffCategory[one.category], wrap: true },
    { title: titles.state, value: (one) => titleOf.staffState[one.state] },
    { title: titles.platformRole, value: (one) => titleOf.platformRole[one.platformRole], wrap: true },
    { title: titles.hiredOn, value: (one) => one.hiredOn, format: 'day' },
    { title: titles.dismissedOn, value: (one) => one.dismissedOn, format: 'day' },
    choice.birthDays ? { title: titles.bornOn, value: (one) => one.bornOn, format: 'day' } : null,
    choice.snils ? { title: titles.snils, value: (one) => showSnils(one.snils) } : null,
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.staff, columns, titles.middleName)
}

/** Pupils with their parents in one cell, as the import reads them back. */
export function pupilSheet(
  head: SheetHead,
  facts: Facts,
  choice: ExportChoice,
  names: ExportNames,
  yearOf: ListColumn<string> | null,
): SheetDescription {
  const parents = new Map<string, string[]>()
  for (const parent of facts.parents) {
    const said = [fullName(parent), phonesInCell(parent.phones)].filter((part) => part !== '').join(', ')
    for (const id of parent.pupilIds) parents.set(id, [...(parents.get(id) ?? []), said])
  }
  const parentsOf = (pupilId: string): string => (parents.get(pupilId) ?? []).join('; ')
  const columns: (ListColumn<Pupil> | null)[] = [
    yearOf === null ? null : { ...yearOf, value: (one) => yearOf.value(one.classId) },
    { title: titles.className, value: (one) => names.unit(one.classId) },
    ...namesOf<Pupil>(),
    choice.birthDays ? { title: titles.bornOn, value: (one) => one.bornOn, format: 'day' } : null,
    choice.phones
      ? { title: titles.phones, value: (one) => phonesInCell(one.phones), holds: 'phone', wrap: true }
      : null,
    choice.parents ? { title: titles.parentName, value: (one) => parentsOf(one.id), wrap: true } : null,
    { title: titles.state, value: (one) => titleOf.pupilState[one.state] },
    { title: titles.note, value: (one) => one.note, wrap: true },
  ]
  return listSheet(head, facts.pupils, columns, titles.middleName)
}

/** One row for each parent and child, for reading; the child is named only where pupils leave too. */
export function parentSheet(
  head: SheetHead,
  facts: Facts,
  choice: ExportChoice,
  names: ExportNames,
  classOfPupil: ReadonlyMap<string, string>,
): SheetDescription {
  interface Row {
    parent: Parent
    pupilId: string
  }
  const rows = facts.parents.flatMap((parent) => parent.pupilIds.map((pupilId): Row => ({ parent, pupilId })))
  const columns: (ListColumn<Row> | null)[] = [
    { title: titles.className, value: ({ pupilId }) => names.unit(classOfPupil.get(pupilId) ?? '') },
    choice.pupils ? { title: titles.pupil, value: ({ pupilId }) => names.person(pupilId), holds: 'name' } : null,
    { title: titles.parentName, value: ({ parent }) => fullName(parent), holds: 'name' },
    { title: titles.relation, value: ({ parent }) => titleOf.parentKind[parent.kind] },
    choice.phones
      ? { title: titles.parentPhone, value: ({ parent }) => phonesInCell(parent.phones), holds: 'phone', wrap: true }
      : null,
    { title: titles.note, value: ({ parent }) => parent.note, wrap: true },
  ]
  return listSheet(head, rows, columns, choice.pupils ? titles.pupil : titles.parentName)
}

function namesOf<Row extends { lastName: string; firstName: string; middleName: string }>(): ListColumn<Row>[] {
  return [
    { title: titles.lastName, value: (one) => one.lastName, holds: 'name' },
    { title: titles.firstName, value: (one) => one.firstName },
    { title: titles.middleName, value: (one) => one.middleName },
  ]
}

/** «учитель; заместитель директора по УВР (совм.)» */
function positionsInCell({ positions }: Staff): string {
  return positions.map(({ title, kind }) => (kind === 'secondary' ? `${title} (${secondary})` : title)).join('; ')
}
