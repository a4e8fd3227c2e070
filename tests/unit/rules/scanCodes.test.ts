import { describe, expect, it } from 'vitest'
import { coverCode, readScan, shownCode, slipCode } from '@/domain/rules/scanCodes'

describe('numbers for the counter', () => {
  it('stay what was once printed: paper is out for months', () => {
    const codes = {
      pupil: slipCode('platform-max:3f0c7a52-1d7e-4a43-9e0b-6b1f4c2f9a10:0b7c1d2e-9a8f-4e3d-8c7b-6a5f4e3d2c1b'),
      staffRoom: slipCode('platform-max:staffRoom:0b7c1d2e-9a8f-4e3d-8c7b-6a5f4e3d2c1b'),
      cover: coverCode('9a1e6c84-52b1-4c40-8a3e-0f4a7d1b2c3d:3f0c7a52-1d7e-4a43-9e0b-6b1f4c2f9a10'),
    }
    expect(codes).toEqual({ pupil: '14603362204250', staffRoom: '14143484894723', cover: '79633365761917' })
  })

  it('tell a slip from a cover by the first digit, and leave 1 when divided by 97', () => {
    expect(slipCode('a')).toMatch(/^[1-6]\d{13}$/u)
    expect(coverCode('a')).toMatch(/^[78]\d{13}$/u)
    expect(Number(slipCode('a')) % 97).toBe(1)
  })

  const code = slipCode('max:c5a:p1')
  it.each([
    ['as it is', code],
    ['in groups, typed by hand', shownCode(code)],
    ['with the symbology mark', `]C1${code}`],
    ['with the mark in the Russian layout', `ъС1${code}`],
    ['with the mark in the Russian layout and Caps Lock', `Ъс1${code}`],
    ['with a letter before and a tab behind', `Ф${code}\t`],
    ['with a line end and a start sign', `\u0002${code}\r\n`],
  ])('are read %s', (_, typed) => {
    expect(readScan(typed)).toEqual({ ok: true, code, kind: 'slip' })
  })

  it.each([
    ['', 'nothing'],
    ['https://max.ru/join/AbC', 'nothing'],
    ['12345', 'wrongLength'],
    [code.slice(1), 'wrongLength'],
    ['00000000000000', 'wrongDigits'],
    [`9${code.slice(1)}`, 'wrongDigits'],
  ] as const)('%s is no number: %s', (typed, reason) => {
    expect(readScan(typed)).toEqual({ ok: false, reason })
  })
})
