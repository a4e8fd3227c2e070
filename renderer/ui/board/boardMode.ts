import { shallowRef } from 'vue'

const KEY = 'board-mode'

/** Stored for the tab, not for the PC: a reload before an audience must not bare what was hidden, a new day starts open. */
const on = shallowRef(sessionStorage.getItem(KEY) === 'on')

/** «На доску»: the screen is shown to others, so telephones, mail, СНИЛС and dates of birth are not drawn. */
export const boardMode: Readonly<typeof on> = on

export function setBoardMode(next: boolean): void {
  on.value = next
  if (next) sessionStorage.setItem(KEY, 'on')
  else sessionStorage.removeItem(KEY)
}

export const VEIL = '•••'
const MAIL = /[^\s@,;:<>()«»"|]+@[^\s@,;<>()«»"|]+\.\p{L}{2,}/gu
/** Ten to fourteen digits with what people write between them: a telephone or a СНИЛС; not the digits of an address. */
const NUMBER = /(?<![\p{L}\d/=_.?&#-])\+?\(?\d(?:[\s().–-]{0,3}\d){9,13}(?!\d)/gu
const DAY = /(?<!\d)(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/g

/**
 * A value known to be private, as the screen may show it now; an empty one stays empty.
 * Reactive: what draws it is drawn anew when the mode changes.
 */
export function veiled(text: string): string {
  return on.value && text.trim() !== '' && text !== '—' ? VEIL : text
}

/** Free text as the screen may show it now: numbers that can be dialled and addresses of mail are taken out; with `days` dates too. */
export function veiledInside(text: string, { days = false } = {}): string {
  if (!on.value) return text
  const bare = text.replace(MAIL, VEIL).replace(NUMBER, VEIL)
  return days ? bare.replace(DAY, VEIL) : bare
}
