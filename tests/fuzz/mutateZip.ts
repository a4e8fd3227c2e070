import { strToU8, unzipSync, zipSync } from 'fflate'
import { bases } from './bases'
import type { Chance } from '@tests/fixtures/makers/chance'

type Entry = [name: string, bytes: Uint8Array]

const packedAt = new Date(2026, 8, 1)
const names = [
  '__proto__',
  '../выход.xml',
  'xl/workbook.bin',
  'word/document.xml',
  'mimetype',
  'content.xml',
  '',
  'a'.repeat(300),
  'users.csv',
  'xl/worksheets/sheet1.xml',
]

/** The same archive with its entries rearranged, renamed, doubled, exchanged or themselves changed; other files as they are. */
export function mutatedZip(bytes: Uint8Array, random: Chance): Uint8Array {
  const entries = entriesOf(bytes)
  if (entries.length === 0) return bytes
  for (let turns = random.below(3); turns >= 0; turns -= 1) {
    const change = random.below(2) === 0 ? changeText : random.oneOf(changes)
    change(entries, random)
  }
  // fflate keeps entries in a plain object, where `__proto__` is no ordinary name and every name stands once.
  const ordinary = Object.fromEntries(entries.filter(([name]) => name !== '__proto__'))
  return zipSync(ordinary, { mtime: packedAt, level: random.oneOf([0, 1]) })
}

function entriesOf(bytes: Uint8Array): Entry[] {
  try {
    // An earlier mutation may announce gigabytes, for which fflate would ask the system.
    return Object.entries(unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000_000 }))
  } catch {
    return []
  }
}

const changes: readonly ((entries: Entry[], random: Chance) => void)[] = [
  (entries) => entries.reverse(),
  (entries, random) => {
    entries.splice(random.below(entries.length), 1)
  },
  (entries, random) => {
    const entry = entries[random.below(entries.length)]
    if (entry !== undefined) entry[0] = random.oneOf(names)
  },
  (entries, random) => {
    const one = entries[random.below(entries.length)]
    const two = entries[random.below(entries.length)]
    if (one !== undefined && two !== undefined) [one[1], two[1]] = [two[1], one[1]]
  },
  (entries, random) => {
    entries.push([random.oneOf(names), random.oneOf(bases).bytes])
  },
  (entries, random) => {
    const entry = entries[random.below(entries.length)]
    if (entry !== undefined) entry[1] = entry[1].slice(0, random.below(entry[1].length + 1))
  },
]

function changeText(entries: Entry[], random: Chance): void {
  const entry = entries[random.below(entries.length)]
  if (entry !== undefined) entry[1] = changedText(entry[1], random)
}

/** Attributes and tags of an XML part, or fields of a list, changed so that it often stays well formed. */
function changedText(bytes: Uint8Array, random: Chance): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  const places = [...text.matchAll(/"[^"]*"|>[^<]+<|\d+/g)]
  if (places.length === 0) return bytes
  const { 0: found, index } = random.oneOf(places)
  const value = random.oneOf([
    '1048576',
    '999999999',
    '-5',
    '0',
    's',
    'd',
    'x'.repeat(40_000),
    '&amp;',
    'rId99',
    '__proto__',
    '2026-13-45',
    'PT99H',
    'A1:XFD1048576',
    '',
  ])
  const quoted = found.startsWith('"') ? `"${value}"` : found.startsWith('>') ? `>${value}<` : value
  return strToU8(text.slice(0, index) + quoted + text.slice(index + found.length))
}
