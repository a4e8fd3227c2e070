import { damaged, RefusedFile } from './RefusedFile'

/** One file of a ZIP package as its central directory announces it. Names use `/` and carry no leading slash. */
export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  packedSize: number
  /** As announced; the inflater refuses to produce more. */
  size: number
  headerOffset: number
  /** CRC-32 of the unpacked bytes. */
  checksum: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endSize = 22
const maxComment = 0xffff
const maxEntries = 20_000

/** Reads the central directory (APPNOTE 4.3.12, 4.3.16). @throws RefusedFile when there is none or it is inconsistent. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count > maxEntries) throw new RefusedFile('unpacked-too-large', 'entries')
  const entries: ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) throw damaged('zip directory')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const flags = view.getUint16(at + 8, true)
    if ((flags & 1) !== 0) throw new RefusedFile('encrypted', 'zip entry')
    const name = entryName(bytes.subarray(at + 46, at + 46 + nameLength))
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
      checksum: view.getUint32(at + 16, true),
    }
    readLongSizes(view, at + 46 + nameLength, extraLength, entry)
    entries.push(entry)
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

/** The packed bytes of an entry. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerOffset
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localSignature) throw damaged('zip local header')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const end = start + entry.packedSize
  if (end > view.byteLength) throw damaged('zip truncated')
  return bytes.subarray(start, end)
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - endSize - maxComment)
  for (let at = view.byteLength - endSize; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw damaged('zip end record')
}

/** ZIP64 sizes, which some writers use for small files too (APPNOTE 4.5.3). */
function readLongSizes(view: DataView, from: number, length: number, entry: ZipEntry): void {
  let at = from
  const end = Math.min(from + length, view.byteLength)
  while (at + 4 <= end) {
    const id = view.getUint16(at, true)
    const size = view.getUint16(at + 2, true)
    if (id === 1) {
      let field = at + 4
      const next = (): number => {
        if (field + 8 > end) throw damaged('zip64 field')
        const value = Number(view.getBigUint64(field, true))
        field += 8
        return value
      }
      if (entry.size === 0xffffffff) entry.size = next()
      if (entry.packedSize === 0xffffffff) entry.packedSize = next()
      if (entry.headerOffset === 0xffffffff) entry.headerOffset = next()
    }
    at += 4 + size
  }
}

function entryName(raw: Uint8Array): string {
  return new TextDecoder().decode(raw).replaceAll('\\', '/').replace(/^\/+/, '')
}
