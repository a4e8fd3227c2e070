import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { APP_HOST, APP_SCHEME, CONTENT_SECURITY_POLICY } from '../contract'
import { PRINT_FOLDER } from './addresses'

/** Types of all files a build contains. A file of another kind is not served: add its type here on purpose. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * The policy of a document on its way to the printer: no script can run (twice so: the window has none either), styles
 * and pictures only from within the document, fonts also from the program.
 */
const PRINT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-same-origin',
].join('; ')

/** What a served address is made of: the path inside `app://host` → the file on disk. */
export type PageTable = ReadonlyMap<string, string>

/** Lists a built renderer once, at start. What is not listed does not exist, however an address is spelled. */
export function pageTable(folder: string): PageTable {
  const table = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in TYPES)) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(folder.length).replaceAll('\\', '/')
    table.set(path.startsWith('/') ? path : `/${path}`, file)
  }
  return table
}

/** Spellings that no honest address of ours has: climbing, encoded separators, drive letters, streams, NUL. */
const SUSPICIOUS = /\.\.|%2e|%2f|%5c|%00|%25|\\|\0|:/i

/**
 * The path of an address of ours inside the table, or null. The raw text is judged before a parser may tidy it,
 * because `app://host/a/../b` must be refused, not understood.
 */
export function pagePath(address: string): string | null {
  const prefix = `${APP_SCHEME}://${APP_HOST}`
  if (!address.startsWith(`${prefix}/`) && address !== prefix) return null
  const path = (address.slice(prefix.length).split(/[?#]/, 1)[0] ?? '') || '/'
  if (SUSPICIOUS.test(path)) return null
  try {
    return decodeURIComponent(path === '/' ? '/index.html' : path)
  } catch {
    return null
  }
}

function respond(
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  type: string,
  policy: string,
): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  })
}

const refuse = (status: number, sentence: string) =>
  respond(status, sentence, 'text/plain; charset=utf-8', "default-src 'none'")

/**
 * The answers of the application's scheme: files of the built renderer, and documents being printed.
 * 404 for everything else, 405 for anything but reading, 500 when a listed file cannot be read any more.
 */
export function pageServer(table: PageTable, printed: ReadonlyMap<string, string>) {
  return async (request: { url: string; method: string }): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading is possible')
    const path = pagePath(request.url)
    if (path === null) return refuse(404, 'No such page')
    if (path.startsWith(PRINT_FOLDER)) {
      const html = printed.get(path.slice(PRINT_FOLDER.length))
      if (html === undefined) return refuse(404, 'No such document')
      return respond(200, html, 'text/html; charset=utf-8', PRINT_POLICY)
    }
    const file = table.get(path)
    const type = TYPES[extname(path)]
    if (file === undefined || type === undefined) return refuse(404, 'No such page')
    try {
      const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file))
      return respond(200, body, type, CONTENT_SECURITY_POLICY)
    } catch {
      return refuse(500, 'The file cannot be read')
    }
  }
}
