import { isIP, isIPv6 } from 'node:net'
import { StoreFailure } from './failure'

/** Addresses that lead nowhere but into the own PC or the own building. */
const PRIVATE_4 = /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/
const PRIVATE_6 = /^(?:::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (isIP(host) !== 0) return (isIPv6(host) ? PRIVATE_6 : PRIVATE_4).test(host)
  // A name without a dot, or of the local kind, is known to the building's own network only.
  return host === 'localhost' || !host.includes('.') || /\.(?:local|localhost|lan|home\.arpa)$/.test(host)
}

/**
 * The address of a server that may be given a password: https, or http within the building. Query and fragment are
 * dropped, the path ends in `/`.
 * @throws StoreFailure `bad-request` for what is no address or holds a password, `forbidden` for http to the outside
 */
export function serverAddress(text: string): URL {
  const url = URL.parse(text.trim())
  if (url === null || url.hostname === '' || url.username !== '' || url.password !== '') {
    throw new StoreFailure('bad-request', 'address')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new StoreFailure('bad-request', 'protocol')
  if (url.protocol === 'http:' && !isPrivate(url.hostname)) throw new StoreFailure('forbidden', 'http')
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
