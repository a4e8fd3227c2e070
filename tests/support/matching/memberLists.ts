import { inventChild, inventFamily, inventFather, inventGender, inventPerson } from '@/domain/sample/inventedNames'
import { seededRandom, type SeededRandom } from '@/domain/sample/seededRandom'
import type { Candidate } from '@/domain/matching/candidates'
import type { PersonName } from '@/domain/rules/parseFullName'

/**
 * Lists of members as people and platforms make them. Written from what is seen in chats, not from the matcher: its own
 * spellings, its own short names, its own noise. `truth` names the person behind each row of the text.
 */
export interface InventedList {
  candidates: Candidate[]
  text: string
  /** Row of the text → id of the person, or null for a stranger. */
  truth: Map<number, string | null>
  /** Ids of people who have a namesake in the register. */
  namesakes: Set<string>
}

const passport2013 = scheme('a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia')
const passport1997 = scheme('a b v g d e ye zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya')
const free = scheme('a b v g d e yo zh z i j k l m n o p r s t u f h c ch sh sch _ y _ e ju ja')
const schemes = [passport2013, passport1997, free]
function scheme(row: string): Map<string, string> {
  const latin = row.split(' ')
  return new Map(
    [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [letter, latin[at] === '_' ? '' : (latin[at] ?? '')]),
  )
}

const pets: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'Александр:Саша Александра:Саша Алексей:Лёша Анастасия:Настя Анна:Аня Валентина:Валя Валерия:Лера Василий:Вася Виктория:Вика ' +
    'Виктор:Витя Владимир:Вова Галина:Галя Григорий:Гриша Дарья:Даша Денис:Дэн Дмитрий:Дима Евгений:Женя Евгения:Женя Екатерина:Катя ' +
    'Елена:Лена Елизавета:Лиза Иван:Ваня Ирина:Ира Константин:Костя Ксения:Ксюша Лариса:Лара Людмила:Люда Маргарита:Рита Мария:Маша ' +
    'Михаил:Миша Надежда:Надя Наталья:Наташа Николай:Коля Оксана:Ксюша Ольга:Оля Павел:Паша Пётр:Петя Полина:Поля Роман:Рома ' +
    'Светлана:Света Семён:Сёма Сергей:Серёжа София:Соня Тамара:Тома Татьяна:Таня Ульяна:Уля Фёдор:Федя Юлия:Юля Юрий:Юра'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
)
const keys = 'абвгдежзийклмнопрстуфхцчшщыьэюя'

/** One slip of the hand: a letter lost, doubled, wrong or swapped with its neighbour; never in the first one. */
function slipped(word: string, random: SeededRandom): string {
  if (word.length < 5) return word
  const at = 1 + random.below(word.length - 2)
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + (word[at] ?? '') + word.slice(at)
    case 2:
      return word.slice(0, at) + random.pick([...keys]) + word.slice(at + 1)
    default:
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
  }
}

function inLatin(text: string, random: SeededRandom): string {
  const letters = random.pick(schemes)
  return [...text]
    .map((letter) => {
      const known = letters.get(letter.toLowerCase())
      if (known === undefined) return letter
      return letter === letter.toLowerCase() ? known : known.slice(0, 1).toUpperCase() + known.slice(1)
    })
    .join('')
}

function written(person: PersonName, random: SeededRandom): string {
  const { lastName, firstName, middleName } = person
  const one = (text: string) => text.slice(0, 1)
  switch (random.below(20)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return `${lastName} ${firstName} ${middleName}`
    case 4:
    case 5:
    case 6:
      return `${firstName} ${lastName}`
    case 7:
      return `${lastName} ${firstName}`
    case 8:
      return `${firstName} ${middleName} ${lastName}`
    case 9:
      return `${lastName} ${one(firstName)}. ${middleName === '' ? '' : `${one(middleName)}.`}`
    case 10:
      return middleName === '' ? `${one(firstName)}. ${lastName}` : `${one(firstName)}.${one(middleName)}. ${lastName}`
    case 11:
      return `${pets[firstName] ?? firstName} ${lastName}`
    case 12:
      return `${slipped(lastName, random)} ${firstName} ${middleName}`
    case 13:
      return `${firstName} ${slipped(lastName, random)}`
    case 14:
      return `${lastName} ${slipped(firstName, random)}`
    case 15:
    case 16:
      return inLatin(`${firstName} ${lastName}`, random)
    case 17:
      return `${lastName} ${firstName} ${middleName}`.toUpperCase()
    case 18:
      return `${lastName} ${firstName}`.toLowerCase().replaceAll('ё', 'е')
    default:
      return `${lastName.replaceAll('ё', 'е').replace('-', ' - ')} ${firstName.replaceAll('ё', 'е')}`
  }
}

const status = [
  'в сети',
  'был(а) недавно',
  'в сети 5 минут назад',
  'печатает…',
  'была в 12:40',
  'был вчера в 9:15',
  'online',
]
const badges = ['Админ', 'Владелец', 'Администратор']
const buttons = ['Написать', 'Удалить', 'Поиск', 'Добавить участников', 'Показать ещё']

function inventPeople(random: SeededRandom, count: number): PersonName[] {
  return Array.from({ length: count }, () => inventPerson(random, inventFamily(random), inventGender(random, 0.6)))
}

/** Now and then a stranger has the surname, the names or nearly the surname of somebody in the register. */
function lookingAlike(stranger: PersonName, known: PersonName, random: SeededRandom): PersonName {
  const { lastName, firstName, middleName } = known
  switch (random.below(6)) {
    case 0:
      return { ...stranger, lastName }
    case 1:
      return { ...stranger, firstName, middleName }
    case 2:
      return { ...stranger, lastName, middleName }
    default:
      return stranger
  }
}

const nameOf = (one: PersonName) => `${one.lastName} ${one.firstName}`

/** One list: a class of pupils, of parents (with their children), or a staff room. The same seed gives the same list. */
export function inventMemberList(seed: number): InventedList {
  const random = seededRandom(seed)
  const kind = random.pick(['pupil', 'parent', 'staff'] as const)
  const people = inventPeople(random, 12 + random.below(kind === 'staff' ? 90 : 30))
  const twins: PersonName[] = []
  if (random.chance(0.4)) {
    const twin = random.pick(people)
    twins.push({
      ...twin,
      middleName: random.chance(0.5)
        ? twin.middleName
        : inventChild(random, { male: '', female: '' }, 'female', inventFather(random)).middleName,
    })
  }
  if (random.chance(0.5)) {
    // A brother or a sister in the same list.
    const one = random.pick(people)
    twins.push({ ...random.pick(people), lastName: one.lastName, middleName: one.middleName })
  }
  const candidates = [...people, ...twins].map((person, at): Candidate => ({
    id: `p${String(at)}`,
    kind,
    role: kind === 'staff' ? 'teacher' : kind,
    ...person,
    phones: random.chance(0.7) ? [`+7916${String(1_000_000 + at * 7919 + random.below(7000)).slice(0, 7)}`] : [],
    gone: false,
    children: kind === 'parent' ? [{ ...random.pick(people), lastName: person.lastName }] : [],
  }))
  const counts = Map.groupBy(candidates, nameOf)
  const namesakes = new Set(
    [...counts.values()].filter((list) => list.length > 1).flatMap((list) => list.map((one) => one.id)),
  )
  const known = new Set(candidates.map(nameOf))
  const strangers = inventPeople(random, random.below(6))
    .map((one) => lookingAlike(one, random.pick(people), random))
    .filter((one) => !known.has(nameOf(one)))
  const members = [
    ...candidates
      .filter(() => random.chance(0.75))
      .map((person) => ({ person, id: person.id, phone: person.phones[0] ?? '' })),
    ...strangers.map((person) => ({ person, id: null, phone: '+79990000000' })),
  ]
  return { candidates, namesakes, ...laidOut(members, random) }
}

/** The rows of the text in one of the layouts that platforms and people have. */
function laidOut(members: { person: PersonName; id: string | null; phone: string }[], random: SeededRandom) {
  const layout = random.below(5)
  const rows: string[] = []
  const truth = new Map<number, string | null>()
  if (random.chance(0.5)) rows.push(random.pick(['Участники 27', '27 участников', 'Участники · 27', 'УЧАСТНИКИ']))
  const ordered = [...members].sort(() => random.below(3) - 1)
  for (const [at, { person, id, phone }] of ordered.entries()) {
    const name = written(person, random).replace(/\s+/g, ' ').trim()
    if (layout === 3) rows.push(`${person.firstName.slice(0, 1)}${person.lastName.slice(0, 1)}`)
    if (layout === 4 && random.chance(0.2)) rows.push(person.lastName.slice(0, 1))
    const phoneText = random.chance(0.3) && phone !== '' ? ` ${phone.replace(/^\+7/, '8')}` : ''
    const line = [
      name,
      `${String(at + 1)}. ${name}`,
      `${name}${phoneText}`,
      name,
      `${random.pick(['🌸 ', '', '😎'])}${name}${random.pick([' ❤️', '', ' (вы)'])}`,
    ][layout]
    rows.push(line ?? name)
    truth.set(rows.length, id)
    if (layout === 2 && random.chance(0.1)) rows[rows.length - 1] += ` — ${random.pick(badges)}`
    if (layout === 3 || (layout === 0 && random.chance(0.3))) rows.push(random.pick(status))
    if (random.chance(0.05)) rows.push(random.pick(badges))
    if (random.chance(0.05)) rows.push(random.pick(buttons))
    if (random.chance(0.05)) rows.push('')
  }
  return { text: rows.join(random.pick(['\n', '\r\n'])), truth }
}
