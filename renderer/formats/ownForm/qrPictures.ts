import encodeQR from 'qr'
import { zlibSync } from 'fflate'
import { checksum } from '@/formats/reading/checksum'
import { isReadable } from '@/domain/documents/qrFit'
import { QUIET_ZONE } from '@/formats/pages/qrSvgPath'

/** A code and the cell where it stands, rows and columns counted from 1. */
export interface QrCell {
  row: number
  column: number
  text: string
}

/** Largest picture of a code: a bigger one wins nothing on an office form. */
export const LARGEST_QR_MM = 50
const PIXELS_PER_MODULE = 6

function matrix(text: string): boolean[][] | null {
  try {
    return encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE })
  } catch {
    return null // longer than a QR code can hold
  }
}

/** The smallest side of a picture, quiet zone included, from which a telephone reads the code; null where none is enough. */
export function smallestSideMm(text: string): number | null {
  const rows = matrix(text)
  if (!rows) return null
  for (let side = 20; side <= LARGEST_QR_MM; side += 1) {
    if (isReadable(text, (side * (rows.length - 2 * QUIET_ZONE)) / rows.length)) return side
  }
  return null
}

/** The code as a black and white PNG with its quiet zone. Null where the text is too long for a code. */
export function qrPng(text: string): Uint8Array | null {
  const rows = matrix(text)
  if (!rows) return null
  const side = rows.length * PIXELS_PER_MODULE
  const lineBytes = Math.ceil(side / 8) + 1
  const pixels = new Uint8Array(lineBytes * side)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const isDark = rows[Math.floor(y / PIXELS_PER_MODULE)]?.[Math.floor(x / PIXELS_PER_MODULE)] === true
      if (!isDark)
        pixels[y * lineBytes + 1 + (x >> 3)] = (pixels[y * lineBytes + 1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
  }
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, side)
  view.setUint32(4, side)
  // One bit per pixel, greyscale (PNG 11.2.2).
  head[8] = 1
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return joined([signature, chunk('IHDR', head), chunk('IDAT', zlibSync(pixels)), chunk('IEND', new Uint8Array())])
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(type), content])
  const bytes = new Uint8Array(named.length + 8)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, content.length)
  bytes.set(named, 4)
  view.setUint32(named.length + 4, checksum(0, named))
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
