import { idleChoices, type LockState } from '@/services'
import type { Verifier } from './passphrase'

/**
 * What this PC remembers of the lock. Nothing here opens data: who clears it has an open screen and nothing more.
 * Instants are milliseconds since 1970, 0 where there is none.
 */
export interface Kept {
  verifier: Verifier | null
  /** Null until the user has chosen: then it depends on whether there is a passphrase. */
  idleMinutes: LockState['idleMinutes'] | null
  locked: boolean
  errors: number
  waitUntil: number
  resetAskedAt: number
}

export const LOCK_KEY = 'pereklichka-lock'

/** Reads and writes the lock's memory; a damaged note is no reason to keep anybody out of the register. */
export function lockStore(store: Pick<Storage, 'getItem' | 'setItem'>): { read(): Kept; write(kept: Kept): void } {
  return {
    read: () => keptOf(parsed(store.getItem(LOCK_KEY))),
    write(kept) {
      store.setItem(LOCK_KEY, JSON.stringify(kept))
    },
  }
}

type Unknown = Partial<Record<string, unknown>>

const isObject = (value: unknown): value is Unknown => typeof value === 'object' && value !== null

function parsed(text: string | null): Unknown {
  try {
    const found: unknown = JSON.parse(text ?? '{}')
    return isObject(found) ? found : {}
  } catch {
    return {}
  }
}

function keptOf(found: Unknown): Kept {
  const count = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0)
  return {
    verifier: verifierIn(found.verifier),
    idleMinutes: idleChoices.find((one) => one === found.idleMinutes) ?? null,
    locked: found.locked === true,
    errors: count(found.errors),
    waitUntil: count(found.waitUntil),
    resetAskedAt: count(found.resetAskedAt),
  }
}

const BASE64 = /^[\w+/]{16,}={0,2}$/
const MOST_ROUNDS = 10_000_000

function verifierIn(found: unknown): Verifier | null {
  if (!isObject(found)) return null
  const { salt, hash, rounds } = found
  if (typeof salt !== 'string' || typeof hash !== 'string' || typeof rounds !== 'number') return null
  const sound = BASE64.test(salt) && BASE64.test(hash) && Number.isInteger(rounds) && rounds >= 1
  return sound && rounds <= MOST_ROUNDS ? { salt, hash, rounds } : null
}
