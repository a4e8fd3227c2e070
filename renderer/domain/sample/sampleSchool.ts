import type { Intention } from '@/domain/changes/types'
import { addClasses } from '@/domain/commands/classes'
import { addLinks } from '@/domain/commands/addLinks'
import type { LinkToAdd } from '@/domain/commands/addLinks'
import { annulLinks, issueLinks } from '@/domain/commands/linkStates'
import { assignClassTeachers } from '@/domain/commands/assignClassTeachers'
import { changed, created, intention } from '@/domain/commands/edits'
import { saveParents, savePupils } from '@/domain/commands/pupils'
import { saveYear } from '@/domain/commands/schoolYears'
import { dismissStaff, sendOnLeave } from '@/domain/commands/staffMovement'
import { setUpSchool } from '@/domain/commands/setUpSchool'
import type { Link, SchoolClass, Staff } from '@/domain/model/entities'
import { newSchoolYear, schoolYearId } from '@/domain/model/newRecords'
import { maxPlatformId, vkPlatformId } from '@/domain/model/platformDefaults'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classKey, parseClassName } from '@/domain/rules/classNames'
import { addDays, schoolYearOf } from '@/domain/rules/days'
import { sampleDays } from './sampleDays'
import type { SampleDays } from './sampleDays'
import { tellHeadCounts, tellInvitees } from './sampleInvitees'
import { sampleClass } from './sampleClass'
import { sampleStaff } from './sampleStaff'
import { seededRandom } from './seededRandom'
import type { SeededRandom } from './seededRandom'
import { countedIds, countedPhones, story } from './story'
import type { Story } from './story'
import { sampleOrganisation, texts } from './texts'

/** Class teachers by the first order; 10 «А» is left without one on purpose, so that the checks have something to say. */
const teachers: Readonly<Record<string, string>> = {
  '1А': 'Белозёрова',
  '1Б': 'Лаптева',
  '1В': 'Салихова',
  '2А': 'Кудряшова',
  '2Б': 'Петрова-Коваль',
  '3А': 'Воробьёва',
  '3Б': 'Туманова',
  '3В': 'Шестакова',
  '4А': 'Ким',
  '4Б': 'Никитина',
  '5А': 'Мельникова',
  '5Б': 'Нуриева',
  '5В': 'Березина',
  '6А': 'Хабибуллин',
  '6Б': 'Лебедева',
  '7А': 'Журавлёва',
  '7Б': 'Логинова',
  '7В': 'Рябова',
  '8А': 'Пестова',
  '8Б': 'Самойлова',
  '9А': 'Дроздова',
  '9Б': 'Мамедов',
  '11А': 'Третьякова',
  '11Б': 'Уваров',
}

const classText = '1А–1В, 2А–2Б, 3А–3В, 4А–4Б, 5А–5В, 6А–6Б, 7А–7В, 8А–8Б, 9А–9Б, 10А, 11А–11Б'

/** The class whose pupils and parents are known by name. */
export const sampleClassWithPupils = '7Б'

/**
 * A believable practice school as the sets of commands that make it up, oldest first: 62 staff, 25 classes, two orders
 * on class teachers, links of MAX and an old one, 7 «Б» with pupils and parents, head-counts of all classes. The same
 * `today` gives the same school; its events lie between the start of the school year and today.
 */
export function sampleSchool(today: IsoDay): Intention[] {
  return tellSample(today).sets()
}

/** The sample school as it stands after all its sets. */
export function sampleFacts(today: IsoDay): Facts {
  return tellSample(today).facts()
}

function tellSample(today: IsoDay): Story {
  const days = sampleDays(today)
  const newId = countedIds('sample')
  const random = seededRandom(17)
  const tale = story()
  const startYear = Number(schoolYearOf(today).startsOn.slice(0, 4))
  tale.tell(() => setUpSchool({ organisation: sampleOrganisation, startYear }, today))
  tale.tell((facts) => saveYear(facts, newSchoolYear(startYear - 1, 'archive')))
  const staff = sampleStaff(newId)
  tale.tell(() =>
    intention(
      texts.staffImported(staff.length),
      staff.map((one) => created('staff', one)),
    ),
  )
  const yearId = schoolYearId(startYear)
  tale.tell((facts) => addClasses(facts, { yearId, text: classText }, newId))
  tale.tell((facts) => fillClasses(facts, random))
  tellLinksOfLastYear(tale, random, days, newId)
  tale.tell((facts) => firstOrder(facts, days, newId))
  tellLinks(tale, random, days, newId)
  tellPupils(tale, random, newId)
  tellInvitees(tale, random, days, newId)
  tellChanges(tale, random, days, newId)
  tellHeadCounts(tale, random, days)
  return tale
}

function fillClasses(facts: Facts, random: SeededRandom): Intention {
  const edits = facts.classes.map((one, index) => {
    const level = one.levels[0] ?? 1
    const senior = level >= 10
    return changed('class', one, {
      plannedPupils:
        classKey(one) === keyOf(sampleClassWithPupils) ? 27 : senior ? 21 + random.below(4) : 23 + random.below(7),
      building: texts.buildings[level <= 4 ? 1 : 0],
      room: level <= 4 ? String(101 + index) : String(201 + (index - 10) * 3),
      shift: level === 2 || level === 6 ? 2 : 1,
      profile: !senior ? '' : one.litera === 'А' ? texts.profileMaths : texts.profileHumanities,
    })
  })
  return intention(texts.classesFilled(edits.length), edits)
}

function firstOrder(facts: Facts, days: SampleDays, newId: () => string): Intention {
  const signedOn = addDays(days.start, -7)
  return assignClassTeachers(
    facts,
    {
      order: { number: '126/А', signedOn, title: texts.orderTitle(currentYear(facts)) },
      fromOn: days.start,
      kind: 'main',
      pairs: Object.entries(teachers).map(([name, lastName]) => ({
        classId: classNamed(facts, name).id,
        staffId: staffNamed(facts, lastName).id,
      })),
    },
    newId,
  )
}

/** One link of the old platform that nobody annulled: it belongs into «Пора аннулировать» (rule 8.3.5). */
function tellLinksOfLastYear(tale: Story, random: SeededRandom, days: SampleDays, newId: () => string): void {
  const yearId = schoolYearId(Number(days.start.slice(0, 4)) - 1)
  const madeOn = addDays(days.start, -350)
  const url = `https://sferum.ru/?p=messages&join=${random.token(35)}=`
  const links: LinkToAdd[] = [{ platformId: vkPlatformId, classId: null, role: 'teacher', url }]
  tale.tell((facts) => addLinks(facts, { yearId, links, createdBy: texts.enteredBy }, newId, madeOn))
  tale.tell((facts) =>
    issueLinks(
      facts,
      facts.links.map((one) => one.id),
      addDays(madeOn, 1),
    ),
  )
}

function tellLinks(tale: Story, random: SeededRandom, days: SampleDays, newId: () => string): void {
  const yearId = tale.facts().organisation.currentYearId
  const link = (classId: string | null, role: Link['role']): LinkToAdd => ({
    platformId: maxPlatformId,
    classId,
    role,
    url: `https://max.ru/join/${random.token(43)}`,
    needsApproval: role === 'pupil',
  })
  const add = (links: LinkToAdd[], day: IsoDay) => {
    tale.tell((facts) => addLinks(facts, { yearId, links, createdBy: texts.enteredBy }, newId, day))
  }
  add([link(null, 'teacher'), link(null, 'staff')], days.at(1))
  const { classes } = tale.facts()
  const without = new Set(['2Б', '10А'].map(keyOf))
  add(
    classes.filter((one) => !without.has(classKey(one))).map((one) => link(one.id, 'parent')),
    days.at(6),
  )
  // Pupils of 1–4 classes get a profile only by decision of the school (domain.md 1.3).
  add(
    classes
      .filter((one) => (one.levels[0] ?? 0) >= 5 && !without.has(classKey(one)))
      .map((one) => link(one.id, 'pupil')),
    days.at(7),
  )
  tale.tell((facts) =>
    issueLinks(
      facts,
      liveIds(facts, (one) => one.classId === null),
      days.at(2),
    ),
  )
  const late = new Set(['1В', '4Б', '8Б'].map((name) => classNamed(tale.facts(), name).id))
  tale.tell((facts) =>
    issueLinks(
      facts,
      liveIds(facts, (one) => one.classId !== null && !late.has(one.classId)),
      days.at(9),
    ),
  )
}

function tellPupils(tale: Story, random: SeededRandom, newId: () => string): void {
  const target = classNamed(tale.facts(), sampleClassWithPupils)
  const { pupils, parents } = sampleClass(random, target.id, 27, newId, countedPhones(2001))
  tale.tell((facts) => savePupils(facts, pupils))
  tale.tell((facts) => saveParents(facts, parents))
}

/** A dismissal with a new class teacher, a leave with a temporary one, a leaked link and an unneeded one. */
function tellChanges(tale: Story, random: SeededRandom, days: SampleDays, newId: () => string): void {
  const lastDay = days.at(69)
  const changeOn = addDays(lastDay, 1)
  const order = { number: '173-К', signedOn: lastDay, title: texts.changeOrderTitle }
  const pair = (facts: Facts, name: string, lastName: string) => ({
    classId: classNamed(facts, name).id,
    staffId: staffNamed(facts, lastName).id,
  })
  tale.tell((facts) => dismissStaff(facts, staffNamed(facts, 'Логинова').id, lastDay))
  tale.tell((facts) => {
    const pairs = [pair(facts, '7Б', 'Прохорова')]
    return assignClassTeachers(facts, { order, fromOn: changeOn, kind: 'main', pairs }, newId)
  })
  tale.tell((facts) => sendOnLeave(facts, staffNamed(facts, 'Шестакова').id, changeOn))
  tale.tell((facts) => {
    const pairs = [pair(facts, '3В', 'Фролова')]
    return assignClassTeachers(facts, { order, fromOn: changeOn, kind: 'temporary', pairs }, newId)
  })
  tale.tell((facts) => sendOnLeave(facts, staffNamed(facts, 'Виноградова').id, days.at(40)))
  tale.tell((facts) => {
    const yearId = facts.organisation.currentYearId
    const url = `https://max.ru/join/${random.token(43)}`
    const classId = classNamed(facts, '9А').id
    const links: LinkToAdd[] = [{ platformId: maxPlatformId, classId, role: 'parent', url, note: texts.leakReason }]
    return addLinks(facts, { yearId, links, createdBy: texts.enteredBy }, newId, days.at(55))
  })
  tale.tell((facts) => {
    const classId = classNamed(facts, '11Б').id
    const ids = liveIds(facts, (one) => one.classId === classId && one.role === 'pupil')
    return annulLinks(facts, ids, texts.unusedReason, days.at(60))
  })
}

function liveIds(facts: Facts, which: (link: Link) => boolean): string[] {
  return facts.links
    .filter((one) => one.platformId === maxPlatformId && one.state === 'active' && which(one))
    .concat(facts.links.filter((one) => one.platformId === maxPlatformId && one.state === 'issued' && which(one)))
    .map((one) => one.id)
}

function currentYear(facts: Facts): string {
  return facts.schoolYears.find((one) => one.id === facts.organisation.currentYearId)?.title ?? ''
}

function keyOf(name: string): string {
  const parsed = parseClassName(name)
  if (!parsed.ok) throw new Error(`sample class ${name}`)
  return classKey(parsed)
}

function classNamed(facts: Facts, name: string): SchoolClass {
  const found = facts.classes.find((one) => classKey(one) === keyOf(name))
  if (found === undefined) throw new Error(`no sample class ${name}`)
  return found
}

function staffNamed(facts: Facts, lastName: string): Staff {
  const found = facts.staff.find((one) => one.lastName === lastName)
  if (found === undefined) throw new Error(`no sample staff member ${lastName}`)
  return found
}
