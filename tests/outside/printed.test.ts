import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { printToPdf } from '@/cli/printToPdf'
import type { PagesDescription } from '@/domain/documents/description'
import { invitationSheets } from '@/domain/documents/invitationSheets'
import { invitationSlips } from '@/domain/documents/invitationSlips'
import { invitationRoster } from '@/domain/documents/invitationRoster'
import { inviteeRoles } from '@/domain/model/entities'
import { joinPdfs } from '@/formats/joinPdfs'
import { pageDocument } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import { codesOf, freshFolder, judge, pagePictures, pdfFacts, pdfTexts } from './tools'

/** Printed pages, judged by poppler and zbar as a telephone and a printer would see them. */
const folder = freshFolder('printed')
const choice = {
  platformId: documentsPlatform,
  today: documentsDay,
  classIds: ['c5a', 'c5b'],
  staffRoom: true,
  roles: [...inviteeRoles],
}
const browser = process.env.CHROME_PATH ?? '/usr/bin/chromium'
const sheets = invitationSheets(schoolWithLongNames(), choice).document
const slips = invitationSlips(schoolWithLongNames(), { ...choice, withNames: true }).document

/** The longest names an office will meet: of the school, of a class, of a person; and a long Sferum link with `=`. */
function schoolWithLongNames() {
  const facts = documentSchool()
  facts.organisation.shortName =
    'МБОУ «Средняя общеобразовательная школа с углублённым изучением отдельных предметов № 5»'
  const [pupil] = facts.pupils
  if (pupil)
    Object.assign(pupil, {
      lastName: 'Константинопольская-Преображенская',
      firstName: 'Александра-Виктория',
      middleName: 'Владимировна',
    })
  const link = facts.links.find((one) => one.id === 'l-c5b-parent')
  if (link) link.url = 'https://sferum.ru/?p=messages&join=AJQ1dG_x/YzAbCdEfGhIjKlMnOpQrStUv_w='
  return facts
}

async function print(name: string, document: PagesDescription): Promise<string> {
  const rendered = renderPages(document)
  const half = Math.ceil(rendered.pages.length / 2)
  const parts = [
    await printToPdf(browser, pageDocument(rendered, 0, half, document.title)),
    await printToPdf(browser, pageDocument(rendered, half, rendered.pages.length, document.title)),
  ]
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, await joinPdfs(parts))
  return file
}

let sheetFile = ''
let slipFile = ''
beforeAll(async () => {
  sheetFile = await print('sheets', sheets)
  slipFile = await print('slips', slips)
})

describe('invitation sheets on paper', () => {
  it('are one A4 page each', async () => {
    const { pages, sizes } = await pdfFacts(sheetFile)
    expect(pages).toBe(sheets.pages.length)
    expect(new Set(sizes)).toEqual(new Set(['595×842']))
  })

  it('carry on every page a code that reads as exactly the link, at 150 dpi', async () => {
    const pictures = await pagePictures(sheetFile, 150)
    const read = await Promise.all(pictures.map(codesOf))
    const meant = sheets.pages.map((page) =>
      page.layout === 'sheet' ? page.blocks.flatMap((block) => (block.kind === 'qr' ? [block.url] : [])) : [],
    )
    expect(read).toEqual(meant)
  })

  it('carry the link also as text, broken without hyphens, and the whole footer', async () => {
    const texts = await pdfTexts(sheetFile)
    sheets.pages.forEach((page, index) => {
      if (page.layout !== 'sheet') throw new Error('layout')
      const block = page.blocks.find((one) => one.kind === 'qr')
      const url = block?.kind === 'qr' ? block.url : ''
      // Columns stand side by side: the pieces of the link are picked out of the lines by themselves.
      const text = (texts[index] ?? '').replace(/\s+/gu, ' ')
      const head = /https:\/\/\S+/u.exec(text)?.[0] ?? ''
      expect(url.startsWith(head)).toBe(true)
      expect(text).toContain(url.slice(head.length))
      expect(text).toContain('лист от 10.09.2026')
    })
  })

  it('embed every font, so that another PC prints the same', async () => {
    for (const file of [sheetFile, slipFile]) {
      const lines = (await judge('pdffonts', [file]))
        .split('\n')
        .slice(2)
        .filter((line) => line !== '')
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) expect(line).toMatch(/\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/u)
    }
  })
})

describe('slips on paper', () => {
  it('are eight on an A4 page', async () => {
    const { pages, sizes } = await pdfFacts(slipFile)
    expect(pages).toBe(slips.pages.length)
    expect(new Set(sizes)).toEqual(new Set(['595×842']))
  })

  it('carry on every slip a code that reads as exactly the link, at 150 dpi', async () => {
    const pictures = await pagePictures(slipFile, 150)
    for (const [index, page] of slips.pages.entries()) {
      const meant = page.layout === 'slips' ? page.slips.map((slip) => slip.url).sort() : []
      expect((await codesOf(pictures[index] ?? '')).sort()).toEqual(meant)
    }
  })

  it('print the longest name in full', async () => {
    const text = (await pdfTexts(slipFile)).join(' ').replace(/\s+/gu, ' ')
    for (const part of ['Константинопольская-Преображенская', 'Александра Владимировна']) expect(text).toContain(part)
  })
})

describe('a workbook on paper', () => {
  it('repeats its header on every landscape page and loses no row', async () => {
    const facts = documentSchool()
    const [pattern] = facts.pupils
    if (!pattern) throw new Error('fixture')
    for (let index = 0; index < 80; index += 1)
      facts.pupils.push({ ...pattern, id: `x${String(index)}`, firstName: `Имя${String(index)}х` })
    const document = invitationRoster(facts, { platformId: documentsPlatform, today: documentsDay, scope: 'school' })
    const rendered = renderPages(document)
    const file = join(folder, 'roster.pdf')
    writeFileSync(file, await printToPdf(browser, pageDocument(rendered)))
    const { pages, sizes } = await pdfFacts(file)
    const texts = await pdfTexts(file)
    expect(pages).toBe(rendered.pages.length)
    expect(new Set(sizes)).toEqual(new Set(['842×595']))
    for (const text of texts) expect(text).toMatch(/Класс\s/u)
    const all = texts.join(' ').replace(/\s+/gu, '')
    for (let index = 0; index < 80; index += 1) expect(all).toContain(`Имя${String(index)}х`)
    expect(readFileSync(file).length).toBeLessThan(2_000_000)
  })
})
