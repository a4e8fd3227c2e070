import { headerKey } from './cells'
import type { ImportField } from './fields'

const person =
  '(?:ребенка|ученика|учени[а-я]*|учащ[а-я]*|обучающ[а-я]*|воспитанник[а-я]*|сотрудник[а-я]*|работник[а-я]*|педагог[а-я]*|преподавател[а-я]*|учител[а-я]*|кадет[а-я]*)'
const parents = /родител|матер|^мать|отец|отца|мамы|^мама|папы|^папа|законн|представител|опекун|parent/

/**
 * What headers mean (domain.md 5.1), tried from top to bottom on `headerKey`: the specific before the general, since
 * «телефон родителя» is no phone of the pupil and «ФИО классного руководителя» is no name of the row.
 */
const synonyms: [ImportField, RegExp][] = [
  ['snils', /снилс|^страхов[а-я]* (?:номер|свид)|^snils/],
  ['classTeacher', /класс[а-я]* рук|^кл рук|^кл руковод|^классрук|class ?teacher|homeroom/],
  [
    'pupilCount',
    /^(?:кол|количество|число|численность|наполняемость)(?: |$)(?:во )?(?:.*(?:уч|дет|чел|обуч|воспит|класс).*)?$/,
  ],
  ['pupilCount', /^(?:всего )?(?:учеников|учащихся|обучающихся|детей|человек|чел|контингент)(?: .*)?$|^кол во$/],
  // One column for both: the telephones of «телефон, эл. почта»; the address is found among them.
  ['phone', /телефон.*почт|почт.*телефон/],
  ['email', /e ?mail|е ?mail|эл(?:ектронн[а-я]*)? (?:почт|адрес)|электронка|^почта$|^имейл$|^mail$/],
  ['phone', /телефон|^тел(?: .*)?$|^моб(?: .*)?$|мобильн|сотов|phone|^контакт(?:ы|ный номер)?$|whatsapp|^номер тел/],
  ['birthDay', /рожд|^д ?р$|^birth/],
  ['hiredOn', /^дата (?:прие?ма|поступления|начала работы)|^принят[а-я]*(?: .*)?$|^прием(?: .*)?$|^hired?(?: .*)?$/],
  ['dismissedOn', /увольнен|^уволен/],
  ['position', /должност|^долж$|^должн$|^position$|^post$|^профессия$/],
  [
    'subjects',
    /^(?:преподаваем[а-я]* |учебн[а-я]* |основн[а-я]* )*(?:предмет|дисциплин)[а-я]*(?: .*)?$|^subjects?$|^что преподает$/,
  ],
  ['category', /^категория(?: .*)?$|^category$/],
  ['personState', /^(?:статус|состояние|state|status)(?: .*)?$/],
  ['gender', /^пол$|^gender$|^sex$|^м ж$/],
  [
    'fullName',
    new RegExp(
      `^(?:ф ?и ?о|фамилия имя отчество|фамилия имя и отчество|фамилия и имя|фамилия имя|фамилия инициалы|фамилия и о|fio|full ?name)(?: .*)?$`,
    ),
  ],
  ['fullName', new RegExp(`^(?:${person}|ребенок|учени[кц][а-я]*|student|pupil|teacher|employee|name)$`)],
  ['lastName', /^(?:фамилия|last ?name|surname)(?: .*)?$/],
  ['firstName', new RegExp(`^(?:имя|first ?name|given ?name)(?: ${person})?$`)],
  ['middleName', /^(?:отчество|middle ?name|patronymic)(?: .*)?$/],
  ['litera', /^литер[а-я]*(?: класса)?$|^буква(?: класса)?$|^liter[a]?$|^class letter$|^индекс класса$/],
  ['level', /^(?:номер )?параллел[а-я]*$|^course$|^grade$|^курс$|^год обучения$|^уровень класса$/],
  [
    'className',
    /^класс[ыа]?$|^класс (?:группа|литера|комплект|обучения|ученика|ребенка|номер)$|^(?:наименование|название|номер) класс[а-я]*$|^class(?: ?name)?$|^группа$|^№ класса$/,
  ],
  ['room', /^(?:номер |№ )?каб(?:инет[а-я]*)?(?: .*)?$|^(?:классн[а-я]* )?кабинет[а-я]*$|^ауд(?:итория)?$|^room$/],
  ['shift', /^смена(?: .*)?$|^shift$/],
  ['building', /^корпус(?: .*)?$|^здание(?: .*)?$|^site$|^building$|^площадка$/],
  ['profile', /^профил[а-я]*(?: .*)?$|^направление$|^уклон$|^profile(?: name)?$|^специализация$/],
  ['note', /^примечани|^комментари|^заметк|^note|^comment/],
  [
    'rowNumber',
    /^(?:№|n|no|num|номер|id|ид|код|п п)(?: ?п ?п)?$|^id [a-z]+$|^№ .*(?:п п|дела)$|^(?:порядковый|табельный) номер$|^номер (?:п п|по порядку)$/,
  ],
]

/** The meaning of a header by its words alone; null when no synonym fits. */
export function fieldOfHeader(text: string): ImportField | null {
  const key = headerKey(text)
  if (key === '' || key.length > 80) return null
  const found = synonyms.find(([, pattern]) => pattern.test(key))?.[0] ?? null
  if (!parents.test(key)) return found
  return found === 'phone' ? 'parentPhone' : found === 'email' || found === 'birthDay' ? null : 'parentName'
}

/** Header words that by themselves say little: the column's content must agree. */
export function isWeakHeader(text: string): boolean {
  return new RegExp(
    `^(?:${person}|name|ребенок|учени[кц][а-я]*|student|pupil|teacher|employee|группа|количество|кол во|всего .*|контакты?|число|кол)$`,
  ).test(headerKey(text))
}

const staffWords =
  /сотрудник|педагог|педсостав|преподават|учител|работник|персонал|кадр(?:ы|ов|овый)|teacher|staff|employee/
const pupilWords =
  /ученик|учениц|учащ|обучающ|воспитанник|дет(?:и|ей)(?: |$)|школьник|первоклассник|pupil|student|ребен/
const classTeacherWords = /класс[а-я]* рук|кл рук/

export type RoleHint = 'staff' | 'pupils' | 'classTeachers' | null

/** Whom a title, a sheet's or a file's name speaks of. */
export function roleHint(text: string): RoleHint {
  const key = headerKey(text)
  if (classTeacherWords.test(key)) return 'classTeachers'
  if (pupilWords.test(key)) return 'pupils'
  return staffWords.test(key) ? 'staff' : null
}
