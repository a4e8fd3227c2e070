import { parseClassName } from '@/domain/rules/classNames'
import { texts } from './texts'

/** Letters that schools use for classes: without Ё, Й, Ъ, Ы, Ь (domain.md 6). */
const classLetters = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ'

const range = /^(\d{1,2})\s*[-«"]?\s*(\p{L})[»"]?\s*[–—-]\s*(?:(\d{1,2})\s*[-«"]?\s*)?(\p{L})[»"]?$/u
const shortName = /^\d{1,2}[-«"„]?\p{L}[»"“]?$/u

export interface ClassList {
  classes: { levels: number[]; litera: string }[]
  /** One sentence for each piece that was not understood. */
  problems: string[]
}

/**
 * Reads a typed list of classes: pieces divided by commas, semicolons or lines; «1А–1Г» and «1А–Г» are ranges of
 * letters; short names may also stand side by side («2А 2Б 2В»). Anything else goes to `parseClassName`.
 */
export function parseClassList(text: string): ClassList {
  const classes: ClassList['classes'] = []
  const problems: string[] = []
  for (const piece of text.split(/[,;\n\t]+/u).map((part) => part.trim())) {
    if (piece === '') continue
    const words = piece.split(/\s+/u)
    const names = words.length > 1 && words.every((word) => shortName.test(word)) ? words : expanded(piece)
    if (names === null) {
      problems.push(texts.class.badRange(piece))
      continue
    }
    for (const name of names) {
      const parsed = parseClassName(name)
      if (parsed.ok) classes.push({ levels: parsed.levels, litera: parsed.litera })
      else problems.push(texts.class.notUnderstood(name, parsed.reason))
    }
  }
  return { classes, problems }
}

/** «1А–1Г» → «1А», «1Б», «1В», «1Г»; a piece that is no range stays one name; null for a range that runs backwards. */
function expanded(piece: string): string[] | null {
  const found = range.exec(piece)
  if (found === null) return [piece]
  const [, level = '', first = '', lastLevel = level, last = ''] = found
  const from = classLetters.indexOf(first.toUpperCase())
  const to = classLetters.indexOf(last.toUpperCase())
  if (lastLevel !== level || from < 0 || to < from) return null
  return [...classLetters.slice(from, to + 1)].map((letter) => `${level}${letter}`)
}
