import { damaged } from '@/formats/reading/RefusedFile'

const headerBytes = 512
const entryBytes = 128
const endOfChain = 0xfffffffe
/** Streams shorter than this live in the container's small sectors. */
const smallStream = 4096

interface StreamEntry {
  name: string
  start: number
  size: number
}

/**
 * The directory of an OLE container ([MS-CFB]), read as far as needed to judge it before anything big is parsed: which
 * streams there are, and how one begins. @throws RefusedFile when the container is inconsistent.
 */
export class OleContainer {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly sectorBytes: number
  private readonly table: Uint32Array
  private readonly streams: StreamEntry[]
  private readonly small: StreamEntry

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < headerBytes * 3) throw damaged('ole too small')
    const shift = this.view.getUint16(30, true)
    if (this.view.getUint16(28, true) !== 0xfffe || (shift !== 9 && shift !== 12)) throw damaged('ole header')
    this.sectorBytes = 1 << shift
    this.table = this.sectorTable()
    const entries = this.directory()
    const [root] = entries
    if (root === undefined) throw damaged('ole directory')
    this.small = root
    this.streams = entries.slice(1)
  }

  has(name: string): boolean {
    return this.streams.some((stream) => stream.name === name)
  }

  /** The bytes of a stream. @throws RefusedFile when it is missing or cut short. */
  content(name: string): Uint8Array {
    const stream = this.streams.find((candidate) => candidate.name === name)
    if (stream === undefined) throw damaged(`no stream ${name}`)
    const content =
      stream.size >= smallStream ? this.chain(stream.start, stream.size) : this.smallChain(stream.start, stream.size)
    if (content.length < stream.size) throw damaged(`stream ${name} is cut short`)
    return content
  }

  /** Small sectors of 64 bytes live in the stream of the root, and have a table of their own. */
  private smallChain(start: number, size: number): Uint8Array {
    const sectors = this.chain(this.small.start, this.small.size)
    const next = new DataView(this.chain(this.view.getUint32(60, true), this.bytes.length).slice().buffer)
    const content = new Uint8Array(size)
    let at = 0
    for (let sector = start; at < size && (sector + 1) * 64 <= sectors.length;) {
      const part = sectors.subarray(sector * 64, sector * 64 + Math.min(64, size - at))
      content.set(part, at)
      at += part.length
      if ((sector + 1) * 4 > next.byteLength) break
      sector = next.getUint32(sector * 4, true)
    }
    return content.subarray(0, at)
  }

  /** The bytes of a chain of sectors, as many as asked for or as there are. */
  private chain(start: number, length: number): Uint8Array {
    const most = Math.min(length, this.bytes.length)
    const content = new Uint8Array(most)
    let at = 0
    for (let sector = start; at < most; sector = this.next(sector)) {
      if (sector >= this.table.length) return content.subarray(0, at)
      const from = headerOffset(sector, this.sectorBytes)
      const part = this.bytes.subarray(from, from + Math.min(this.sectorBytes, most - at))
      if (part.length === 0) return content.subarray(0, at)
      content.set(part, at)
      at += part.length
    }
    return content
  }

  private next(sector: number): number {
    return this.table[sector] ?? endOfChain
  }

  /** Which sector follows which. The 109 entries of the header are enough for 7 MB; longer lists go on in sectors. */
  private sectorTable(): Uint32Array {
    const perSector = this.sectorBytes / 4
    const sectors = Math.floor(this.bytes.length / this.sectorBytes)
    const places: number[] = []
    for (let index = 0; index < 109; index += 1) places.push(this.view.getUint32(76 + index * 4, true))
    let more = this.view.getUint32(68, true)
    for (let turns = 0; more < sectors && turns < sectors; turns += 1) {
      const from = headerOffset(more, this.sectorBytes)
      if (from + this.sectorBytes > this.bytes.length) break
      for (let index = 0; index < perSector - 1; index += 1) places.push(this.view.getUint32(from + index * 4, true))
      more = this.view.getUint32(from + (perSector - 1) * 4, true)
    }
    const table = new Uint32Array(sectors + 1).fill(endOfChain)
    places.forEach((place, index) => {
      if (place >= sectors) return
      const from = headerOffset(place, this.sectorBytes)
      for (let entry = 0; entry < perSector; entry += 1) {
        const sector = index * perSector + entry
        if (sector < table.length && from + entry * 4 + 4 <= this.bytes.length)
          table[sector] = this.view.getUint32(from + entry * 4, true)
      }
    })
    return table
  }

  private directory(): StreamEntry[] {
    const content = this.chain(this.view.getUint32(48, true), maxDirectoryBytes)
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
    const entries: StreamEntry[] = []
    for (let at = 0; at + entryBytes <= content.length; at += entryBytes) {
      const length = Math.min(view.getUint16(at + 64, true), 64)
      const name = new TextDecoder('utf-16le').decode(content.subarray(at, at + Math.max(0, length - 2)))
      if (name === '' && at > 0) continue
      entries.push({ name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
    }
    return entries
  }
}

const maxDirectoryBytes = 1024 * 1024

function headerOffset(sector: number, sectorBytes: number): number {
  return (sector + 1) * sectorBytes
}
