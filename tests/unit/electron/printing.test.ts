import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPrinting, type PrintHost } from '@electron/main/printing'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A host whose windows print what was loaded into them, and fail on `broken`. */
function host(contents: ReturnType<PrintHost['contents']> = null) {
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
  return { printed, windows, printing: createPrinting({ openHidden, contents: () => contents, printed }) }
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

test('printers are named as the print dialog names them, each once', async () => {
  const printer = (name: string, displayName: string) => ({ name, displayName, description: '', options: {} })
  const contents = {
    getPrintersAsync: () =>
      Promise.resolve([
        printer('Canon_LBP2900', ' Canon LBP2900 (канцелярия) '),
        printer('HP LaserJet', ''),
        printer('HP LaserJet', 'HP LaserJet'),
        printer('', ' '),
        printer('x', 'И'.repeat(500)),
      ]),
  }
  const { printing } = host(contents)
  expect(await printing.printers()).toEqual({
    ok: true,
    value: ['Canon LBP2900 (канцелярия)', 'HP LaserJet', 'И'.repeat(120)],
  })
})

test('without a window there is nobody to ask for printers', async () => {
  expect(await host().printing.printers()).toMatchObject({ ok: false, code: 'gone' })
})
