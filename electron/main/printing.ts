import { randomUUID } from 'node:crypto'
import type { BrowserWindow, WebContents } from 'electron'
import type { DesktopApi, PrintRequest, Result } from '../contract'
import { printAddress } from './addresses'
import { errorCode } from './errors'

/** A document that does not finish in this time will not finish. */
const PDF_PATIENCE_MS = 120_000

/** So long the hidden window waits for the next document. */
const IDLE_MS = 2000

export interface PrintHost {
  /** Opens the hidden window: scripts off, no preload. */
  openHidden(): BrowserWindow
  /** What can be asked for the system's printers; null while there is no window. */
  contents(): Pick<WebContents, 'getPrintersAsync'> | null
  /** The documents `app://…/print/<token>` answers with. */
  printed: Map<string, string>
}

/** Paper as the document itself says it (`<html data-paper="A5">`): the dialog would otherwise offer A4 for all. */
export function paperOf(html: string): 'A4' | 'A5' {
  return /^<!doctype html><html[^>]* data-paper="A5"/.test(html) ? 'A5' : 'A4'
}

/** More printers than this no list shows; longer names no label has. */
const MOST_PRINTERS = 100
const MOST_NAME = 120

/** As the print dialog names them: some systems give a printer a technical name besides. */
export function printerNames(printers: readonly { name: string; displayName: string }[]): string[] {
  const names = printers.map(({ name, displayName }) => (displayName.trim() || name.trim()).slice(0, MOST_NAME))
  return [...new Set(names)].filter((name) => name !== '').slice(0, MOST_PRINTERS)
}

function printDialog(contents: WebContents, pageSize: 'A4' | 'A5'): Promise<Result<null>> {
  return new Promise((resolve) => {
    contents.print({ silent: false, printBackground: true, pageSize }, (success, reason) => {
      if (success) resolve({ ok: true, value: null })
      else if (/cancel/i.test(reason)) resolve({ ok: false, code: 'cancelled' })
      else resolve({ ok: false, code: 'print-failed', detail: reason })
    })
  })
}

async function pdf(contents: WebContents): Promise<Result<Uint8Array>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' }))
    }, PDF_PATIENCE_MS)
  })
  try {
    const made = contents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true })
    return { ok: true, value: new Uint8Array(await Promise.race([made, late])) }
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Paper and PDF from a static document. One at a time: a hidden window costs memory, and printers queue anyway. A long
 * run comes in chunks, one after the other: they share one window, which goes when nothing follows. `close` is for the
 * end of the program, which a hidden window would put off.
 */
export function createPrinting(
  host: PrintHost,
): Pick<DesktopApi, 'print' | 'printToPdf' | 'printers'> & { close(): void } {
  let last: Promise<unknown> = Promise.resolve()
  let kept: BrowserWindow | null = null
  let idle: NodeJS.Timeout | undefined

  function close(): void {
    clearTimeout(idle)
    if (kept && !kept.isDestroyed()) kept.destroy()
    kept = null
  }

  function hiddenWindow(): BrowserWindow {
    clearTimeout(idle)
    if (!kept || kept.isDestroyed()) kept = host.openHidden()
    return kept
  }

  async function withDocument<T>(html: string, use: (contents: WebContents) => Promise<Result<T>>): Promise<Result<T>> {
    const token = randomUUID()
    host.printed.set(token, html)
    try {
      const window = hiddenWindow()
      await window.loadURL(printAddress(token))
      const result = await use(window.webContents)
      idle = setTimeout(close, IDLE_MS)
      return result
    } catch (error) {
      close()
      return { ok: false, code: 'print-failed', detail: errorCode(error) }
    } finally {
      host.printed.delete(token)
    }
  }

  function inTurn<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
    const turn = last.then(run)
    last = turn
    return turn
  }

  return {
    printToPdf: ({ html }: PrintRequest) => inTurn(() => withDocument(html, pdf)),
    print: ({ html }: PrintRequest) =>
      inTurn(() => withDocument(html, (contents) => printDialog(contents, paperOf(html)))),
    async printers() {
      const contents = host.contents()
      if (contents === null) return { ok: false, code: 'gone', detail: 'window' }
      return { ok: true, value: printerNames(await contents.getPrintersAsync()) }
    },
    close,
  }
}
