import { describe, expect, it } from 'vitest'
import { createKeyRing } from '@/safety/keys'
import { memoryPlatform } from '@tests/support/memoryPlatform'
import { memoryShelf } from '@tests/support/memoryShelf'

const about = { title: 'МБОУ «СОШ № 5»', practice: false }
const now = () => '2026-09-01T08:00:00.000Z'

function places() {
  const { vault } = memoryPlatform()
  return { vault, shelf: memoryShelf(), now }
}

describe('the keys of a school', () => {
  it('are made once, and each school has its own', async () => {
    const ring = createKeyRing(places())
    const first = await ring.of('a', about)
    expect(first.identity).toMatch(/^AGE-SECRET-KEY-1/)
    expect(first.recovery).toMatch(/^AGE-SECRET-KEY-1/)
    expect(atob(first.journal)).toHaveLength(32)
    expect(await ring.of('a', about)).toEqual(first)
    const second = await ring.of('b', about)
    expect(new Set([first.identity, first.recovery, second.identity, second.recovery]).size).toBe(4)
    expect(second.journal).not.toBe(first.journal)
  })

  it('are the same after a restart', async () => {
    const kept = places()
    const keys = await createKeyRing(kept).of('a', about)
    expect(await createKeyRing(kept).of('a', about)).toEqual(keys)
  })

  it('two windows’ worth of first calls make one bunch', async () => {
    const ring = createKeyRing(places())
    const [one, two] = await Promise.all([ring.of('a', about), ring.of('a', about)])
    expect(one).toEqual(two)
  })

  it.each(['vault', 'shelf'] as const)('come back when the %s is lost, and lie in both places again', async (lost) => {
    const kept = places()
    const keys = await createKeyRing(kept).of('a', about)
    const fresh = places()
    const left = lost === 'vault' ? { ...kept, vault: fresh.vault } : { ...kept, shelf: fresh.shelf }
    expect(await createKeyRing(left).find('a')).toEqual(keys)
    const other = lost === 'vault' ? { ...left, shelf: places().shelf } : { ...left, vault: places().vault }
    expect(await createKeyRing(other).find('a')).toEqual(keys)
  })

  it('go on in the database alone where there is no vault', async () => {
    const kept = { ...places(), vault: null }
    const keys = await createKeyRing(kept).of('a', about)
    expect(await createKeyRing(kept).find('a')).toEqual(keys)
    expect(createKeyRing(kept).protection()).toBeNull()
  })

  it('are not pretended to exist when no place takes them', async () => {
    const kept = places()
    const broken = {
      ...kept,
      vault: null,
      shelf: { ...kept.shelf, write: () => Promise.reject(new Error('QuotaExceededError')) },
    }
    const ring = createKeyRing(broken)
    await expect(ring.of('a', about)).rejects.toThrow('QuotaExceededError')
    expect(await ring.find('a')).toBeNull()
  })

  it('keep what is told about them and go with the school', async () => {
    const kept = places()
    const ring = createKeyRing(kept)
    await ring.of('a', about)
    await ring.update('a', { sheetPrintedOn: '2026-09-02' })
    expect((await createKeyRing(kept).find('a'))?.sheetPrintedOn).toBe('2026-09-02')
    await ring.remove('a')
    expect(await createKeyRing(kept).list()).toEqual([])
  })
})
