import { describe, expect, it } from 'vitest'
import type { ExchangeStore } from '@/platform/platform'
import { probeExchange } from '@/platform/probeExchange'
import { memoryExchange } from '@tests/support/memoryExchange'

const good = { createOnly: true, wholeAfterWrite: true, listsWhatWasWritten: true, removes: true, clockOffsetMs: 0 }
const ok = { ok: true, value: null } as const

describe('the probe of a store', () => {
  it('finds nothing wrong with a good one, and leaves its other files alone', async () => {
    const store = memoryExchange()
    await store.create('v1/space/README.txt', new Uint8Array([1]))
    expect(await probeExchange(store)).toEqual({ ok: true, value: good })
    expect([...store.files.keys()]).toEqual(['v1/space/README.txt'])
    expect([...store.folders].sort()).toEqual(['v1', 'v1/space'])
  })

  it('sees that a store writes over files, also when only rivals at the same moment can', async () => {
    const store = memoryExchange()
    const create: ExchangeStore['create'] = (path, bytes) => {
      store.folders.add('v1').add(path.slice(0, path.lastIndexOf('/')))
      store.files.set(path, bytes.slice())
      return Promise.resolve(ok)
    }
    expect(await probeExchange({ ...store, create })).toEqual({ ok: true, value: { ...good, createOnly: false } })

    const looksFirst: ExchangeStore['create'] = async (path, bytes) => {
      if (store.files.has(path)) return { ok: false, code: 'exists' }
      await Promise.resolve()
      return create(path, bytes)
    }
    const raced = await probeExchange({ ...store, create: looksFirst })
    expect(raced).toEqual({ ok: true, value: { ...good, createOnly: false } })
  })

  it('goes on when rivals spoil the file for each other, so that none of them wins', async () => {
    const store = memoryExchange()
    const create: ExchangeStore['create'] = async (path, bytes) => {
      const result = await store.create(path, bytes)
      return path.endsWith('/race') ? { ok: false, code: 'exists', detail: 'MISMATCH' } : result
    }
    expect(await probeExchange({ ...store, create })).toEqual({ ok: true, value: { ...good, createOnly: false } })
  })

  it('sees that half of a file is kept', async () => {
    const store = memoryExchange()
    const create: ExchangeStore['create'] = (path, bytes) => store.create(path, bytes.subarray(0, 65_536))
    expect(await probeExchange({ ...store, create })).toMatchObject({
      ok: true,
      value: { wholeAfterWrite: false, listsWhatWasWritten: false },
    })
  })

  it('sees a listing that is behind, and files that do not go', async () => {
    const store = memoryExchange()
    const empty: ExchangeStore['list'] = () => Promise.resolve({ ok: true, value: [] })
    expect(await probeExchange({ ...store, list: empty })).toMatchObject({ value: { listsWhatWasWritten: false } })
    const stay: ExchangeStore['remove'] = () => Promise.resolve(ok)
    expect(await probeExchange({ ...store, remove: stay })).toMatchObject({ value: { removes: false } })
  })

  it('tells the clock, or that there is none', async () => {
    const store = memoryExchange()
    store.offsetMs = -720_000
    expect(await probeExchange(store)).toMatchObject({ value: { clockOffsetMs: -720_000 } })
    store.offsetMs = null
    expect(await probeExchange(store)).toMatchObject({ value: { clockOffsetMs: null } })
  })

  it.each(['denied', 'offline', 'read-only', 'no-space', 'not-a-store', 'gone'] as const)(
    'a store that takes nothing (%s) has no capabilities but a reason',
    async (code) => {
      const store = memoryExchange()
      store.failing = code
      expect(await probeExchange(store)).toMatchObject({ ok: false, code })
    },
  )
})
