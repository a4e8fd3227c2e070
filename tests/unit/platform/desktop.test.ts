// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { LIMITS, type DesktopApi, type OpenedFile } from '@contract'
import { desktopPlatform } from '@/platform/desktop'
import { platformContract, sizeContract, type Bench } from './platformContract'

const noFolder = { state: 'none', label: null, freeBytes: null, sameDisk: null } as const

/** `window.desktop` in memory: what main would do, and every request as main would see it. */
function memoryDesktop() {
  const files = new Map<string, Uint8Array>()
  const requests: unknown[] = []
  const outside: string[] = []
  const state = { confirms: true, toOpen: [] as OpenedFile[], mark: null as string | null }
  const cancelled = { ok: false, code: 'cancelled' } as const
  // What crosses the border is cloned; a request that cannot be cloned fails here as it would there.
  const across = <T>(request: T): T => {
    requests.push(structuredClone(request))
    return request
  }
  const api: DesktopApi = {
    info: () => Promise.resolve({ ok: true, value: { version: '1.0.0', os: 'linux' } }),
    openFiles: (request) => {
      across(request)
      const value = state.toOpen.map((file) => ({ ...file, token: `opened ${file.name}` }))
      return Promise.resolve(value.length > 0 ? { ok: true, value } : cancelled)
    },
    saveFile: (request) => {
      across(request)
      if (!state.confirms) return Promise.resolve(cancelled)
      if (request.notOver === `opened ${request.suggestedName}`) {
        return Promise.resolve({ ok: false, code: 'same-file', name: request.suggestedName })
      }
      files.set(request.suggestedName, request.bytes)
      return Promise.resolve({ ok: true, value: { token: 't', name: request.suggestedName } })
    },
    chooseFolder: (request) => {
      across(request)
      return Promise.resolve(state.confirms ? { ok: true, value: { token: 'folder', name: 'Папка' } } : cancelled)
    },
    saveIntoFolder: (request) => {
      across(request)
      let name = request.name
      for (let n = 2; files.has(name); n += 1) name = request.name.replace('.', ` (${String(n)}).`)
      files.set(name, request.bytes)
      return Promise.resolve({ ok: true, value: { token: name, name } })
    },
    revealSaved: (request) => {
      across(request)
      return Promise.resolve({ ok: true, value: null })
    },
    printToPdf: (request) => {
      across(request)
      return Promise.resolve({ ok: true, value: new Uint8Array([37]) })
    },
    print: (request) => {
      across(request)
      return Promise.resolve({ ok: true, value: null })
    },
    printers: () => Promise.resolve({ ok: true, value: ['HP в канцелярии', 'Canon'] }),
    openExternal: ({ url }) => {
      if (!/^(https|mailto):/.test(url)) return Promise.resolve({ ok: false, code: 'forbidden' })
      outside.push(url)
      return Promise.resolve({ ok: true, value: null })
    },
    readDeviceMark: () => Promise.resolve({ ok: true, value: state.mark }),
    writeDeviceMark: ({ mark }) => {
      state.mark = mark
      return Promise.resolve({ ok: true, value: null })
    },
    openJournal: () => Promise.resolve({ ok: true, value: { base: null, last: 0, mark: null, damaged: false } }),
    listJournals: () => Promise.resolve({ ok: true, value: [] }),
    appendJournal: (request) => Promise.resolve({ ok: true, value: (across(request), null) }),
    writeJournalBase: (request) => Promise.resolve({ ok: true, value: (across(request), null) }),
    readJournalBase: () => Promise.resolve({ ok: true, value: null }),
    readJournal: () => Promise.resolve({ ok: true, value: [] }),
    putJournalAside: () => Promise.resolve({ ok: true, value: null }),
    removeJournal: () => Promise.resolve({ ok: true, value: null }),
    readVault: () => Promise.resolve({ ok: true, value: { text: null, protection: 'file' } }),
    writeVault: (request) => Promise.resolve({ ok: true, value: (across(request), 'file' as const) }),
    listSnapshots: () => Promise.resolve({ ok: true, value: [] }),
    writeSnapshot: (request) => Promise.resolve({ ok: true, value: (across(request), null) }),
    readSnapshot: () => Promise.resolve({ ok: true, value: new Uint8Array() }),
    removeSnapshot: () => Promise.resolve({ ok: true, value: null }),
    snapshotPlace: () => Promise.resolve({ ok: true, value: noFolder }),
    chooseSnapshotFolder: (request) => Promise.resolve({ ok: true, value: (across(request), noFolder) }),
    forgetSnapshotFolder: () => Promise.resolve({ ok: true, value: null }),
    exchangeSetting: () => Promise.resolve({ ok: true, value: null }),
    chooseExchangeFolder: (request) =>
      Promise.resolve({ ok: true, value: (across(request), { kind: 'folder', title: 'Обмен' } as const) }),
    connectExchange: (request) => Promise.resolve({ ok: true, value: across(request).setting }),
    forgetExchange: () => Promise.resolve({ ok: true, value: null }),
    moveExchange: () => Promise.resolve({ ok: true, value: null }),
    exchangeState: () => Promise.resolve({ ok: true, value: 'none' }),
    listExchange: () => Promise.resolve({ ok: true, value: [] }),
    readExchange: () => Promise.resolve({ ok: true, value: new Uint8Array() }),
    createExchange: (request) => Promise.resolve({ ok: true, value: (across(request), null) }),
    removeExchange: () => Promise.resolve({ ok: true, value: null }),
    exchangeClock: () => Promise.resolve({ ok: true, value: null }),
    freeSpace: () => Promise.resolve({ ok: true, value: { profileBytes: 1 } }),
    storeState: () =>
      Promise.resolve({ ok: true, value: { unclean: false, backend: 'none', setAsideAt: null, asideFailed: null } }),
    restartWithFreshStore: () => Promise.resolve({ ok: true, value: null }),
  }
  return { api, files, requests, outside, state }
}

function bench(): Bench {
  const world = memoryDesktop()
  let clipboard = ''
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void (clipboard = text)) },
  })
  return {
    platform: desktopPlatform(world.api),
    willOpen: (files) => {
      world.state.toOpen = files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }))
    },
    willConfirm: (confirms) => (world.state.confirms = confirms),
    written: (name) => {
      const bytes = world.files.get(name)
      return bytes && new TextDecoder().decode(bytes)
    },
    clipboard: () => clipboard,
    outside: () => world.outside,
  }
}

platformContract('the desktop', bench)
sizeContract('the desktop', bench)

describe('desktop platform', () => {
  it('gives main the token of what was saved, not a path', async () => {
    const { api, requests } = memoryDesktop()
    const save = { title: '', suggestedName: 'а.xlsx', kinds: [], bytes: new Uint8Array([1]) }
    const saved = await desktopPlatform(api).saveFile(save)
    if (!saved.ok) throw new Error(saved.code)
    await saved.value.reveal?.(true)
    expect(requests.at(-1)).toEqual({ token: 't', open: true })
  })

  it('copies reactive lists into plain ones, which can cross the border', async () => {
    const { api, requests } = memoryDesktop()
    const kinds = new Proxy([{ name: 'Книга', extensions: ['xlsx'] }], {})
    await desktopPlatform(api).openFiles({ title: 'х', kinds, multiple: true })
    expect(requests).toEqual([{ title: 'х', kinds: [{ name: 'Книга', extensions: ['xlsx'] }], multiple: true }])
  })

  it('makes PDF and paper, and refuses a document over the limit', async () => {
    const { api, requests } = memoryDesktop()
    const { printing } = desktopPlatform(api)
    expect(await printing.toPdf?.('<p>')).toEqual({ ok: true, value: new Uint8Array([37]) })
    expect(await printing.print('<p>')).toEqual({ ok: true, value: null })
    expect(requests).toEqual([{ html: '<p>' }, { html: '<p>' }])
    const huge = 'я'.repeat(LIMITS.printHtmlBytes / 2 + 1)
    expect(await printing.toPdf?.(huge)).toMatchObject({ code: 'too-large' })
    expect(await printing.print(huge)).toMatchObject({ code: 'too-large' })
  })

  it('passes codes on, and turns a broken call into one', async () => {
    const { api } = memoryDesktop()
    api.print = () => Promise.resolve({ ok: false, code: 'print-failed', detail: 'x' })
    api.openFiles = () => Promise.reject(new Error('the program is quitting'))
    const platform = desktopPlatform(api)
    expect(await platform.printing.print('<p>')).toEqual({ ok: false, code: 'print-failed', detail: 'x' })
    const opened = await platform.openFiles({ title: '', kinds: [], multiple: false })
    expect(opened).toEqual({ ok: false, code: 'unknown', detail: 'Error' })
  })

  it('a mark that cannot be kept is an error, not a silence', async () => {
    const { api } = memoryDesktop()
    api.readDeviceMark = () => Promise.resolve({ ok: false, code: 'gone' })
    api.writeDeviceMark = () => Promise.resolve({ ok: false, code: 'no-space' })
    const { deviceMark } = desktopPlatform(api)
    await expect(deviceMark.read()).rejects.toThrow('gone')
    await expect(deviceMark.write('x')).rejects.toThrow('no-space')
  })
})
