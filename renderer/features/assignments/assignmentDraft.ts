import { reactive } from 'vue'
import type { Assignment } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'

/** An order being prepared: first its number and date, then who gets which class. Kept while other screens are open. */
export interface AssignmentDraft {
  open: boolean
  number: string
  signedOn: IsoDay | null
  title: string
  fromOn: IsoDay | null
  toOn: IsoDay | null
  kind: Assignment['kind']
  /** Class id → staff id. */
  pairs: Record<string, string>
}

const drafts = new Map<string, AssignmentDraft>()

/** The draft of one school; it lives until it is saved or given up, or the window is closed. */
export function assignmentDraft(schoolId: string): AssignmentDraft {
  const known = drafts.get(schoolId)
  if (known) return known
  const draft = reactive(emptyDraft())
  drafts.set(schoolId, draft)
  return draft
}

export function emptyDraft(): AssignmentDraft {
  return { open: false, number: '', signedOn: null, title: '', fromOn: null, toOn: null, kind: 'main', pairs: {} }
}

/** The class after this one in the list that has nobody chosen yet; null at the end. */
export function nextUnassigned(
  classIds: readonly string[],
  after: string,
  pairs: Record<string, string>,
): string | null {
  const start = classIds.indexOf(after) + 1
  return classIds.slice(start).find((id) => pairs[id] === undefined) ?? null
}
