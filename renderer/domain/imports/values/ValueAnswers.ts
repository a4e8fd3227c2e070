import { importMemoryId } from '@/domain/model/entities'
import { cellText } from './cells'
import { understands } from './understoodValues'
import type { Facts } from '@/domain/model/plain'
import type { ImportField, SheetKind } from '@/domain/imports/fields'
import type { CellValue } from '@/domain/imports/grid'
import type { ImportOptions } from '@/domain/imports/plan'

/** Fields whose values may be answered once for all rows, in the order the questions come. No names, telephones or days. */
export const answerableFields = [
  'className',
  'leadsClass',
  'personState',
  'isWorking',
  'partTime',
  'category',
  'gender',
  'shift',
  'position',
] as const satisfies ImportField[]
export type AnswerableField = (typeof answerableFields)[number]

type ByField = Map<ImportField, Map<string, string>>

/**
 * What values stand for: as the user says now, else as remembered from an earlier import. What was remembered never
 * overrules a value that is understood by itself: «5Ю» may have become a class since.
 */
export class ValueAnswers {
  private readonly now: ByField
  private readonly kept: ByField

  constructor(facts: Facts, options: ImportOptions) {
    this.now = new Map()
    for (const { field, value, to } of options.values ?? []) put(this.now, field, value, to)
    this.kept = new Map()
    for (const field of answerableFields) {
      const id = importMemoryId('values', field)
      const answers = facts.importMemory.find((one) => one.kind === 'values' && one.id === id)?.answers ?? {}
      for (const [value, to] of Object.entries(answers)) put(this.kept, field, value, to)
    }
  }

  /** What the user says now; `null` when nothing, an empty text when the value is to be left out. */
  given(field: ImportField, text: string): string | null {
    return this.now.get(field)?.get(text) ?? null
  }

  remembered(field: ImportField, text: string): string | null {
    return this.kept.get(field)?.get(text) ?? null
  }

  /** The present answer, whichever it is; what the question shows. */
  present(field: ImportField, text: string): string | null {
    return this.given(field, text) ?? this.remembered(field, text)
  }

  /** The value that is read in place of the cell's own. Classes are looked up by `RowClasses`, which knows the register. */
  read(field: ImportField, value: CellValue, kind: SheetKind): CellValue {
    if (!this.now.has(field) && !this.kept.has(field)) return value
    if (field === 'className' || field === 'leadsClass') return value
    const text = cellText(value)
    const given = this.given(field, text)
    if (given !== null) return given
    const remembered = this.remembered(field, text)
    return remembered === null || understands(field, text, kind) ? value : remembered
  }
}

function put(map: ByField, field: ImportField, value: string, to: string): void {
  const answers = map.get(field) ?? new Map<string, string>()
  map.set(field, answers.set(value, to))
}
