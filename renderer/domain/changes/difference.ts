import type { EntityName } from '@/domain/model/entities'
import type { Json } from '@/domain/model/plain'

/** Where a line of a difference comes from, as a person would look it up. Rows and columns count from 1 as in Excel. */
export interface SourceCell {
  file: string
  sheet: string
  row: number
  column?: number
}

export type DifferenceOutcome = 'new' | 'changed' | 'same' | 'doubtful' | 'refused' | 'removed'

/** One sentence for the user: what was seen, what is expected, what to do. `column` is the header's text. */
export interface Reason {
  code: string
  text: string
  column?: string
  value?: string
}

/**
 * One line of the difference view that import, school file, sync, restore and rollover share:
 * what would happen to one record, why, and from which cell. A line can be switched off.
 */
export interface DifferenceLine {
  key: string
  outcome: DifferenceOutcome
  table: EntityName
  /** Id of the record that would be created or changed; for refused lines an empty string. */
  entityId: string
  title: string
  source: SourceCell | null
  /** Old and new value per field; `old` undefined-free: null when the field is new. */
  fields: Record<string, { old: Json; new: Json }>
  reasons: Reason[]
  /** Whether the line takes part when the plan is applied; refused and same lines never do. */
  on: boolean
}
