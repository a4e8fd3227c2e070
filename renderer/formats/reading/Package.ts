import { Inflate } from 'fflate'
import { checksum } from './checksum'
import { damaged, RefusedFile } from './RefusedFile'
import { packedBytes, zipEntries, type ZipEntry } from './zipDirectory'
import type { Meter } from './Meter'

/** Packed bytes handed to the inflater at once; deflate packs at most 1032 : 1, so one step gives at most 8 MB. */
const stepBytes = 8 * 1024

/** A ZIP package whose parts are unpacked one at a time, in steps, under the meter. */
export class Package {
  private readonly bytes: Uint8Array
  private readonly meter: Meter
  private readonly entries = new Map<string, ZipEntry>()

  constructor(bytes: Uint8Array, meter: Meter) {
    this.bytes = bytes
    this.meter = meter
    for (const entry of zipEntries(bytes)) this.entries.set(entry.name.toLowerCase(), entry)
  }

  has(name: string): boolean {
    return this.entries.has(key(name))
  }

  /** In lower case. */
  names(): string[] {
    return [...this.entries.keys()]
  }

  /** Refuses a bomb by what the directory announces, before anything is unpacked (S2). */
  scanParts(endings: readonly string[]): void {
    let packed = 0
    let unpacked = 0
    for (const [name, entry] of this.entries) {
      if (!endings.some((ending) => name.endsWith(ending))) continue
      packed += entry.packedSize
      unpacked += entry.size
    }
    const budget = this.meter.budget
    const tooMuch = unpacked > budget.unpackedBytes
    const bomb = unpacked > budget.ratioFromBytes && unpacked > packed * budget.ratio
    if (tooMuch || bomb)
      throw new RefusedFile('unpacked-too-large', `announced ${String(unpacked)} of ${String(packed)}`)
  }

  /** A part as a whole; for parts that are looked at more than once. */
  bytesOf(name: string): Uint8Array {
    const chunks: Uint8Array[] = []
    let length = 0
    this.unpack(name, (chunk) => {
      chunks.push(chunk.slice())
      length += chunk.length
    })
    const bytes = new Uint8Array(length)
    let at = 0
    for (const chunk of chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }

  /** Unpacks a part step by step. @throws RefusedFile when the part is missing, damaged or larger than announced. */
  unpack(name: string, take: (chunk: Uint8Array, last: boolean) => void): void {
    const entry = this.entries.get(key(name))
    if (entry === undefined) throw damaged(`missing part ${name}`)
    const packed = packedBytes(this.bytes, entry)
    if (entry.method === 0) {
      this.meter.unpack(packed.length)
      if (checksum(0, packed) !== entry.checksum) throw damaged(`checksum of ${name}`)
      take(packed, true)
      return
    }
    if (entry.method !== 8) throw damaged(`packing method ${String(entry.method)}`)
    let produced = 0
    let sum = 0
    const inflate = new Inflate((chunk, last) => {
      produced += chunk.length
      if (produced > entry.size) throw damaged(`larger than announced: ${name}`)
      this.meter.unpack(chunk.length)
      sum = checksum(sum, chunk)
      if (last && sum !== entry.checksum) throw damaged(`checksum of ${name}`)
      take(chunk, last)
    })
    for (let at = 0; at < packed.length || at === 0; at += stepBytes) {
      const last = at + stepBytes >= packed.length
      inflate.push(packed.subarray(at, at + stepBytes), last)
    }
  }
}

function key(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}
