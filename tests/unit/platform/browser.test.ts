// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserPlatform } from '@/platform/browser'
import { platformContract, sizeContract, type Bench } from './platformContract'

const world = {
  files: new Map<string, Uint8Array>(),
  downloads: [] as { name: string; blob: Blob }[],
  chosen: [] as File[],
  outside: [] as string[],
  clipboard: '',
  confirms: true,
  failing: null as string | null,
}
const failure = (name: string) => new DOMException(name, name)
const pickers = window as unknown as Record<string, unknown>

/** A file handle as Chromium's: the target changes on close, not before. */
function fileHandle(name: string) {
  return {
    name,
    // What lies there is the file that was opened, unless it was written since.
    getFile: () => {
      const form = world.chosen.find((file) => file.name === name)
      return form ? Promise.resolve(form) : Promise.reject(failure('NotFoundError'))
    },
    createWritable: () => {
      if (world.failing) return Promise.reject(failure(world.failing))
      let draft = new Uint8Array()
      return Promise.resolve({
        write: (bytes: Uint8Array) => Promise.resolve(void (draft = bytes.slice())),
        close: () => Promise.resolve(void world.files.set(name, draft)),
        abort: () => Promise.resolve(),
      })
    },
  }
}

beforeEach(() => {
  Object.assign(world, {
    files: new Map(),
    downloads: [],
    chosen: [],
    outside: [],
    clipboard: '',
    confirms: true,
    failing: null,
  })
  localStorage.clear()
  pickers.showSaveFilePicker = ({ suggestedName }: { suggestedName: string }) =>
    world.confirms ? Promise.resolve(fileHandle(suggestedName)) : Promise.reject(failure('AbortError'))
  pickers.showDirectoryPicker = () =>
    world.confirms
      ? Promise.resolve({
          getFileHandle: (name: string, options?: { create: boolean }) =>
            options?.create || world.files.has(name)
              ? Promise.resolve(fileHandle(name))
              : Promise.reject(failure('NotFoundError')),
        })
      : Promise.reject(failure('AbortError'))
  // What the user does in the browser's file dialog, and what the browser does with a download.
  vi.spyOn(HTMLElement.prototype, 'click').mockImplementation(function (this: HTMLElement) {
    if (this instanceof HTMLInputElement) {
      Object.defineProperty(this, 'files', { value: world.chosen })
      this.dispatchEvent(new Event(world.chosen.length > 0 ? 'change' : 'cancel'))
    } else if (this instanceof HTMLAnchorElement) {
      const blob = blobs.get(this.href)
      if (blob) world.downloads.push({ name: this.download, blob })
    }
  })
  const blobs = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:test/${String(blobs.size)}`
    blobs.set(url, blob as Blob)
    return url
  })
  vi.spyOn(window, 'open').mockImplementation((url) => {
    world.outside.push(String(url))
    return null
  })
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void (world.clipboard = text)) },
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const bench = (): Bench => ({
  platform: browserPlatform(),
  willOpen: (files) => (world.chosen = files.map(({ name, text }) => new File([text], name))),
  willConfirm: (confirms) => (world.confirms = confirms),
  written: (name) => {
    const bytes = world.files.get(name)
    return bytes && new TextDecoder().decode(bytes)
  },
  clipboard: () => world.clipboard,
  outside: () => world.outside,
})

platformContract('the browser', bench)
sizeContract('the browser', bench)

const save = { title: '', suggestedName: 'Реестр: 5/6.xlsx', kinds: [], bytes: new TextEncoder().encode('х') }

describe('browser platform', () => {
  it('cannot make a PDF by itself, nor give a folder away where the browser has no dialog for it', () => {
    expect(browserPlatform().printing.toPdf).toBeNull()
    expect(browserPlatform().printing.printers).toBeNull()
    delete pickers.showDirectoryPicker
    expect(browserPlatform().chooseFolder).toBeNull()
  })

  it('hands files to the downloads where there is no save dialog', async () => {
    delete pickers.showSaveFilePicker
    const saved = await browserPlatform().saveFile(save)
    expect(saved).toEqual({ ok: true, value: { name: 'Реестр- 5-6.xlsx', reveal: null } })
    expect(world.downloads.map(({ name }) => name)).toEqual(['Реестр- 5-6.xlsx'])
    expect(await world.downloads[0]?.blob.text()).toBe('х')
  })

  it('does so as well when the browser refuses the dialog after long work', async () => {
    pickers.showSaveFilePicker = () => Promise.reject(failure('SecurityError'))
    expect(await browserPlatform().saveFile(save)).toMatchObject({ ok: true })
    expect(world.downloads).toHaveLength(1)
  })

  it.each([
    ['NoModificationAllowedError', 'file-locked'],
    ['QuotaExceededError', 'no-space'],
    ['NotAllowedError', 'read-only'],
    ['NotFoundError', 'gone'],
    ['EncodingError', 'unknown'],
  ])('a write that fails with %s is «%s»', async (name, code) => {
    world.failing = name
    expect(await browserPlatform().saveFile(save)).toMatchObject({ ok: false, code, detail: name })
    expect(world.files.size).toBe(0)
  })

  it.each([
    ['NotReadableError', 'file-locked'],
    ['NotFoundError', 'not-found'],
  ])('a chosen file that cannot be read (%s) is named', async (name, code) => {
    const file = new File(['х'], 'а.xlsx')
    file.arrayBuffer = () => Promise.reject(failure(name))
    world.chosen = [file]
    const opened = await browserPlatform().openFiles({ title: '', kinds: [], multiple: false })
    expect(opened).toEqual({ ok: false, code, detail: name, name: 'а.xlsx' })
  })

  it('leaves no helper elements in the page', async () => {
    delete pickers.showSaveFilePicker
    await browserPlatform().saveFile(save)
    await browserPlatform().openFiles({ title: '', kinds: [], multiple: false })
    expect(document.body.querySelectorAll('input, a')).toHaveLength(0)
  })

  it('a clipboard that refuses is told', async () => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(failure('NotAllowedError')) },
    })
    expect(await browserPlatform().copyText('х')).toEqual({ ok: false, code: 'forbidden', detail: 'NotAllowedError' })
  })
})
