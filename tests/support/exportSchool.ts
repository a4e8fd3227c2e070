import type { ExportChoice } from '@/domain/exports/exportChoice'
import { newAssignment, newClass, newInvitee, newParent, newPupil, newStaff } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { documentSchool, documentsPlatform } from './documentFacts'

export const everything: ExportChoice = {
  yearId: 'year-2026',
  pupils: true,
  parents: true,
  phones: true,
  emails: true,
  birthDays: true,
  snils: true,
  linkAddresses: true,
}

/**
 * The small school for documents with what is hard to write: quotes, commas, lines and semicolons in texts, nobody's
 * middle name, several phones of several kinds, a class without a litera, a класс-комплект, a preparatory group, people
 * who left, a teacher of the past, another school year.
 */
export function exportSchool(): Facts {
  const facts = documentSchool()
  const year = facts.organisation.currentYearId
  facts.organisation.ogrn = '1027700132195'
  facts.staff.push(
    {
      ...newStaff('hard'),
      lastName: 'О’Нил-Сухово-Кобылина',
      firstName: 'Анна "Ася"',
      positions: [
        { title: 'учитель, методист', kind: 'main' },
        { title: 'заместитель директора по УВР', kind: 'secondary' },
      ],
      phones: [
        { number: '+73822551122', comment: 'каб. 5, доб. 3' },
        { number: '+79000000111', comment: '' },
        { number: '2-15-30', comment: 'дом' },
      ],
      email: 'asya@school5.example',
      category: 'leading',
      snils: '11223344595',
      bornOn: '1980-02-29',
      note: 'первая строка\nвторая; с "кавычками", и запятой',
    },
    { ...newStaff('gone'), lastName: 'Былой', firstName: 'Пётр', state: 'dismissed', dismissedOn: '2026-08-31' },
    { ...newStaff('mute'), lastName: 'Тихая', firstName: 'Нина', middleName: 'Олеговна', category: 'other' },
    { ...newStaff('oneName'), lastName: 'Одинцова', phones: [{ number: '+79000000112', comment: '' }] },
    {
      ...newStaff('head'),
      lastName: 'Громов',
      firstName: 'Пётр',
      middleName: 'Сергеевич',
      category: 'leading',
      positions: [{ title: 'и.о. директора', kind: 'main' }],
      platformRole: 'admin',
    },
  )
  facts.classes.push(
    { ...newClass('c1', year), levels: [1], litera: '', room: '12, "малый"' },
    { ...newClass('complex', year), levels: [4, 2, 3], litera: '' },
    { ...newClass('zero', year), levels: [0], litera: 'А' },
    { ...newClass('old', 'year-2025'), levels: [4], litera: 'А', state: 'promoted' },
  )
  facts.schoolYears.push({
    id: 'year-2025',
    title: '2025/2026',
    startsOn: '2025-09-01',
    endsOn: '2026-08-31',
    state: 'archive',
  })
  facts.assignments.push(
    newAssignment('a-now', 'c1', 'hard', '2026-09-01'),
    { ...newAssignment('a-past', 'complex', 'hard', '2026-09-01'), toOn: '2026-09-05' },
    { ...newAssignment('a-old', 'old', 'gone', '2025-09-01'), toOn: '2026-08-31' },
  )
  facts.pupils.push({ ...newPupil('p-left', 'c1'), lastName: 'Ушёл', firstName: 'Иван', state: 'left' })
  facts.pupils.push({ ...newPupil('p-one', 'c1'), lastName: 'Ли', firstName: 'Ян', bornOn: '2019-05-05' })
  facts.parents.push({
    ...newParent('r-one', ['p-one', 'p-left']),
    lastName: 'Ли',
    firstName: 'Мин',
    kind: 'guardian',
    phones: [{ number: '+79000000115', comment: '' }],
  })
  facts.invitees.push(
    newInvitee(documentsPlatform, 'c1', { personKind: 'pupil', personId: 'p-one', role: 'pupil' }),
    newInvitee(documentsPlatform, 'c1', { personKind: 'staff', personId: 'hard', role: 'teacher' }),
  )
  return facts
}
