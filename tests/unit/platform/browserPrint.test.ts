// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { printInPage } from '@/platform/browserPrint'

const html = `<!doctype html><html><head><title>Лист приглашения 5-А</title><meta http-equiv="refresh" content="0;url=x">
<style>@page { size: A4 } .page { color: #000 }</style></head>
<body><section class="page" id="app" onclick="steal()">5-А<script>steal()</script><object data="x"></object>
<svg viewBox="0 0 1 1"><path d="M0 0h1v1z"></path></svg></section></body></html>`

let seen: { text: string; title: string; markup: string } | null = null

beforeEach(() => {
  seen = null
  document.head.replaceChildren()
  document.title = 'Перекличка'
  document.body.replaceChildren(Object.assign(document.createElement('div'), { id: 'app', textContent: 'экран' }))
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } })
  Object.defineProperty(window, 'print', {
    configurable: true,
    value: () => {
      const area = document.getElementById('printed-document')
      seen = { text: area?.textContent ?? '', title: document.title, markup: area?.outerHTML ?? '' }
      window.dispatchEvent(new Event('afterprint'))
    },
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

it('puts the pages into the page while printing, and takes them away', async () => {
  expect(await printInPage(html)).toEqual({ ok: true, value: null })
  expect(seen?.text).toContain('5-А')
  expect(seen?.title).toBe('Лист приглашения 5-А')
  expect(seen?.markup).toContain('<path d="M0 0h1v1z">')
  expect(document.getElementById('printed-document')).toBeNull()
  expect(document.head.querySelectorAll('style')).toHaveLength(0)
  expect(document.title).toBe('Перекличка')
  expect(document.body.textContent).toBe('экран')
})

it('S5: nothing that could run or load comes along, and no id doubles one of the page', async () => {
  await printInPage(html)
  expect(seen?.markup).not.toMatch(/<script|<object|<meta|onclick|steal|id="app"/)
})

it('the document’s styles count on paper only', async () => {
  await printInPage(html)
  expect(seen?.markup).toContain('media="print"')
})

it('a second document has to wait for the first', async () => {
  Object.defineProperty(window, 'print', { configurable: true, value: () => undefined })
  const first = printInPage(html)
  expect(await printInPage(html)).toMatchObject({ ok: false, code: 'print-failed' })
  await new Promise((later) => setTimeout(later, 20))
  window.dispatchEvent(new Event('afterprint'))
  expect(await first).toEqual({ ok: true, value: null })
})

it('a browser without printing is told, and the page is as before', async () => {
  Object.defineProperty(window, 'print', {
    configurable: true,
    value: () => {
      throw new DOMException('no', 'NotSupportedError')
    },
  })
  expect(await printInPage(html)).toEqual({ ok: false, code: 'print-failed', detail: 'NotSupportedError' })
  expect(document.getElementById('printed-document')).toBeNull()
})
