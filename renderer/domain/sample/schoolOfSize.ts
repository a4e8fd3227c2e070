import type { Edit, Intention } from '@/domain/changes/types'
import { created, intention } from '@/domain/commands/edits'
import { setUpSchool } from '@/domain/commands/setUpSchool'
import type { Assignment, Invitee, InviteeState, Link, Order, SchoolClass, Staff } from '@/domain/model/entities'
import {
  newAssignment,
  newClass,
  newInvitee,
  newLink,
  newOrder,
  newStaff,
  schoolYearId,
} from '@/domain/model/newRecords'
import { maxPlatformId } from '@/domain/model/platformDefaults'
import type { IsoDay } from '@/domain/model/plain'
import { addDays, schoolYearOf } from '@/domain/rules/days'
import { inventFamily, inventGender, inventPerson } from './inventedNames'
import { sampleClass } from './sampleClass'
import { seededRandom } from './seededRandom'
import type { SeededRandom } from './seededRandom'
import { countedIds, countedPhones } from './story'
import { sampleOrganisation, texts } from './texts'

export interface SchoolSize {
  staff: number
  classes: number
  pupils: number
  /** The same seed and size give the same school. */
  seed: number
  /** Invitees of all pupils and parents; true by default. */
  invitees?: boolean
}

/** The three sizes of the bench (domain.md 6). */
export const benchSizes = {
  typical: { staff: 60, classes: 25, pupils: 600, seed: 1 },
  large: { staff: 250, classes: 110, pupils: 2900, seed: 2 },
  extreme: { staff: 600, classes: 270, pupils: 7000, seed: 3 },
} as const satisfies Record<string, SchoolSize>

const letters = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ'
const subjects = ['математика', 'русский язык', 'физика', 'химия', 'история', 'биология', 'география', 'информатика']
const states: readonly InviteeState[] = [
  'notInvited',
  'invited',
  'reminded',
  'requested',
  'joined',
  'joined',
  'confirmed',
]

/**
 * An invented school of any size in one set, for measuring: staff, classes with class teachers by one order, links for
 * parents and pupils of every class and for the staff room, pupils, about 1.5 parents each, invitees. Built directly, not
 * by commands: thousands of records would make the chain slow.
 */
export function schoolOfSize(size: SchoolSize, today: IsoDay): Intention {
  const random = seededRandom(size.seed)
  const newId = countedIds(`s${String(size.seed)}`)
  const startsOn = schoolYearOf(today).startsOn
  const startYear = Number(startsOn.slice(0, 4))
  const yearId = schoolYearId(startYear)
  const phone = countedPhones(10_001)
  const staff = Array.from({ length: size.staff }, () => inventStaff(random, newId(), phone()))
  const classes = Array.from({ length: size.classes }, (_, index) => classAt(index, size.classes, newId(), yearId))
  const order: Order = {
    ...newOrder(newId()),
    number: '126/А',
    signedOn: addDays(startsOn, -7),
    title: texts.orderTitle(schoolYearOf(today).title),
  }
  const assignments = classes.map((one, index): Assignment => {
    const teacher = staff[index % Math.max(1, staff.length)]
    return { ...newAssignment(newId(), one.id, teacher?.id ?? '', startsOn), orderId: order.id }
  })
  const linkFor = (classId: string | null, role: Link['role']): Link => ({
    ...newLink(newId(), maxPlatformId, classId, yearId),
    role,
    url: `https://max.ru/join/${random.token(43)}`,
    state: 'issued',
    createdOn: startsOn,
    createdBy: texts.enteredBy,
    issuedOn: startsOn,
  })
  const links = [linkFor(null, 'teacher'), linkFor(null, 'staff')]
  const edits: Edit[] = [
    ...setUpSchool({ organisation: sampleOrganisation, startYear }, today).edits,
    ...staff.map((one) => created('staff', one)),
    created('order', order),
    ...(staff.length === 0 ? [] : assignments.map((one) => created('assignment', one))),
    ...staff.map((one) =>
      created('invitee', inviteeFor(random, null, { kind: 'staff', id: one.id, role: 'teacher' }, links[0], startsOn)),
    ),
  ]
  classes.forEach((one, index) => {
    const count =
      Math.floor((size.pupils * (index + 1)) / size.classes) - Math.floor((size.pupils * index) / size.classes)
    const parentLink = linkFor(one.id, 'parent')
    const pupilLink = linkFor(one.id, 'pupil')
    links.push(parentLink, pupilLink)
    const { pupils, parents } = sampleClass(random, one.id, count, newId, phone)
    edits.push(created('class', { ...one, plannedPupils: count }))
    edits.push(...pupils.map((pupil) => created('pupil', pupil)), ...parents.map((parent) => created('parent', parent)))
    if (size.invitees === false) return
    for (const { id } of pupils) {
      edits.push(
        created('invitee', inviteeFor(random, one.id, { kind: 'pupil', id, role: 'pupil' }, pupilLink, startsOn)),
      )
    }
    for (const { id } of parents) {
      const person = { kind: 'parent', id, role: 'parent' } as const
      edits.push(created('invitee', inviteeFor(random, one.id, person, parentLink, startsOn)))
    }
  })
  edits.push(...links.map((link) => created('link', link)))
  return intention(texts.schoolOfSize(size.staff, size.classes, size.pupils), edits)
}

function inventStaff(random: SeededRandom, id: string, phone: string): Staff {
  const gender = inventGender(random, 0.85)
  const subject = random.pick(subjects)
  return {
    ...newStaff(id),
    ...inventPerson(random, inventFamily(random), gender),
    gender,
    positions: [{ title: 'учитель', kind: 'main' }],
    subjects: [subject],
    phones: [{ number: phone, comment: '' }],
    state: random.chance(0.04) ? 'leave' : 'working',
  }
}

/** Classes spread evenly over the eleven levels; past the letters of the alphabet the litera has two of them. */
function classAt(index: number, count: number, id: string, yearId: string): SchoolClass {
  const perLevel = Math.ceil(count / 11)
  const at = index % perLevel
  const first = letters[at % letters.length] ?? 'А'
  return {
    ...newClass(id, yearId),
    levels: [Math.floor(index / perLevel) + 1],
    litera: at < letters.length ? first : `${first}${letters[Math.floor(at / letters.length) - 1] ?? 'А'}`,
    shift: 1,
  }
}

function inviteeFor(
  random: SeededRandom,
  classId: string | null,
  person: { kind: Invitee['personKind']; id: string; role: Invitee['role'] },
  link: Link | undefined,
  day: IsoDay,
): Invitee {
  const state = random.pick(states)
  const joined = state === 'joined' || state === 'confirmed'
  const invited = state !== 'notInvited'
  return {
    ...newInvitee(maxPlatformId, classId, { personKind: person.kind, personId: person.id, role: person.role }),
    linkId: invited ? (link?.id ?? null) : null,
    state,
    times: state === 'reminded' ? 2 : invited ? 1 : 0,
    invitedOn: invited ? day : null,
    joinedOn: joined ? addDays(day, 3) : null,
    confirmedOn: state === 'confirmed' ? addDays(day, 5) : null,
    handedBy: invited ? 'sheet' : null,
  }
}
