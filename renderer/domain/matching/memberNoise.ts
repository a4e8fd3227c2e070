/** What stands in a copied list of members and is not a name. All patterns see small letters, е for ё, single spaces. */

export type NoiseKind = 'presence' | 'button' | 'counter' | 'initials' | 'letter' | 'number' | 'you' | 'repeated'

const presence =
  /^(?:(?:в сети|в сети .+|был(?:а|\(а\)|и)? (?:в сети|недавно|давно|на этой неделе|в этом месяце|только что|вчера|сегодня|\d).*|был(?:а|\(а\))?|печатает.*|записывает .+|онлайн|офлайн|не в сети|недавно|давно|online|offline|typing.*|last seen.*|заходил(?:а|\(а\))? .+|активн(?:ый|ая|\(а\)) .+|\d{1,2}:\d{2}|вчера|сегодня(?: в \d.*)?|вчера в \d.*|\d{1,2} (?:мин|минут|минуты|минуту|час|часа|часов|дн|дней|дня|день)\.? назад|только что))$/
const button =
  /^(?:написать|написать сообщение|сообщение|удалить|удалить из (?:чата|группы)|исключить|позвонить|заблокировать|добавить|добавить (?:участников?|участника|людей|в контакты)|пригласить(?: .+)?|поделиться|поиск|найти|поиск участников|поиск по участникам|показать (?:еще|все|всех)|еще|назад|закрыть|отмена|готово|выйти из (?:чата|группы)|участники чата|участники|люди|подписчики|контакты|администраторы|все участники|настройки|медиа|файлы|ссылки|назначить администратором|изменить права|ссылка-приглашение|пригласить по ссылке|скопировать ссылку|подробнее|меню)$/
const counter =
  /^(?:участники|участников|подписчики|подписчиков|люди|члены группы|в чате|в группе|всего|администраторы|заявки|members)?\s*[·:()\s-]*\d[\d\s]*\s*(?:из \d+)?\s*[)]?\s*(?:участник(?:а|ов)?|подписчик(?:а|ов)?|человек(?:а)?|чел|в сети|members)?(?:\s*[,·]\s*\d+ (?:в сети|онлайн|online))?$/

const role =
  /^(?:(?:главный |доп\.? |дополнительный |зам\.? )?(?:админ|администратор|модератор)(?: чата| группы| школы)?|владел(?:ец|ица)(?: чата| группы)?|создател(?:ь|ьница)(?: чата| группы)?|owner|admin|administrator|учитель(?:ница)?(?: .{0,40})?|преподаватель(?: .{0,40})?|педагог(?:-.{0,20})?(?: .{0,40})?|классный руководитель(?: .{0,20})?|кл\.? ?рук\.?|воспитатель|завуч|директор|сотрудник|родитель(?:ница)?|представитель|законный представитель|учени(?:к|ца)|учащ(?:ийся|аяся)|обучающ(?:ийся|аяся)|староста|мама|папа|мать|отец|бабушка|дедушка|опекун|участник|участница|гость)$/
const kin = /^(?:мама|папа|мать|отец|бабушка|дедушка|опекун|родитель(?:ница)?)\s+\p{L}/u

const you = /^\(?(?:это )?вы\)?$|^you$/

/** No status, button, counter or role is longer; longer text is not tried, so that no pattern can take long over it. */
const LONGEST = 80

function fits(pattern: RegExp, text: string): boolean {
  return text.length <= LONGEST && pattern.test(text)
}

export function plainLine(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
}

export function isPresence(text: string): boolean {
  return fits(presence, plainLine(text).replace(/[.…]+$/, ''))
}

export function isButton(text: string): boolean {
  return fits(button, plainLine(text))
}

export function isCounter(text: string): boolean {
  return fits(counter, plainLine(text)) && !/\d{5}/.test(text.replace(/[\s()+-]/g, ''))
}

export function isRole(text: string): boolean {
  return fits(role, plainLine(text).replace(/^[([]|[)\]]$/g, ''))
}

export function isYou(text: string): boolean {
  return fits(you, plainLine(text))
}

/** «мама Пети Иванова»: whose relative it is, instead of a name or beside it. */
export function isKin(text: string): boolean {
  return kin.test(plainLine(text).replace(/^[([]/, ''))
}

/** «ИП» or «И П»: the letters of a picture that is not there. */
export function isAvatar(text: string): boolean {
  return /^\p{Lu}\s?\p{Lu}$/u.test(text.trim())
}

export function isLetterHeading(text: string): boolean {
  return /^(?:\p{L}|#)\.?$/u.test(text.trim())
}

/** «12.», «12)», «—», «•»: a number or a mark without anything. */
export function isBareNumber(text: string): boolean {
  return /^[^\p{L}\d]*\d{0,4}[^\p{L}\d]*$/u.test(text)
}
