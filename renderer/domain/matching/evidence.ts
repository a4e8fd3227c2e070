import type { Found, ReadyCandidate } from './Found'
import { matchingTexts as texts } from './texts'
import type { NameWord } from './words'

interface Findings {
  last: Found | null
  first: Found | null
  middle: Found | null
  stray: readonly NameWord[]
  phone: boolean
  ready: ReadyCandidate
}

/** Russian sentences: first what agrees, then how far the spelling goes from the register's. */
export function evidenceOf({ last, first, middle, stray, phone, ready }: Findings): string[] {
  const named = agreement(last, first, middle)
  const result: string[] = []
  if (named !== '') result.push(named)
  if (phone) result.push(last === null && first === null ? texts.phoneOnly : texts.phone)
  const how = new Set<string>()
  for (const found of [last, first, middle]) if (found !== null) how.add(spelling(found))
  result.push(...[...how].filter((text) => text !== ''))
  if (last === null && ready.last !== null && stray.length > 0 && first !== null && (middle !== null || phone)) {
    result.push(texts.otherSurname(shownOf(stray), ready.last.whole.shown))
  } else if (stray.length > 0 && (last !== null || first !== null)) result.push(texts.more(shownOf(stray)))
  return result
}

function shownOf(words: readonly NameWord[]): string {
  return words.map((word) => word.shown).join(' ')
}

function agreement(last: Found | null, first: Found | null, middle: Found | null): string {
  const whole = (one: Found | null) => one !== null && one.likeness.how !== 'initial'
  if (whole(last) && whole(first) && whole(middle)) return texts.exact.all
  if (whole(last) && whole(first)) return texts.exact.surnameFirst
  if (whole(last)) return first === null ? texts.exact.surname : ''
  if (whole(first) && middle !== null) return texts.exact.firstMiddle
  return whole(first) && last === null ? texts.exact.first : ''
}

function spelling({ likeness, word, part }: Found): string {
  const known = part.whole.shown
  switch (likeness.how) {
    case 'same':
      return ''
    case 'latin':
      return texts.latin
    case 'mended':
      return texts.mended
    case 'short':
      return texts.short(word.shown, known)
    case 'half':
      return texts.half(word.shown, known)
    case 'former':
      return texts.former(word.shown)
    case 'otherForm':
      return texts.otherForm(word.shown, known)
    case 'initial':
      return part.kind === 'last' ? texts.surnameInitial : texts.initials
    case 'slip':
      return likeness.slips === 1 ? texts.slip(word.shown, known) : texts.slips(word.shown, known)
  }
}
