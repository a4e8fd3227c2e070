import type { DocumentDescription } from '@/domain/documents/description'
import type { ProducedSheet, SkippedUnit } from './invitationSheets'

/** What a kind of document makes of the facts and a choice. */
export interface MadeDocuments {
  documents: DocumentDescription[]
  /** What got no page, or no file of its own, and why. */
  skipped: Pick<SkippedUnit, 'text'>[]
  /** Of each document the links it carries to people, for the `sheetRun` to be recorded once it leaves the program. */
  produced: ProducedSheet[][]
}
