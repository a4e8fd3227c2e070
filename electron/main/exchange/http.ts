import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from '../errors'
import { StoreFailure } from './failure'

/** The web as the stores need it; tests bring a clock that does not wait and dice that are not thrown. */
export interface Wire {
  fetch(url: string, init: RequestInit): Promise<Response>
  wait(ms: number): Promise<void>
  /** 0 … 1. */
  random(): number
  /** Milliseconds since 1970. */
  now(): number
  /** How long one request may take that carries next to nothing. */
  patienceMs: number
}

/** The world as it is. */
export const wireOf = (fetch: Wire['fetch']): Wire => ({
  fetch,
  wait: (ms) => wait(ms),
  random: Math.random,
  now: Date.now,
  patienceMs: 30_000,
})

export interface Call {
  method: string
  url: URL
  headers?: Record<string, string>
  body?: Uint8Array
  /** Bytes of an answer at most. */
  most?: number
}

export interface Answer {
  status: number
  headers: Headers
  body: Uint8Array
}

const TRIES = 5
const FIRST_PAUSE_MS = 500
const MOST_ANSWER = 16 * 1024 * 1024
/** Yandex lets 128 KB through in a second and schools' lines less: a large file gets time in proportion. */
const SLOWEST_BYTES_PER_MS = 16
const LONGEST_RETRY_AFTER_MS = 24 * 3600 * 1000

/** These say at once that nobody is there; everything else of the network may pass. */
const NOBODY =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|NAME_NOT|DISCONNECTED|CONNECTION_REFUSED|UNREACHABLE/
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|SSL|TLS/

/** Node puts the system's word into the cause, Chromium into the message: `net::ERR_NAME_NOT_RESOLVED`. */
function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const inner = error.cause instanceof Error ? error.cause : error
  if (/redirect/i.test(`${error.message} ${inner.message}`)) return 'redirect'
  return /net::(ERR_[A-Z_]+)/.exec(error.message)?.[1] ?? errorCode(inner)
}

function networkFailure(error: unknown): StoreFailure {
  const word = wordOf(error)
  // A login page of the network answers for every address, with another server's certificate or by sending elsewhere.
  if (word === 'redirect' || CERTIFICATE.test(word)) return new StoreFailure('not-a-store', word)
  return new StoreFailure('offline', word, { passing: !NOBODY.test(word) })
}

async function bodyOf(response: Response, most: number, onPart: () => void): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > most) throw new StoreFailure('too-large', 'answer')
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    onPart()
    length += part.length
    if (length > most) throw new StoreFailure('too-large', 'answer')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/**
 * One request, one answer. Redirects are not followed: the password must not travel to another host, and a store has
 * none. No cookies and no cache.
 * @throws StoreFailure `offline`, `not-a-store`, `too-large`
 */
export async function send(wire: Wire, { method, url, headers = {}, body, most = MOST_ANSWER }: Call): Promise<Answer> {
  const giveUp = new AbortController()
  const giveUpAfter = (ms: number) => setTimeout(() => giveUp.abort(), ms)
  let timer = giveUpAfter(wire.patienceMs + (body?.length ?? 0) / SLOWEST_BYTES_PER_MS)
  try {
    const response = await wire.fetch(url.href, {
      method,
      headers,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal: giveUp.signal,
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    })
    const { status } = response
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) {
      await response.body?.cancel()
      throw new StoreFailure('not-a-store', 'redirect')
    }
    // A long answer may take its time as long as it goes on.
    const onPart = () => {
      clearTimeout(timer)
      timer = giveUpAfter(wire.patienceMs)
    }
    return { status, headers: response.headers, body: await bodyOf(response, most, onPart) }
  } catch (error) {
    if (error instanceof StoreFailure) throw error
    throw giveUp.signal.aborted ? new StoreFailure('offline', 'timeout', { passing: true }) : networkFailure(error)
  } finally {
    clearTimeout(timer)
    giveUp.abort()
  }
}

/** `Retry-After` in milliseconds: seconds or a date; null where there is none. */
function retryAfter(headers: Headers, nowMs: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? ''
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), LONGEST_RETRY_AFTER_MS)
}

/** What a status that is no success means; the caller knows the ones that mean something special to its method. */
export function statusFailure({ status, headers }: Answer, nowMs: number): StoreFailure {
  const detail = `HTTP ${String(status)}`
  switch (status) {
    case 401:
    case 403:
    case 407:
      return new StoreFailure('denied', detail)
    case 404:
    case 410:
      return new StoreFailure('not-found', detail)
    case 412:
      return new StoreFailure('exists', detail)
    case 413:
      return new StoreFailure('too-large', detail)
    case 423:
    case 429:
    case 503: {
      // Who says when to come back is asked again by the engine, not by a loop that holds the line.
      const after = retryAfter(headers, nowMs)
      return new StoreFailure('busy', detail, after === null ? { passing: true } : { retryAfterMs: after })
    }
    case 507:
      return new StoreFailure('no-space', detail)
    case 408:
    case 504:
      return new StoreFailure('offline', detail, { passing: true })
    default:
      if (status >= 500 && status !== 501) return new StoreFailure('unknown', detail, { passing: true })
      return new StoreFailure(status < 300 || status === 405 || status === 501 ? 'not-a-store' : 'unknown', detail)
  }
}

/** Does `work` up to five times while it fails in a passing way, with growing pauses of chance length between. */
export async function patiently<T>(wire: Wire, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt)
    } catch (error) {
      if (!(error instanceof StoreFailure) || !error.passing || attempt === TRIES) throw error
      await wire.wait(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + wire.random()))
    }
  }
}

/** The server's clock minus ours by its `Date` header, which counts whole seconds; null without one. */
export function clockOffset(answer: Answer, askedAtMs: number, answeredAtMs: number): number | null {
  const date = Date.parse(answer.headers.get('date') ?? '')
  return Number.isNaN(date) ? null : Math.round(date + 500 - (askedAtMs + answeredAtMs) / 2)
}

/** A page for people where a file was asked for: the login of a network or of the server itself. */
export const isPage = ({ headers }: Answer): boolean => /^\s*text\/html\b/i.test(headers.get('content-type') ?? '')
