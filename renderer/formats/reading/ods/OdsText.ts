import { attribute } from '@/formats/reading/xmlText'
import type { CellValue } from '@/domain/imports/grid'

const maxSpaces = 1000

/** Collects the paragraphs of a cell: joined by line breaks, runs of blanks one space, `text:s` and `text:tab` spelt out. */
export class OdsText {
  private stored: CellValue = null
  private paragraphs: string[] = []
  private depth = 0

  start(stored: CellValue): void {
    this.stored = stored
    this.paragraphs = []
    this.depth = 0
  }

  open(tag: string, raw: string): void {
    if (tag === 'p' || tag === 'h') {
      this.depth += 1
      this.paragraphs.push('')
    } else if (tag === 's') this.append(' '.repeat(Math.min(maxSpaces, Number(attribute(raw, 'c') ?? 1) || 1)))
    else if (tag === 'tab') this.append('\t')
    else if (tag === 'line-break') this.append('\n')
  }

  close(tag: string): void {
    if (tag === 'p' || tag === 'h') this.depth -= 1
  }

  add(text: string): void {
    if (this.depth > 0) this.append(text.replace(/\s+/g, ' '))
  }

  value(): CellValue {
    if (this.stored !== null) return this.stored
    const text = this.paragraphs.join('\n')
    return text.trim() === '' ? null : text
  }

  private append(text: string): void {
    const last = this.paragraphs.length - 1
    if (this.depth > 0) this.paragraphs[last] = (this.paragraphs[last] ?? '') + text
  }
}
