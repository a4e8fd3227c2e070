import { withoutUnseen } from '@/domain/rules/cleanText'
import { parsePhones } from '@/domain/rules/phones'
import {
  isAvatar,
  isBareNumber,
  isButton,
  isCounter,
  isKin,
  isLetterHeading,
  isPresence,
  isRole,
  isYou,
  plainLine,
  type NoiseKind,
} from './memberNoise'

export interface MemberLine {
  /** As far as it is a name; empty when only a phone is known. */
  name: string
  /** «Админ», «мама Пети Иванова»: what the line says beside the name. */
  roleText: string
  /** E.164, or empty. */
  phone: string
  raw: string
  /** Line of the pasted text, from 1. */
  row: number
}

export interface IgnoredLine {
  raw: string
  row: number
  reason: NoiseKind
}

export interface MemberList {
  lines: MemberLine[]
  ignored: IgnoredLine[]
}

type Read =
  | { kind: 'member'; line: MemberLine }
  | { kind: 'phone'; line: MemberLine }
  | { kind: 'role'; text: string }
  | { kind: 'noise'; reason: NoiseKind }

/** More is not a list of members; the rest of the text is not looked at. */
const longestLine = 400
const shortestRepeat = 3
/** Words of a status or a role behind a name, and how many of these. */
const longestTail = 8
const mostTails = 4

/**
 * A list of members as it was copied from a platform, in any layout: one name per line, with roles, phones, «в сети 5 мин
 * назад», two lines per person, counters, buttons, numbers, letters of pictures. Every filled line is either a member or
 * among `ignored` with the reason; a status or a role on a line of its own belongs to the name above it.
 */
export function parseMemberList(text: string): MemberList {
  const rows = text.split(/\r\n|\r|\n/).map((raw, at) => ({ raw: raw.slice(0, longestLine), row: at + 1 }))
  const filled = rows.filter(({ raw }) => withoutUnseen(raw).trim() !== '')
  const read = filled.map(({ raw, row }) => ({ raw: raw.trim(), row, what: readLine(raw, row) }))
  const phoneBelow = belongsPhoneAbove(read.map((one) => one.what))
  const result: MemberList = { lines: [], ignored: [] }
  for (const { raw, row, what } of read) {
    const last = result.lines.at(-1)
    if (what.kind === 'noise') result.ignored.push({ raw, row, reason: what.reason })
    else if (what.kind === 'role') {
      if (last === undefined) result.ignored.push({ raw, row, reason: 'button' })
      else last.roleText = last.roleText === '' ? what.text : `${last.roleText}, ${what.text}`
    } else if (what.kind === 'phone' && phoneBelow && last !== undefined && last.phone === '' && last.name !== '') {
      last.phone = what.line.phone
    } else result.lines.push(what.line)
  }
  return withoutOverlap(result)
}

/** Where most names have a telephone under them, a telephone alone belongs to the name above; else it is a member by itself. */
function belongsPhoneAbove(read: readonly Read[]): boolean {
  const names = read.filter((one) => one.kind === 'member' && one.line.phone === '').length
  const phones = read.filter((one) => one.kind === 'phone').length
  return phones > 0 && phones * 2 >= names
}

function readLine(raw: string, row: number): Read {
  const clean = withoutUnseen(raw)
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F|\u200D|\u20E3/gu, ' ')
    .replace(/^[\s\-–—•·*▪◦○●✓✔✗☑|>]+/u, '')
    .trim()
  const noise = noiseOf(clean)
  if (noise !== null) return { kind: 'noise', reason: noise }
  if (isRole(clean)) return { kind: 'role', text: clean }
  const numbered = clean.replace(/^(?:№\s*)?\d{1,4}\s*[.)\]:]\s*|^\d{1,4}[\s\t]+(?=\p{L})/u, '')
  const { rest, phone } = phoneOf(numbered)
  const { name, roleText } = nameAndRole(rest)
  if (!/\p{L}/u.test(name)) {
    if (phone !== '') return { kind: 'phone', line: { name: '', roleText, phone, raw: raw.trim(), row } }
    if (roleText === '') return { kind: 'noise', reason: 'number' }
    // «Мама Пети Иванова» on a line of its own is what a member calls herself.
    if (isKin(roleText)) return { kind: 'member', line: { name: roleText, roleText: '', phone, raw: raw.trim(), row } }
    return { kind: 'role', text: roleText }
  }
  const late = noiseOf(name)
  if (late !== null && phone === '') return { kind: 'noise', reason: late }
  return { kind: 'member', line: { name, roleText, phone, raw: raw.trim(), row } }
}

function noiseOf(clean: string): NoiseKind | null {
  if (isBareNumber(clean)) return 'number'
  if (isYou(clean)) return 'you'
  if (isPresence(clean)) return 'presence'
  if (isButton(clean)) return 'button'
  if (isCounter(clean)) return 'counter'
  if (isLetterHeading(clean)) return 'letter'
  return isAvatar(clean) ? 'initials' : null
}

const phoneLike = /(?:\+|\b)\d[\d\s()\-‑–.]{8,}\d/

function phoneOf(text: string): { rest: string; phone: string } {
  const found = phoneLike.exec(text)
  if (found === null) return { rest: text, phone: '' }
  const number = parsePhones(found[0]).phones[0]?.number ?? ''
  if (!number.startsWith('+')) return { rest: text, phone: '' }
  return { rest: `${text.slice(0, found.index)}\t${text.slice(found.index + found[0].length)}`, phone: number }
}

/** Tells the name from what follows it: after a tab, a dash, a comma, in brackets, or a known word at the end. */
function nameAndRole(text: string): { name: string; roleText: string } {
  const roles: string[] = []
  const open = text.replace(/[([]([^()[\]]*)[)\]]/g, (whole, inside: string) => {
    const beside = isRole(inside) || isYou(inside) || isKin(inside) || isPresence(inside)
    if (!beside) return whole // «Иванова (Петрова) Мария»: another surname
    if (!isPresence(inside) && !isYou(inside)) roles.push(inside.trim())
    return ' '
  })
  const pieces = open.split(/\t+|\s{3,}|\s+[-–—·|]\s+|[,;·|]\s*/).map((piece) => piece.trim())
  const names: string[] = []
  for (const piece of pieces.filter((one) => one !== '')) {
    if (isRole(piece) || isKin(piece)) roles.push(piece)
    else if (!isPresence(piece) && !isYou(piece) && !isButton(piece) && !isBareNumber(piece)) {
      if (names.length === 0 || /^[\p{L}.\-'’\s]+$/u.test(piece)) names.push(piece)
      else roles.push(piece)
    }
  }
  const { name, tail } = withoutTail(names.join(' '))
  if (tail !== '') roles.push(tail)
  return { name: name.replace(/^[\s.,:;–—-]+|[\s,:;–—-]+$/g, ''), roleText: roles.join(', ') }
}

/** «Иванова Мария Админ», «Иванова Мария был(а) недавно»: the words at the end that are known not to be a name. */
function withoutTail(name: string, deep = 0): { name: string; tail: string } {
  const words = name.split(/\s+/)
  if (deep === mostTails) return { name, tail: '' }
  for (let at = Math.max(1, words.length - longestTail); at < words.length; at += 1) {
    const end = words.slice(at).join(' ')
    if (isPresence(end) || isYou(end) || isButton(end)) return withoutTail(words.slice(0, at).join(' '), deep + 1)
    if (isRole(end) || isKin(end)) {
      const before = withoutTail(words.slice(0, at).join(' '), deep + 1)
      return { name: before.name, tail: end }
    }
  }
  return { name, tail: '' }
}

/** A list copied screen by screen repeats its seams: three and more lines that stand above in the same order go. */
function withoutOverlap({ lines, ignored }: MemberList): MemberList {
  const key = (line: MemberLine | undefined) => (line === undefined ? '' : `${plainLine(line.name)}|${line.phone}`)
  const first = new Map<string, number>()
  const gone = new Set<number>()
  for (let at = 0; at < lines.length; at += 1) {
    const above = first.get(key(lines[at]))
    if (above === undefined) {
      first.set(key(lines[at]), at)
      continue
    }
    let run = 0
    while (at + run < lines.length && above + run < at && key(lines[above + run]) === key(lines[at + run])) run += 1
    if (run < shortestRepeat) continue
    for (let step = 0; step < run; step += 1) gone.add(at + step)
    at += run - 1
  }
  if (gone.size === 0) return { lines, ignored }
  const repeated = lines
    .filter((_, at) => gone.has(at))
    .map(({ raw, row }) => ({ raw, row, reason: 'repeated' as const }))
  return {
    lines: lines.filter((_, at) => !gone.has(at)),
    ignored: [...ignored, ...repeated].sort((a, b) => a.row - b.row),
  }
}
