import type { DocumentDescription } from '@/domain/documents/description'
import type { RenderedPages } from '@/formats/heavy'
import { labelPage } from './labelPage'
import { pageCss } from './pageCss'
import { partsPage } from './partsPage'
import { sheetPages } from './sheetPages'
import { slipPage } from './slipPage'
import { tablePages } from './tablePages'

/**
 * Description → pages of HTML for preview, paper and PDF: pure text building, no DOM. Every page has the fixed size of
 * its paper; a workbook is shown as A4 pages of tables. Progress counts the description's pages or sheets.
 */
export function renderPages(
  document: DocumentDescription,
  onProgress: (done: number, total: number) => void = () => undefined,
): RenderedPages {
  const pages: string[] = []
  if (document.type === 'workbook') {
    document.sheets.forEach((sheet, index) => {
      for (const page of tablePages(sheet)) pages.push(page)
      onProgress(index + 1, document.sheets.length)
    })
  } else {
    document.pages.forEach((page, index) => {
      if (page.layout === 'slips') pages.push(slipPage(page, document.paper))
      else if (page.layout === 'labels') pages.push(labelPage(page))
      else if (page.layout === 'parts') pages.push(partsPage(page))
      else pages.push(...sheetPages(page.blocks, page.footer, document.paper))
      onProgress(index + 1, document.pages.length)
    })
  }
  return { css: pageCss, paper: document.type === 'pages' ? document.paper : 'A4', pages }
}
