// Serves the built window on 127.0.0.1, so that the same program opens in a browser where Electron is not to be had.
// Plain Node 20 and no packages. The port is fixed: a browser keeps data per address, and another port would look empty.
import { createServer } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './prepare.mjs'

export const HOST = '127.0.0.1'
/** PEREKLICHKA_PORT is for tests only: see above what another port means. */
export const PORT = Number(process.env.PEREKLICHKA_PORT ?? 5187)
/** Address at which a running server names itself; a second start recognises the first one by it. */
export const MARKER = '/.pereklichka.json'
const APPLICATION = 'pereklichka'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * The content security policy, read from `electron/contract.ts`, its only source. That file is TypeScript and this one
 * runs before anything is built, so the list of strings is picked out of the text; a test compares it with the import.
 * @throws {Error} when the contract no longer has that shape
 */
export function contentSecurityPolicy(contract = readFileSync(join(root, 'electron', 'contract.ts'), 'utf8')) {
  const list = /CONTENT_SECURITY_POLICY = \[([^\]]*)\]\.join\('; '\)/.exec(contract)
  const parts = list ? [...list[1].matchAll(/"([^"\n]*)"/g)].map((match) => match[1]) : []
  if (!parts.includes("default-src 'none'")) throw new Error('electron/contract.ts: no content security policy found')
  return parts.join('; ')
}

/** File behind a request path, or null for anything that is not a plain path below the folder. */
export function fileFor(folder, url) {
  let path
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
  } catch {
    return null
  }
  if (!path.startsWith('/') || /[\\\0:]/.test(path)) return null
  const segments = path.split('/').slice(1)
  if (segments.some((segment) => segment === '..' || segment === '.' || segment.startsWith('.'))) return null
  const file = join(folder, ...segments, ...(path.endsWith('/') ? ['index.html'] : []))
  return file.startsWith(resolve(folder) + sep) ? file : null
}

/**
 * @param {{ folder?: string, port?: number, version?: string }} options `port` 0 takes any free one (tests).
 * @returns {Promise<{ server: import('node:http').Server, url: string, close: () => Promise<void> }>}
 * @throws {NodeJS.ErrnoException} EADDRINUSE when the port is taken
 */
export function serve({ folder = join(root, 'out', 'renderer'), port = PORT, version = '' } = {}) {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  const home = resolve(folder)

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) reply(response, 500, 'Файл не читается.')
      else response.destroy()
    })
  })

  function reply(response, status, text, extra = {}) {
    response.writeHead(status, { ...headers, 'Content-Type': types['.txt'], 'Cache-Control': 'no-store', ...extra })
    response.end(`${text}\n`)
  }

  async function answer(request, response) {
    const own = server.address().port
    // Another name for this PC is another origin, with other data; a foreign name is an attack by DNS.
    if (request.headers.host === `localhost:${own}`)
      return reply(response, 307, 'Адрес программы другой.', { Location: `http://${HOST}:${own}/` })
    if (request.headers.host !== `${HOST}:${own}`) return reply(response, 403, 'Чужой адрес.')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return reply(response, 405, 'Только чтение.', { Allow: 'GET, HEAD' })
    if (request.url === MARKER) {
      const body = JSON.stringify({ application: APPLICATION, version, pid: process.pid })
      return reply(response, 200, body, { 'Content-Type': types['.json'] })
    }
    const file = fileFor(home, request.url)
    if (!file) return reply(response, 400, 'Неверный адрес.')
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return reply(response, 404, 'Такой страницы нет.')
    const bytes = request.method === 'HEAD' ? null : await readFile(file)
    response.writeHead(200, {
      ...headers,
      'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': bytes?.length ?? found.size,
      // Names in assets/ carry a hash of their content; everything else is asked for anew.
      'Cache-Control': request.url.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    })
    response.end(bytes)
  }

  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', fail)
      const close = () =>
        new Promise((closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        })
      done({ server, url: `http://${HOST}:${server.address().port}/`, close })
    })
  })
}

/**
 * Who answers at a port of this PC.
 * @returns {Promise<'nobody' | 'ours' | 'foreign'>} `foreign` also when the other side stays silent for two seconds
 */
export async function whoAnswers(port = PORT) {
  try {
    const response = await fetch(`http://${HOST}:${port}${MARKER}`, {
      signal: AbortSignal.timeout(2000),
      redirect: 'error',
    })
    const mark = response.ok ? await response.json().catch(() => null) : null
    return mark?.application === APPLICATION ? 'ours' : 'foreign'
  } catch (error) {
    return error?.cause?.code === 'ECONNREFUSED' ? 'nobody' : 'foreign'
  }
}

// `node electron/serve.mjs` alone: the web server of the end-to-end tests (PORT, DIR).
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await serve({
    port: Number(process.env.PORT ?? PORT),
    ...(process.env.DIR ? { folder: resolve(process.env.DIR) } : {}),
  })
  console.log(url)
}
