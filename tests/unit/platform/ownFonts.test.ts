// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const html = '<!doctype html><html><head><style>p{}</style></head><body>$& $1</body></html>'

/** A page with one rule as Chromium gives it: the address relative to the style sheet. */
function pageWith(rules: string[]): void {
  class FontFaceRule {
    constructor(readonly cssText: string) {}
  }
  vi.stubGlobal('CSSFontFaceRule', FontFaceRule)
  const cssRules = [{ cssText: 'p { color: red }' }, ...rules.map((rule) => new FontFaceRule(rule))]
  Object.defineProperty(document, 'styleSheets', {
    configurable: true,
    value: [{ href: 'https://app.test/assets/index.css', cssRules }],
  })
}

let asked: string[] = []
beforeEach(() => {
  vi.resetModules()
  asked = []
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address)
    return Promise.resolve({
      ok: !address.includes('missing'),
      status: 404,
      blob: () => Promise.resolve(new Blob(['F'])),
    })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('puts the fonts of the page into the document, once read', async () => {
  pageWith([`@font-face { font-family: "Golos"; src: url("./golos.woff2") format("woff2"); unicode-range: U+400 }`])
  const { withOwnFonts } = await import('@/platform/ownFonts')
  const complete = await withOwnFonts(html)
  expect(complete).toMatch(
    /<style>@font-face \{ font-family: "Golos"; src: url\("data:[^"]*base64,Rg=="\) format\("woff2"\); unicode-range: U\+400 \}<\/style><\/head>/,
  )
  expect(complete).toContain('<body>$& $1</body>')
  await withOwnFonts(html)
  expect(asked).toEqual(['https://app.test/assets/golos.woff2'])
})

it('leaves the document as it is without fonts, or when they cannot be read', async () => {
  pageWith([])
  const { withOwnFonts } = await import('@/platform/ownFonts')
  expect(await withOwnFonts(html)).toBe(html)
  vi.resetModules()
  pageWith(['@font-face { src: url(missing.woff2) }'])
  const again = await import('@/platform/ownFonts')
  expect(await again.withOwnFonts(html)).toBe(html)
})
