import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '@electron/main/fileNames'

describe('safe file names', () => {
  it.each([
    ['Реестр 5-А «Солнышко» № 7.xlsx', 'Реестр 5-А «Солнышко» № 7.xlsx'],
    ['Реестр: 5/6 \\ "А"?.xlsx', 'Реестр- 5-6 - А-.xlsx'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['..\\..\\x.txt', '-..-x.txt'],
    ['C:\\Windows\\x.exe', 'C--Windows-x.exe'],
    ['CON', '_CON'],
    ['con.xlsx', '_con.xlsx'],
    ['Com¹.txt', '_Com¹.txt'],
    ['CON .txt', '_CON.txt'],
    ['NUL.tar.gz', '_NUL.tar.gz'],
    ['CONтроль.txt', 'CONтроль.txt'],
    ['a\u202Excod.exe', 'axcod.exe'],
    ['имя.  ', 'имя'],
    ['...', '_'],
    ['', '_'],
    ['\0', '_'],
    ['а\tб\nв.txt', 'а б в.txt'],
  ])('%j → %j', (text, name) => {
    expect(safeFileName(text)).toBe(name)
  })

  it('numbers come before the extension and count towards the length', () => {
    expect(safeFileName('5-А.xlsx', 2)).toBe('5-А (2).xlsx')
    const long = safeFileName(`${'я'.repeat(300)}.xlsx`, 12)
    expect(long).toMatch(/^я+ \(12\)\.xlsx$/)
    expect(long).toHaveLength(120)
  })

  it('S4: whatever the text, the name is one harmless name', () => {
    const nasty = fc.constantFrom('..', '/', '\\', ':', 'CON', 'nul', '.', ' ', '\0', '\u202e', '.xlsx', 'я', '😀', '|')
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 60 })
        .map((a) => a.join('')),
    )
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 999 }), (any, number) => {
        const name = safeFileName(any, number)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(120)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(name).not.toMatch(/[<>:"/\\|?*]|\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
        expect(name).not.toMatch(/^\s|[\s.]$|^\.\.?$/u)
        expect(name.split('.')[0]?.trimEnd() ?? '').not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i)
        expect(name.isWellFormed()).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
