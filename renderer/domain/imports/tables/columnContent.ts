import { cellText } from '@/domain/imports/values/cells'
import {
  dayIn,
  isProbablyName,
  isSurelyClass,
  looksLikeEmail,
  looksLikeGender,
  looksLikePatronymic,
  looksLikePhone,
  looksLikeSnils,
  looksLikeSurname,
  shareOfText,
} from './contentTests'
import { isKnownFirstName } from '@/domain/rules/firstNames'
import { startsRole } from '@/domain/imports/values/readPositions'
import { subjectOf } from '@/domain/imports/values/subjects'
import type { CellValue } from '@/domain/imports/grid'

/** What the values of a column surely are, whatever the header says; `null` where they tell nothing. */
export type Content =
  | 'phone'
  | 'email'
  | 'snils'
  | 'name'
  | 'class'
  | 'gender'
  | 'day'
  | 'patronymic'
  | 'firstName'
  | 'surname'
  | 'position'
  | 'subject'

const tests: [Content, number, (value: CellValue) => boolean][] = [
  ['day', 0.8, (value) => dayIn(value) !== null],
  ['email', 0.6, looksLikeEmail],
  ['snils', 0.6, looksLikeSnils],
  ['phone', 0.6, looksLikePhone],
  ['gender', 0.9, (value) => looksLikeGender(cellText(value))],
  ['name', 0.6, (value) => typeof value === 'string' && isProbablyName(cellText(value))],
  ['class', 0.8, isSurelyClass],
  ['patronymic', 0.7, (value) => typeof value === 'string' && looksLikePatronymic(cellText(value))],
  ['firstName', 0.6, (value) => typeof value === 'string' && isKnownFirstName(cellText(value))],
  ['position', 0.6, (value) => typeof value === 'string' && startsRole(cellText(value))],
  ['subject', 0.7, (value) => typeof value === 'string' && isSubject(cellText(value))],
  ['surname', 0.7, (value) => typeof value === 'string' && looksLikeSurname(cellText(value))],
]

/** Judged by the first values; a column that is filled here and there is judged by those. */
export function contentOf(values: readonly CellValue[]): Content | null {
  if (values.length === 0) return null
  return tests.find(([, enough, test]) => reaches(values, test, enough))?.[0] ?? null
}

/** So many values tell that a test is hopeless. */
const fewValues = 20

/** Whether the share of values that pass is large enough; most columns fail a test after a few values. */
function reaches(values: readonly CellValue[], test: (value: CellValue) => boolean, enough: number): boolean {
  let passed = 0
  for (const [at, value] of values.entries()) {
    if (test(value)) passed += 1
    const missed = at + 1 - passed
    if (missed > values.length * (1 - enough) + 0.001) return false
    if (at + 1 === fewValues && passed < fewValues * enough * 0.3) return false
  }
  return true
}

function isSubject(text: string): boolean {
  return text.length <= 120 && text.split(/[,;/\n]/).every((part) => subjectOf(part) !== null)
}

/** 1, 2, 3… down the column, gaps allowed. */
export function countsUp(values: readonly CellValue[]): boolean {
  const numbers = values.map((value) =>
    /^\d{1,5}\.?$/.test(cellText(value)) ? Number.parseInt(cellText(value), 10) : -1,
  )
  return numbers.length > 0 && numbers[0] === 1 && numbers.every((one, at) => at === 0 || one > (numbers[at - 1] ?? 0))
}

/** Share of values that are one word: what parts of a name look like. */
export const shareOfSingleWords = (values: readonly CellValue[]): number =>
  shareOfText(values, (text) => /^\p{Lu}[\p{L}'’-]*$/u.test(text))
