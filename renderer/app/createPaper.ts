import type { Heavy, RenderedPages } from '@/formats/heavy'
import type { Platform } from '@/platform/platform'
import type { Paper } from '@/services'

interface PageMaker {
  /** A complete HTML document of some of the pages. */
  documentOf: (rendered: RenderedPages, from: number, to: number, title: string) => string
  pagesPerChunk: number
}

/** Pages → paper. A PDF is made in chunks, since one printing call tells nothing about its progress, and joined in the worker. */
export function createPaper(printing: Platform['printing'], heavy: Heavy, pages: PageMaker): Paper {
  const { toPdf, print } = printing
  return {
    print: (rendered, title) => print(pages.documentOf(rendered, 0, rendered.pages.length, title)),
    toPdf:
      toPdf === null
        ? null
        : async (rendered, title, options = {}) => {
            const total = rendered.pages.length
            const parts: Uint8Array[] = []
            for (let from = 0; from < total; from += pages.pagesPerChunk) {
              options.signal?.throwIfAborted()
              options.onProgress?.(from, total)
              const to = Math.min(from + pages.pagesPerChunk, total)
              const part = await toPdf(pages.documentOf(rendered, from, to, title))
              if (!part.ok) return part
              parts.push(part.value)
            }
            options.onProgress?.(total, total)
            const [only] = parts
            if (parts.length === 1 && only) return { ok: true, value: only }
            return { ok: true, value: await heavy.joinPdfs(parts, options.signal ? { signal: options.signal } : {}) }
          },
  }
}
