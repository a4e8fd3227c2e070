import { PDFDocument } from 'pdf-lib'
import { desktopApi, fromBytes } from '@tests/host/desktopApi'
import { expect, test, type Desktop } from '@tests/host/fixture'

const page = (body: string, size = 'A4') => `<!doctype html><html lang="ru"><head><meta charset="utf-8">
<style>@page { size: ${size}; margin: 15mm } .sheet { break-after: page } .red { background: #c00; height: 20mm }</style>
</head><body>${body}</body></html>`

const millimetres = (points: number) => Math.round((points / 72) * 25.4)

async function pdf(answer: unknown): Promise<PDFDocument> {
  const result = answer as { ok: boolean; value: unknown }
  expect(result.ok).toBe(true)
  return PDFDocument.load(fromBytes(result.value))
}

test('a document becomes an A4 PDF with its pages', async ({ desktop }) => {
  const html = page('<div class="sheet">Лист 1</div><div class="sheet">Лист 2</div><div class="red">Лист 3</div>')
  const document = await pdf(await desktopApi(desktop.page, 'printToPdf', { html }))
  expect(document.getPageCount()).toBe(3)
  for (const sheet of document.getPages()) {
    expect([sheet.getWidth(), sheet.getHeight()].map(millimetres)).toEqual([210, 297])
  }
})

test('the page size of the document wins', async ({ desktop }) => {
  const document = await pdf(
    await desktopApi(desktop.page, 'printToPdf', { html: page('<p>Лист</p>', 'A4 landscape') }),
  )
  const sheet = document.getPage(0)
  expect([sheet.getWidth(), sheet.getHeight()].map(millimetres)).toEqual([297, 210])
})

test('S5: scripts, frames and pictures from outside do nothing in a printed document', async ({ desktop }) => {
  const html = page(`<p id="p">Лист</p>
    <script>document.getElementById('p').remove(); for (let i = 0; i < 40; i++) document.body.append(document.createElement('hr'))</script>
    <img src="x" onerror="document.body.style.height = '9000mm'">
    <img src="http://127.0.0.1:9/secret.png"><iframe src="file:///etc/passwd"></iframe>
    <meta http-equiv="refresh" content="0; url=https://example.org/">`)
  const document = await pdf(await desktopApi(desktop.page, 'printToPdf', { html }))
  expect(document.getPageCount()).toBe(1)
})

const windowsOf = (desktop: Desktop) => () =>
  desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test('the hidden window is gone afterwards, and many requests take turns', async ({ desktop }) => {
  const windows = windowsOf(desktop)
  // The test before may have left its window waiting for more.
  await expect.poll(windows).toBe(1)
  await desktop.evaluate(({ app, BrowserWindow }) => {
    Reflect.set(globalThis, 'mostWindows', 1)
    app.on('browser-window-created', () => {
      const most = Reflect.get(globalThis, 'mostWindows') as number
      Reflect.set(globalThis, 'mostWindows', Math.max(most, BrowserWindow.getAllWindows().length))
    })
  })
  const html = page('<p>Лист</p>')
  const made = await Promise.all([1, 2, 3].map(() => desktopApi(desktop.page, 'printToPdf', { html })))
  expect(made.map((answer) => answer.ok)).toEqual([true, true, true])
  expect(await desktop.evaluate(() => Reflect.get(globalThis, 'mostWindows') as number)).toBe(2)
  await expect.poll(windows).toBe(1)
})

test('the print dialog’s three outcomes are told apart', async ({ desktop }) => {
  // A window that is still waiting would print in its own way.
  await expect.poll(windowsOf(desktop)).toBe(1)
  await desktop.evaluate(({ app }) => {
    const outcomes: [boolean, string][] = [
      [true, ''],
      [false, 'Print job canceled'],
      [false, 'Invalid printer settings'],
    ]
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (options, done) => {
        const outcome = outcomes.shift() ?? [false, 'asked too often']
        Reflect.set(globalThis, 'printOptions', options)
        setTimeout(() => done?.(...outcome), 0)
      }
    })
  })
  const html = page('<p>Лист</p>')
  expect(await desktopApi(desktop.page, 'print', { html })).toEqual({ ok: true, value: null })
  expect(await desktopApi(desktop.page, 'print', { html })).toEqual({ ok: false, code: 'cancelled' })
  expect(await desktopApi(desktop.page, 'print', { html })).toMatchObject({ ok: false, code: 'print-failed' })
  const options = await desktop.evaluate(() => Reflect.get(globalThis, 'printOptions') as unknown)
  expect(options).toMatchObject({ silent: false, pageSize: 'A4' })
})
