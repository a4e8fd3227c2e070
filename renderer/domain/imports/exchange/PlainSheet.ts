import type { Reason } from '@/domain/changes/difference'
import type { SheetKind } from '@/domain/imports/fields'
import type { GridFile, GridSheet } from '@/domain/imports/grid'
import type { SkippedRow } from '@/domain/imports/plan'

/** A sheet as the import plans it. One made of records knows what it holds, and which records it leaves out and why. */
export interface PlainSheet extends GridSheet {
  known?: { kind: SheetKind; reason: Reason; skipped: SkippedRow[] }
}

export interface PlainFile extends GridFile {
  sheets: PlainSheet[]
}
