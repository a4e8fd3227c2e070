import { cellText, headerKey } from '@/domain/imports/values/cells'
import { looksLikeClass, looksLikeName, looksLikePhone, looksLikeYesNo, share, shareOfText } from './contentTests'
import { isWeakHeader } from './synonyms'
import type { ImportField } from '@/domain/imports/fields'
import type { CellValue } from '@/domain/imports/grid'
import type { ColumnDraft } from './RecognisedColumn'

const stateWords =
  /^(?:работает|в отпуске|отпуск|декрет|уволен|принят|ожидается|учится|обучается|зачислен|отчислен|выбыл|переведен)/
const categoryWords = /педагог|руковод|ин(?:ой|ые)|обслуж|технич|ауп|увп|моп|администрат/
const partTimeWords = /совм|внутр|внеш|основн|штат/

/** The field that the column's content does not contradict. An empty column keeps what its header says. */
export function agreed(column: ColumnDraft, all: ColumnDraft[]): ImportField | null {
  const { field, values } = column
  if (field === null || values.length === 0) return field
  switch (field) {
    case 'classTeacher':
      return classTeacherOrClass(column, all)
    case 'category':
      return shareOfText(values, (text) => categoryWords.test(text.toLowerCase())) >= 0.5 ? field : null
    case 'personState':
      return shareOfText(values, (text) => stateWords.test(headerKey(text))) >= 0.5 ? field : null
    case 'partTime':
      return shareOfText(values, (text) => looksLikeYesNo(text) || partTimeWords.test(text.toLowerCase())) >= 0.6
        ? field
        : null
    case 'isWorking':
      if (shareOfText(values, (text) => stateWords.test(headerKey(text))) >= 0.5) return 'personState'
      return shareOfText(values, looksLikeYesNo) >= 0.6 ? field : null
    case 'pupilCount':
      return share(values, (value) => /^\d{1,3}$/.test(cellText(value))) >= 0.5 ? field : null
    case 'phone':
      return isWeakHeader(column.header) && share(values, looksLikePhone) < 0.5 ? null : field
    case 'fullName':
      return isWeakHeader(column.header) && shareOfText(values, looksLikeName) < 0.5 ? null : field
    case 'className':
      return share(values, looksLikeClass) >= (isWeakHeader(column.header) ? 0.6 : 0.3) || areDays(values)
        ? field
        : null
    case 'level':
      return share(values, (value) => /^(?:\d|1[0-2])(?: класс)?$/.test(cellText(value))) >= 0.5 ? field : null
    default:
      return field
  }
}

/** Excel turns «5-1» into a day; a whole column of them is still one of classes. */
function areDays(values: CellValue[]): boolean {
  return share(values, (value) => typeof value === 'object') >= 0.5
}

function classTeacherOrClass(column: ColumnDraft, all: ColumnDraft[]): ImportField | null {
  const { values } = column
  if (share(values, looksLikeClass) >= 0.5) return 'leadsClass'
  const hasOtherName = all.some(
    (other) => other !== column && (other.field === 'fullName' || other.field === 'lastName'),
  )
  if (shareOfText(values, looksLikeName) >= 0.3 || !hasOtherName) return 'classTeacher'
  return shareOfText(values, (text) => /\d{1,2}\s?[«"-]?\p{L}/u.test(text)) >= 0.3 ? 'leadsClass' : null
}
