import { cellText, headerKey } from '@/domain/imports/values/cells'
import { isSurelyName, share, shareOfText } from './contentTests'
import { fieldOfHeader } from './synonyms'
import { exportTexts } from '@/domain/exports/texts'
import { kindTexts } from '@/domain/imports/texts'
import type { ImportField } from '@/domain/imports/fields'
import type { CellValue, GridSheet } from '@/domain/imports/grid'
import type { Table } from './Table'

/** Why a sheet holds no list of people or classes; `null` when nothing speaks against it. */
export interface NotAList {
  code: string
  text: string
}

const reason = (code: keyof typeof kindTexts, text: string): NotAList => ({ code, text })

/** «Ссылки» and «Памятка», which a class teacher gets together with the list: never people, whatever is typed there. */
export function handoutPart(sheet: GridSheet): NotAList | null {
  for (const cells of sheet.rows.slice(0, 3)) {
    const keys = cells.map((cell) => (typeof cell === 'string' && cell.length <= 40 ? headerKey(cell) : ''))
    if (keys.includes('кому дать') && keys.includes('ссылка')) return reason('links', kindTexts.links)
    if (keys.includes('что важно') && keys.filter((key) => key !== '').length <= 2)
      return reason('memo', kindTexts.memo)
  }
  return null
}

const referenceKey = headerKey(exportTexts.workbook.referenceMark)

/** A sheet of the program's own export that is for reading only: it says so below its table. */
export function referencePart(sheet: GridSheet): NotAList | null {
  const says = sheet.rows
    .slice(-4)
    .some(([cell]) => typeof cell === 'string' && cell.length <= 80 && headerKey(cell).startsWith(referenceKey))
  return says ? reason('reference', kindTexts.reference) : null
}

const weekdays =
  /^(?:понедельник|вторник|среда|четверг|пятница|суббота|пн|вт|ср|чт|пт|сб|пон|втор|monday|tuesday|wednesday|thursday|friday)$/
const lessonWords =
  /^(?:урок|№ урока|урок №|номер урока|пара|№ пары|время(?: .*)?|день(?: недели)?|дни недели|дни|звонки|начало|кінець|початок|конец|аудитория|перемена|day|day of(?: the)? week|start time|end time|lesson)$/
/** Columns of a list of people in which days of the week are at home. */
const daysAtHome = /метод|выходн|свобод|прием|консульт|дежур/

/** Days of the week along a row or down a column, or the head of a timetable. */
export function timetableIn(sheet: GridSheet, table: Table | null): NotAList | null {
  const down = new Map<number, Set<string>>()
  const exempt = new Set(
    (table?.columns ?? []).filter((one) => daysAtHome.test(headerKey(one.header))).map((one) => one.index - 1),
  )
  for (const cells of sheet.rows.slice(0, 60)) {
    const keys = cells.map((cell) => (typeof cell === 'string' && cell.length <= 40 ? headerKey(cell) : ''))
    if (new Set(keys.filter((key) => weekdays.test(key))).size >= 3) return reason('timetable', kindTexts.timetable)
    if (keys.filter((key) => lessonWords.test(key)).length >= 2) return reason('timetable', kindTexts.timetable)
    if (isSubstitution(keys)) return reason('substitutions', kindTexts.substitutions)
    for (const [at, key] of keys.slice(0, table === null ? 8 : 4).entries()) {
      if (!exempt.has(at) && weekdays.test(key)) down.set(at, (down.get(at) ?? new Set()).add(key))
    }
  }
  return [...down.values()].some((days) => days.size >= 3) ? reason('timetable', kindTexts.timetable) : null
}

/** «Дата | Урок | Класс | Учитель | Замена»: who stands in for whom is no list of staff. */
function isSubstitution(keys: string[]): boolean {
  const replaced = keys.some((key) => /^(?:кто )?замен|замещ|отсутств|вместо кого|кого замен/.test(key))
  return (
    replaced &&
    keys.some((key) => /^(?:урок|№ урока|класс|предмет|дата|кабинет)/.test(key)) &&
    keys.filter((key) => key !== '').length >= 3
  )
}

const priceWords =
  /^(?:цена(?: .*)?|стоимость(?: .*)?|артикул|товар|сумма(?: .*)?|ед изм|единица измерения|наименование(?: (?:товара|продукции|услуги))?|остаток)$/
const propertyWords =
  /^(?:инв(?:ентарный)? ?(?:№|номер)|наименование(?!.*(?:должн|класс|предмет|дисц))(?: .*)?|фио мол|кол во|количество|год выпуска|балансов.*|мол|материально ответственн.*|ответственн.*|площадь(?: .*)?|этаж|назначение(?: .*)?|оборудование|число мест|кол во мест|количество мест|списан.*|состояние)$/
const menuWords =
  /^(?:блюдо|наименование блюда|выход(?: .*)?|калорийность(?: .*)?|белки|жиры|углеводы|прием пищи|завтрак|обед|полдник|№ рецептуры|рецептура)$/

/** Gradebooks, lists of prices, of property and of dishes, forms to be filled in: by the header and what stands under it. */
export function otherTable(sheet: GridSheet, table: Table): NotAList | null {
  const header =
    table.header.lastRow === 0 ? [] : sheet.rows.slice(table.header.firstRow - 1, table.header.lastRow).flat()
  const keys = header.filter((cell) => typeof cell === 'string').map(headerKey)
  const count = (words: RegExp): number => keys.filter((key) => words.test(key)).length
  if (hasDays(header) || hasDayNumbers(header) || hasMarks(table)) return reason('gradebook', kindTexts.gradebook)
  if (count(priceWords) >= 2) return reason('prices', kindTexts.prices)
  if (count(menuWords) >= 2) return reason('menu', kindTexts.menu)
  const listsPeople = table.columns.some((one) => one.field === 'fullName' && one.by === 'header')
  if (count(propertyWords) >= (listsPeople ? 3 : 2)) return reason('property', kindTexts.property)
  if (isForm(sheet, table)) return reason('template', kindTexts.template)
  return isCardOfOne(table) ? reason('card', kindTexts.card) : null
}

function hasDays(header: CellValue[]): boolean {
  const days = header.filter(
    (cell) => (typeof cell === 'object' && cell !== null) || (typeof cell === 'string' && isDayHeader(cell)),
  )
  return days.length >= 3
}

function isDayHeader(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}(?:\.\d{2,4})?$/.test(text.trim())
}

/** 1, 2, 3 … 31 beside the names: a register of attendance or hours. */
function hasDayNumbers(header: CellValue[]): boolean {
  const numbers = header.filter((cell) => /^(?:[1-9]|[12]\d|3[01])$/.test(cellText(cell)))
  return numbers.length >= 10 && new Set(numbers.map((cell) => cellText(cell))).size >= 10
}

const mark = /^(?:[1-5]|[1-5]\/[1-5]|н|н\/а|б|зач|осв|ув|п|у)\.?$/i
const mostMarkColumns = 5

function hasMarks(table: Table): boolean {
  if (table.columns.length < mostMarkColumns + 1 || table.rows.length < 3) return false
  const sample = table.rows.slice(0, 60)
  const marks = table.columns.filter((column) => {
    if (column.field !== null) return false
    const texts = sample.map((row) => row.cells[column.index - 1] ?? null).filter((value) => cellText(value) !== '')
    return texts.length >= 3 && shareOfText(texts, (text) => mark.test(text)) >= 0.8
  })
  return marks.length >= mostMarkColumns
}

function namesOf(table: Table): string[] {
  const fields: (ImportField | null)[] = ['fullName', 'lastName', 'firstName']
  const columns = table.columns.filter((column) => fields.includes(column.field))
  return table.rows
    .slice(0, 500)
    .flatMap((row) => columns.map((column) => cellText(row.cells[column.index - 1])))
    .filter((text) => text !== '' && text.length <= 300)
}

const placeholder = /\[[\p{L}_]+(?:\.[^\]]*|;[^\]]*)?\]|\{\{|<%|\$\{|_{3,}|<[\p{L} ]+>/u

/** Fields to be filled in by another program or by hand: «[a.last_name]», «{{ФИО}}», «________». */
function isForm(sheet: GridSheet, table: Table): boolean {
  const names = namesOf(table)
  const inNames = names.filter((text) => placeholder.test(text)).length
  if (names.some(isSurelyName)) return false
  if (inNames > 0 && inNames >= names.length * 0.3) return true
  const below = sheet.rows.slice(table.header.lastRow, table.header.lastRow + 5).flat()
  const gaps = below.filter((cell) => typeof cell === 'string' && cell.length < 300 && placeholder.test(cell))
  return gaps.length >= 2
}

/** «Фамилия | …», «Имя | …», «Отчество | …» one under another: the words of a form stand where names should. */
function isCardOfOne(table: Table): boolean {
  const values: CellValue[] = namesOf(table).slice(0, 30)
  return values.length >= 2 && share(values, (value) => fieldOfHeader(cellText(value)) !== null) >= 0.3
}
