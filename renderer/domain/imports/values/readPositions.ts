import { cellLines } from './cells'
import { subjectOf } from './subjects'
import type { Staff } from '@/domain/model/entities'
import type { CellValue } from '@/domain/imports/grid'

export interface ReadPositions {
  positions: Staff['positions']
  subjects: string[]
  category: Staff['category']
}

const roles =
  'учител|преподавател|классн\\p{L}* руковод|педагог|воспитател|директор|заместител|зам(?!\\p{L})|замдир|завуч|методист|психолог|логопед|дефектолог|библиотекар|секретар|бухгалтер|завхоз|заведующ|зав\\.|социальн|старш|вожат|тьютор|инструктор|медсестр|медицин|лаборант|инженер|программист|администратор|специалист|делопроизводител|повар|уборщи|сторож|дворник|рабочий|водител|гардеробщи|вахт|и\\.? ?о(?!\\p{L})|врио|руководител|концертмейстер|мастер|тренер|советник|ассистент|помощник|младш|музыкальн'
const roleStart = new RegExp(`^(?:${roles})`, 'iu')

/** Whether the text begins as positions do: «учитель …», «зам. …». */
export function startsRole(text: string): boolean {
  return roleStart.test(text)
}

const sortOfSecond = '(?:внутр|внеш|вн|осн)(?:енн|ешн)?\\p{L}*\\.?\\s*'
const secondary = new RegExp(
  `[(,]?\\s*(?<!\\p{L})(?:${sortOfSecond})?(?:по\\s+)?(?:совм(?:ест(?:ит(?:ел\\p{L}*)?|-во)?|-во|ещ\\p{L}*)?\\p{L}*\\.?)\\s*\\)?`,
  'iu',
)
/** «0,5 ст.», «(1 ставка)», «18 ч»: how much somebody works, which the register does not keep. */
const rate = /[(,–-]?\s*\d+(?:[.,]\d+)?\s*(?:ставк\p{L}*|ст\.?|ед\.?|ш\.?\s?ед\.?|час\p{L}*|ч\.?)(?!\p{L})\s*\)?/giu

/** Words cut short → as they are written out; what is not here stays as typed. */
const written: [RegExp, string][] = [
  [/(?<!\p{L})уч(?:ит)?\.\s*/giu, 'учитель '],
  [/(?<!\p{L})преп(?:од)?\.\s*/giu, 'преподаватель '],
  [/(?<!\p{L})воспит\.\s*/giu, 'воспитатель '],
  [/(?<!\p{L})соц(?:иальн)?\.\s*пед(?:агог)?(?:\.|(?!\p{L}))|(?<!\p{L})соц\.?\s?-?педагог/giu, 'социальный педагог'],
  [/(?<!\p{L})пед\.\s*(?=псих|орг|доп|биб)/giu, 'педагог-'],
  [/(?<!\p{L})нач(?:альн)?\.\s*кл(?:\.|асс\p{L}*)|(?<!\p{L})н\/кл(?:\.|асс\p{L}*)?/giu, 'начальных классов'],
  [/(?<!\p{L})зам\.\s*дир(?:\.|(?!\p{L}))\s*/giu, 'зам. директора '],
  [/(?<!\p{L})доп\.\s*обр(?:\.|азования)/giu, 'дополнительного образования'],
]

/**
 * One cell of positions (domain.md 5.2): «Учитель математики, информатики» → position «учитель», two subjects;
 * «учитель/зам. директора по УВР» → two positions; «(совм.)» → secondary. What is not understood stays in the title.
 */
export function readPositions(value: CellValue): ReadPositions {
  const positions: Staff['positions'] = []
  const subjects: string[] = []
  let ofNext = false
  for (const part of positionParts(writtenOut(cellLines(value)))) {
    const isSecondary: boolean = secondary.test(part) || ofNext
    const bare = part
      .replace(secondary, ' ')
      .replace(/\s+/g, ' ')
      .replace(/ (?=[,;.)])/g, '')
      .trim()
      .replace(/^[,;]\s*|[,;]+$/g, '')
    // «Совместитель, учитель музыки»: the word stands before what it is about.
    ofNext = bare === '' && isSecondary
    if (bare === '') continue
    const teacher = /^(учитель|преподаватель)(?:\s*[-–—:]\s*|\s*\(\s*|\s+)(?!-)(.+?)\)?$/iu.exec(bare)
    const taught = teacher === null ? null : subjectsOf(teacher[2] ?? '')
    const title = lowerFirst(taught === null ? bare : (teacher?.[1] ?? bare))
    if (taught !== null) subjects.push(...taught)
    const known = positions.some((position) => position.title === title)
    const kind = isSecondary || positions.length > 0 ? 'secondary' : 'main'
    if (!known) positions.push({ title: title.slice(0, 300), kind })
  }
  return { positions: positions.slice(0, 20), subjects: unique(subjects).slice(0, 40), category: categoryOf(positions) }
}

function writtenOut(text: string): string {
  const full = written.reduce((known, [short, whole]) => known.replace(short, whole), text)
  return full
    .replace(rate, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

/** A cell of subjects: «математика, физика» or lines; known ones in one form, others as typed. */
export function readSubjects(value: CellValue): string[] {
  const parts = cellLines(value)
    .split(/[,;/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-')
  return unique(parts.map((part) => subjectOf(part) ?? lowerFirst(part).slice(0, 300))).slice(0, 40)
}

/** Cuts where a new position begins; a comma inside «математики, информатики» is not such a place. */
function positionParts(text: string): string[] {
  const parts: string[] = []
  for (const piece of text.split(/(?<=[,;/\n])/)) {
    const bare = piece.trim()
    const begins = parts.length === 0 || startsRole(bare) || /[;\n]$/.test(parts.at(-1) ?? '')
    if (begins) parts.push(piece)
    else parts.push((parts.pop() ?? '') + piece)
  }
  return parts.map((part) => part.replace(/[,;/\n\s]+$/, '').trim()).filter((part) => part !== '')
}

/** Every listed subject is known, or none is taken apart. */
function subjectsOf(text: string): string[] | null {
  const whole = subjectOf(text)
  if (whole !== null) return [whole]
  const parts = text.split(/\s*[,;/]\s*|\s+и\s+/).map(subjectOf)
  return parts.every((part) => part !== null) ? parts : null
}

function categoryOf(positions: Staff['positions']): Staff['category'] {
  const titles = positions.map((position) => position.title.toLowerCase())
  const main = titles[0] ?? ''
  if (titles.some((title) => /^(?:и\.? ?о\.? |врио )?(?:директор|зам|завуч|руководитель структ)/.test(title)))
    return 'leading'
  if (main === '') return 'teaching'
  const teaching =
    /учител|преподавател|педагог|воспитател|методист|психолог|логопед|дефектолог|тьютор|вожат|социальн|концертмейстер|инструктор|мастер производ|тренер|советник|преподав/
  return titles.some((title) => teaching.test(title) && !/помощник воспит|младш/.test(title)) ? 'teaching' : 'other'
}

function lowerFirst(text: string): string {
  // «ОБЖ», «ИЗО» and the like keep their capitals.
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

function unique(list: string[]): string[] {
  return [...new Set(list)]
}
