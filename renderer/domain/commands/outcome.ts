import type { Edit, Intention } from '@/domain/changes/types'
import type { EntityName } from '@/domain/model/entities'
import { intention } from './edits'

/** One sentence about one record: `code` for tests and screens, `text` for the user, with the way out. */
export interface CommandNote {
  code: string
  text: string
  table: EntityName
  entityId: string
}

/**
 * An intention together with what the user must know. It can be committed as it is; nothing in it blocks.
 * - `warnings`: done, but look at it (rule 8.3.8);
 * - `tasks`: to be done by hand on the platform afterwards (rules 8.3.3, 8.3.4);
 * - `refused`: not done, with the reason.
 */
export interface Outcome extends Intention {
  warnings: CommandNote[]
  tasks: CommandNote[]
  refused: CommandNote[]
}

export interface Notes {
  warnings: CommandNote[]
  tasks: CommandNote[]
  refused: CommandNote[]
}

export function outcome(name: string, edits: readonly (Edit | null)[], notes: Partial<Notes> = {}): Outcome {
  return {
    ...intention(name, edits),
    warnings: notes.warnings ?? [],
    tasks: notes.tasks ?? [],
    refused: notes.refused ?? [],
  }
}

export function note(code: string, text: string, table: EntityName, entityId: string): CommandNote {
  return { code, text, table, entityId }
}
