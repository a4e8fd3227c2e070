import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { filledForm, formNames, ownForm } from '@tests/support/ownForms/ownForms'
import { codesOf, convert, freshFolder, pagePictures, pdfFacts, pdfTexts } from './tools'

/** The school's own forms, filled and then judged by LibreOffice: what the check promised has to be seen there. */
const folder = freshFolder('own-forms')
const sheetsOf = (name: string) => (name === 'letter' ? 'perLine' : 'one')
const promised = new Map<string, { lines: string[]; url: string }>()

beforeAll(async () => {
  const files: string[] = []
  for (const name of formNames) {
    const linesOf = name === 'classesOnly' ? 'units' : 'people'
    const { after, made } = await filledForm(name, { sheets: sheetsOf(name), linesOf })
    const rows = made.fill.groups.flatMap((group) => group.rows)
    const url = rows[0]?.link
    promised.set(name, { lines: rows.map((row) => String(row.fullName ?? row.role)), url: String(url) })
    const [form, filled] = [join(folder, `${name}-form.xlsx`), join(folder, `${name}.xlsx`)]
    writeFileSync(form, await ownForm(name))
    writeFileSync(filled, after)
    files.push(form, filled)
  }
  await convert(files, 'pdf', folder)
  await convert(
    files.filter((file) => !file.endsWith('-form.xlsx')),
    'fods',
    folder,
  )
})

const fods = (name: string) => readFileSync(join(folder, `${name}.fods`), 'utf8')
const words = (text: string) => text.replace(/\s+/gu, ' ')

/** Values of the formulas of a sheet, by formula, as LibreOffice calculated them. */
function results(name: string): Map<string, string> {
  const found = [...fods(name).matchAll(/table:formula="of:=([^"]*)"[^>]*?office:(?:string-)?value="([^"]*)"/gu)]
  return new Map(found.map(([, formula = '', value = '']) => [formula.replace(/&quot;/gu, '"'), value]))
}

describe.each(formNames)('the form %s in LibreOffice', (name) => {
  it('opens with every line of the list, and nothing says #REF!', () => {
    const text = words(fods(name).replace(/<[^>]*>/gu, ' '))
    const column = { chart: 0, formulas: 0, otherProgram: 1 }[name]
    for (const line of promised.get(name)?.lines ?? []) {
      const shown =
        name === 'letter' ? line.split(' ').slice(1).join(' ') : column === undefined ? line : line.split(' ')[column]
      expect(text).toContain(words(shown ?? line))
    }
    expect(fods(name)).not.toMatch(/#REF!|#NAME\?|Err:5\d\d/u)
  })

  it('prints on the paper of the form', async () => {
    const [form, filled] = [
      await pdfFacts(join(folder, `${name}-form.pdf`)),
      await pdfFacts(join(folder, `${name}.pdf`)),
    ]
    expect(new Set(filled.sizes)).toEqual(new Set(form.sizes))
    expect(filled.pages).toBeGreaterThanOrEqual(form.pages)
  })
})

it('formulas count over all lines, on other sheets too', () => {
  const values = results('formulas')
  expect(values.get('SUM([.C4:.C9])')).toBe('12')
  expect(values.get('SUM([.D4:.D9])')).toBe('36')
  expect(values.get('SUM([.D$4:.D9])')).toBe('36')
  expect(values.get('SUM([.D$4:.D6])')).toBe('18')
  expect(values.get('[$Расчёт.D10]+0')).toBe('36')
  expect(values.get('COUNT([$Расчёт.A4:.A9])') ?? values.get('COUNT([$Расчёт.A4:$Расчёт.A9])')).toBe('6')
  expect(values.get('COUNTIF([.C3:.C8];"нет")') ?? results('rules').get('COUNTIF([.C3:.C8];"нет")')).toBe('6')
})

it('rules, protection and hidden sheets are there, and reach over the new rows', () => {
  const text = fods('rules')
  expect(text).toMatch(/<calcext:conditional-format calcext:target-range-address="[^"]*C3:[^"]*C8"/u)
  expect(text.match(/table:content-validation-name="/gu)?.length).toBe(6)
  expect(text).toMatch(/<table:table table:name="Отметки"[^>]*table:protected="true"/u)
  expect(text).toMatch(/table:display="false"/u)
  expect(fods('table')).toMatch(/table:name="Люди" table:target-range-address="Таблица.A2:Таблица.B9"/u)
})

it('charts, shapes and notes are there, and the chart shows every line', () => {
  expect(fods('chart')).toContain('Надпись школы')
  expect(fods('chart')).toMatch(/cell-range-address="[^"]*B3:[^"]*B8"/u)
  expect(fods('macros')).toContain('Подписать у директора')
})

it('the header row repeats on each page, and the merged cells of every line are merged', () => {
  const text = fods('classList')
  expect(text).toContain('<table:table-header-rows>')
  expect(text.match(/table:number-columns-spanned="2" table:number-rows-spanned="1"/gu)?.length).toBe(7)
  expect(text).toMatch(/style:print-orientation="landscape"/u)
})

it('a letter for each person has its page, its footer and its name', async () => {
  const pages = await pdfTexts(join(folder, 'letter.pdf'))
  expect(pages).toHaveLength(promised.get('letter')?.lines.length ?? 0)
  for (const page of pages) expect(words(page)).toMatch(/МБОУ «СОШ № 5» 10\.09\.2026, стр\. \d/u)
})

it('the codes on paper are read by an ordinary reader and hold the link', async () => {
  const seen = new Map<string, number>()
  for (const name of ['cards', 'pictures', 'letter']) {
    const codes: string[] = []
    for (const picture of await pagePictures(join(folder, `${name}.pdf`), 150)) codes.push(...(await codesOf(picture)))
    seen.set(name, codes.length)
    expect(codes).toContain(promised.get(name)?.url)
  }
  expect(Object.fromEntries(seen)).toEqual({ cards: 6, pictures: 6, letter: 6 })
})
