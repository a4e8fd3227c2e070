import { validationTexts as texts } from './texts'

const LEAST = 8
const MOST = 200
const FEWEST_KINDS = 3

/** Why a text is no passphrase: 8 to 200 characters, neither digits alone (a PIN) nor one key held down; null when it may be one. */
export function passphraseProblem(text: string): string | null {
  const signs = [...text.normalize('NFC')]
  if (signs.length < LEAST) return texts.passphraseShort
  if (signs.length > MOST) return texts.passphraseLong
  return new Set(signs).size < FEWEST_KINDS || /^\d+$/.test(text) ? texts.passphraseSimple : null
}
