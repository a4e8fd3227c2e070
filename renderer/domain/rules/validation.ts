import type { IsoDay } from '@/domain/model/plain'
import { cleanText } from './cleanText'
import { hasCyrillic, hasLatin } from './lookAlikes'
import { parsePhones } from './phones'
import { validationTexts as texts } from './texts'

/**
 * Checks of single fields (domain.md 8.4). Each returns null when all is well or when the field is empty, else one
 * Russian sentence that says what to do. They warn at the field; nothing here decides whether a record may be kept.
 */

function digits(text: string): number[] {
  return [...text].map(Number)
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), 0)
}

const innTen = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const innEleven = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
const innTwelve = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

/** ИНН: 10 digits for an organisation, 12 for a person, with control digits. */
export function innProblem(text: string): string | null {
  const inn = text.replace(/\s/g, '')
  if (inn === '') return null
  if (!/^(\d{10}|\d{12})$/.test(inn)) return texts.innLength
  const d = digits(inn)
  const control = (weights: readonly number[]) => (weighted(d, weights) % 11) % 10
  const right =
    d.length === 10 ? control(innTen) === d[9] : control(innEleven) === d[10] && control(innTwelve) === d[11]
  return right ? null : texts.innControl
}

/** КПП: nine signs, the fifth and sixth may be letters. */
export function kppProblem(text: string): string | null {
  const kpp = text.replace(/\s/g, '')
  return kpp === '' || /^\d{4}[\dA-Z]{2}\d{3}$/.test(kpp) ? null : texts.kpp
}

/** ОГРН: 13 digits (ОГРНИП 15), the last one is a control digit. */
export function ogrnProblem(text: string): string | null {
  const ogrn = text.replace(/\s/g, '')
  if (ogrn === '') return null
  if (!/^(\d{13}|\d{15})$/.test(ogrn)) return texts.ogrnLength
  const remainder = BigInt(ogrn.slice(0, -1)) % BigInt(ogrn.length - 2)
  return (remainder % 10n).toString() === ogrn.at(-1) ? null : texts.ogrnControl
}

/** СНИЛС: 11 digits, any spacing, with the checksum (numbers up to 001-001-998 have none). */
export function snilsProblem(text: string): string | null {
  const snils = text.replace(/[\s\-–—]/g, '')
  if (snils === '') return null
  if (!/^\d{11}$/.test(snils)) return texts.snilsLength
  if (Number(snils.slice(0, 9)) <= 1_001_998) return null
  const sum = weighted(digits(snils), [9, 8, 7, 6, 5, 4, 3, 2, 1])
  const control = (sum % 101) % 100
  return control === Number(snils.slice(9)) ? null : texts.snilsControl
}

/** «112-233-445 95»; what is not eleven digits stays as it is. */
export function showSnils(text: string): string {
  const match = /^(\d{3})(\d{3})(\d{3})(\d{2})$/.exec(text.replace(/\D/g, ''))
  return match ? `${match[1]}-${match[2]}-${match[3]} ${match[4]}` : text
}

/** «•••-•••-445 95» for screens (rule 8.3.12); of a number that is not whole the last two signs stay. */
export function maskSnils(text: string): string {
  const shown = showSnils(text)
  return /^\d{3}-\d{3}-\d{3} \d{2}$/.test(shown) ? `•••-•••-${shown.slice(8)}` : shown.replace(/\d(?=.{2})/g, '•')
}

/** One address; Cyrillic letters in it are nearly always a slip. */
export function emailProblem(text: string): string | null {
  const email = text.trim()
  if (email === '') return null
  if (/[а-яё]/i.test(email.split('@')[0] ?? '')) return texts.emailCyrillic
  const well = /^[^\s@,;<>()«»"]+@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}$/u.test(email)
  return well && !email.includes('..') && email.length <= 254 ? null : texts.email
}

/** One part of a name: letters, hyphen, apostrophe, space, a dot of an initial; Cyrillic and Latin not in one word. */
export function nameProblem(text: string): string | null {
  const name = cleanText(text)
  if (name === '') return null
  if (name.length > 300) return texts.nameLong
  if (/\d/.test(name)) return texts.nameDigits
  if (!/^[\p{L}\p{M}\s\-‑–'’ʼ.()]+$/u.test(name) || !/\p{L}/u.test(name)) return texts.nameSigns
  return name.split(/[\s-]/).some((word) => hasLatin(word) && hasCyrillic(word)) ? texts.nameLatin : null
}

/** The phone field of a card: one number; the parser's own sentence tells what is wrong. */
export function phoneProblem(text: string): string | null {
  return text.trim() === '' ? null : (parsePhones(text).problems[0]?.text ?? null)
}

/** Литера: any text up to 15 characters (domain.md 5.1). */
export function literaProblem(text: string): string | null {
  const litera = cleanText(text)
  if (litera.length > 15) return texts.literaLong
  return /[^\p{L}\p{N}\s\-().,/+№&«»"]/u.test(litera) ? texts.literaSigns : null
}

/** The number is free text; it is required only when the order is signed (domain.md 8.4). */
export function orderProblem(order: { number: string; signedOn: IsoDay | null }): string | null {
  if (order.number.trim() === '') return order.signedOn === null ? null : texts.orderNumber
  return order.signedOn === null ? texts.orderDay : null
}
