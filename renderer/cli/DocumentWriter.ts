import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentDescription, PagesDescription } from '@/domain/documents/description'
import { safeFileName } from '@/domain/documents/safeFileName'
import { joinPdfs } from '@/formats/joinPdfs'
import { pageDocument, PAGES_PER_CHUNK } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import { writeXlsx } from '@/formats/workbook/writeXlsx'
import type { RenderedPages } from '@/formats/heavy'
import { printToPdf } from './printToPdf'
import { produceTexts as texts } from './produceTexts'
import { reasonOf } from './readSchool'

/** Writes documents one by one into a folder and remembers what went otherwise than wished. */
export class DocumentWriter {
  /** Files written so far. */
  count = 0
  /** The file that is being written; names the culprit when writing throws. */
  current = ''
  /** Pages were written as .html since there is no browser. */
  lackedBrowser = false
  /** A browser is there, but it did not make a PDF. */
  printFailed = false

  constructor(
    readonly folder: string,
    private readonly browser: string | null,
    private readonly say: (line: string) => void,
  ) {}

  /** Throws what the file system throws. */
  async write(document: DocumentDescription): Promise<void> {
    if (document.type === 'workbook') await this.save(document.fileName, 'xlsx', await writeXlsx(document), null)
    else await this.writePages(document)
  }

  private async writePages({ fileName, title, ...rest }: PagesDescription): Promise<void> {
    const rendered = renderPages({ fileName, title, ...rest })
    const pages = rendered.pages.length
    if (pages === 0) {
      this.say(texts.empty(fileName))
      return
    }
    const pdf = await this.pdfOf(rendered, title)
    if (pdf) await this.save(fileName, 'pdf', pdf, pages)
    else await this.save(fileName, 'html', new TextEncoder().encode(pageDocument(rendered, 0, pages, title)), pages)
  }

  private async pdfOf(rendered: RenderedPages, title: string): Promise<Uint8Array | null> {
    if (this.browser === null) {
      this.lackedBrowser = true
      return null
    }
    try {
      const parts: Uint8Array[] = []
      for (let from = 0; from < rendered.pages.length; from += PAGES_PER_CHUNK) {
        const to = Math.min(rendered.pages.length, from + PAGES_PER_CHUNK)
        parts.push(await printToPdf(this.browser, pageDocument(rendered, from, to, title)))
      }
      return await joinPdfs(parts)
    } catch (error) {
      this.printFailed = true
      process.stderr.write(`${texts.printFailed(title, reasonOf(error))}\n`)
      return null
    }
  }

  private async save(name: string, extension: string, bytes: Uint8Array, pages: number | null): Promise<void> {
    this.current = safeFileName(name, extension)
    await writeFile(join(this.folder, this.current), bytes)
    this.count += 1
    this.say(texts.written(this.current, texts.size(bytes.length), pages))
  }
}
