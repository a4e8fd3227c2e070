import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '@/domain/documents/safeFileName'

describe('safe file name (reliability S4)', () => {
  it.each([
    ['Раздатка, 5 «А»', 'Раздатка, 5 «А».xlsx'],
    ['Распределение на 2026/2027', 'Распределение на 2026-2027.xlsx'],
    ['..\\..\\secret', '-..-secret.xlsx'],
    ['C:boot', 'C-boot.xlsx'],
    ['CON', '_CON.xlsx'],
    ['lpt1.old', '_lpt1.old.xlsx'],
    ['name\u202Eslx.exe', 'nameslx.exe.xlsx'],
    ['dots...', 'dots.xlsx'],
    ['nul\u0000byte', 'nulbyte.xlsx'],
    ['', 'Документ.xlsx'],
    [' . . ', 'Документ.xlsx'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name, 'xlsx')).toBe(safe)
  })

  it('holds for any text: no separators, no control signs, at most 120 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name, 'pdf')
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{C}]/u)
        expect(safe).toMatch(/^[^\s.].*\.pdf$/u)
        expect(safe.length).toBeLessThanOrEqual(120)
      }),
    )
  })
})
