import type { RenderedPages } from '@/formats/heavy'

/** Pages of one print run, counted from 1, both ends included. */
export interface PageRange {
  from: number
  to: number
}

/** From so many pages on a run is asked about first: a wrong one costs paper. */
export const LONG_RUN = 10

/** The typed ends as a range of `total` pages; null where they are no such range. A blank end is the first or last page. */
export function pageRange(from: string, to: string, total: number): PageRange | null {
  const end = (text: string, blank: number) =>
    text.trim() === '' ? blank : /^\d+$/u.test(text.trim()) ? Number(text) : 0
  const range = { from: end(from, 1), to: end(to, total) }
  return range.from >= 1 && range.from <= range.to && range.to <= total ? range : null
}

/** Sheets of paper for a count of pages, printed on one side and on both. */
export function paperFor(pages: number): { oneSided: number; twoSided: number } {
  return { oneSided: pages, twoSided: Math.ceil(pages / 2) }
}

/** The page to try a printer on: the one with the longest name, since it shows what fits; the first where nobody is named. */
export function trialPage({ pages }: RenderedPages): number {
  const longest = pages.map((page) =>
    Math.max(
      0,
      ...[...page.matchAll(/class="(?:slip__)?name"[^>]*>(.*?)<\/(?:p|td)>/gu)].map(
        ([, name = '']) => textOf(name).length,
      ),
    ),
  )
  return longest.indexOf(Math.max(...longest)) + 1
}

const textOf = (markup: string) => markup.replace(/<[^>]*>/gu, '')

/** The pages of a range alone. */
export function pagesOf(rendered: RenderedPages, { from, to }: PageRange): RenderedPages {
  return { ...rendered, pages: rendered.pages.slice(from - 1, to) }
}
