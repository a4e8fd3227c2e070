import type { RenderedPages } from '@/formats/heavy'
import { escapeHtml } from './escape'

/** What a page may load: nothing but its own styles, so that even a hole in the escaping runs no script (reliability S5). */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self' data:; img-src data:"

/** Pages that go into one printing call; a long run is cut into chunks so that it can show progress (toolchain 9). */
export const PAGES_PER_CHUNK = 30

/**
 * A complete HTML document of the pages `from` (inclusive) to `to` (exclusive), counted from 0, for one printing call.
 * `title` becomes the title of the PDF. A document of A5 says so at its beginning, for the system's print dialog.
 */
export function pageDocument(rendered: RenderedPages, from = 0, to = rendered.pages.length, title = ''): string {
  const pages = rendered.pages.slice(from, to)
  return (
    `<!doctype html><html lang="ru"${rendered.paper === 'A5' ? ' data-paper="A5"' : ''}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<title>${escapeHtml(title)}</title><style>html,body{margin:0;padding:0;background:#fff}${rendered.css}</style></head>` +
    `<body>${pages.join('')}</body></html>`
  )
}
