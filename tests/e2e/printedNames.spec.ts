import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { audiences, forAudience } from '@/domain/documents/audience'
import { classTeacherHandout } from '@/domain/documents/classTeacherHandout'
import { classTeacherTable } from '@/domain/documents/classTeacherTable'
import type { DocumentDescription } from '@/domain/documents/description'
import { invitationRoster } from '@/domain/documents/invitationRoster'
import { invitationSheets } from '@/domain/documents/invitationSheets'
import { invitationSlips } from '@/domain/documents/invitationSlips'
import { joinedSummary } from '@/domain/documents/joinedSummary'
import { missingList } from '@/domain/documents/missingList'
import { inviteeRoles } from '@/domain/model/entities'
import { pageDocument } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import { documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { hardSchool } from '@tests/support/hardNames'

/** 500 hard names in every paged document, measured in the browser by the boxes of elements and letters. */
const facts = hardSchool(500)
const classIds = facts.classes.map((one) => one.id)
const base = { platformId: documentsPlatform, today: documentsDay, classIds }
const all = { ...base, staffRoom: true, roles: [...inviteeRoles] }
const slips = { ...all, withNames: true }

const missing = () => missingList(facts, { ...base, scope: classIds, roles: inviteeRoles })
const marked = { day: documentsDay, by: 'Салтыкова-Щедрина Александра Константиновна, заместитель директора' }

const documents: Record<string, () => DocumentDescription[]> = {
  sheets: () => [invitationSheets(facts, all).document],
  'sheets on A5': () => [invitationSheets(facts, { ...all, paper: 'A5' }).document],
  'slips, 8 on A4': () => [invitationSlips(facts, slips).document],
  'cards, 10 on A4': () => [invitationSlips(facts, { ...slips, perPage: 10 }).document],
  'slips on A5': () => [invitationSlips(facts, { ...slips, paper: 'A5' }).document],
  'roster of the school': () => [invitationRoster(facts, { ...base, scope: 'school' })],
  'list of those missing': () => [missing()],
  'copies for audiences': () => audiences.map((audience) => forAudience(missing(), audience, marked)),
  'summary for the head': () => [joinedSummary(facts, { ...base, compareOn: documentsDay })],
  handout: () => classTeacherHandout(facts, { ...base, oneFilePerClass: false }),
  'class teachers': () => [classTeacherTable(facts, { day: documentsDay })],
}

const fonts = join(import.meta.dirname, '../../node_modules/@fontsource-variable/golos-text/files')

async function ownFonts(): Promise<string> {
  const face = async (part: string, range: string) => {
    const bytes = await readFile(join(fonts, `golos-text-${part}-wght-normal.woff2`))
    return `@font-face{font-family:'Golos Text Variable';font-weight:400 900;src:url(data:font/woff2;base64,${bytes.toString('base64')});unicode-range:${range}}`
  }
  return (
    (await face('cyrillic', 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116')) +
    (await face('latin', 'U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212'))
  )
}

/** Runs in the page: everything that stands outside of the box it belongs to, and names whose words are parted. */
function overflows(): { pages: number; names: number; initials: number; faults: string[] } {
  const faults: string[] = []
  const TOLERANCE = 1
  let names = 0
  let initials = 0
  const short = (text: string | null) => (text ?? '').trim().slice(0, 60)
  const outside = (rect: DOMRect, box: DOMRect) =>
    rect.left < box.left - TOLERANCE ||
    rect.right > box.right + TOLERANCE ||
    rect.top < box.top - TOLERANCE ||
    rect.bottom > box.bottom + TOLERANCE
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  for (const [index, page] of pages.entries()) {
    const at = `page ${String(index + 1)}`
    for (const box of page.querySelectorAll<HTMLElement>('.slip, .slip__text, td, th, dd, .sheet')) {
      const isCell = box.matches('td, th')
      if (box.scrollWidth > box.clientWidth + TOLERANCE || (!isCell && box.scrollHeight > box.clientHeight + TOLERANCE))
        faults.push(`${at}: ${box.className || box.tagName} is too small: ${short(box.textContent)}`)
    }
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.trim()) continue
      const holder = node.parentElement?.closest('td, th, .slip, .sheet, .foot, .page')
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = holder?.getBoundingClientRect() ?? page.getBoundingClientRect()
      for (const rect of range.getClientRects())
        if (outside(rect, box) || outside(rect, page.getBoundingClientRect()))
          faults.push(`${at}: text outside of its box: ${short(node.textContent)}`)
    }
    for (const svg of page.querySelectorAll('svg.qr'))
      if (outside(svg.getBoundingClientRect(), page.getBoundingClientRect())) faults.push(`${at}: code outside`)
    for (const slip of page.querySelectorAll('.slip')) {
      const foot = slip.querySelector('.slip__foot')
      // Across a whole A5 the footer stands below the words, else below them and the code.
      const above = foot?.closest('.slip__main') ? foot.previousElementSibling : slip.querySelector('.slip__main')
      const [words, footer] = [above, foot].map((part) => part?.getBoundingClientRect())
      if (words && footer && words.bottom > footer.top + TOLERANCE) faults.push(`${at}: footer over the words`)
      for (const part of [footer, slip.querySelector('.scan')?.getBoundingClientRect()])
        if (part && outside(part, slip.getBoundingClientRect())) faults.push(`${at}: outside of its slip`)
      const code = slip.querySelector('svg.qr')?.getBoundingClientRect()
      if (code && outside(code, slip.getBoundingClientRect())) faults.push(`${at}: code outside of its slip`)
    }
    const foot = page.querySelector('.foot')?.getBoundingClientRect()
    for (const block of page.querySelectorAll('.sheet > *'))
      if (foot && block.getBoundingClientRect().bottom > foot.top + TOLERANCE)
        faults.push(`${at}: runs into the footer`)
    for (const name of page.querySelectorAll<HTMLElement>('.slip__name, td.name')) {
      names += 1
      if (/ \p{Lu}\.(-\p{Lu}\.)*( \p{Lu}\.)?$/u.test(name.textContent ?? '')) initials += 1
      const text = name.querySelector('span')?.firstChild ?? name.firstChild
      if (!(text instanceof Text)) continue
      for (const word of (text.textContent ?? '').matchAll(/[\p{L}']+/gu)) {
        const range = document.createRange()
        range.setStart(text, word.index)
        range.setEnd(text, word.index + word[0].length)
        if (new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size > 1)
          faults.push(`${at}: a word of a name is parted: ${short(name.textContent)}`)
      }
    }
  }
  return { pages: pages.length, names, initials, faults }
}

async function measured(page: Page, document: DocumentDescription, font: string) {
  const html = pageDocument(renderPages(document)).replace('</head>', () => `<style>${font}</style></head>`)
  await page.setContent(html)
  await page.evaluate(() => globalThis.document.fonts.ready)
  return page.evaluate(overflows)
}

for (const [title, make] of Object.entries(documents)) {
  test(`no name and no text leaves its box: ${title}`, async ({ page }) => {
    // The program's own font, and what paper has where the program's font is missing.
    for (const font of [await ownFonts(), '']) {
      let names = 0
      let initials = 0
      for (const document of make()) {
        const found = await measured(page, document, font)
        expect(found.pages).toBeGreaterThan(0)
        expect(found.faults).toEqual([])
        names += found.names
        initials += found.initials
      }
      test.info().annotations.push({
        type: 'figure',
        description: `${title}: ${String(names)} names, ${String(initials)} with initials`,
      })
      if (process.env.FIGURES) console.log(title, font === '' ? 'Liberation' : 'Golos', { names, initials, faults: 0 })
    }
  })
}
