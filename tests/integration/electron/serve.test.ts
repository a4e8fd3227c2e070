import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '@contract'
import { HOST, MARKER, contentSecurityPolicy, serve, whoAnswers } from '@electron/serve.mjs'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request whose path is sent as it is: `fetch` would tidy `..` away before the server sees it. */
function ask(port: number, path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = { host: options.host ?? `${HOST}:${port}` }
    const sent = request({ host: HOST, port, path, method: options.method ?? 'GET', headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    sent.on('error', fail)
    sent.end()
  })
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

describe('the server of the browser edition', () => {
  let folder: string
  let port: number
  let close: () => Promise<void>

  beforeAll(async () => {
    const parent = mkdtempSync(join(tmpdir(), 'pereklichka-serve-'))
    folder = join(parent, 'renderer')
    mkdirSync(join(folder, 'assets'), { recursive: true })
    writeFileSync(join(parent, 'secret.txt'), 'тайна')
    mkdirSync(join(parent, 'renderer-other'))
    writeFileSync(join(parent, 'renderer-other', 'secret.txt'), 'тайна')
    writeFileSync(join(folder, '.hidden'), 'тайна')
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Перекличка</title>')
    writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {}')
    writeFileSync(join(folder, 'assets', 'font.woff2'), 'x')
    const running = await serve({ folder, port: 0, version: '1.2.3' })
    port = portOf(running.server)
    close = running.close
  })
  afterAll(async () => {
    await close()
    rmSync(join(folder, '..'), { recursive: true, force: true })
  })

  it('reads the very policy of the contract', () => {
    expect(contentSecurityPolicy()).toBe(CONTENT_SECURITY_POLICY)
  })

  it('refuses to start without a policy it can read', () => {
    expect(() => contentSecurityPolicy('export const CONTENT_SECURITY_POLICY = policy()')).toThrow(
      'no content security',
    )
  })

  it.each(['/', '/index.html', '/assets/index-1a2b.js', '/missing.js', '/../secret.txt', MARKER])(
    'sends the policy and nosniff with %s',
    async (path) => {
      const { headers } = await ask(port, path)
      expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY)
      expect(headers['x-content-type-options']).toBe('nosniff')
    },
  )

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html?a=1', 'text/html; charset=utf-8'],
    ['/assets/index-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/font.woff2', 'font/woff2'],
  ])('serves %s as %s', async (path, type) => {
    const { status, headers } = await ask(port, path)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(type)
  })

  it('lets only hashed files be kept without asking', async () => {
    expect((await ask(port, '/')).headers['cache-control']).toBe('no-cache')
    expect((await ask(port, '/assets/index-1a2b.js')).headers['cache-control']).toContain('immutable')
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/../renderer-other/secret.txt',
    '/.hidden',
    '/index.html%00.js',
    '/C:/Windows/win.ini',
    '/%E0%A4%A',
    'http://example.invalid/../secret.txt',
  ])('refuses %s', async (path) => {
    const { status, body } = await ask(port, path)
    expect(status).toBe(400)
    expect(body).not.toContain('тайна')
  })

  it('answers 404 for a file that is not there and for a folder', async () => {
    expect((await ask(port, '/missing.js')).status).toBe(404)
    expect((await ask(port, '/assets')).status).toBe(404)
    expect((await ask(port, '/assets/')).status).toBe(404)
  })

  it('only reads', async () => {
    expect((await ask(port, '/', { method: 'POST' })).status).toBe(405)
    const head = await ask(port, '/', { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.body).toBe('')
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0)
  })

  it('keeps all data under one address: localhost is sent on, a foreign name is refused', async () => {
    const local = await ask(port, '/', { host: `localhost:${port}` })
    expect(local.status).toBe(307)
    expect(local.headers.location).toBe(`http://${HOST}:${port}/`)
    expect((await ask(port, '/', { host: 'evil.example' })).status).toBe(403)
  })

  it('is recognised by a second start', async () => {
    expect(await whoAnswers(port)).toBe('ours')
    const mark = JSON.parse((await ask(port, MARKER)).body) as { application: string; version: string }
    expect(mark).toMatchObject({ application: 'pereklichka', version: '1.2.3' })
  })

  it('cannot be started twice on one port', async () => {
    await expect(serve({ folder, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('tells a foreign program from nobody', async () => {
    const foreign = createServer((_, response) => response.end('{"application":"other"}'))
    await new Promise<void>((done) => foreign.listen(0, HOST, done))
    const taken = portOf(foreign)
    expect(await whoAnswers(taken)).toBe('foreign')
    await new Promise((done) => foreign.close(done))
    expect(await whoAnswers(taken)).toBe('nobody')
  })

  it('takes a silent program for a foreign one', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((done) => silent.listen(0, HOST, done))
    expect(await whoAnswers(portOf(silent))).toBe('foreign')
    silent.closeAllConnections()
    silent.close()
  })
})
