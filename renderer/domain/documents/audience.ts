import type {
  SheetColumn,
  SheetDescription,
  SheetRow,
  Watermark,
  WorkbookDescription,
} from '@/domain/documents/description'
import type { IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { initialsOf } from '@/domain/rules/personNames'
import { documentTexts } from './texts'

/** For whom a copy of a list is: a board everybody sees, the class teacher, the head, the school's safe. */
export const audiences = ['board', 'classTeacher', 'head', 'safe'] as const
export type Audience = (typeof audiences)[number]

type Holds = NonNullable<SheetColumn['holds']>

interface Preset {
  /** What the copy does not show at all. */
  without: readonly Holds[]
  /** First names and patronymics become initials. */
  initials: boolean
  maskedPhones: boolean
}

/** What each copy shows (peers.md 4, idea 17). */
const presets: Record<Audience, Preset> = {
  board: { without: ['phone', 'link', 'state', 'note'], initials: true, maskedPhones: true },
  classTeacher: { without: [], initials: false, maskedPhones: false },
  head: { without: ['link'], initials: false, maskedPhones: true },
  safe: { without: [], initials: false, maskedPhones: false },
}

const texts = documentTexts.audience

/**
 * The same list as a copy for an audience: without the columns that are not for it, names and phones shortened, every page
 * marked with the audience, the day and who made it, the last line saying what was left out.
 */
export function forAudience(
  document: WorkbookDescription,
  audience: Audience,
  made: { day: IsoDay; by: string },
): WorkbookDescription {
  const title = texts.titles[audience]
  const watermark = { title, details: [showDay(made.day), made.by].filter((part) => part !== '').join(' · ') }
  return {
    ...document,
    fileName: `${document.fileName}, ${title.toLowerCase()}`,
    sheets: document.sheets.map((sheet) => copyOf(sheet, audience, watermark)),
  }
}

function copyOf(sheet: SheetDescription, audience: Audience, watermark: Watermark): SheetDescription {
  const { without, initials, maskedPhones } = presets[audience]
  const kept = sheet.columns.flatMap(({ holds }, index) => (holds && without.includes(holds) ? [] : [index]))
  const cell = (row: SheetRow, index: number) => {
    const value = row.cells[index] ?? null
    const holds = sheet.columns[index]?.holds
    if (typeof value !== 'string') return value
    if (initials && holds === 'name') return isCount(value) ? value : (initialsOf(value) ?? value)
    return maskedPhones && holds === 'phone' ? maskedPhone(value) : value
  }
  const isPublic = audience === 'board'
  return {
    ...sheet,
    columns: kept.flatMap((index) => sheet.columns[index] ?? []),
    rows: sheet.rows.map((row) => ({ ...row, cells: kept.map((index) => cell(row, index)) })),
    footLines: [
      ...sheet.footLines.filter((line) => !isPublic || line !== documentTexts.missing.privacy),
      texts.copies[audience],
    ],
    watermark,
  }
}

/** «+7 (916) •••-••-67»: the first digits and the last two, so that a number is recognised and cannot be dialled. */
function maskedPhone(text: string): string {
  return text.replace(/\+?\d(?:[\s()-]*\d){4,}/gu, (number) => {
    const digits = number.replace(/\D/gu, '').length
    const shown = digits > 7 ? 4 : 0
    let at = 0
    return number.replace(/\d/gu, (digit) => {
      at += 1
      return at <= shown || at > digits - 2 ? digit : '•'
    })
  })
}

/** A line that counts people whose names are not kept: «по списку 27». */
function isCount(text: string): boolean {
  return /\d/u.test(text) || text === documentTexts.roster.notListed
}
