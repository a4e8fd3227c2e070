import type { Facts } from '@/domain/model/plain'
import { newAssignment, newClass, newInvitee, newLink, newParent, newPupil, newStaff } from '@/domain/model/newRecords'
import { documentSchool, documentsPlatform, inventedUrl } from './documentFacts'

/** Invented surnames, first names and patronymics, each hard for paper in its own way. */
const lastNames = [
  ...['Константинопольская-Преображенская', 'МАМЕДОВ', 'Абдурахмангаджиев', 'Ли', 'ЩЮЖМШФЫ-ШИРОКОЩЕКОВА', "О'Брайен"],
  ...['Мусин-Пушкин-Рождественский', 'Papadimitropoulou-Wittgenstein', 'Ёжикова-Ъявная', 'фон Штауффенберг-Вельский'],
  ...['Хаджимухаммедалигаджиева', 'Римский‑Корсаков', 'Оорлакк уруу', 'Шыырап', 'Превысокомногорассмотрительствующий'],
  ...['Синичкин', 'Wielkopolskaja', 'де ла Крус Монтеррей', 'ЖИВОТОВЩИКОВ', 'Анна-Мария-Луиза-Виктория-Севастьяновна'],
]
const firstNames = [
  ...['Александра-Виктория', 'Рашид', 'МУХАММАДСАЙИД', 'Ян', 'Анна Мария Луиза', 'Maximilian-Konstantin', 'Эльмира'],
  ...['Джамшут-Алишер', 'Ы', 'Христофор-Бонифатий', 'ЩЕПКИНА-ЖУЖА', 'Мария'],
]
const middleNames = [
  ...['Владимировна', 'Али оглы', 'Абдулмуслимович', '', 'Ибрагим-Халил кызы', 'АЛЕКСАНДРОВИЧ', 'Гаджи Мурад оглы'],
  ...['Vyacheslavovna', 'Мухаммедкаримжановна', 'Улы'],
]

export interface HardName {
  lastName: string
  firstName: string
  middleName: string
}

/** `count` different hard names, the same ones every time; the longest have well over 60 characters. */
export function hardNames(count: number): HardName[] {
  return Array.from({ length: count }, (_, index) => ({
    lastName: lastNames[index % lastNames.length] ?? '',
    firstName: firstNames[Math.floor(index / 3) % firstNames.length] ?? '',
    middleName: middleNames[Math.floor(index / 7) % middleNames.length] ?? '',
  }))
}

/** A school of such people: pupils and parents in classes of 50 whose own names are long, and class teachers. */
export function hardSchool(count = 500): Facts {
  const facts = documentSchool()
  const names = hardNames(count)
  const yearId = facts.organisation.currentYearId
  facts.organisation.shortName =
    'МБОУ «Средняя общеобразовательная школа с углублённым изучением отдельных предметов № 5 имени Ё. Щ. Жужелицына»'
  facts.organisation.headName = 'Константинопольская-Преображенская Александра-Виктория Абдулмуслимовна'
  facts.organisation.contactName = 'Мусина-Пушкина-Рождественская Александра-Виктория Абдулмуслимовна'
  for (let from = 0; from < count; from += 50) {
    const id = `hard${String(from)}`
    facts.classes.push({
      ...newClass(id, yearId),
      levels: [9],
      litera: from % 100 === 0 ? 'ФИЗМАТ ШИРОКИЙ' : 'Щ',
      state: 'active',
    })
    for (const role of ['pupil', 'parent'] as const) {
      facts.links.push({
        ...newLink(`l-${id}-${role}`, documentsPlatform, id, yearId),
        role,
        url: inventedUrl(id + role),
        state: 'issued',
        issuedOn: '2026-09-02',
        validUntilOn: '2026-10-31',
      })
    }
    names.slice(from, from + 50).forEach((name, index) => {
      const key = `${id}-${String(index)}`
      facts.pupils.push({ ...newPupil(`${key}-p`, id), ...name })
      facts.parents.push({ ...newParent(`${key}-q`, [`${key}-p`]), ...name })
      facts.staff.push({ ...newStaff(`${key}-s`), ...name })
      facts.invitees.push({
        ...newInvitee(documentsPlatform, id, { personKind: 'pupil', personId: `${key}-p`, role: 'pupil' }),
        note: 'Мамедова Гюльшан Абдулмуслимкызы-Преображенская просит звонить после 18:00',
      })
    })
    facts.assignments.push(newAssignment(`${id}-a`, id, `${id}-${String(from % 47)}-s`, '2026-09-01'))
  }
  return facts
}
