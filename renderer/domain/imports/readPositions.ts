import { cellLines } from './cells'
import type { Staff } from '@/domain/model/entities'
import type { CellValue } from './grid'

export interface ReadPositions {
  positions: Staff['positions']
  subjects: string[]
  category: Staff['category']
}

const roles =
  'учител|преподавател|педагог|воспитател|директор|заместител|зам(?!\\p{L})|замдир|завуч|методист|психолог|логопед|дефектолог|библиотекар|секретар|бухгалтер|завхоз|заведующ|зав\\.|социальн|старш|вожат|тьютор|инструктор|медсестр|медицин|лаборант|инженер|программист|администратор|специалист|делопроизводител|повар|уборщи|сторож|дворник|рабочий|водител|гардеробщи|вахт|и\\.? ?о(?!\\p{L})|врио|руководител|концертмейстер|мастер|тренер|советник|ассистент|помощник|младш|музыкальн'
const roleStart = new RegExp(`^(?:${roles})`, 'iu')

/** Whether the text begins as positions do: «учитель …», «зам. …». */
export function startsRole(text: string): boolean {
  return roleStart.test(text)
}
const secondary =
  /\(?\s*(?:внутренн\p{L}*\s+|внешн\p{L}*\s+)?(?:совм\.|совм(?!\p{L})|совместител\p{L}*|по совместительству|совмещ\p{L}*)\s*\)?/iu

/** «учитель математики»: subjects as they stand after the word «учитель» → as they are called. */
const subjectForms: [RegExp, string][] = [
  [/^русск\p{L}* яз\p{L}*\.? и лит\p{L}*\.?$/u, 'русский язык и литература'],
  [/^русск\p{L}* яз\p{L}*\.?$/u, 'русский язык'],
  [/^родн\p{L}* яз\p{L}*\.?$/u, 'родной язык'],
  [/^литерат\p{L}*$/u, 'литература'],
  [/^(?:англ|английск)\p{L}*\.?(?: яз\p{L}*\.?)?$/u, 'английский язык'],
  [/^(?:нем|немецк)\p{L}*\.?(?: яз\p{L}*\.?)?$/u, 'немецкий язык'],
  [/^(?:франц|французск)\p{L}*\.?(?: яз\p{L}*\.?)?$/u, 'французский язык'],
  [/^иностранн\p{L}* яз\p{L}*\.?$|^ин\.? яз\p{L}*\.?$/u, 'иностранный язык'],
  [/^матем\p{L}*\.?$/u, 'математика'],
  [/^алгебр\p{L}*$/u, 'алгебра'],
  [/^геометри\p{L}*$/u, 'геометрия'],
  [/^информатик\p{L}*(?: и икт)?$/u, 'информатика'],
  [/^физик\p{L}*$/u, 'физика'],
  [/^астрономи\p{L}*$/u, 'астрономия'],
  [/^хими\p{L}*$/u, 'химия'],
  [/^биологи\p{L}*$/u, 'биология'],
  [/^географи\p{L}*$/u, 'география'],
  [/^истори\p{L}* и общ\p{L}*$/u, 'история и обществознание'],
  [/^истори\p{L}*$/u, 'история'],
  [/^обществ\p{L}*$/u, 'обществознание'],
  [/^музык\p{L}*$/u, 'музыка'],
  [/^изо$|^изобразительн\p{L}* искусств\p{L}*$/u, 'изобразительное искусство'],
  [/^технологи\p{L}*$|^труд\p{L}*(?: \(технологи\p{L}*\))?$/u, 'технология'],
  [/^физ(?:ическ\p{L}*|\.) ?культ\p{L}*$|^физкультур\p{L}*$|^физры$/u, 'физическая культура'],
  [/^обж$|^обзр$|^основ\p{L}* безопасности.*$/u, 'ОБЗР'],
  [/^черчени\p{L}*$/u, 'черчение'],
  [/^экономик\p{L}*$/u, 'экономика'],
  [/^прав\p{L}{1,2}$/u, 'право'],
  [/^окружающ\p{L}* мир\p{L}*$/u, 'окружающий мир'],
  [/^орксэ$/u, 'ОРКСЭ'],
  [/^мхк$/u, 'МХК'],
]

/** A subject in the form the register keeps; null when the word is no known subject. */
export function subjectOf(text: string): string | null {
  const key = text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[.;]+$/, '')
  return subjectForms.find(([form]) => form.test(key))?.[1] ?? null
}

/**
 * One cell of positions (domain.md 5.2): «Учитель математики, информатики» → position «учитель», two subjects;
 * «учитель/зам. директора по УВР» → two positions; «(совм.)» → secondary. What is not understood stays in the title.
 */
export function readPositions(value: CellValue): ReadPositions {
  const positions: Staff['positions'] = []
  const subjects: string[] = []
  for (const part of positionParts(cellLines(value))) {
    const isSecondary = secondary.test(part)
    const bare = part
      .replace(secondary, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[,;]+$/, '')
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
