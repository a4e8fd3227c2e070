import type { LinkPattern, Platform } from '@/domain/model/entities'
import { withoutUnseen } from './cleanText'
import { linkTexts as texts } from './texts'

export type LinkKind =
  'invitation' | 'call' | 'dashboard' | 'publicName' | 'shortener' | 'unknownHost' | 'notHttp' | 'notLink'

export interface LinkRemark {
  code: string
  /** Russian: what was seen and what to do. */
  text: string
}

export interface LinkRecognition {
  kind: LinkKind
  /** The exact address to keep and to encode; empty when there is none. Letters are never changed: tokens are case-sensitive. */
  url: string
  /** Whose pattern it matched; null for an unknown address. */
  platform: Platform | null
  /** The secret part, for length hints and comparing. */
  token: string
  /** Why this must not be kept as an invitation; null when it may. */
  problem: LinkRemark | null
  /** What a person should look at; never a reason to refuse (rule 8.3.7). */
  doubts: LinkRemark[]
}

interface Address {
  scheme: string
  host: string
  path: string
  query: string
  hasUser: boolean
}

/**
 * Says what an address is, by the patterns of the school's own directory of platforms (domain.md 1.4, rule 8.3.7):
 * an invitation, a call, a page of the console, a public name, a short link, or something unknown. Trims white space,
 * quotes and trailing `.,;)»`, adds a missing `https://`, keeps `=` and the letters as they are. Never throws.
 */
export function recogniseLink(text: string, platforms: readonly Platform[]): LinkRecognition {
  const bare = trimLink(text)
  const result = (kind: LinkKind, url: string, problem: LinkRemark | null): LinkRecognition => {
    return { kind, url, platform: null, token: '', problem, doubts: [] }
  }
  if (bare === '') return result('notLink', '', remark('empty', texts.empty))
  const scheme = /^([a-z][a-z\d+-]*):(?!\d)/i.exec(bare)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return result('notHttp', bare, remark('notHttp', texts.notHttp(bare.slice(0, 60))))
  const url = scheme === undefined ? `https://${bare}` : bare
  const address = parseAddress(url)
  const isBareWord = scheme === undefined && !/[/?]/.test(bare) && !isKnownHost(address?.host ?? '', platforms)
  if (!address || isBareWord) return result('notLink', '', remark('notLink', texts.notLink(bare.slice(0, 60))))
  if (url.length > 2000) return result('notLink', '', remark('tooLong', texts.tooLong))
  return judge(url, address, platforms)
}

/** Whether the address may be kept as an invitation, be it with doubts. */
export function isUsable(link: LinkRecognition): boolean {
  return link.problem === null
}

export interface FoundLink {
  address: string
  from: number
  to: number
  /** An address of a known shortener. */
  isShort: boolean
}

/** Everything in a line of text that looks like an address, with its place. */
export function findLinks(line: string, platforms: readonly Platform[]): FoundLink[] {
  const hosts = platforms.flatMap((platform) => platform.patterns.map((one) => escaped(one.host)))
  const end = '(?:(?!https?://)[^\\s<>"«»“”|;,])'
  const known =
    hosts.length === 0
      ? ''
      : `|(?<![\\p{L}\\d.@-])(?:www\\.)?(?:${[...new Set(hosts)].join('|')})(?:[/?]${end}*)?(?![\\p{L}\\d-])`
  const bare = `(?<![\\p{L}\\d.@-])(?:[a-z\\d][a-z\\d-]*\\.)+[a-z]{2,}[/?]${end}+`
  const others = `(?<!\\p{L})(?:ftp|file|tg|max|vk|mailto|javascript|data|intent):(?=\\S)${end}+`
  const finding = new RegExp(`https?://${end}+${known}|${others}|${bare}`, 'giu')
  return [...line.matchAll(finding)].map((match) => ({
    address: match[0],
    from: match.index,
    to: match.index + match[0].length,
    isShort: recogniseLink(match[0], platforms).kind === 'shortener',
  }))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function trimLink(text: string): string {
  const trimmed = withoutUnseen(text)
    .trim()
    .replace(/^[\s"'«»“”„‘’<([]+/, '')
  const end = /[\s"'»«“”‘’>\].,;:!]+$/
  const bare = trimmed.replace(end, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.replace(/\)+$/, '').replace(end, '') : bare
}

/** The domain has no `URL` of a browser; this much is enough to tell hosts and parameters apart. */
function parseAddress(url: string): Address | null {
  const match = /^(https?):\/\/([^/?#\s\\]+)(\/[^?#\s]*)?(\?[^#\s]*)?(#\S*)?$/i.exec(url)
  if (!match) return null
  const [, scheme = '', authority = '', path = '/', query = ''] = match
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (!/^[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?)+$/u.test(host)) return null
  return { scheme: scheme.toLowerCase(), host, path, query, hasUser: authority.includes('@') }
}

function sameHost(host: string, patternHost: string): boolean {
  const wanted = patternHost.toLowerCase()
  return host === wanted || host === `www.${wanted}`
}

function isKnownHost(host: string, platforms: readonly Platform[]): boolean {
  return platforms.some((platform) => platform.patterns.some((one) => sameHost(host, one.host)))
}

function judge(url: string, address: Address, platforms: readonly Platform[]): LinkRecognition {
  const match = bestMatch(address, platforms)
  const doubts: LinkRemark[] = address.hasUser ? [remark('hiddenHost', texts.hiddenHost(address.host))] : []
  if (!match) {
    const known = platforms.find((platform) => platform.patterns.some((one) => sameHost(address.host, one.host)))
    if (known) {
      const problem = remark('notInvitation', texts.notInvitation(known.shortName))
      return { kind: 'dashboard', url, platform: known, token: '', problem, doubts }
    }
    const mixed = /[а-яё]/i.test(address.host) && /[a-z]/i.test(address.host)
    doubts.push(remark('unknownHost', texts.unknownHost(address.host)))
    if (mixed) doubts.push(remark('mixedHost', texts.mixedHost(address.host)))
    return { kind: 'unknownHost', url, platform: null, token: '', problem: null, doubts }
  }
  const { platform, pattern, token } = match
  const problem = problemOf(pattern, platform, token)
  if (problem === null) doubts.push(...doubtsOf(pattern, platform, token))
  return { kind: pattern.kind, url, platform, token, problem, doubts }
}

interface Match {
  platform: Platform
  pattern: LinkPattern
  token: string
}

/** What must not be printed wins over an invitation; then the narrower pattern; then the platform in use. */
const kindOrder: readonly LinkPattern['kind'][] = ['call', 'dashboard', 'invitation', 'shortener', 'publicName']

function bestMatch(address: Address, platforms: readonly Platform[]): Match | null {
  const matches = platforms.flatMap((platform) =>
    platform.patterns.flatMap((pattern) => {
      const token = tokenOf(address, pattern)
      return token === null ? [] : [{ platform, pattern, token }]
    }),
  )
  const weight = ({ platform, pattern }: Match) =>
    (pattern.param === null ? 0 : 1e6) +
    pattern.pathStart.length * 100 -
    kindOrder.indexOf(pattern.kind) * 2 +
    (platform.state === 'active' ? 1 : 0)
  return matches.reduce<Match | null>((best, one) => (best === null || weight(one) > weight(best) ? one : best), null)
}

function tokenOf(address: Address, pattern: LinkPattern): string | null {
  if (!sameHost(address.host, pattern.host) || !address.path.startsWith(pattern.pathStart)) return null
  if (pattern.param === null) return decoded(address.path.slice(pattern.pathStart.length).replace(/\/+$/, ''))
  for (const pair of address.query.slice(1).split('&')) {
    const at = pair.indexOf('=')
    if ((at < 0 ? pair : pair.slice(0, at)) === pattern.param) return at < 0 ? '' : decoded(pair.slice(at + 1))
  }
  return null
}

/** `%3D` counts as one character; a broken escape stays as it is. */
function decoded(text: string): string {
  return text.replace(/%(2[bBfF]|3[dD])/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

function problemOf(pattern: LinkPattern, platform: Platform, token: string): LinkRemark | null {
  if (pattern.kind === 'call') return remark('call', texts.call)
  if (pattern.kind === 'dashboard') return remark('dashboard', texts.dashboard(platform.shortName))
  return token === '' ? remark('noToken', texts.noToken) : null
}

function doubtsOf(pattern: LinkPattern, platform: Platform, token: string): LinkRemark[] {
  const doubts: LinkRemark[] = []
  if (pattern.kind === 'publicName') doubts.push(remark('publicName', texts.publicName))
  if (pattern.kind === 'shortener') doubts.push(remark('shortener', texts.shortener))
  if (pattern.lengths.length > 0 && !pattern.lengths.includes(token.length))
    doubts.push(remark('length', texts.length(token.length, pattern.lengths.join(' или '))))
  if (/[^\u0021-\u007e]/.test(token)) doubts.push(remark('strangeLetters', texts.strangeLetters))
  if (platform.state === 'archive') doubts.push(remark('archive', texts.archive(platform.shortName)))
  return doubts
}

function remark(code: string, text: string): LinkRemark {
  return { code, text }
}
