import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import type { PageBlock, SheetDescription, WorkbookDescription } from '@/domain/documents/description'
import { invitationSheets } from '@/domain/documents/invitationSheets'
import { escapeHtml } from '@/formats/pages/escape'
import { paperOf } from '@electron/main/printing'
import { pageDocument } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import type { RenderedPages } from '@/formats/heavy'

const attacks = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onload='x",
  '{{7*7}}',
  'javascript:alert(1)',
  '&lt;b&gt;',
]

function sheetPage(blocks: PageBlock[]) {
  return renderPages({
    type: 'pages',
    fileName: 'x',
    title: 'x',
    paper: 'A4',
    pages: [{ layout: 'sheet', blocks, footer: 'f' }],
  })
}

function workbook(sheet: Partial<SheetDescription>): WorkbookDescription {
  const description: SheetDescription = {
    name: 'Лист',
    pageHeader: 'Заголовок',
    columns: [
      { title: '№', format: 'integer', width: null },
      { title: 'ФИО', format: 'text', width: null, wrap: true },
      { title: 'День', format: 'day', width: null },
      { title: 'Доля', format: 'percent', width: null },
    ],
    rows: [],
    orientation: 'portrait',
    autofilter: true,
    fillInRows: 0,
    footLines: [],
    ...sheet,
  }
  return { type: 'workbook', fileName: 'x', title: 'x', sheets: [description] }
}

/** Cells of a column over all pages, in order. */
function column(pages: string[], index: number): string[] {
  return pages.flatMap((page) =>
    [...page.matchAll(/<tr[^>]*>(<td.*?)<\/tr>/gsu)].map(
      ([, row]) => [...(row ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gsu)][index]?.[1]?.replace('&nbsp;', '') ?? '',
    ),
  )
}

describe('escaping (reliability S5)', () => {
  it('leaves no way out of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/u)
        expect(escapeHtml(text)).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/u)
      }),
    )
  })

  it('drops signs that turn the direction of writing', () => {
    expect(escapeHtml('max\u202Eur.')).toBe('maxur.')
  })

  it.each(attacks)('keeps %j in names, links, headers and notes as mere text', (attack) => {
    const pages = [
      ...sheetPage([
        { kind: 'heading', level: 1, text: attack },
        { kind: 'paragraph', text: attack },
        { kind: 'facts', rows: [{ label: attack, value: attack }] },
        { kind: 'role', role: 'parent', title: attack, forWhom: attack, notForWhom: attack },
        { kind: 'qr', url: attack, caption: attack, sideMm: 58, note: attack },
        { kind: 'steps', title: attack, lines: [attack] },
        { kind: 'warning', title: attack, lines: [attack] },
        { kind: 'table', columns: [{ title: attack, widthMm: null }], rows: [[attack]] },
        { kind: 'signature', left: attack, right: attack },
      ]).pages,
      ...renderPages(
        workbook({ name: attack, pageHeader: attack, rows: [{ cells: [1, attack] }], footLines: [attack] }),
      ).pages,
      ...renderPages({
        type: 'pages',
        fileName: 'x',
        title: 'x',
        paper: 'A4',
        pages: [
          {
            layout: 'slips',
            columns: 2,
            rows: 4,
            slips: [
              {
                title: attack,
                role: 'pupil',
                roleTitle: attack,
                unit: attack,
                name: attack,
                lines: [attack],
                url: attack,
                footer: attack,
                scanCode: '14603362204250',
              },
            ],
          },
        ],
      }).pages,
    ]
    const html = pages.join('')
    expect(html.split(escapeHtml(attack)).length).toBeGreaterThan(20)
    const bare = html.replaceAll(escapeHtml(attack), '')
    expect(bare).not.toMatch(/<(script|img|iframe|a)\b|\bon[a-z]+=|javascript:/u)
  })
})

describe('pages', () => {
  it('keep all rows of a workbook in order, with the header on every page', () => {
    const rows = Array.from({ length: 260 }, (_, index) => ({
      cells: [
        index + 1,
        index % 7 === 0 ? 'Константинопольская-Преображенская Александра Владимировна, '.repeat(3) : 'Ким Светлана',
      ],
    }))
    const { pages } = renderPages(workbook({ rows }))
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.every((page) => page.includes('<th scope="col">ФИО</th>'))).toBe(true)
    expect(column(pages, 0)).toEqual(rows.map((_, index) => String(index + 1)))
    expect(pages.at(-1)).toContain(`стр. ${String(pages.length)} из ${String(pages.length)}`)
  })

  it('carry a cell of 10 000 characters over several rows instead of cutting it', () => {
    const long = Array.from({ length: 1600 }, (_, index) => `слово${String(index)}`).join(' ')
    const { pages } = renderPages(workbook({ rows: [{ cells: [1, long] }, { cells: [2, 'конец'] }] }))
    expect(column(pages, 1).slice(0, -1).join('')).toBe(long)
    expect(column(pages, 1).at(-1)).toBe('конец')
    expect(pages.length).toBeGreaterThan(1)
  })

  it('show days, shares and blanks as Excel does with Russian settings', () => {
    const { pages } = renderPages(workbook({ rows: [{ cells: [1, null, '2026-09-01', 0.857] }] }))
    expect([1, 2, 3].map((index) => column(pages, index)[0])).toEqual(['', '01.09.2026', '85,7 %'])
  })

  it('say so when a table has no rows', () => {
    expect(renderPages(workbook({})).pages[0]).toContain('Строк нет.')
  })

  it('shrink a sheet with long texts, then go on to a further page; no line is lost', () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `Шаг ${String(index + 1)}. ${'Очень подробное объяснение. '.repeat(12)}`,
    )
    const { pages } = sheetPage([
      { kind: 'heading', level: 1, text: 'Приглашение' },
      { kind: 'steps', title: 'Как вступить', lines },
      { kind: 'warning', title: 'Безопасность', lines },
    ])
    expect(pages.length).toBeGreaterThan(1)
    for (const line of lines) expect(pages.join('').split(escapeHtml(line)).length - 1).toBe(2)
    expect(pages[0]).toContain('--s:0.8')
    const numbers = [...pages.join('').matchAll(/<li><span>(\d+)<\/span>/gu)].map(([, number]) => Number(number))
    expect(numbers).toEqual(lines.map((_, index) => index + 1))
  })

  it('make one page of an invitation with the texts as shipped', () => {
    const { document } = invitationSheets(documentSchool(), {
      platformId: documentsPlatform,
      today: documentsDay,
      classIds: ['c5a', 'c5b'],
      staffRoom: true,
      roles: ['pupil', 'parent', 'teacher', 'staff'],
    })
    expect(renderPages(document).pages.length).toBe(document.pages.length)
  })

  it('refuse in words, not in silence, a code that nobody could read', () => {
    const { pages } = sheetPage([{ kind: 'qr', url: 'x'.repeat(3000), caption: 'к', sideMm: 58 }])
    expect(pages[0]).toContain('QR-код не напечатан')
    expect(pages[0]).not.toContain('<svg')
  })

  it('tell progress', () => {
    const seen: number[] = []
    renderPages(workbook({ rows: [{ cells: [1] }] }), (done) => seen.push(done))
    expect(seen).toEqual([1])
  })
})

describe('page document', () => {
  it('takes a range of pages and forbids scripts by its own policy', () => {
    const rendered: RenderedPages = {
      css: '.page{}',
      paper: 'A4',
      pages: ['<section>1</section>', '<section>2</section>', '<section>3</section>'],
    }
    const html = pageDocument(rendered, 1, 2, '<5 «А»>')
    expect(html).toContain('<section>2</section></body>')
    expect(html).not.toContain('<section>1')
    expect(html).not.toContain('<section>3')
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('<title>&lt;5 «А»&gt;</title>')
  })

  it('says that it is for A5, so that the print dialog offers that paper', () => {
    const slips = (paper: 'A4' | 'A5') =>
      pageDocument(
        renderPages({
          type: 'pages',
          fileName: 'x',
          title: 'x',
          paper,
          pages: [{ layout: 'slips', columns: 1, rows: 1, slips: [] }],
        }),
      )
    expect(paperOf(slips('A5'))).toBe('A5')
    expect(paperOf(slips('A4'))).toBe('A4')
  })
})

describe('a sheet with a chart, bars and a mark', () => {
  const groups = [
    { label: '5-е классы', bars: [{ role: 'pupil' as const, label: 'Ученики', share: 0.25, before: 0.1 }] },
    { label: '<b>6</b>', bars: [{ role: 'parent' as const, label: 'Родители', share: null, before: null }] },
  ]
  const chart = { title: 'Доля', legend: { share: 'вступили', before: 'было' }, groups }
  const columns = [{ title: '%', format: 'percent' as const, width: null, bar: true }]

  it('draws the chart on the first page only, with every number in words', () => {
    const rows = Array.from({ length: 200 }, () => ({ cells: [0.5] }))
    const { pages } = renderPages(workbook({ columns, rows, chart }))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages[0]).toContain('25,0 %')
    expect(pages[0]).toContain('&lt;b&gt;6&lt;/b&gt;')
    // Printing in a browser takes ids away.
    expect(pages[0]).not.toMatch(/ id=|url\(#/u)
    expect(pages.slice(1).join('')).not.toContain('class="chart"')
  })

  it('takes the chart off the room of the first page', () => {
    const rows = Array.from({ length: 60 }, () => ({ cells: [0.5] }))
    const count = (page = '') => page.split('<tr>').length - 1
    const [plain] = renderPages(workbook({ columns, rows })).pages
    const [charted] = renderPages(workbook({ columns, rows, chart })).pages
    expect(count(charted)).toBeLessThan(count(plain))
  })

  it('puts the mark on every page, escaped', () => {
    const rows = Array.from({ length: 200 }, () => ({ cells: [0.5] }))
    const { pages } = renderPages(
      workbook({ columns, rows, watermark: { title: 'Для <стенда>', details: '10.09.2026' } }),
    )
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages)
      expect(page).toContain('<p class="watermark">Для &lt;стенда&gt;<span>10.09.2026</span></p>')
  })
})
