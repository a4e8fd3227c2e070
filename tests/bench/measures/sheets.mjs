import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { chromiumArgs, ensureChromium } from '../../support/chromium.mjs'
import { callBench, longestTask, longestTasks } from '../browser.mjs'
import { mostMemory } from '../memory.mjs'
import { BENCH_BUILD } from '../site.mjs'
import { sizes } from '../sizes.mjs'

/** Runs in the page: collects every text of the progress dialog. */
function watchProgress() {
  const seen = new Set()
  globalThis.seenProgress = seen
  new MutationObserver(() => {
    const found = /Готово (\d+) %/u.exec(document.querySelector('[role="dialog"]')?.textContent ?? '')
    if (found) seen.add(Number(found[1]))
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** The same content without the program: documents → PDFs in a fresh browser → one PDF. */
async function bareLoop(documents) {
  const browser = await chromium.launch({
    executablePath: await ensureChromium((line) => console.error(line)),
    args: chromiumArgs,
  })
  try {
    const page = await browser.newPage()
    const from = Date.now()
    const whole = await PDFDocument.create()
    for (const html of documents) {
      await page.setContent(html)
      await page.evaluate(() => document.fonts.ready)
      const part = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
      for (const copied of await whole.copyPages(part, part.getPageIndices())) whole.addPage(copied)
    }
    await whole.save()
    return { seconds: (Date.now() - from) / 1000, pages: whole.getPageCount() }
  } finally {
    await browser.close()
  }
}

/** Runs in the main process: the user's answer to the save dialog. */
function answerSave({ dialog }, filePath) {
  dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
}

/**
 * A sheet for the parents of every class of the largest school, as one PDF, in Electron or in the stand-in host. The
 * stand-in's bridge packs the finished file into text on the window's thread, which Electron does not: 0.3 s of its
 * longest task.
 */
export async function sheets() {
  process.env.DESKTOP_BUILD = BENCH_BUILD
  const { startDesktop } = await import('../../host/fixture.ts')
  const folder = await mkdtemp(join(tmpdir(), 'bench-desktop-'))
  const desktop = await startDesktop(join(folder, 'data'))
  try {
    const { page } = desktop
    await page.evaluate(callBench, { name: 'makeSchool', args: [sizes.extreme] })
    await page.reload()
    await page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor({ timeout: 60_000 })
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Раздатки' }).click()
    await page.getByRole('checkbox', { name: 'Ученики' }).uncheck()
    const { classes } = sizes.extreme
    await page.getByText(`${classes} страниц`).waitFor({ timeout: 60_000 })
    const saved = async (name) => {
      await desktop.evaluate(answerSave, join(folder, name))
      await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
      await page.getByText(`Сохранено: ${name}`).waitFor({ timeout: 300_000 })
    }
    await page.evaluate(watchProgress)
    const from = Date.now()
    await saved('Листы.pdf')
    const seconds = (Date.now() - from) / 1000
    const later = page.getByRole('button', { name: 'Пока нет' })
    if (await later.isVisible()) await later.click()
    // Once more under the instruments, which cost time themselves.
    let tasks
    const memory = await mostMemory(async () => {
      ;[tasks] = await longestTasks([page], () => saved('Ещё раз.pdf'))
    })
    const progress = await page.evaluate(() => [...globalThis.seenProgress].sort((a, b) => a - b))
    const bytes = await readFile(join(folder, 'Листы.pdf'))
    const pages = (await PDFDocument.load(bytes)).getPageCount()
    if (pages !== classes) throw new Error(`${pages} pages instead of ${classes}`)
    if (progress.length < 3) throw new Error(`progress was seen at ${progress.join(', ') || 'no point'} only`)
    const where = desktop.standIn ? 'in the stand-in host' : 'in Electron'
    const bare = await bareLoop(await page.evaluate(callBench, { name: 'sheetPages', args: [] }))
    if (bare.pages !== classes) throw new Error(`the bare loop made ${bare.pages} pages`)
    const note = `${(bytes.length / 1e6).toFixed(1)} MB, ${where}; progress seen at ${progress.join(', ')} %`
    return [
      { id: 'f', what: `${classes} invite sheets to one PDF`, value: seconds, unit: 's', note },
      {
        id: 'f',
        what: 'the same ÷ a bare loop that prints the same pages and joins them',
        value: seconds / bare.seconds,
        unit: '×',
        aim: 1.25,
        note: `bare loop ${bare.seconds.toFixed(1)} s, laying out left out of it`,
      },
      ...(memory === null
        ? []
        : [{ id: 'f', what: 'most memory meanwhile, all processes', value: memory, unit: 'MB', aim: 1024 }]),
      longestTask('f', `${classes} invite sheets to PDF, the host's own bridge included`, tasks),
    ]
  } finally {
    await desktop.kill()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
