import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { chromiumArgs, ensureChromium } from '../../support/chromium.mjs'
import { callBench, longestTask, longestTasks } from '../browser.mjs'
import { mostMemory } from '../memory.mjs'
import { BENCH_BUILD } from '../site.mjs'
import { sizes } from '../sizes.mjs'

const { classes } = sizes.extreme

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

/** Opens «Раздатки» with the sheets for the parents of every class chosen. */
async function chooseAll(page) {
  await page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor({ timeout: 60_000 })
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Раздатки' }).click()
  await page.getByRole('checkbox', { name: 'Ученики' }).uncheck()
  await page.getByText(`${classes} страниц`).waitFor({ timeout: 60_000 })
}

/** All of them into one PDF, as the user does it. */
async function savePdf({ page, evaluate }, file) {
  await evaluate(answerSave, file)
  await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
  await page.getByText(`Сохранено: ${basename(file)}`).waitFor({ timeout: 300_000 })
  const later = page.getByRole('button', { name: 'Пока нет' })
  if (await later.isVisible()) await later.click()
}

/**
 * A sheet for the parents of every class of the largest school, as one PDF, in Electron or in the stand-in host. The
 * stand-in's bridge packs the finished file into text on the window's thread, which Electron does not: 0.3 s of its
 * longest task. Time, tasks and memory are three runs, since instruments cost both of the others; time and memory each
 * have a program that was just started.
 */
export async function sheets() {
  process.env.DESKTOP_BUILD = BENCH_BUILD
  const { startDesktop } = await import('../../host/fixture.ts')
  const folder = await mkdtemp(join(tmpdir(), 'bench-desktop-'))
  const inProgram = async (use) => {
    const desktop = await startDesktop(join(folder, 'data'))
    try {
      return await use(desktop)
    } finally {
      await desktop.quit()
    }
  }
  try {
    await inProgram(({ page }) => page.evaluate(callBench, { name: 'makeSchool', args: [sizes.extreme] }))
    const { seconds, progress, tasks, standIn, documents } = await inProgram(async (desktop) => {
      const { page } = desktop
      await chooseAll(page)
      await page.evaluate(watchProgress)
      const from = Date.now()
      await savePdf(desktop, join(folder, 'Листы.pdf'))
      const taken = (Date.now() - from) / 1000
      const seen = await page.evaluate(() => [...globalThis.seenProgress].sort((a, b) => a - b))
      const [traced] = await longestTasks([page], () => savePdf(desktop, join(folder, 'Ещё раз.pdf')))
      return {
        seconds: taken,
        progress: seen,
        tasks: traced,
        standIn: desktop.standIn,
        documents: await page.evaluate(callBench, { name: 'sheetPages', args: [] }),
      }
    })
    const memory = await inProgram(async (desktop) => {
      await chooseAll(desktop.page)
      const program = await desktop.evaluate(() => process.pid)
      return mostMemory(program, () => savePdf(desktop, join(folder, 'И ещё.pdf')))
    })
    const bytes = await readFile(join(folder, 'Листы.pdf'))
    const pages = (await PDFDocument.load(bytes)).getPageCount()
    if (pages !== classes) throw new Error(`${pages} pages instead of ${classes}`)
    if (progress.length < 3) throw new Error(`progress was seen at ${progress.join(', ') || 'no point'} only`)
    const bare = await bareLoop(documents)
    if (bare.pages !== classes) throw new Error(`the bare loop made ${bare.pages} pages`)
    const where = standIn ? 'in the stand-in host' : 'in Electron'
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
        : [{ id: 'f', what: 'most memory meanwhile, all its processes', value: memory, unit: 'MB', aim: 1024 }]),
      longestTask('f', `${classes} invite sheets to PDF, the host's own bridge included`, tasks),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
