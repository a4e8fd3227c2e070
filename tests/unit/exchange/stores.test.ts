import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ExchangeStores } from '@/platform/platform'
import { browserBench } from '@tests/support/browserExchange'
import { desktopExchangeOver } from '@tests/support/desktopExchange'
import { memoryExchangeStores } from '@tests/support/memoryExchangeStores'

interface Bench {
  stores: ExchangeStores
  /** Whether the user confirms the next dialogs. */
  willConfirm(confirms: boolean): void
}

const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const other = '0a1b2c3d-0d0a-4b3e-8f27-6f1d1c524e5f'
const ok = { ok: true, value: null }
const bytes = new TextEncoder().encode('batch')

const worlds: string[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await rm(world, { recursive: true })
})

async function desktop(): Promise<Bench> {
  const world = await mkdtemp(join(tmpdir(), 'exchange-'))
  worlds.push(world)
  const [profile, shared] = [join(world, 'profile'), join(world, 'Обмен')]
  await mkdir(profile)
  await mkdir(shared)
  const { stores, answer } = desktopExchangeOver(profile)
  answer(shared)
  return {
    stores,
    willConfirm(confirms) {
      answer(confirms ? shared : null)
    },
  }
}

function browser(): Promise<Bench> {
  const { stores, state } = browserBench()
  return Promise.resolve({ stores, willConfirm: (confirms) => void (state.confirms = confirms) })
}

function memory(): Promise<Bench> {
  const stores = memoryExchangeStores()
  return Promise.resolve({ stores, willConfirm: (confirms) => void (stores.confirms = confirms) })
}

describe.each([
  ['the desktop', desktop],
  ['the browser', browser],
  ['the memory twin', memory],
])('%s keeps the contract of what is set up for exchange', (_name, make) => {
  it('nothing is set up at first, and calls of a store that is none say so', async () => {
    const { stores } = await make()
    expect(stores.kinds).toContain('folder')
    expect(await stores.setting(school)).toEqual(ok)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'none' })
    const store = stores.store(school)
    for (const call of [store.list(''), store.read('v1/a/1'), store.create('v1/a/1', bytes), store.clock()]) {
      expect(await call).toMatchObject({ ok: false, code: 'gone' })
    }
    expect(await stores.probe(school)).toMatchObject({ ok: false, code: 'gone' })
    expect(await stores.forget(school)).toEqual(ok)
  })

  it('a folder is chosen, tried and used; a closed dialog changes nothing; what is forgotten stays where it lies', async () => {
    const { stores, willConfirm } = await make()
    willConfirm(false)
    expect(await stores.chooseFolder(school, 'Где')).toMatchObject({ ok: false, code: 'cancelled' })
    expect(await stores.state(school)).toEqual({ ok: true, value: 'none' })
    willConfirm(true)
    const setting = { ok: true, value: { kind: 'folder', title: 'Обмен' } }
    expect(await stores.chooseFolder(school, 'Где')).toEqual(setting)
    expect(await stores.setting(school)).toEqual(setting)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'ready' })
    expect(await stores.wake(school)).toEqual(ok)
    expect(await stores.probe(school)).toMatchObject({ ok: true, value: { wholeAfterWrite: true, removes: true } })
    expect(await stores.store(school).create('v1/a/1', bytes)).toEqual(ok)
    willConfirm(false)
    expect(await stores.chooseFolder(school, 'Где')).toMatchObject({ ok: false, code: 'cancelled' })
    expect(await stores.setting(school)).toEqual(setting)
    await stores.forget(school)
    expect(await stores.store(school).list('')).toMatchObject({ ok: false, code: 'gone' })
    willConfirm(true)
    await stores.chooseFolder(school, 'Где')
    expect(await stores.store(school).read('v1/a/1')).toEqual({ ok: true, value: bytes })
  })

  it('a place chosen before the school was known is moved to the school', async () => {
    const { stores } = await make()
    expect(await stores.move('joining', school)).toMatchObject({ ok: false, code: 'gone' })
    await stores.chooseFolder('joining', 'Где')
    await stores.store('joining').create('v1/a/1', bytes)
    expect(await stores.move('joining', school)).toEqual(ok)
    expect(await stores.move(school, school)).toEqual(ok)
    expect(await stores.state('joining')).toEqual({ ok: true, value: 'none' })
    expect(await stores.state(other)).toEqual({ ok: true, value: 'none' })
    expect(await stores.setting(school)).toMatchObject({ ok: true, value: { kind: 'folder' } })
    expect(await stores.store(school).read('v1/a/1')).toEqual({ ok: true, value: bytes })
    expect(await stores.store('joining').list('')).toMatchObject({ ok: false, code: 'gone' })
  })
})
