import { describe, expect, it } from 'vitest'
import { browserExchange, browserFolderStore } from '@/platform/browserExchange'
import { browserBench } from '@tests/support/browserExchange'
import { privateFolder } from '@tests/support/privateFolder'

const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const ok = { ok: true, value: null }
const bytes = new TextEncoder().encode('batch')

describe('the stores of a browser', () => {
  it('are none where the browser gives no access to folders', () => {
    expect(browserExchange(() => null)).toBeNull()
  })

  it('are folders only; one is chosen, remembered for its school and forgotten', async () => {
    const { stores, state } = browserBench()
    expect(stores.kinds).toEqual(['folder'])
    const dav = { kind: 'webdav', url: 'https://x', user: 'y' } as const
    expect(await stores.connect(school, dav, 'z')).toMatchObject({ ok: false, code: 'bad-request' })
    expect(await stores.setting(school)).toEqual(ok)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'none' })
    expect(await stores.store(school).list('')).toMatchObject({ ok: false, code: 'gone' })
    state.confirms = false
    expect(await stores.chooseFolder(school, '')).toMatchObject({ ok: false, code: 'cancelled' })
    state.confirms = true
    const folder = { ok: true, value: { kind: 'folder', title: 'Обмен' } }
    expect(await stores.chooseFolder(school, '')).toEqual(folder)
    expect(await stores.setting(school)).toEqual(folder)
    expect(await stores.setting('another')).toEqual(ok)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'ready' })
    expect(await stores.store(school).create('v1/a/1', bytes)).toEqual(ok)
    expect(await stores.forget(school)).toEqual(ok)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'none' })
  })

  it('ask again after a restart of the browser, and wake after a click', async () => {
    const { stores, state } = browserBench()
    await stores.chooseFolder(school, '')
    state.permission = 'prompt'
    expect(await stores.state(school)).toEqual({ ok: true, value: 'asks' })
    expect(await stores.store(school).list('')).toMatchObject({ ok: false, code: 'read-only' })
    state.allows = false
    expect(await stores.wake(school)).toMatchObject({ ok: false, code: 'cancelled' })
    state.allows = true
    expect(await stores.wake(school)).toEqual(ok)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'ready' })
    expect(await stores.store(school).list('')).toEqual({ ok: true, value: [] })
  })

  it('R9: a folder that went away is gone, not empty', async () => {
    const { stores, state } = browserBench()
    await stores.chooseFolder(school, '')
    await stores.store(school).create('v1/a/1', bytes)
    state.there = false
    expect(await stores.state(school)).toEqual({ ok: true, value: 'gone' })
    for (const path of ['', 'v1/a']) {
      expect(await stores.store(school).list(path)).toMatchObject({ ok: false, code: 'gone' })
    }
    expect(await stores.store(school).create('v1/a/2', bytes)).toMatchObject({ ok: false, code: 'gone' })
  })

  it('the probe does not promise what one window cannot see', async () => {
    const { stores } = browserBench()
    await stores.chooseFolder(school, '')
    expect(await stores.probe(school)).toMatchObject({
      ok: true,
      value: { createOnly: false, wholeAfterWrite: true, listsWhatWasWritten: true, removes: true },
    })
  })

  it('a full disk keeps no part of a file, and one that was begun elsewhere counts as not there', async () => {
    const full = { full: true }
    const disk = privateFolder(full)
    const store = browserFolderStore(() => Promise.resolve(disk))
    expect(await store.create('v1/a/1', bytes)).toMatchObject({ ok: false, code: 'no-space', name: '1' })
    full.full = false
    expect(await store.list('v1/a')).toEqual({ ok: true, value: [] })
    const folder = await (await disk.getDirectoryHandle('v1')).getDirectoryHandle('a')
    await folder.getFileHandle('2', { create: true })
    expect(await store.list('v1/a')).toEqual({ ok: true, value: [] })
    expect(await store.create('v1/a/2', bytes)).toEqual(ok)
  })
})
