import { beforeEach, describe, expect, it } from 'vitest'
import { createScreenLock, RESET_AFTER } from '@/app/lock/createScreenLock'
import { LOCK_KEY, lockStore } from '@/app/lock/lockStore'
import { fits, verifierOf } from '@/app/lock/passphrase'
import { passphraseProblem } from '@/domain/rules/passphrase'

const PASSPHRASE = 'зимний вечер'
let values: Map<string, string>
let now = 0
const store = {
  getItem: (key: string) => values.get(key) ?? null,
  setItem: (key: string, value: string) => void values.set(key, value),
}
const started = () => createScreenLock({ store, now: () => now })
beforeEach(() => {
  values = new Map()
  now = Date.UTC(2026, 8, 1, 12)
})

describe('the passphrase', () => {
  it('is recognised and not kept', async () => {
    const verifier = await verifierOf(PASSPHRASE)
    expect(verifier.rounds).toBeGreaterThanOrEqual(600_000)
    expect(JSON.stringify(verifier)).not.toContain('зимний')
    expect((await verifierOf(PASSPHRASE)).hash).not.toBe(verifier.hash)
    expect(await fits(PASSPHRASE, verifier)).toBe(true)
    for (const other of ['зимний вечеР', 'зимний вечер ', '']) expect(await fits(other, verifier)).toBe(false)
  })

  it('is one however the letter й was typed', async () => {
    expect(await fits(PASSPHRASE.normalize('NFD'), await verifierOf(PASSPHRASE.normalize('NFC')))).toBe(true)
  })

  it.each([
    ['зима 12', 'не меньше 8'],
    ['20262027', 'легко подобрать'],
    ['аааааааа', 'легко подобрать'],
    ['а'.repeat(100) + 'бв'.repeat(60), 'длиннее 200'],
  ])('%s is refused', (text, why) => {
    expect(passphraseProblem(text)).toContain(why)
  })
  it.each(['зимний вечер', 'parol123', '👩‍🏫 учитель'])('%s may be one', (text) => {
    expect(passphraseProblem(text)).toBeNull()
  })
})

describe('the lock', () => {
  it('is a curtain without a passphrase: any text opens it, and a restart too', async () => {
    const lock = started()
    lock.lock()
    expect(lock.state.value).toMatchObject({ locked: true, hasPassphrase: false, idleMinutes: 0 })
    expect(started().state.value.locked).toBe(false)
    expect(await lock.unlock('')).toBe('right')
    expect(lock.state.value.locked).toBe(false)
  })

  it('starts locked with a passphrase, and proposes ten minutes', async () => {
    await started().setPassphrase(PASSPHRASE, '')
    const lock = started()
    expect(lock.state.value).toMatchObject({ locked: true, hasPassphrase: true, idleMinutes: 10 })
    lock.setIdleMinutes(0)
    expect(started().state.value.idleMinutes).toBe(0)
  })

  it('waits 30 seconds after every five errors, also in a fresh start, and forgets them after a right one', async () => {
    const lock = started()
    await lock.setPassphrase(PASSPHRASE, '')
    lock.lock()
    for (const answer of ['wrong', 'wrong', 'wrong', 'wrong', 'wait']) expect(await lock.unlock('не тот')).toBe(answer)
    expect(await started().unlock(PASSPHRASE)).toBe('wait')
    now += 29_999
    expect(await lock.unlock(PASSPHRASE)).toBe('wait')
    now += 1
    expect(await lock.unlock('не тот')).toBe('wrong')
    expect(await lock.unlock(PASSPHRASE)).toBe('right')
    expect(await lock.unlock('не тот')).toBe('wrong')
  })

  it('changes and loses its passphrase only with the one in force', async () => {
    const lock = started()
    await lock.setPassphrase(PASSPHRASE, '')
    expect(await lock.setPassphrase('другой вечер', 'не тот')).toBe('wrong')
    expect(await lock.removePassphrase('не тот')).toBe('wrong')
    expect(await lock.setPassphrase('другой вечер', PASSPHRASE)).toBe('right')
    expect(await lock.removePassphrase('другой вечер')).toBe('right')
    expect(lock.state.value.hasPassphrase).toBe(false)
    await expect(lock.setPassphrase('1234', '')).rejects.toThrow('unfit')
  })

  it('lets a forgotten one go after the wait and not before, and never without asking', async () => {
    const lock = started()
    await lock.setPassphrase(PASSPHRASE, '')
    lock.lock()
    expect(lock.reset()).toBe(false)
    lock.askReset()
    now += RESET_AFTER - 1
    lock.askReset()
    expect(started().reset()).toBe(false)
    now += 1
    expect(lock.reset()).toBe(true)
    expect(lock.state.value).toMatchObject({ locked: false, hasPassphrase: false, resetAskedAt: 0 })
  })

  it('a clock put back makes the wait longer, never shorter', async () => {
    const lock = started()
    await lock.setPassphrase(PASSPHRASE, '')
    lock.askReset()
    now -= 86_400_000
    expect(lock.reset()).toBe(false)
  })

  it.each(['', '{', 'null', '[]', '7', '{"verifier":{"salt":1}}', '{"verifier":{"salt":"!","hash":"!","rounds":1}}'])(
    'a damaged note keeps nobody out: %s',
    (note) => {
      values.set(LOCK_KEY, note)
      expect(started().state.value).toMatchObject({ locked: false, hasPassphrase: false })
    },
  )

  it('a hostile number of rounds is no passphrase: nobody waits an hour for an answer', async () => {
    const kept = lockStore(store)
    kept.write({ ...kept.read(), verifier: { ...(await verifierOf(PASSPHRASE)), rounds: 10 ** 9 } })
    expect(started().state.value.hasPassphrase).toBe(false)
  })
})
