import type { Facts } from '@/domain/model/plain'
import { defaultOrganisation, emptyFacts, newClass, newSchoolYear, newStaff } from '@/domain/model/newRecords'
import { platformDefaults } from '@/domain/model/platformDefaults'

/** Three classes (5А, 5Б, 7Б) and four invented staff members of 2026/2027; every call gives fresh records. */
export function smallSchool(): Facts {
  const year = newSchoolYear(2026)
  const names = [
    ['s1', 'Иванова', 'Мария', 'Петровна'],
    ['s2', 'Петров', 'Пётр', 'Ильич'],
    ['s3', 'Ким', 'Светлана', ''],
    ['s4', 'Гусева', 'Ирина', 'Львовна'],
  ] as const
  return {
    ...emptyFacts({ ...defaultOrganisation(year.id), shortName: 'Школа' }),
    schoolYears: [year],
    platforms: structuredClone([...platformDefaults]),
    staff: names.map(([id, lastName, firstName, middleName], index) => ({
      ...newStaff(id),
      lastName,
      firstName,
      middleName,
      phones: [{ number: `+7900000000${String(index)}`, comment: '' }],
    })),
    classes: [
      { ...newClass('c5a', year.id), levels: [5], litera: 'А' },
      { ...newClass('c5b', year.id), levels: [5], litera: 'Б' },
      { ...newClass('c7b', year.id), levels: [7], litera: 'Б' },
    ],
  }
}

/** `n1`, `n2`, … */
export function counter(prefix = 'n'): () => string {
  let count = 0
  return () => `${prefix}${String(++count)}`
}

/** Text as it is compared: no-break spaces made plain. */
export function plain(text: string): string {
  return text.replace(/\u00a0/g, ' ')
}
