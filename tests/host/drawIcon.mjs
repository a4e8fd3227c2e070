// Draws icon.svg as icon.png (512 px) and icon.ico (16 … 256 px): npx node tests/host/drawIcon.mjs
// The results are committed, since packaging must not need a browser.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../electron/findBrowser.mjs'

const here = (name) => new URL(`../../resources/icons/${name}`, import.meta.url)
const svg = readFileSync(here('icon.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox'] })

async function png(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  const bytes = await page.screenshot({ omitBackground: true })
  await page.close()
  return bytes
}

/** An .ico of PNG pictures: header, one 16-byte entry per picture, then the pictures. */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ size, bytes }, index) => {
    const at = 6 + 16 * index
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(bytes.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += bytes.length
  })
  return Buffer.concat([header, ...pictures.map(({ bytes }) => bytes)])
}

const pictures = []
for (const size of [16, 24, 32, 48, 64, 128, 256]) pictures.push({ size, bytes: await png(size) })
writeFileSync(here('icon.ico'), ico(pictures))
writeFileSync(here('icon.png'), await png(512))
await browser.close()
