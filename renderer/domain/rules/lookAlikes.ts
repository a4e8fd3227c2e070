/** Latin capitals that look like Cyrillic ones on paper and on screen (domain.md 5.2), in the same order. */
const latin = 'ABCEHKMOPTXY'
const cyrillic = 'АВСЕНКМОРТХУ'

const toCyrillicMap = new Map([...latin].map((letter, at) => [letter, cyrillic.charAt(at)]))
const toLatinMap = new Map([...cyrillic].map((letter, at) => [letter, latin.charAt(at)]))

/** Small letters that look alike; fewer than capitals, since `b`, `h`, `m`, `t` differ from «в», «н», «м», «т». */
const smallLookAlikes = new Map([...'aceopxyk'].map((letter, at) => [letter, 'асеорхук'.charAt(at)]))

const isCyrillicLetter = /\p{Script=Cyrillic}/u
const isLatinLetter = /\p{Script=Latin}/u

/** Every Latin capital that looks Cyrillic becomes Cyrillic; other characters stay. Give it capitals. */
export function capitalsToCyrillic(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => toCyrillicMap.get(letter) ?? letter)
}

/** The other way, for schools that name classes with Latin letters. Give it capitals. */
export function capitalsToLatin(text: string): string {
  return text.replace(/[А-Я]/g, (letter) => toLatinMap.get(letter) ?? letter)
}

export function hasCyrillic(text: string): boolean {
  return isCyrillicLetter.test(text)
}

export function hasLatin(text: string): boolean {
  return isLatinLetter.test(text)
}

/**
 * A spelling of a word in Cyrillic only: «Иванoв» with a Latin o → «Иванов», «Cтепанова» → «Степанова».
 * Letters of the wrong alphabet that look like nothing Cyrillic stay, so the caller can see that it failed.
 */
export function wordToCyrillic(word: string): string {
  return [...word].map((letter) => toCyrillicMap.get(letter) ?? smallLookAlikes.get(letter) ?? letter).join('')
}

/** One form for comparing words: capitals, look-alikes in Cyrillic, Ё as Е. Never for showing. */
export function comparable(text: string): string {
  return capitalsToCyrillic(text.normalize('NFC').toUpperCase()).replaceAll('Ё', 'Е')
}
