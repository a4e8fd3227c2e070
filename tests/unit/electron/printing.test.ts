import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPrinting } from '@electron/main/printing'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A host whose windows print what was loaded into them, and fail on `broken`. */
function host() {
  const printed = new Map<string, string>()
  const windows: { destroyed: boolean }[] = []
  const openHidden = () => {
    const state = { destroyed: false, html: '' }
    windows.push(state)
    return {
      loadURL: (url: string) => {
        state.html = printed.get(url.split('/').at(-1) ?? '') ?? ''
        return state.html === 'broken' ? Promise.reject(new Error('ERR_FAILED')) : Promise.resolve()
      },
      webContents: { printToPDF: () => Promise.resolve(Buffer.from(state.html)) },
      isDestroyed: () => state.destroyed,
      destroy: () => (state.destroyed = true),
    } as unknown as BrowserWindow
  }
  return { printed, windows, printing: createPrinting({ openHidden, printed }) }
}

test('the chunks of one run share a hidden window, which goes when nothing follows', async () => {
  const { printed, windows, printing } = host()
  const texts = await Promise.all(['one', 'two'].map((html) => printing.printToPdf({ html })))
  expect(texts.map((made) => made.ok && Buffer.from(made.value).toString())).toEqual(['one', 'two'])
  expect(windows).toEqual([expect.objectContaining({ destroyed: false })])
  expect(printed.size).toBe(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(windows).toEqual([expect.objectContaining({ destroyed: true })])
})

test('after a failure the next document gets a fresh window', async () => {
  const { windows, printing } = host()
  expect(await printing.printToPdf({ html: 'broken' })).toMatchObject({ ok: false, code: 'print-failed' })
  expect(await printing.printToPdf({ html: 'one' })).toMatchObject({ ok: true })
  expect(windows.map(({ destroyed }) => destroyed)).toEqual([true, false])
})

test('the hidden window does not outlive the program', async () => {
  const { windows, printing } = host()
  await printing.printToPdf({ html: 'one' })
  printing.close()
  expect(windows.map(({ destroyed }) => destroyed)).toEqual([true])
})
