import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '@contract'
import { pagePath, pageServer, pageTable } from '@electron/main/pages'

const root = mkdtempSync(join(realpathSync(tmpdir()), 'pages-'))
const folder = join(root, 'renderer')
const printed = new Map([['t0ken', '<p>Лист</p>']])
const FILES = { 'index.html': '<h1>', 'assets/a-1.js': 'a()', 'assets/b.css': 'b{}', 'шрифт 1.woff2': 'font' }
let serve: ReturnType<typeof pageServer>

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, 'assets/a-1.js.map'), 'not served')
  writeFileSync(join(root, 'secret.html'), 'SECRET')
  writeFileSync(join(root, 'secret.js'), 'SECRET')
  symlinkSync(join(root, 'secret.html'), join(folder, 'link.html'))
  serve = pageServer(pageTable(folder), printed)
})
afterAll(() => {
  rmSync(root, { recursive: true })
})

const get = (url: string, method = 'GET') => serve({ url, method })

describe('the application’s pages', () => {
  it('come with their type, the policy and no sniffing', async () => {
    for (const [path, type, text] of [
      ['/', 'text/html; charset=utf-8', '<h1>'],
      ['/index.html?x#y', 'text/html; charset=utf-8', '<h1>'],
      ['/assets/a-1.js', 'text/javascript; charset=utf-8', 'a()'],
      ['/assets/b.css', 'text/css; charset=utf-8', 'b{}'],
      [`/${encodeURIComponent('шрифт 1.woff2')}`, 'font/woff2', 'font'],
    ] as const) {
      const answer = await get(`app://pereklichka${path}`)
      expect(answer.status, path).toBe(200)
      expect(answer.headers.get('content-type')).toBe(type)
      expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await answer.text()).toBe(text)
    }
  })

  it('are a fixed table: no maps, links, folders, other hosts, other methods', async () => {
    for (const path of ['/assets/a-1.js.map', '/link.html', '/assets', '/assets/', '/INDEX.HTML', '//index.html']) {
      expect((await get(`app://pereklichka${path}`)).status, path).toBe(404)
    }
    expect((await get('app://other/index.html')).status).toBe(404)
    expect((await get('app://pereklichka.example.org/index.html')).status).toBe(404)
    expect((await get('https://pereklichka/index.html')).status).toBe(404)
    expect((await get('app://pereklichka/index.html', 'POST')).status).toBe(405)
    expect(await (await get('app://pereklichka/index.html', 'HEAD')).text()).toBe('')
  })

  it('include documents being printed, under a policy that allows less', async () => {
    const answer = await get('app://pereklichka/print/t0ken')
    expect(await answer.text()).toBe('<p>Лист</p>')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox')
    expect(policy).not.toMatch(/script-src|connect-src|allow-scripts|blob:/)
    expect((await get('app://pereklichka/print/other')).status).toBe(404)
    expect((await get('app://pereklichka/print/')).status).toBe(404)
  })

  it('tell an unreadable file from a missing one', async () => {
    const broken = pageServer(new Map([['/gone.js', join(folder, 'gone.js')]]), new Map())
    expect((await broken({ url: 'app://pereklichka/gone.js', method: 'GET' })).status).toBe(500)
  })
})

describe('S4: no spelling of an address climbs out', () => {
  const parts = fc.constantFrom(
    ...[
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '..%2f',
      '%252e',
      '..\\',
      '%5c',
      'C:',
      'c%3a',
      '\0',
      '%00',
      '/',
      '//',
      'secret.html',
    ],
    ...[
      'secret.js',
      'assets',
      'index.html',
      'a-1.js',
      'print',
      't0ken',
      '?',
      '#',
      ';',
      '%',
      '%zz',
      '\u202e',
      'CON',
      '~1',
    ],
  )
  const address = fc
    .array(fc.oneof(parts, fc.string({ maxLength: 5 })), { maxLength: 8 })
    .map((pieces) => `app://pereklichka/${pieces.join('')}`)

  it('an answer is one of the listed files or a refusal', async () => {
    const texts = new Set<string>([...Object.values(FILES), ...printed.values()])
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        const answer = await get(url)
        const text = await answer.text()
        if (answer.status === 200) expect(texts).toContain(text)
        else expect(answer.status).toBe(404)
        expect(text).not.toContain('SECRET')
      }),
      { numRuns: 3000 },
    )
  })

  it('dangerous spellings are refused before a parser may tidy them', () => {
    for (const path of [
      '/../index.html',
      '/assets/../index.html',
      '/%2e%2e/index.html',
      '/assets/%2E%2e%2findex.html',
      '/..%5cindex.html',
      '/assets\\b.css',
      '/C:/index.html',
      '/index.html%00.js',
      '/index.html\0',
      '/%252e%252e/index.html',
      '/index.html::$DATA',
      '/%E0%A4%A',
    ]) {
      expect(pagePath(`app://pereklichka${path}`), path).toBeNull()
    }
  })
})
