import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PATIENCE_MS = 120_000

const flags = [
  ...['--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--disable-quic', '--disable-extensions', '--no-pdf-header-footer'],
]

/**
 * One HTML document → one PDF with a Chrome, Edge or Chromium that has a profile of its own for the moment; nothing of the
 * user's browser is touched, and the temporary files are gone afterwards. Throws when the browser does not deliver.
 */
export async function printToPdf(browser: string, html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'pereklichka-'))
  try {
    const page = join(folder, 'page.html')
    const pdf = join(folder, 'page.pdf')
    await writeFile(page, html, 'utf8')
    // Chromium refuses to start for root with its sandbox; the page is ours, without scripts.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    await run(browser, [...flags, ...asRoot, profile, `--print-to-pdf=${pdf}`, pathToFileURL(page).href], {
      timeout: PATIENCE_MS,
      windowsHide: true,
    })
    return new Uint8Array(await readFile(pdf))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
