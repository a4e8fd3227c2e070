import { counted } from '@/domain/rules/plurals'
import type { FormCell, FormFinding, FormRefusal } from './formCheck'
import type { PlaceholderId } from './placeholderLevels'

/** Names of each placeholder, the one that is shown first, and what it becomes. */
export const placeholderTexts: Record<PlaceholderId, { names: readonly string[]; explanation: string }> = {
  number: { names: ['№ п/п', '№', 'номер', 'n', 'п/п'], explanation: 'Номер строки по порядку' },
  fullName: { names: ['фио', 'ф.и.о', 'ф и о', 'имя полностью'], explanation: 'Фамилия, имя и отчество' },
  lastName: { names: ['фамилия'], explanation: 'Фамилия' },
  firstName: { names: ['имя'], explanation: 'Имя' },
  middleName: { names: ['отчество'], explanation: 'Отчество' },
  shortName: { names: ['фамилия и инициалы', 'инициалы', 'фио кратко'], explanation: 'Фамилия и инициалы' },
  phone: { names: ['телефон', 'тел'], explanation: 'Первый телефон человека' },
  child: { names: ['ребёнок', 'дети', 'чей родитель'], explanation: 'Чей родитель: дети в этом классе' },
  state: { names: ['состояние', 'статус'], explanation: 'Приглашён, вступил, отказ…' },
  unit: { names: ['класс'], explanation: 'Класс, например 5 «А»; для сотрудников — «Учительская»' },
  teacher: { names: ['классный руководитель', 'кл рук'], explanation: 'Классный руководитель: фамилия и инициалы' },
  room: { names: ['кабинет'], explanation: 'Кабинет класса' },
  role: { names: ['роль', 'для кого'], explanation: 'Роль на площадке, например «Родитель»' },
  link: { names: ['ссылка'], explanation: 'Адрес ссылки-приглашения класса и роли' },
  shortLink: { names: ['короткая ссылка'], explanation: 'Короткий адрес, если он записан, иначе обычный' },
  qr: { names: ['qr', 'qr код', 'кр код'], explanation: 'QR-код ссылки картинкой в этой ячейке' },
  validUntil: { names: ['срок', 'действует до'], explanation: 'До какого дня действует ссылка' },
  school: { names: ['школа'], explanation: 'Краткое название школы' },
  schoolFull: { names: ['школа полностью', 'полное название школы'], explanation: 'Полное название школы' },
  head: { names: ['директор', 'руководитель'], explanation: 'ФИО руководителя' },
  headPosition: { names: ['должность руководителя'], explanation: 'Должность руководителя' },
  contact: { names: ['кого спросить', 'ответственный'], explanation: 'К кому обращаться: имя, телефон, кабинет' },
  platform: { names: ['площадка'], explanation: 'Название площадки' },
  year: { names: ['учебный год', 'год'], explanation: 'Учебный год, например 2026/2027' },
  day: { names: ['дата', 'сегодня'], explanation: 'Сегодняшняя дата' },
  count: { names: ['всего', 'количество'], explanation: 'Сколько строк в списке' },
}

const cellsOf = (cells: readonly string[]) => {
  const shown = cells.slice(0, 6).join(', ')
  return cells.length > 6 ? `${shown} и ещё ${String(cells.length - 6)}` : shown
}
const place = ({ sheet, cells }: FormFinding) =>
  sheet === '' ? '' : `Лист «${sheet}»${cells.length > 0 ? `, ${cellsOf(cells)}` : ''}: `

type Line = (finding: FormFinding) => string
const amountOf = (one: string, few: string, many: string) => (finding: FormFinding) =>
  counted(finding.count, one, few, many)

/** What the check says of each thing it found; the place is put before it. */
const findingLines: Record<FormFinding['kind'], Line> = {
  chart: (finding) =>
    `${amountOf('диаграмма', 'диаграммы', 'диаграмм')(finding)} — на месте, ряды продолжатся на новые строки.`,
  shape: (finding) =>
    `${amountOf('надпись или фигура', 'надписи или фигуры', 'надписей или фигур')(finding)} — на месте.`,
  picture: (finding) => `${amountOf('картинка', 'картинки', 'картинок')(finding)} — на месте.`,
  headerPicture: () => 'картинка в колонтитуле — на месте.',
  formControl: (finding) =>
    `${amountOf('кнопка или флажок', 'кнопки или флажка', 'кнопок или флажков')(finding)} — на месте.`,
  macro: () => 'В файле есть макросы. Они сохранятся, программа их не запускает; результат останется файлом .xlsm.',
  conditionalFormat: () => 'условное форматирование — сохранится и охватит новые строки.',
  validation: () => 'выпадающие списки и проверки ввода — сохранятся и охватят новые строки.',
  protection: () => 'защита листа — сохранится вместе с паролем.',
  hiddenSheet: () => 'скрытый лист — останется скрытым.',
  externalLink: () =>
    'В файле есть связи с другими книгами: они сохранятся, но при открытии Excel спросит, обновить ли их.',
  table: () => '«умная таблица» — сохранится и вырастет вместе со строками.',
  pivot: () => 'сводная таблица — сохранится; после открытия нажмите в Excel «Обновить», сама она не пересчитается.',
  signature: () => 'Цифровая подпись файла перестанет быть верной, поэтому в новом файле её не будет.',
  comment: () => 'примечания в повторяемой строке — останутся только у первой строки.',
  chartInRow: () => 'диаграмма или фигура стоит в повторяемой строке — она останется одна, у первой строки.',
  pivotOnCopies: () => 'сводная таблица будет только на первом из размноженных листов.',
  slicerOnCopies: () => 'срезы будут только на первом из размноженных листов.',
  otherSheetFormula: () =>
    'формула считает по листу, который размножается: она будет считать только по первому из новых листов.',
  relativeFormula: () =>
    'формула в повторяемой строке ссылается на другую строку без знака $: в следующих строках ссылка сдвинется. Если должна стоять на месте, поставьте $ перед номером строки.',
  arrayFormula: () => 'формула массива или таблица данных в повторяемой строке — не размножится, проверьте её.',
  textBoxPlaceholder: (finding) =>
    `поля ${finding.detail} в надписи, диаграмме или примечании — программа там не заполняет.`,
  formulaPlaceholder: () => 'поле внутри формулы — не заполнится; поставьте его в отдельную ячейку и сошлитесь на неё.',
  tableHeaderPlaceholder: () => 'поле в заголовке «умной таблицы» — не заполнится: Excel счёл бы файл повреждённым.',
  qrNarrow: (finding) =>
    `для QR-кода столбец узок (${finding.detail}) — код не напечатается. Сделайте столбец шире или объедините ячейки.`,
  qrLow: (finding) => `для QR-кода строка низка — она станет выше (${finding.detail}).`,
  hyperlink: () => 'ячейка с полем была гиперссылкой — прежний адрес из неё уйдёт, чтобы щелчок не вёл не туда.',
  calculated: () => 'Формулы пересчитаются при открытии файла.',
  mixedRow: () => 'строки с полями идут подряд и повторяются вместе, одним блоком.',
}

/** How much of the promise each thing takes: it stays, it changes, or it is not done. */
export const findingTitles = {
  kept: 'Сохранится',
  changed: 'Изменится',
  lost: 'Не сохранится или не заполнится',
} as const

/** One line of the check for a reader who knows Excel, not its file format. */
export function findingLine(finding: FormFinding): string {
  return sentence(place(finding) + findingLines[finding.kind](finding))
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const ownFormTexts = {
  sample: {
    title: 'Образец бланка',
    sheet: 'Бланк',
    header: '{{школа}}: {{площадка}}',
    foot: 'Классный руководитель: {{классный руководитель}}. Список на {{дата}}, всего {{всего}}.',
    columns: {
      number: '№',
      fullName: 'ФИО',
      unit: 'Класс',
      role: 'Роль',
      phone: 'Телефон',
      link: 'Ссылка',
      qr: 'QR-код',
    } as Partial<Record<PlaceholderId, string>>,
  },
  refusals: {
    empty: 'Файл пуст.',
    xls: 'Это книга старого формата (.xls). Откройте её в Excel и сохраните как «Книга Excel (*.xlsx)».',
    xlsb: 'Это двоичная книга (.xlsb). Откройте её в Excel и сохраните как «Книга Excel (*.xlsx)».',
    ods: 'Это таблица OpenDocument (.ods). Сохраните её как «Книга Excel (*.xlsx)».',
    encrypted:
      'Файл закрыт паролем на открытие. Снимите пароль в Excel («Файл» → «Сведения» → «Защита книги») и выберите файл снова.',
    damaged: 'Файл повреждён: книгу не удалось разобрать. Откройте его в Excel, сохраните заново и выберите снова.',
    'too-large': 'Файл слишком велик для бланка: больше 20 МБ или 100 листов.',
    timeout: 'Файл не удалось разобрать за 10 секунд. Уберите из бланка лишние листы и пустые строки с оформлением.',
    unsupported: 'Это не книга Excel. Бланк — файл .xlsx, .xlsm или шаблон .xltx.',
    'no-placeholders':
      'В файле нет ни одного известного поля в двойных фигурных скобках, например {{фио}}. Впишите поля в ячейки и сохраните файл.',
  } satisfies Record<FormRefusal, string>,
  unknown: ({ sheet, cell }: FormCell, sign: string) =>
    `Лист «${sheet}», ${cell}: поле ${sign} программе неизвестно и останется как есть.`,
  several: ({ sheet, cell }: FormCell, sign: string) =>
    `Лист «${sheet}», ${cell}: ${sign} не заполнится — в списке несколько разных ссылок. Поставьте поле в повторяемую строку или сделайте лист на каждый класс.`,
  personOutside: ({ sheet, cell }: FormCell, sign: string) =>
    `Лист «${sheet}», ${cell}: для поля ${sign} в этом списке нет данных.`,
  fileName: (form: string, scope: string) => `${form}, ${scope}`,
  noForm: 'Бланк',
  nobodyKnown: 'нет ни одного имени: выберите «По классам» или внесите список',
  oneOfMany: (name: string, count: number) => `${name} и ещё ${String(count)}`,
}
