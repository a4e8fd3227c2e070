import { partDecoder } from './xmlText'
import { XmlScanner, type XmlListener } from './XmlScanner'
import type { Package } from './Package'

/** Unpacks, decodes and scans one XML part from beginning to end, never holding it whole. */
export function scanPart(pack: Package, name: string, listener: XmlListener): void {
  const scanner = new XmlScanner(listener)
  let decoder: TextDecoder | null = null
  pack.unpack(name, (chunk, last) => {
    decoder ??= partDecoder(chunk)
    scanner.push(decoder.decode(chunk, { stream: !last }))
  })
  scanner.end()
}
