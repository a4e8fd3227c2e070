import { parseClassName } from '@/domain/rules/classNames'
import { cleanText } from '@/domain/rules/cleanText'

const level = '(?<![\\p{L}\\d]|\\d\\s?[-–—.,/]\\s?)(1[0-2]|0?[1-9])'
const open = '[«"“„\'(]?\\s?'
const close = '\\s?[»"”\')]?'
const ordinal = '(?:\\s?-?(?:го|й|ый|ий|ой)(?!\\p{L}))?'
const letters = '(?!кл|го|й|ый|ий|ой|х(?!\\p{L})|ым|ом)\\p{L}{1,3}'
const word = '(?!класс|кл(?!\\p{L})|лет|год|учеб|учащ|обуч|учен)\\p{Ll}{2,12}'
const classWord = 'кл(?:асс(?:а|е|у|ом|ник[а-я]*)?)?\\.?(?!\\p{L})'

/** Ways to name one class in running words, the surest first; groups are level and litera. */
const forms: RegExp[] = [
  // 5 «А» класса, 5-А кл., 5а класс, 10в (с-э) класса
  new RegExp(
    `${level}${ordinal}\\s?[-–]?\\s?${open}(${letters})${close}(\\s?\\([^()]{1,15}\\))?\\s?-?\\s?${classWord}`,
    'gu',
  ),
  // 11 кад класса, 10 физмат класс
  new RegExp(`${level}${ordinal}\\s(${word}\\.?)()\\s${classWord}`, 'gu'),
  // Класс: 5А, класс 5 «А», группа (класс) 5-А
  new RegExp(
    `класс[а-я]{0,2}\\)?\\s?[:—–-]?\\s?№?\\s?(1[0-2]|0?[1-9])\\s?[-–]?\\s?${open}(${letters})${close}()(?!\\p{L})`,
    'giu',
  ),
  // 5 класс «А», 5 класса А
  new RegExp(
    `${level}${ordinal}\\s?-?\\s?класс[ае]?\\s?[:-]?\\s?(?:[«"“(]\\s?(\\p{L}{1,3})\\s?[»"”)]|(\\p{Lu})(?![\\p{L}.]))`,
    'gu',
  ),
]
const bareLevel = new RegExp(
  `${level}${ordinal}\\s?-?\\s?(?:класс[ае]?|кл\\.?)(?!\\p{L})|(?<!\\p{L})класс\\s?[:№]?\\s?(1[0-2]|0?[1-9])(?![\\d\\p{L}.,/-])`,
  'giu',
)
const preparatory = /подготовит\p{L}*\s(?:к школе\s)?групп\p{L}*|предшкол\p{L}*\sгрупп\p{L}*/iu

/**
 * The one class that a title or a heading names: «Список обучающихся 5 «А» класса на 01.09.2026» → «5А». Empty when it
 * names none or several.
 */
export function classInText(text: string): string {
  const clean = cleanText(text).slice(0, 600)
  if (!/класс|(?<!\p{L})кл(?!\p{L})|\dкл|групп/iu.test(clean)) return ''
  const found = new Set<string>()
  for (const form of forms) {
    for (const match of clean.matchAll(form)) {
      const [, number = '', first = '', second = ''] = match
      const litera = first === '' ? second : first + (second.startsWith(' ') || second.startsWith('(') ? second : '')
      add(found, `${String(Number(number))}${isWord(litera) ? ' ' : ''}${litera}`)
    }
    if (found.size > 0) break
  }
  if (found.size === 0) {
    for (const match of clean.matchAll(bareLevel)) add(found, String(Number(match[1] ?? match[2] ?? '')))
    const group = preparatory.test(clean)
    if (found.size === 0 && group) return 'Подготовительная группа'
  }
  return found.size === 1 ? ([...found][0] ?? '') : ''
}

/** «кад», «физмат»; not «А», «ИЯ» or «в (с-э)». */
function isWord(litera: string): boolean {
  return litera.length >= 3 && !litera.includes('(') && litera !== litera.toUpperCase()
}

function add(found: Set<string>, text: string): void {
  const name = text.toUpperCase().length <= 4 ? text.toUpperCase() : text
  if (parseClassName(name).ok) found.add(name)
}

/** Whether a lone cell is nothing but the heading of a class: «5 «А» класс», «Класс 5А», «5А». */
export function classHeading(text: string): string {
  const clean = cleanText(text)
  if (clean.length > 60 || clean === '') return ''
  const bare = /^(\d{1,2})\s?[-–]?\s?[«"“„']?\s?(\p{L}{1,2})\s?[»"”']?$/u.exec(clean)
  if (bare !== null) return parseClassName(clean).ok && !/^\d+ ?(?:ч|л|г|р|м)$/u.test(clean) ? clean : ''
  const named = classInText(clean)
  if (named === '') return ''
  // Words besides the class itself: the heading may count its pupils and name the teacher, nothing more.
  const rest = clean
    .replace(/[«»"“”„'():,.–—-]/g, ' ')
    .replace(/\d+(?:\s?(?:чел|уч)\p{L}*)?/giu, ' ')
    .replace(/класс?н?\p{L}*\s+рук\p{L}*.*$|кл\s*рук.*$/iu, ' ')
    .split(/\s+/)
    .filter((part) => part.length > 3 && !/^(?:класс|списо|учащ|обуча|учени|групп|подгот|школ)/iu.test(part))
  return rest.length <= 1 ? named : ''
}

/** Tabs that begin with a number and are no class: «1 четверть», «2 смена», «1 сентября». */
const noClassTab =
  /четверт|смен|корпус|полугод|триместр|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сент|окт|ноя|дек|лист|отряд|подгр|курс|этаж|уров|урок|день|дня|недел|квартал|ступен|год|звено|часть|вариант|sheet|list|page|стр/iu

/**
 * The class a whole sheet belongs to: its tab «5А», a title «Список обучающихся 5 «А» класса», or the name of its file
 * «5а класс.csv». Empty when none is named.
 */
export function classOfSheet(sheetName: string, title: string, fileName = ''): string {
  return classOfName(sheetName) || classInText(title) || classOfName(fileName.replace(/\.[^.]{1,5}$/, ''))
}

function classOfName(name: string): string {
  const clean = cleanText(name.replaceAll('_', ' '))
  const said = classInText(clean)
  if (said !== '') return said
  const short = /^(?:список |кл )?(\d{1,2}\s?[-–]?\s?[«"“„']?\s?\p{L}{1,2}\s?[»"”']?)(?![\p{L}\d])/iu.exec(clean)?.[1]
  if (short !== undefined && parseClassName(short).ok) return cleanText(short)
  const whole = /^\d/.test(clean) && clean.length <= 20 && !noClassTab.test(clean) && !/^\d{1,2}[-.–]\d/.test(clean)
  return whole && parseClassName(clean).ok ? clean : ''
}
