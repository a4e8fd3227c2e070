import { hasCyrillic, hasLatin, wordToCyrillic } from '@/domain/rules/lookAlikes'
import { soundKeys } from './translit'

/** A word of a name made ready for comparing. */
export interface NameWord {
  /** As it stands in the line. */
  shown: string
  /** Small letters, е for ё, without hyphens and signs. */
  plain: string
  /** Latin letters inside a Russian word were taken for their twins. */
  mended: boolean
  /** Written in Latin letters throughout. */
  latin: boolean
  /** One letter, or two with a full stop: «М.», «Ал.». */
  initial: boolean
  sounds: readonly string[]
}

const dashes = /[‐‑‒–—−]/g
const apart = /[^\p{L}\p{M}\-'’ʼ`.]+/u
const suffix = /^(?:оглы|оглу|кызы|гызы|улы|уулу|угли|кизи)$/

/** Words of a name in their order; «М.П.» is two, «Рашид оглы» one, «Петрова - Коваль» one. */
export function nameWords(text: string): NameWord[] {
  const parts = text
    .normalize('NFC')
    .replace(dashes, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/(?<!\p{L})(\p{L}\p{Ll}?)\.(?=\p{L})/gu, '$1. ')
    .split(apart)
    .map((part) => part.replace(/^[-'’.]+|[-']+$/g, ''))
    .filter((part) => part !== '')
  return joined(parts).map(nameWord)
}

function joined(parts: readonly string[]): string[] {
  const result: string[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last !== undefined && suffix.test(part.toLowerCase())) result[result.length - 1] = `${last} ${part}`
    else result.push(part)
  }
  return result
}

export function nameWord(shown: string): NameWord {
  const mixed = hasCyrillic(shown) && hasLatin(shown)
  const plain = plainWord(mixed ? wordToCyrillic(shown) : shown)
  const letters = [...plain].length
  return {
    shown,
    plain,
    mended: mixed,
    latin: !hasCyrillic(shown) && hasLatin(shown),
    initial: letters === 1 || (letters === 2 && shown.endsWith('.')),
    sounds: soundKeys(plain),
  }
}

/** «Семёнова-Ким» → «семеноваким». */
export function plainWord(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}]/gu, '')
}

/** A word in Latin letters that all look Russian («BEPA», «Xop»): its Russian reading, else null. */
export function twinReading(word: NameWord): string | null {
  if (!word.latin) return null
  const read = wordToCyrillic(word.shown)
  return hasLatin(read) ? null : plainWord(read)
}
