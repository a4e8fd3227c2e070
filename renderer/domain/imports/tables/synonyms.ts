import { headerKey } from '@/domain/imports/values/cells'
import type { ImportField } from '@/domain/imports/fields'

const person =
  '(?:ребенка|ученика|учени[а-я]*|учащ[а-я]*|обучающ[а-я]*|воспитанник[а-я]*|сотрудник[а-я]*|работник[а-я]*|педагог[а-я]*|преподавател[а-я]*|учител[а-я]*|кадет[а-я]*|студент[а-я]*|слушател[а-я]*|дошкольник[а-я]*|школьник[а-я]*)'
const parents =
  /родител|матер|(?:^|тел[а-я]* |фио |ф и о |моб |номер |имя )мам[аыуе](?: |$)|(?:^|тел[а-я]* |фио |ф и о |моб |номер |имя )пап[аыуе](?: |$)|^мать|(?:^| )отец|(?:^| )отца|законн|представител|опекун|parent|mother|father/

/** The last column of the workbook of refused rows, which may be taken back in as it is: why a row was refused. */
export function isReasonColumn(text: string): boolean {
  return headerKey(text) === 'причина'
}

/** Words of columns that name something else whatever they also say; met in load lists, forms and lists of property. */
const neverRead =
  /^(?:стаж|нагрузка|час(?:ы|ов)|ставк|оклад|доплат|надбавк|зарплат|заработ|разряд|коэффициент|образовани|окончил|диплом|квалификац|аттестац|курсы|награ|звани|ученая степень|адрес|прописк|место (?:жительства|рождения|регистрации|работы)|паспорт|серия|гражданств|национальност|инн(?: |$)|полис|здоровь|физкультурн|социальн[а-я]* (?:статус|категор)|льгот|семейн|подпис|ответственн|зав(?:едующ[а-я]*)?(?: каб| лабор| мастерск| спорт)|материальн|мол(?: |$)|балл|оценк|отметк|сумма|инвентарн|дата выдачи|дата окончания|выпуск)|нагрузк|за что отвечает|кем выдан|кол во час|количество час|число час|часов в неделю|(?:^| )ставок(?: |$)|срок действия|тема самообр/

/**
 * What headers mean (domain.md 5.1), tried from top to bottom on `headerKey`: the specific before the general, since
 * «телефон родителя» is no phone of the pupil and «ФИО классного руководителя» is no name of the row.
 */
const synonyms: [ImportField, RegExp][] = [
  ['snils', /снилс|^страхов[а-я]* (?:номер|свид)|^snils/],
  // One column for both: the telephones of «телефон, эл. почта»; the address is found among them.
  ['phone', /телефон.*почт|почт.*телефон/],
  ['email', /e ?mail|е ?mail|е ?маил|емейл|эл(?:ектронн[а-я]*)? (?:почт|адрес)|электронка|^почта$|^имейл$|^mail$/],
  [
    'phone',
    /телефон|^тел(?: .*)?$|(?:^| )моб(?: .*)?$|мобильн|сотов|phone|^контакт(?:ы|ный номер|ные данные|ная информация)?$|^contacts?$|whatsapp|^номер тел|^для связи$/,
  ],
  ['leadsClass', /в котором .*класс[а-я]* рук|^руководит классом|^класс руководства$/],
  [
    'classTeacher',
    /класс[а-я]* рук|(?:^| )кл(?:асс)? ?рук|^классрук|class ?teacher|homeroom|^класс[а-я]* наставник|^классн[а-я]* (?:воспитател|дама)/,
  ],
  [
    'pupilCount',
    /^(?:кол|количество|число|численность|наполняемость)(?: |$)(?:во )?(?:.*(?:уч|дет|чел|обуч|воспит|класс).*)?$/,
  ],
  ['pupilCount', /^(?:всего )?(?:учеников|учащихся|обучающихся|детей|человек|чел|контингент)(?: .*)?$|^кол во$/],
  ['birthDay', /рожд|^д ?р$|^birth|date of birth|^b ?day$|^dob$/],
  [
    'hiredOn',
    /^дата (?:прие?ма|поступления|начала работы|зачисления на работу|устройства)|^принят[а-я]*(?: .*)?$|^прием(?: .*)?$|^hired?(?: .*)?$|^работает с$|^в (?:школе|должности) с$|^с какого (?:года|времени) работает/,
  ],
  ['dismissedOn', /увольнен|^уволен/],
  ['partTime', /совместител|совместительств|^совм$/],
  ['isWorking', /^работает(?: ли)?(?: .*)?$|^действующий$|^active$/],
  [
    'position',
    /должност|^долж$|^должн$|^position$|^post$|^профессия$|^специальность по штатному|^job ?title$|^кем работает$/,
  ],
  [
    'subjects',
    /^(?:преподаваем[а-я]* |учебн[а-я]* |основн[а-я]* )*(?:предмет|дисциплин)[а-я]*(?: .*)?$|^subjects?$|^(?:что|какой предмет) (?:преподает|ведет)$|^ведет предмет/,
  ],
  ['category', /^категория(?: .*)?$|^category$/],
  ['personState', /^(?:статус|состояние|state|status)(?: .*)?$/],
  ['gender', /^пол(?: .*)?$|^gender$|^sex$|^м ж$/],
  [
    'fullName',
    new RegExp(
      `^(?:ф ?и ?о?|фамилия имя отчество|фамилия имя и отчество|фамилия и имя|фамилия имя|фамилия инициалы|фамилия и инициалы|фамилия и о|имя фамилия|имя и фамилия|имя отчество фамилия|и ?о фамилия|fio|full ?name)(?: .*)?$|^фамилии ${person}$|^(?:student|teacher|pupil|employee) name$|${person} ф ?и ?о$`,
    ),
  ],
  ['fullName', new RegExp(`^(?:${person}|ребенок|учени[кц][а-я]*|student|pupil|teacher|employee|name|фамилии)$`)],
  ['lastName', new RegExp(`^(?:фамилия|last ?name|surname|family ?name)(?: .*)?$|^familia$`)],
  ['firstName', new RegExp(`^(?:имя|имя (?:и )?отчество|и ?о|инициалы|first ?name|given ?name)(?: ${person})?$`)],
  ['middleName', /^(?:отчество|middle ?name|patronymic|second ?name)(?: .*)?$/],
  ['litera', /^литер[а-я]*(?: класса)?$|^буква(?: класса)?$|^liter[a]?$|^class letter$|^letter$|^индекс класса$/],
  ['level', /^(?:номер )?параллел[а-я]*$|^course$|^grade(?: level)?$|^курс$|^год обучения$|^уровень класса$|^ступень$/],
  [
    'className',
    /^класс[ыа]?$|^класс (?:группа|литера|комплект|обучения|ученика|ребенка|обучающегося|учащегося|номер|на .*|в 20.*|20.*)$|^(?:текущий|настоящий) класс$|^(?:наименование|название|номер) класс[а-я]*$|^class(?: ?name)?$|^группа(?: класс)?$|^№ класса$|^класс обучающ|^кл$/,
  ],
  [
    'room',
    /^(?:номер |№ )?каб(?:инет[а-я]*)?(?: .*)?$|^(?:классн[а-я]* |закрепленн[а-я]* )?кабинет[а-я]*$|^ауд(?:итория)?$|^room$/,
  ],
  ['shift', /^смена(?: .*)?$|^shift$/],
  ['building', /^корпус(?: .*)?$|^здание(?: .*)?$|^site$|^building$|^площадка$|^адрес корпуса$/],
  ['profile', /^профил[а-я]*(?: .*)?$|^направление$|^уклон$|^profile(?: name)?$|^специализация$/],
  ['note', /^примеч|^комментари|^заметк|^note|^comment|^дополнительн[а-я]* (?:сведения|информация)$/],
  ['invitedMark', /^приглашен[аы]?$/],
  ['joinedMark', /^вступил[аи]?$/],
  [
    'rowNumber',
    /^(?:№|n|no|num|номер|id|ид|код|п п|пп|нпп|n п п)(?: ?п ?п)?$|^id [a-z]+$|^№ .*(?:п п|дела)$|^(?:порядковый|табельный) номер$|^номер (?:п п|по порядку)$|^№ по (?:порядку|списку|алфавиту)$|^таб(?:ельный)? (?:№|номер)$/,
  ],
]

const ofParents: Partial<Record<ImportField, ImportField>> = { phone: 'parentPhone' }

/** The meaning of a header by its words alone; null when no synonym fits. */
export function fieldOfHeader(text: string): ImportField | null {
  const key = headerKey(text)
  if (key === '' || key.length > 120) return null
  const isOfParents = parents.test(key)
  if (neverRead.test(key) && !/класс[а-я]* рук|должност|телефон|почт/.test(key)) return null
  const found = synonyms.find(([, pattern]) => pattern.test(key))?.[0] ?? null
  if (!isOfParents || found === 'classTeacher') return found
  if (found !== null && found in ofParents) return ofParents[found] ?? null
  return found === null || found === 'fullName' || found === 'lastName' ? 'parentName' : null
}

/** Words that mean something only beside the ticks of a class teacher: «Дата» and «Кто» stand in many tables. */
export function fieldBesideMarks(text: string): ImportField | null {
  const key = headerKey(text)
  if (/^дата(?: отметки| вступления)?$/.test(key)) return 'markDay'
  return /^кто(?: это)?$/.test(key) ? 'who' : null
}

/** Whether the header speaks of parents: what stands under it is never the pupil's own. */
export function isOfParents(text: string): boolean {
  return parents.test(headerKey(text))
}

/** Whether the header says that the column is something the register has no place for: «Стаж», «Нагрузка», «Ответственный». */
export function isNeverRead(text: string): boolean {
  return neverRead.test(headerKey(text))
}

const weak = new RegExp(
  `^(?:${person}|name|ребенок|учени[кц][а-я]*|student|pupil|teacher|employee|группа|количество|кол во|всего .*|контакты?|contacts?|число|кол|id|код|номер)$`,
)

/** Header words that by themselves say little: the column's content must agree. */
export function isWeakHeader(text: string): boolean {
  return weak.test(headerKey(text))
}

const staffWords =
  /сотрудник|педагог|педсостав|преподават|преподы|учител|работник|персонал|коллектив|кадр(?:ы|ов|овый)|тарификац|штатн|teacher|staff|employee/
const pupilWords =
  /ученик|учениц|учащ|обучающ|воспитанник|дет(?:и|ей)(?: |$)|школьник|первоклассник|кадет|pupil|student|ребен/
const classTeacherWords = /класс[а-я]* рук|кл рук/

export type RoleHint = 'staff' | 'pupils' | 'classTeachers' | null

/** Whom a title, a sheet's or a file's name speaks of. */
export function roleHint(text: string): RoleHint {
  const key = headerKey(text)
  const ofClass = classTeacherWords.test(key)
  // «Список учащихся 5А, классный руководитель …» is a list of pupils.
  if (ofClass && !pupilWords.test(key)) return 'classTeachers'
  if (pupilWords.test(key)) return 'pupils'
  return staffWords.test(key) ? 'staff' : null
}

/** Under a group these say all by themselves: «Сведения о классном руководстве / кабинет». */
const ofOnePart: readonly (ImportField | null)[] = [
  'lastName',
  'firstName',
  'middleName',
  'phone',
  'email',
  'gender',
  'birthDay',
  'hiredOn',
  'dismissedOn',
  'position',
  'subjects',
  'room',
  'shift',
  'snils',
]

/**
 * The meaning of a header of several storeys, from top to bottom: «ФИО / Фамилия» is the surname, «Мать / ФИО» a parent,
 * «Классное руководство / класс» the class that is led.
 */
export function fieldOfStoreys(
  storeys: readonly string[],
  fieldOf: (text: string) => ImportField | null = fieldOfHeader,
): ImportField | null {
  const whole = storeys.join(' ')
  const lowest = storeys.at(-1) ?? ''
  // «Фамилия, имя,» over «отчество» is one title in two rows.
  const goesOn = /[,–-]$/.test(storeys.at(-2) ?? '')
  if (storeys.length > 1 && !goesOn && !isOfParents(whole)) {
    const part = fieldOf(lowest)
    if (ofOnePart.includes(part)) return part
  }
  for (const text of [whole, ...storeys.toReversed()]) {
    const field = fieldOf(text)
    if (field !== null) return field
    if (isOfParents(text) || isNeverRead(text)) return null
  }
  return null
}

/** A function of a text that remembers its answers, for headers and cells that repeat. */
export function rememberingFields(): (text: string) => ImportField | null {
  const known = new Map<string, ImportField | null>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const field = fieldOfHeader(text)
    known.set(text, field)
    return field
  }
}
