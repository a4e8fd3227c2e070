// Makes renderer/formats/pages/letterWidths.ts anew: `node tests/support/letterWidths.mjs`, when the shipped font changes. The advance
// widths are measured by a browser, with the figures set as the pages set them, for the program's font and for
// Liberation Sans (the twin of Arial), which paper gets where the program's font is missing; the wider of both counts.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../electron/findBrowser.mjs'

const fonts = join(import.meta.dirname, '../../node_modules/@fontsource-variable/golos-text/files')
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
const letters = [
  ...[...range(0x20, 0x7e), ...range(0xa0, 0x17f), ...range(0x400, 0x4ff), ...range(0x2010, 0x2026)],
  ...['\u202f', '‰', '›', '‹', '€', '№', '™', '−', '≈', '≤', '≥', '×', '←', '→', '✓', '□'],
]

/** Runs in the page: widths of all letters in thousandths of the font size. */
async function measure({ letters, weight, family }) {
  await document.fonts.load(`${weight} 100px "${family}"`, 'АБab№')
  const line = document.body.appendChild(document.createElement('span'))
  line.style.cssText = `font:${weight} 100px "${family}", "Liberation Sans";font-kerning:none;font-variant-numeric:tabular-nums;white-space:pre;position:absolute`
  const widths = letters.map((letter) => {
    line.textContent = letter.repeat(40)
    return Math.ceil(line.getBoundingClientRect().width / 4)
  })
  line.remove()
  return widths
}

const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox'] })
const page = await browser.newPage()
const faces = await Promise.all(
  ['cyrillic-ext', 'cyrillic', 'latin-ext', 'latin'].map(async (part) => {
    const bytes = await readFile(join(fonts, `golos-text-${part}-wght-normal.woff2`))
    // What the program ships is the plain Cyrillic and Latin part; the rest comes from the system there.
    return part.endsWith('-ext')
      ? ''
      : `@font-face{font-family:Golos;font-weight:400 900;src:url(data:font/woff2;base64,${bytes.toString('base64')});unicode-range:${part === 'cyrillic' ? 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' : 'U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212'}}`
  }),
)
await page.setContent(`<style>${faces.join('')}</style><body></body>`)
const table = async (weight) => {
  const own = await page.evaluate(measure, { letters, weight, family: 'Golos' })
  const system = await page.evaluate(measure, { letters, weight, family: 'Liberation Sans' })
  const byWidth = new Map()
  letters.forEach((letter, index) => {
    const width = Math.max(own[index], system[index])
    byWidth.set(width, (byWidth.get(width) ?? '') + letter)
  })
  return [...byWidth].sort(([a], [b]) => a - b)
}
const written = (rows) => rows.map(([width, of]) => `  [${width}, ${JSON.stringify(of)}],`).join('\n')
const text = `// Made by tests/support/letterWidths.mjs; not written by hand.

/** Width in thousandths of the font size, and the letters that have it. */
type Widths = readonly (readonly [number, string])[]

export const regularWidths: Widths = [
${written(await table(400))}
]

export const boldWidths: Widths = [
${written(await table(700))}
]
`
await browser.close()
await writeFile(join(import.meta.dirname, '../../renderer/formats/pages/letterWidths.ts'), text)
