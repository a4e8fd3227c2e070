import { differenceTexts } from './texts'
import type { StatusTone } from '@/ui/StatusBadge.vue'

export const differenceOutcomes = ['new', 'changed', 'doubtful', 'refused', 'same', 'removed'] as const
export type DifferenceOutcome = (typeof differenceOutcomes)[number]

/** What the kind of difference calls its things: «Загрузить эту строку», «Нет в файле», «Строка». */
export interface DifferenceWords {
  /** Label of the tick in the card. */
  take: string
  /** What the other side lacks. */
  removed: string
  /** Title of the column that says where a line comes from; empty where lines come from nowhere. */
  source: string
  /** Own words for outcomes: of the lists, and of one line. */
  outcomes?: Partial<Record<DifferenceOutcome, string>>
  outcome?: Partial<Record<DifferenceOutcome, string>>
  /** What the other side lacks stands among all lines too, not only in a list of its own. */
  removedAmongAll?: boolean
}

/** Colour repeats what the word of an outcome says. */
export const toneOfOutcome: Record<DifferenceOutcome, StatusTone> = {
  new: 'success',
  changed: 'info',
  doubtful: 'warning',
  refused: 'error',
  same: 'neutral',
  removed: 'neutral',
}

/** One sentence on a row, with the place in it that the sentence is about («Телефон»). */
export interface DifferenceReason {
  code: string
  text: string
  place: string
}

/** One field as the user reads it; an empty text where there was nothing. */
export interface DifferenceField {
  title: string
  old: string
  next: string
  /** A telephone, mail, a date of birth: not drawn in the board mode. */
  private?: boolean
}

/**
 * One line of the difference view, in ready texts: what would happen to one record, why, and where that comes from.
 * `reasons` and `fields` may be getters: they are asked of the rows in sight only.
 */
export interface DifferenceRow {
  readonly key: string
  readonly outcome: DifferenceOutcome
  /** What kind of record: «Сотрудник». */
  readonly kind: string
  readonly title: string
  /** Where the line comes from, short («12, Лист1»); empty when it comes from nowhere. */
  readonly source: string
  /** The same in full: «строка 12, лист «Лист1»». */
  readonly sourceTitle: string
  /** By what the list is sorted by source. */
  readonly sourceOrder: number
  readonly reasons: readonly DifferenceReason[]
  readonly fields: readonly DifferenceField[]
  /** Whether the user may switch the line on. */
  readonly canChoose: boolean
  /** The user has dealt with the line and it asks for nothing more. */
  readonly settled: boolean
}

/** The word of a line's outcome. */
export function wordOf(row: DifferenceRow, words: DifferenceWords): string {
  if (row.settled) return differenceTexts.settled
  return row.outcome === 'removed'
    ? words.removed
    : (words.outcome?.[row.outcome] ?? differenceTexts.outcome[row.outcome])
}

/** Whether a line still waits for the user: doubtful or refused, not switched on and not put aside. */
export function isOpen(row: DifferenceRow, chosen: ReadonlySet<string>): boolean {
  return (row.outcome === 'doubtful' || row.outcome === 'refused') && !row.settled && !chosen.has(row.key)
}

/** Doubtful lines whose doubts are none but those of `row`: what the user says of one holds for all. */
export function sameDoubts(rows: readonly DifferenceRow[], row: DifferenceRow): DifferenceRow[] {
  if (row.outcome !== 'doubtful') return []
  const codes = new Set(row.reasons.map((reason) => reason.code))
  return rows.filter(
    (one) =>
      one.outcome === 'doubtful' &&
      one.canChoose &&
      !one.settled &&
      one.reasons.length > 0 &&
      one.reasons.every((reason) => codes.has(reason.code)),
  )
}
