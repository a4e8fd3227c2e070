import { bases, type Base } from './bases'
import { mutatedZip } from './mutateZip'
import { chance, type Chance } from '@tests/fixtures/makers/chance'

export interface FuzzInput {
  fileName: string
  bytes: Uint8Array
  /** What was done, for the report of a failure. */
  story: string
}

const endings = ['xlsx', 'xlsm', 'xls', 'ods', 'csv', 'txt', 'htm', 'xml', 'zip', 'json', 'pdf', 'dat', '']
/** Numbers and words that readers stumble over, put in place of a piece of text. */
const troublesome = [
  '-1',
  '0',
  '65536',
  '1048577',
  '4294967295',
  '1e308',
  'NaN',
  '__proto__',
  'constructor',
  '"',
  "'",
  '<',
  '>',
  '&#0;',
  '&#1114112;',
  ']]>',
  '<!DOCTYPE a [',
  '\0',
  '\ufeff',
  '\ud800',
  ';',
  '\t',
  '\r\n',
  '=1+1',
  '{{x}}',
]

type Mutation = [name: string, run: (bytes: Uint8Array, random: Chance) => Uint8Array]

const mutations: readonly Mutation[] = [
  ['bits flipped', flipBits],
  ['bytes replaced', replaceBytes],
  ['truncated', (bytes, random) => bytes.slice(0, random.below(bytes.length + 1))],
  ['a piece cut out', cutOut],
  ['a piece repeated', repeatPiece],
  ['random bytes put in', (bytes, random) => insertAt(bytes, random, randomBytes(1 + random.below(64), random))],
  [
    'something troublesome put in',
    (bytes, random) => insertAt(bytes, random, new TextEncoder().encode(random.oneOf(troublesome))),
  ],
  ['a number replaced', replaceNumber],
  ['a word of bytes at its limit', limitWord],
  ['spliced with another file', splice],
]

/** Input `index` of a run: the same for the same seed, whatever the length of the run. */
export function fuzzInput(seed: number, index: number): FuzzInput {
  const random = chance(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  if (random.below(50) === 0)
    return { fileName: named(random), bytes: randomBytes(random.below(5000), random), story: 'random bytes' }
  const base = random.oneOf(bases)
  const { bytes, story } = mutated(base, random)
  return { fileName: random.below(5) === 0 ? named(random) : base.name, bytes, story: `${base.name}: ${story}` }
}

export function mutated({ bytes }: Base, random: Chance): { bytes: Uint8Array; story: string } {
  let current = bytes
  const done: string[] = []
  for (let turns = random.below(3); turns >= 0; turns -= 1) {
    // Most other changes of an archive end at its checksums.
    const inside = isZip(current) && random.below(3) > 0
    const [name, run]: Mutation = inside ? ['zip mutated', mutatedZip] : random.oneOf(mutations)
    current = run(current, random)
    done.push(name)
  }
  return { bytes: current, story: done.join(', ') }
}

function named(random: Chance): string {
  const ending = random.oneOf(endings)
  return ending === '' ? 'файл' : `файл.${ending}`
}

function flipBits(bytes: Uint8Array, random: Chance): Uint8Array {
  const copy = bytes.slice()
  for (let flips = random.below(20); flips >= 0 && copy.length > 0; flips -= 1) {
    const at = random.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  }
  return copy
}

function replaceBytes(bytes: Uint8Array, random: Chance): Uint8Array {
  const copy = bytes.slice()
  const at = random.below(copy.length + 1)
  copy.set(randomBytes(Math.min(1 + random.below(32), copy.length - at), random), at)
  return copy
}

function cutOut(bytes: Uint8Array, random: Chance): Uint8Array {
  const at = random.below(bytes.length + 1)
  return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(200)))
}

function repeatPiece(bytes: Uint8Array, random: Chance): Uint8Array {
  const at = random.below(bytes.length + 1)
  const piece = bytes.subarray(at, at + 1 + random.below(300))
  return joined(bytes.subarray(0, at), ...Array<Uint8Array>(1 + random.below(30)).fill(piece), bytes.subarray(at))
}

function insertAt(bytes: Uint8Array, random: Chance, piece: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1)
  return joined(bytes.subarray(0, at), piece, bytes.subarray(at))
}

/** Digits in the text become another number. */
function replaceNumber(bytes: Uint8Array, random: Chance): Uint8Array {
  let at = random.below(bytes.length + 1)
  while (at < bytes.length && !isDigit(bytes[at])) at += 1
  let end = at
  while (end < bytes.length && isDigit(bytes[end])) end += 1
  const number = new TextEncoder().encode(random.oneOf(troublesome))
  return joined(bytes.subarray(0, at), number, bytes.subarray(end))
}

function limitWord(bytes: Uint8Array, random: Chance): Uint8Array {
  const copy = bytes.slice()
  if (copy.length < 4) return copy
  const at = random.below(copy.length - 3)
  new DataView(copy.buffer).setUint32(at, random.oneOf([0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]), true)
  return copy
}

function splice(bytes: Uint8Array, random: Chance): Uint8Array {
  const other = random.oneOf(bases).bytes
  return joined(bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1)))
}

function randomBytes(length: number, random: Chance): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256))
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

export function joined(...pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
