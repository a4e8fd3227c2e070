import type { DocumentDescription, MailDraft, Paper, WorkbookDescription } from '@/domain/documents/description'
import type { FormCheck } from '@/domain/documents/ownForm/formCheck'
import type { FormFill } from '@/domain/documents/ownForm/formFill'
import type { ContactCard } from '@/domain/exports/contactCards'
import type { CsvTable } from '@/domain/exports/oneRoster/CsvTable'
import type { PastedBlock, ReadingChoice, ReadOutcome } from '@/domain/imports/grid'

export interface HeavyOptions {
  onProgress?: (done: number, total: number) => void
  /** Aborting kills the worker; the promise rejects with an `AbortError`. */
  signal?: AbortSignal
}

/** Rendered pages: one self-contained HTML fragment per page, and the one style sheet they share. */
export interface RenderedPages {
  css: string
  /** Size of every page. */
  paper: Paper
  /** Escaped markup of each page, `<section class="page">…</section>`. */
  pages: string[]
}

/** Long work that never runs on the window's thread: foreign bytes, workbooks, pages, PDF. */
export interface Heavy {
  /** Starts the worker ahead of its first job: for a screen where one is about to be asked for. */
  prepare(): void
  /** Reads a foreign file within budgets of bytes, cells and 10 s; a refused file is a value, not an error. */
  readFile(fileName: string, bytes: Uint8Array, choice: ReadingChoice, options?: HeavyOptions): Promise<ReadOutcome>
  /** Reads a block from the clipboard, its HTML table where it has one, within the same budgets. */
  readPasted(name: string, block: PastedBlock, options?: HeavyOptions): Promise<ReadOutcome>
  /** Description → .xlsx bytes. Progress counts rows. */
  writeWorkbook(document: WorkbookDescription, options?: HeavyOptions): Promise<Uint8Array>
  /** Description → HTML pages for preview, paper and PDF. A workbook is shown as pages of tables. */
  renderPages(document: DocumentDescription, options?: HeavyOptions): Promise<RenderedPages>
  /** Joins PDFs in order into one. */
  joinPdfs(parts: Uint8Array[], options?: HeavyOptions): Promise<Uint8Array>
  /** Letters → drafts (.eml) for the user's mail program, one for one. */
  writeDrafts(drafts: MailDraft[], options?: HeavyOptions): Promise<Uint8Array[]>
  /** Lists → CSV (RFC 4180, UTF-8), one for one. Progress counts lists. */
  writeCsv(tables: CsvTable[], options?: HeavyOptions): Promise<Uint8Array[]>
  /** Cards → vCard 3.0, a file for each group of cards. Progress counts files. */
  writeContacts(files: ContactCard[][], options?: HeavyOptions): Promise<Uint8Array[]>
  /**
   * Looks into the school's own form within the budgets of a foreign file: placeholders, repeated rows, what becomes of
   * everything else. `sampleLink`: the longest link that a QR code on it would carry. A refused file is a value.
   */
  checkForm(fileName: string, bytes: Uint8Array, sampleLink: string, options?: HeavyOptions): Promise<FormCheck>
  /** A checked form and what goes into it → bytes of a new workbook. Progress counts lines. */
  fillForm(bytes: Uint8Array, fill: FormFill, options?: HeavyOptions): Promise<Uint8Array>
  /** Packs files into one ZIP, for hosts without folders. */
  zip(files: { name: string; bytes: Uint8Array }[], options?: HeavyOptions): Promise<Uint8Array>
}
