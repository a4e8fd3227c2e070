import { genderOf, type PersonName } from '@/domain/rules/personNames'
import { personTexts } from '@/domain/imports/planTexts'
import type { RowReader } from './RowReader'

/** Endings that are almost always of men or of women; «Сова» and «Дева» are too short to tell. */
const masculine = /..(?:ов|ев|ёв|ский|цкий|ской|цкой)$/
const feminine = /..(?:ова|ева|ёва|ская|цкая)$/
/** «Кузьмин» – «Кузьмина», but also «Гершвин» of a woman and «Калина» of a man: worth a look, no more. */
const oftenMasculine = /..(?:ин|ын)$/
const oftenFeminine = /..(?:ина|ына)$/

/** «Орлов Анна Петровна»: said, never corrected; which of the two is the slip only the school knows. */
export function checkSurnameGender(reader: RowReader, name: PersonName): void {
  const gender = genderOf(name)
  if (gender === null) return
  const surname = name.lastName.toLowerCase().split(/[\s-]/).at(-1) ?? ''
  const text = personTexts.surnameGender(name.lastName, name.middleName)
  if ((gender === 'female' ? masculine : feminine).test(surname)) reader.doubt('surnameGender', text)
  else if ((gender === 'female' ? oftenMasculine : oftenFeminine).test(surname)) reader.note('surnameGender', text)
}
