import { shallowRef } from 'vue'
import { passphraseProblem } from '@/domain/rules/passphrase'
import type { LockAnswer, LockState, ScreenLock } from '@/services'
import { lockStore, type Kept } from './lockStore'
import { fits, verifierOf } from './passphrase'

export interface LockWorld {
  /** Survives a restart, so that a restart does not open the screen. */
  store: Pick<Storage, 'getItem' | 'setItem'>
  /** Milliseconds since 1970. */
  now: () => number
}

const ERRORS_IN_A_ROW = 5
const WAIT = 30_000
/** Long enough for an owner to come back from the corridor, short enough to get on with the day. */
export const RESET_AFTER = 15 * 60_000
const IDLE_WITH_PASSPHRASE = 10

/**
 * The lock of the screen. It guards what is seen and pressed, not the data: the passphrase decrypts nothing and is the
 * only copy of nothing. With a passphrase the program starts locked, so that closing and starting it opens nothing.
 */
export function createScreenLock({ store, now }: LockWorld): ScreenLock {
  const memory = lockStore(store)
  let kept = memory.read()
  kept.locked = kept.verifier !== null
  const state = shallowRef<LockState>(stateOf(kept))

  function change(values: Partial<Kept>): void {
    kept = { ...kept, ...values }
    memory.write(kept)
    state.value = stateOf(kept)
  }
  /** Another window of this PC may have counted errors, locked, or changed the passphrase. */
  function takeOver(): void {
    kept = memory.read()
    state.value = stateOf(kept)
  }

  async function check(passphrase: string): Promise<LockAnswer> {
    takeOver()
    if (kept.verifier === null) return 'right'
    if (kept.waitUntil > now()) return 'wait'
    if (await fits(passphrase, kept.verifier)) {
      change({ errors: 0, waitUntil: 0 })
      return 'right'
    }
    const errors = kept.errors + 1
    const waits = errors % ERRORS_IN_A_ROW === 0
    change({ errors, waitUntil: waits ? now() + WAIT : 0 })
    return waits ? 'wait' : 'wrong'
  }

  return {
    state,
    takeOver,
    lock() {
      takeOver()
      change({ locked: true })
    },
    async unlock(passphrase) {
      const answer = await check(passphrase)
      if (answer === 'right') change({ locked: false })
      return answer
    },
    async setPassphrase(next, current) {
      if (passphraseProblem(next) !== null) throw new Error('an unfit passphrase')
      const answer = await check(current)
      if (answer === 'right') change({ verifier: await verifierOf(next), resetAskedAt: 0 })
      return answer
    },
    async removePassphrase(current) {
      const answer = await check(current)
      if (answer === 'right') change({ verifier: null, resetAskedAt: 0 })
      return answer
    },
    setIdleMinutes(idleMinutes) {
      change({ idleMinutes })
    },
    askReset() {
      takeOver()
      if (kept.resetAskedAt === 0) change({ resetAskedAt: now() })
    },
    forgetReset() {
      change({ resetAskedAt: 0 })
    },
    reset() {
      takeOver()
      if (kept.resetAskedAt === 0 || now() - kept.resetAskedAt < RESET_AFTER) return false
      change({ verifier: null, locked: false, errors: 0, waitUntil: 0, resetAskedAt: 0 })
      return true
    },
  }
}

function stateOf(kept: Kept): LockState {
  const hasPassphrase = kept.verifier !== null
  return {
    locked: kept.locked,
    hasPassphrase,
    idleMinutes: kept.idleMinutes ?? (hasPassphrase ? IDLE_WITH_PASSPHRASE : 0),
    waitUntil: kept.waitUntil,
    resetAskedAt: kept.resetAskedAt,
    resetFrom: kept.resetAskedAt === 0 ? 0 : kept.resetAskedAt + RESET_AFTER,
  }
}
