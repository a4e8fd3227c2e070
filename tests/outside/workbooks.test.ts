import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, strFromU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { everything, exportSchool } from '@tests/support/exportSchool'
import { annulAct } from '@/domain/documents/annulAct'
import { forAudience } from '@/domain/documents/audience'
import { classTeacherHandout } from '@/domain/documents/classTeacherHandout'
import { classTeacherTable } from '@/domain/documents/classTeacherTable'
import type { WorkbookDescription } from '@/domain/documents/description'
import { invitationRoster } from '@/domain/documents/invitationRoster'
import { joinedSummary } from '@/domain/documents/joinedSummary'
import { missingList } from '@/domain/documents/missingList'
import { registerWorkbook } from '@/domain/exports/registerWorkbook'
import { inviteeRoles } from '@/domain/model/entities'
import { newStaff } from '@/domain/model/newRecords'
import { shownCell } from '@/formats/pages/tablePages'
import { writeXlsx } from '@/formats/workbook/writeXlsx'
import { convert, freshFolder, pdfFacts, pdfTexts } from './tools'

/** Every workbook, judged by LibreOffice: does it open, does it print, does it hold what we meant. */
const folder = freshFolder('workbooks')
const base = { platformId: documentsPlatform, today: documentsDay }

/** A school whose class has 90 pupils, so that the list runs over several pages. */
function bigSchool() {
  const facts = documentSchool()
  const pattern = facts.pupils[0]
  if (!pattern) throw new Error('fixture')
  for (let index = 0; index < 90; index += 1)
    facts.pupils.push({ ...pattern, id: `big${String(index)}`, firstName: `Имя${String(index)}` })
  return facts
}

const documents: Record<string, WorkbookDescription> = {}

beforeAll(async () => {
  const facts = bigSchool()
  documents.roster = invitationRoster(facts, { ...base, scope: 'school' })
  documents.classes = invitationRoster(facts, { ...base, scope: ['c5a', 'c5b', 'c11a'] })
  documents.teachers = classTeacherTable(facts, { day: documentsDay })
  const [handout] = classTeacherHandout(facts, { ...base, classIds: ['c5a'], oneFilePerClass: true })
  if (handout) documents.handout = handout
  documents.missing = missingList(facts, { ...base, scope: 'school', roles: inviteeRoles })
  documents.board = forAudience(documents.missing, 'board', { day: documentsDay, by: 'Петрова А. В.' })
  documents.summary = joinedSummary(facts, { ...base, compareOn: '2026-09-03' })
  const annulled = facts.links.map((one) => ({ ...one, state: 'annulled' as const, annulledOn: documentsDay }))
  const linkIds = annulled.map((one) => one.id)
  documents.act = annulAct({ ...facts, links: annulled }, { linkIds, number: '7', day: documentsDay })
  const left = exportSchool()
  left.staff.push({ ...newStaff('formula'), lastName: '=1+1', firstName: '@SUM(A1)', note: '-1+1' })
  documents.register = registerWorkbook(left, everything, documentsDay)
  const files: string[] = []
  for (const [name, document] of Object.entries(documents)) {
    const file = join(folder, `${name}.xlsx`)
    writeFileSync(file, await writeXlsx(document))
    files.push(file)
  }
  await convert(files, 'pdf', folder)
  // 59,34,76 = `;` as separator, quotes, UTF-8; the last -1 writes every sheet into a file of its own.
  for (const file of files) {
    await convert([file], 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1', folder)
  }
  await convert([join(folder, 'handout.xlsx'), join(folder, 'register.xlsx')], 'fods', folder)
})

/** CSV text → rows; quotes are doubled inside of quotes, a cell may hold line breaks. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const signs = text.replace(/^\uFEFF/u, '')
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? ''
    if (quoted) {
      if (sign === '"' && signs[at + 1] === '"') {
        cell += '"'
        at += 1
      } else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"') quoted = true
    else if (sign === ';' || sign === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (sign === '\n') rows.push([])
    } else cell += sign
  }
  return rows
}

describe('workbooks in LibreOffice', () => {
  it.each(['roster', 'classes', 'teachers', 'handout', 'missing', 'board', 'summary', 'act', 'register'])(
    '%s prints on A4 with the header and a counter on every page',
    async (name) => {
      const { pages, sizes } = await pdfFacts(join(folder, `${name}.pdf`))
      const texts = await pdfTexts(join(folder, `${name}.pdf`))
      expect(pages).toBeGreaterThan(0)
      expect(new Set(sizes.map((size) => size.split('×').sort().join('×')))).toEqual(new Set(['595×842']))
      const firstTitles = documents[name]?.sheets.map((sheet) => sheet.columns[1]?.title ?? '') ?? []
      texts.forEach((text, index) => {
        expect(text).toContain(`стр. ${String(index + 1)} из ${String(pages)}`)
        expect(firstTitles.some((title) => text.includes(title))).toBe(true)
      })
    },
  )

  it('needs several pages for a long list, and no column falls on a page of its own', async () => {
    const texts = await pdfTexts(join(folder, 'handout.pdf'))
    const list = texts.filter((text) => text.includes('Телефон'))
    expect(list.length).toBeGreaterThanOrEqual(3)
    for (const text of list) expect(text).toMatch(/№\s+ФИО\s+Кто\s+Телефон\s+Приглашён\s+Вступил\s+Дата\s+Примечание/u)
  })

  it('prints the wide list of staff on pages side by side, and every row says whose it is on each', async () => {
    const texts = await pdfTexts(join(folder, 'register.pdf'))
    const [left, right] = texts
    expect(left).toMatch(/Фамилия\s+Имя\s+Отчество.+Эл\. почта/u)
    expect(right).toMatch(/Фамилия\s+Имя\s+Отчество.+Примечание/u)
    expect(right).not.toContain('Эл. почта')
    for (const page of [left, right]) expect(page).toMatch(/Громов\s+Пётр\s+Сергеевич/u)
  })

  it('finds the same values in every cell as were described', () => {
    let compared = 0
    for (const [name, document] of Object.entries(documents)) {
      const written = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.csv'))
      expect(written.length).toBe(document.sheets.length)
      for (const sheet of document.sheets) {
        const file = written.find((one) => one === `${name}-${sheet.name}.csv`)
        if (!file) throw new Error(`no csv of ${sheet.name}: ${written.join()}`)
        const rows = csvRows(readFileSync(join(folder, file), 'utf8'))
        expect(rows[0]).toEqual(sheet.columns.map((column) => column.title))
        sheet.rows.forEach((row, index) => {
          const read = rows[index + 1] ?? []
          sheet.columns.forEach((column, at) => {
            const cell = row.cells[at] ?? null
            const seen = read[at] ?? ''
            // LibreOffice writes shares in full and days in its own (American) order.
            if (column.format === 'percent' && typeof cell === 'number') {
              expect(Number(seen.replace('%', '')) / 100).toBeCloseTo(cell, 8)
            } else expect(seen.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/u, '$2.$1.$3')).toBe(shownCell(cell, column))
            compared += 1
          })
        })
      }
    }
    expect(compared).toBeGreaterThan(2000)
  })

  it('finds no formula in the register either, and every sheet of it', () => {
    const fods = readFileSync(join(folder, 'register.fods'), 'utf8')
    expect(fods).not.toContain('table:formula')
    expect(fods).toContain('=1+1')
    const sheets = [...fods.matchAll(/<table:table table:name="([^"]+)"/gu)].map(([, name]) => name)
    expect(sheets).toEqual(documents.register?.sheets.map((sheet) => sheet.name))
  })

  it('finds no formula, though a name begins with = and with @ (S3)', () => {
    const fods = readFileSync(join(folder, 'handout.fods'), 'utf8')
    expect(fods).not.toContain('table:formula')
    expect(fods).toContain('=SUM(A1:A9) Пётр @Иванович')
    const xml = Object.entries(unzipSync(readFileSync(join(folder, 'handout.xlsx'))))
    for (const [name, bytes] of xml)
      if (name.startsWith('xl/worksheets/')) expect(strFromU8(bytes)).not.toMatch(/<f[ >]/u)
  })

  it('keeps the filter with its area, and the text format', () => {
    const fods = readFileSync(join(folder, 'handout.fods'), 'utf8')
    const ranges = [...fods.matchAll(/<table:database-range [^>]*>/gu)].map(([range]) => range)
    expect(ranges.length).toBe(2)
    for (const range of ranges) expect(range).toContain('table:display-filter-buttons="true"')
    expect(ranges[0]).toMatch(/table:target-range-address="[^"]*5 «А»[^"]*\.A1:[^"]*H\d+"/u)
    expect(fods).toMatch(/<number:text-style/u)
  })
})
