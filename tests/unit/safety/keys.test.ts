import { describe, expect, it } from 'vitest'
import { createKeyRing, freshIdentities, identitiesOf } from '@/safety/keys'
import { memoryPlatform } from '@tests/support/memoryPlatform'
import { memoryShelf } from '@tests/support/memoryShelf'

const about = { title: 'МБОУ «СОШ № 5»', practice: false }
const now = () => '2026-09-01T08:00:00.000Z'

function places() {
  const { vault } = memoryPlatform()
  if (vault === null) throw new Error('the memory twin has a vault')
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

  it.each(['vault', 'shelf'] as const)(
    'are never made anew while the %s cannot be read and may hold them',
    async (place) => {
      const kept = places()
      const keys = await createKeyRing(kept).of('a', about)
      // The other place was lost with everything in it.
      const lost = place === 'vault' ? { ...kept, shelf: places().shelf } : { ...kept, vault: places().vault }
      const away =
        place === 'vault'
          ? {
              ...lost,
              vault: { ...kept.vault, read: () => Promise.resolve({ ok: false, code: 'file-locked' } as const) },
            }
          : { ...lost, shelf: { ...kept.shelf, read: () => Promise.reject(new Error('UnknownError')) } }
      await expect(createKeyRing(away).of('a', about)).rejects.toThrow('cannot be read')
      await expect(createKeyRing(away).of('b', about)).rejects.toThrow('cannot be read')
      expect(await createKeyRing(lost).of('a', about)).toEqual(keys)
    },
  )

  it('a place that cannot be read now is not written over by what another place lacks', async () => {
    const kept = places()
    await createKeyRing(kept).of('a', about)
    const b = await createKeyRing({ ...kept, shelf: places().shelf }).of('b', about)
    const away = { ...kept.vault, read: () => Promise.resolve({ ok: false, code: 'file-locked' } as const) }
    const ring = createKeyRing({ ...kept, vault: away })
    await ring.update('a', { sheetPrintedOn: '2026-09-02' })
    expect(await createKeyRing(kept).find('b')).toEqual(b)
  })

  it('are not said to be removed while one place still holds them', async () => {
    const kept = places()
    await createKeyRing(kept).of('a', about)
    const full = { ...kept.vault, write: () => Promise.resolve({ ok: false, code: 'no-space' } as const) }
    await expect(createKeyRing({ ...kept, vault: full }).remove('a')).rejects.toThrow('not removed')
    await createKeyRing(kept).remove('a')
    expect(await createKeyRing(kept).list()).toEqual([])
  })

  it('are renewed: the former ones stay for old copies, sheet and passphrase are to be made anew', async () => {
    const kept = places()
    const ring = createKeyRing(kept)
    const before = await ring.of('a', about)
    await ring.update('a', { sheetPrintedOn: '2026-09-02', passphraseSetOn: '2026-09-02' })
    const fresh = await freshIdentities()
    await ring.renew('a', fresh)
    await ring.renew('a', fresh)
    const after = await createKeyRing(kept).of('a', about)
    expect(after).toEqual({
      ...before,
      ...fresh,
      former: [{ identity: before.identity, recovery: before.recovery }],
      sheetPrintedOn: null,
      passphraseSetOn: null,
    })
    expect(identitiesOf(after)).toEqual([fresh.identity, fresh.recovery, before.identity, before.recovery])
  })

  it.each(['vault', 'shelf'] as const)('renewed while the %s took nothing: the other place holds', async (deaf) => {
    const kept = places()
    await createKeyRing(kept).of('a', about)
    const fresh = await freshIdentities()
    const refusing =
      deaf === 'vault'
        ? { ...kept, vault: { ...kept.vault, write: () => Promise.resolve({ ok: false, code: 'no-space' } as const) } }
        : { ...kept, shelf: { ...kept.shelf, write: () => Promise.reject(new Error('full')) } }
    await createKeyRing(refusing).renew('a', fresh)
    expect((await createKeyRing(kept).find('a'))?.identity).toBe(fresh.identity)
    // Both places have it again.
    const alone = { ...kept, [deaf === 'vault' ? 'shelf' : 'vault']: deaf === 'vault' ? memoryShelf() : places().vault }
    expect((await createKeyRing(alone).find('a'))?.identity).toBe(fresh.identity)
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
