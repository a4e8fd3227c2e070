import type { Heavy, RenderedPages } from '@/formats/heavy'
import type { Platform } from '@/platform/platform'
import type { Paper } from '@/services'

interface PageMaker {
  /** A complete HTML document of some of the pages. */
  documentOf: (rendered: RenderedPages, from: number, to: number, title: string) => string
  pagesPerChunk: number
}

/**
 * Pages → paper. A PDF is made in chunks, since one printing call tells nothing about its progress, and joined in the
 * worker. The next chunk is asked for before the last one has come back: the host prints them in turn and need not wait
 * for the window in between.
 */
export function createPaper(
  printing: Pick<Platform['printing'], 'toPdf' | 'print'>,
  heavy: Heavy,
  pages: PageMaker,
): Paper {
  const { toPdf, print } = printing
  return {
    print: (rendered, title) => print(pages.documentOf(rendered, 0, rendered.pages.length, title)),
    toPdf:
      toPdf === null
        ? null
        : async (rendered, title, options = {}) => {
            const total = rendered.pages.length
            const chunk = (from: number) =>
              from < total
                ? toPdf(pages.documentOf(rendered, from, Math.min(from + pages.pagesPerChunk, total), title))
                : null
            const parts: Uint8Array[] = []
            options.signal?.throwIfAborted()
            let coming = chunk(0)
            for (let from = 0; coming; from += pages.pagesPerChunk) {
              options.onProgress?.(from, total)
              const following = chunk(from + pages.pagesPerChunk)
              const part = await coming
              if (!part.ok) return part
              options.signal?.throwIfAborted()
              parts.push(part.value)
              coming = following
            }
            options.onProgress?.(total, total)
            const [only] = parts
            if (parts.length === 1 && only) return { ok: true, value: only }
            return { ok: true, value: await heavy.joinPdfs(parts, options.signal ? { signal: options.signal } : {}) }
          },
  }
}
