import { XmlScanner, type XmlListener } from './XmlScanner'
import type { Meter } from './Meter'

const chunkChars = 64 * 1024

/** Scans decoded XML from beginning to end, looking at the clock on the way. */
export function scanText(text: string, listener: XmlListener, meter: Meter): void {
  const scanner = new XmlScanner(listener)
  for (let at = 0; at < text.length; at += chunkChars) {
    meter.checkTime()
    scanner.push(text.slice(at, at + chunkChars))
  }
  scanner.end()
}
