import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { inventedUrl } from '@tests/support/documentFacts'
import { isReadable, SHEET_QR_MM, SLIP_QR_MM } from '@/domain/documents/qrFit'
import { qrSvg, qrSvgPath, QUIET_ZONE } from '@/formats/pages/qrSvgPath'

/** Draws the path into pixels and reads it with the library's own decoder. */
function decoded(text: string, sideMm: number): string {
  const qr = qrSvgPath(text, sideMm)
  if (!qr) throw new Error('refused')
  const scale = 4
  const side = qr.side * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [, x, y, run] of qr.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py += 1) {
      for (let px = Number(x) * scale; px < (Number(x) + Number(run)) * scale; px += 1)
        data.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3)
    }
  }
  return decodeQR({ width: side, height: side, data })
}

const links = [
  inventedUrl('a'),
  'https://sferum.ru/?p=messages&join=AbCdEfGhIjKlMnOpQrStUvWxYz012345678=',
  'https://vk.me/join/AJQ1d_/xYz-0aBcDeFgHiJk=',
  'https://школа.рф/чат?класс=5А',
  `https://max.ru/join/${'y'.repeat(300)}`,
]

describe('QR path', () => {
  it.each(links)('holds exactly %s', (url) => {
    expect(decoded(url, SHEET_QR_MM)).toBe(url)
  })

  it('leaves four white modules around the symbol', () => {
    const qr = qrSvgPath(inventedUrl('a'), 58)
    const starts = [...(qr?.path.matchAll(/M(\d+) (\d+)h(\d+)/gu) ?? [])].map(([, x, y, run]) => [
      Number(x),
      Number(y),
      Number(x) + Number(run),
    ])
    expect(Math.min(...starts.map(([x]) => x ?? 0))).toBe(QUIET_ZONE)
    expect(Math.min(...starts.map(([, y]) => y ?? 0))).toBe(QUIET_ZONE)
    expect(Math.max(...starts.map(([, , end]) => end ?? 0))).toBe((qr?.side ?? 0) - QUIET_ZONE)
  })

  it('takes level Q where modules stay roomy, else M', () => {
    expect(qrSvgPath(inventedUrl('a'), SHEET_QR_MM)?.level).toBe('Q')
    expect(qrSvgPath(`https://max.ru/join/${'y'.repeat(300)}`, SHEET_QR_MM)?.level).toBe('M')
  })

  it('measures the dark square, not the quiet zone', () => {
    const width = Number(/width="([\d.]+)mm"/u.exec(qrSvg(inventedUrl('a'), 31) ?? '')?.[1])
    const qr = qrSvgPath(inventedUrl('a'), 31)
    expect((width * (qr?.modules ?? 0)) / (qr?.side ?? 1)).toBeCloseTo(31, 1)
  })

  it('refuses less than 20 mm, an empty text, and what no code can hold', () => {
    expect(qrSvgPath(inventedUrl('a'), 19.9)).toBeNull()
    expect(qrSvgPath('', 58)).toBeNull()
    expect(qrSvgPath('x'.repeat(5000), 58)).toBeNull()
  })

  it('refuses the same texts as the documents do before', () => {
    for (const side of [SHEET_QR_MM, SLIP_QR_MM]) {
      for (let length = 1; length <= 2400; length += 37) {
        const text = `https://max.ru/${'y'.repeat(length)}`
        expect([text.length, side, qrSvgPath(text, side) !== null]).toEqual([text.length, side, isReadable(text, side)])
      }
    }
  })
})
