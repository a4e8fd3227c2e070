import type { PersonName } from '@/domain/rules/parseFullName'
import { shortName } from '@/domain/rules/personNames'
import { shortFormsOf } from './diminutives'
import { isKin } from './memberNoise'
import type { MemberLine } from './parseMemberList'
import { plainWord } from './words'

/** «мама Пети Иванова» → the words after «мама», or null when the line names no child. */
export function childWords({ name, roleText }: MemberLine): string[] | null {
  const text = [name, ...roleText.split(', ')].find((one) => isKin(one))
  if (text === undefined) return null
  const words = text.split(/[\s,.()]+/).map(plainWord)
  return words.slice(1).filter((word) => word.length > 1)
}

/** How well the words in whatever case («Пети Иванова») name the child; 0 when they do not. */
export function childScore(words: readonly string[], child: PersonName): number {
  const firsts = [plainWord(child.firstName), ...shortFormsOf(plainWord(child.firstName))].map(stem)
  const last = stem(plainWord(child.lastName))
  const first = words.some((word) => firsts.some((one) => begins(word, one)))
  const surname = last.length > 2 && words.some((word) => begins(word, last))
  if (first && surname) return 45
  if (words.length > 1) return surname ? 21 : 0
  return first ? 22 : surname ? 21 : 0
}

export function childName(child: PersonName): string {
  return shortName(child)
}

function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:[аяйьоеиы]|ий|ый|ая)$/, '') : word.replace(/[аяйь]$/, '')
}

function begins(word: string, start: string): boolean {
  return start.length > 1 && word.startsWith(start) && word.length - start.length <= 3
}
