import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText, headerText } from '@/formats/workbook/cellText'
import { safeSheetNames } from '@/formats/workbook/sheetNames'

describe('sheet names', () => {
  it('lose what Excel forbids and keep guillemets', () => {
    expect(safeSheetNames(['5 «А»', "1/2: [x]*?\\'", '', 'History'])).toEqual(['5 «А»', '1 2 x', 'Лист', 'History 1'])
  })

  it('stay apart without regard to case, within 31 characters', () => {
    const long = 'Класс коррекционно-развивающего обучения'
    const names = safeSheetNames(['лист', 'Лист', 'ЛИСТ', long, long])
    expect(names.slice(0, 3)).toEqual(['лист', 'Лист (2)', 'ЛИСТ (3)'])
    expect(names[4]).toMatch(/^Класс коррекционно.* \(2\)$/u)
  })

  it('hold for any texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 30 }), (texts) => {
        const names = safeSheetNames(texts)
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(texts.length)
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0)
          expect(name.length).toBeLessThanOrEqual(31)
          expect(name).not.toMatch(/['[\]*?:/\\\p{Cc}]/u)
        }
      }),
    )
  })
})

describe('cell text', () => {
  it.each(['=1+1', '+79161234567', '-5', '@x', '\tx', "'x", '＝1', ' пробел впереди'])('keeps %j as it is', (text) => {
    expect(cellText(text)).toBe(text)
  })

  it('drops what XML forbids, keeps line breaks, shields what Excel would unescape', () => {
    expect(cellText('a\u0000b\u000Bc\uFFFE')).toBe('abc')
    expect(cellText('a\r\nb\rc')).toBe('a\nb\nc')
    expect(cellText('_x0041_')).toBe('_x005F_x0041_')
    expect(cellText('\uD800')).toBe('\uFFFD')
  })

  it('cuts at the length Excel allows, with a sign that it was cut', () => {
    expect(cellText('ж'.repeat(40_000))).toMatch(/^ж{32766}…$/u)
  })

  it('doubles & in page headers and keeps them short', () => {
    expect(headerText('Школа & лицей\n5 «А»')).toBe('Школа && лицей 5 «А»')
    expect(headerText('ж'.repeat(300)).length).toBe(180)
  })
})
