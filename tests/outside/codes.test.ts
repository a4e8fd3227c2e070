import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform, inventedUrl } from '@tests/support/documentFacts'
import { printToPdf } from '@/cli/printToPdf'
import { invitationSheets } from '@/domain/documents/invitationSheets'
import { newClass, newLink } from '@/domain/model/newRecords'
import { joinPdfs } from '@/formats/joinPdfs'
import { pageDocument, PAGES_PER_CHUNK } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import { codesOf, freshFolder, judge } from './tools'

/** The codes of a large school's sheets as a bad camera sees them. `QR_CLASSES=270` takes them all; CI a sample. */
const CLASSES = Number(process.env.QR_CLASSES ?? 24)
const folder = freshFolder('codes')

function schoolOf(classes: number) {
  const facts = documentSchool()
  const yearId = facts.organisation.currentYearId
  for (let index = 0; index < classes; index += 1) {
    const id = `q${String(index)}`
    facts.classes.push({
      ...newClass(id, yearId),
      levels: [(index % 11) + 1],
      litera: `К${String(index)}`,
      state: 'active',
    })
    facts.links.push({ ...newLink(`l-${id}`, documentsPlatform, id, yearId), url: inventedUrl(id), state: 'issued' })
  }
  return facts
}

interface Picture {
  width: number
  height: number
  grey: Uint8Array
}

function readPgm(file: string): Picture {
  const bytes = readFileSync(file)
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 40).toString('latin1'))
  if (!head) throw new Error('not a grey picture')
  return { width: Number(head[1]), height: Number(head[2]), grey: new Uint8Array(bytes.subarray(head[0].length)) }
}

/** Standard deviation of a camera's noise: 5 % of the range between black and white. */
const NOISE = 0.05 * 255

/** Every dot becomes the mean of its nine neighbours, then noise of 5 % comes on top, always the same. */
function spoilt({ width, height, grey }: Picture): Buffer {
  const out = new Uint8Array(grey)
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      let sum = 0
      for (const row of [at - width, at, at + width])
        sum += (grey[row - 1] ?? 0) + (grey[row] ?? 0) + (grey[row + 1] ?? 0)
      out[at] = sum / 9
    }
  }
  let state = 20260910
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  for (let index = 0; index < out.length; index += 1) {
    // The sum of twelve uniform numbers is nearly a normal one with a deviation of 1.
    let normal = 0
    for (let part = 0; part < 12; part += 1) normal += random()
    out[index] = Math.max(0, Math.min(255, (out[index] ?? 0) + normal * NOISE))
  }
  return Buffer.concat([Buffer.from(`P5\n${String(width)} ${String(height)}\n255\n`, 'latin1'), out])
}

describe(`codes on the sheets of ${String(CLASSES)} classes`, () => {
  it('read as exactly their links at 150 dpi, sharp, and with blur and 5 % noise', { timeout: 1_200_000 }, async () => {
    const facts = schoolOf(CLASSES)
    const classIds = facts.classes.filter((one) => one.id.startsWith('q')).map((one) => one.id)
    const { document } = invitationSheets(facts, {
      platformId: documentsPlatform,
      today: documentsDay,
      classIds,
      staffRoom: false,
      roles: ['parent'],
    })
    const meant = document.pages.map((page) => {
      const block = page.layout === 'sheet' ? page.blocks.find((one) => one.kind === 'qr') : undefined
      return block?.kind === 'qr' ? [block.url] : []
    })
    expect(meant.length).toBe(CLASSES)
    const rendered = renderPages(document)
    const parts: Uint8Array[] = []
    for (let from = 0; from < CLASSES; from += PAGES_PER_CHUNK) {
      const to = Math.min(CLASSES, from + PAGES_PER_CHUNK)
      parts.push(await printToPdf(process.env.CHROME_PATH ?? '/usr/bin/chromium', pageDocument(rendered, from, to)))
    }
    const file = join(folder, 'codes.pdf')
    writeFileSync(file, await joinPdfs(parts))
    const sharp: string[][] = []
    const bad: string[][] = []
    for (let page = 1; page <= CLASSES; page += 1) {
      const number = String(page)
      const plain = join(folder, `plain-${number}`)
      await judge('pdftoppm', ['-r', '150', '-gray', '-f', number, '-l', number, '-singlefile', file, plain])
      const spoiltFile = join(folder, `spoilt-${number}.pgm`)
      writeFileSync(spoiltFile, spoilt(readPgm(`${plain}.pgm`)))
      const [read, readSpoilt] = await Promise.all([codesOf(`${plain}.pgm`), codesOf(spoiltFile)])
      sharp.push(read)
      bad.push(readSpoilt)
    }
    expect(sharp).toEqual(meant)
    expect(bad).toEqual(meant)
  })
})
