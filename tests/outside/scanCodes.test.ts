import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { printToPdf } from '@/cli/printToPdf'
import { applied } from '@/domain/commands/applied'
import { recordSheetRun } from '@/domain/commands/sheetRuns'
import type { PagesDescription } from '@/domain/documents/description'
import { familySheets } from '@/domain/documents/familySheets'
import { handoutLedger } from '@/domain/documents/handoutLedger'
import { invitationSlips } from '@/domain/documents/invitationSlips'
import { inviteeRoles } from '@/domain/model/entities'
import { newPupil } from '@/domain/model/newRecords'
import { readScan } from '@/domain/rules/scanCodes'
import { pageDocument } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import { barsOf, codesOf, everyCodeOf, freshFolder, pagePictures } from './tools'

/** The counter's numbers on printed paper, judged by zbar as a label printer's and an office printer's dots show them. */
const folder = freshFolder('scan')
const school = documentSchool()
for (let at = 0; at < 6; at += 1)
  school.pupils.push({
    ...newPupil(`more${String(at)}`, 'c5a'),
    lastName: at % 2 === 0 ? 'Константинопольская-Преображенская' : 'Ли',
    firstName: 'Александра-Виктория',
    middleName: 'Владимировна',
  })
const choice = {
  platformId: documentsPlatform,
  today: documentsDay,
  classIds: ['c5a'],
  staffRoom: true,
  roles: [...inviteeRoles],
}
const slipsOn = (perPage: 8 | 10, paper: 'A4' | 'A5') =>
  invitationSlips(school, { ...choice, withNames: true, perPage, paper }).document

const { produced } = invitationSlips(school, { ...choice, withNames: true })
const run = { document: 'slips', platformId: documentsPlatform, produced, madeOn: documentsDay, madeBy: '' }
const printed = applied(
  school,
  recordSheetRun(school, run, () => 'run-1'),
)
const ledger = handoutLedger(printed, { platformId: documentsPlatform, today: documentsDay, sheetRunId: null })
  .documents[0]

async function print(name: string, document: PagesDescription): Promise<string> {
  const file = join(folder, `${name}.pdf`)
  writeFileSync(
    file,
    await printToPdf(process.env.CHROME_PATH ?? '/usr/bin/chromium', pageDocument(renderPages(document))),
  )
  return file
}

/** The numbers that each page is to carry. */
function meantOf({ pages }: PagesDescription): string[][] {
  return pages.map((page) => {
    if (page.layout === 'slips') return page.slips.map((slip) => slip.scanCode).filter((code) => code !== '')
    if (page.layout === 'labels')
      return page.places.flatMap((slip) => (slip && slip.scanCode !== '' ? [slip.scanCode] : []))
    const blocks = page.layout === 'parts' ? page.parts.flat() : page.blocks
    return blocks.flatMap((block) => {
      if (block.kind === 'barcodes') return block.codes.map(({ digits }) => digits)
      return block.kind === 'barcode' ? [block.digits] : []
    })
  })
}

const sorted = (codes: string[]) => [...codes].sort()

describe.each([203, 300])('numbers for the counter at %i dpi', (dpi) => {
  it.each([
    ['eight slips on A4', slipsOn(8, 'A4')],
    ['ten slips on A4', slipsOn(10, 'A4')],
    ['five slips on A5', slipsOn(10, 'A5')],
  ])('%s: every number reads, and so do the links', { timeout: 300_000 }, async (name, document) => {
    const pictures = await pagePictures(await print(`${name} ${String(dpi)}`, document), dpi)
    const meant = meantOf(document)
    expect(meant.flat().length).toBeGreaterThan(12)
    for (const [page, picture] of pictures.entries()) {
      expect(sorted(await barsOf(picture))).toEqual(sorted(meant[page] ?? []))
      const description = document.pages[page]
      const links = description?.layout === 'slips' ? description.slips.map(({ url }) => url) : []
      expect(new Set(await codesOf(picture))).toEqual(new Set(links))
      // A reader set to everything finds no third kind of code, and no number that could be taken for a link.
      const kinds = new Set((await everyCodeOf(picture)).map((line) => line.slice(0, line.indexOf(':'))))
      expect([...kinds].sort()).toEqual((meant[page] ?? []).length > 0 ? ['CODE-128', 'QR-Code'] : ['QR-Code'])
    }
  })

  it.each(['A4', 'A5'] as const)(
    'family sheets on %s: each person’s number reads',
    { timeout: 300_000 },
    async (paper) => {
      const { document } = familySheets(school, {
        ...choice,
        roles: ['parent', 'pupil'],
        paper,
        onlySiblings: false,
        onlyMissing: false,
      })
      const pictures = await pagePictures(await print(`family ${paper} ${String(dpi)}`, document), dpi)
      const meant = meantOf(document)
      expect(meant.flat().length).toBeGreaterThan(8)
      expect(pictures).toHaveLength(document.pages.length)
      for (const [page, picture] of pictures.entries()) {
        expect(sorted(await barsOf(picture))).toEqual(sorted(meant[page] ?? []))
        const description = document.pages[page]
        const links =
          description?.layout === 'sheet'
            ? description.blocks.flatMap((block) => (block.kind === 'qr' ? [block.url] : []))
            : []
        expect(new Set(await codesOf(picture))).toEqual(new Set(links))
      }
      expect(meant.flat().map(readScan)).toEqual(
        meant.flat().map((code): unknown => expect.objectContaining({ ok: true, code, kind: 'slip' })),
      )
    },
  )

  it('the covers of the ledger', { timeout: 300_000 }, async () => {
    if (ledger?.type !== 'pages') throw new Error('the ledger is printed pages')
    const pictures = await pagePictures(await print(`ledger ${String(dpi)}`, ledger), dpi)
    const meant = meantOf(ledger)
    const read: string[][] = []
    for (const [page, picture] of pictures.entries())
      read.push((meant[page] ?? []).length === 0 ? [] : sorted(await barsOf(picture)))
    expect(read).toEqual(meant.map(sorted))
    expect(meant.flat().map(readScan)).toMatchObject([
      { ok: true, kind: 'cover' },
      { ok: true, kind: 'cover' },
    ])
  })
})
