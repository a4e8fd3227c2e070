import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { root } from '../../../electron/prepare.mjs'
import { callBench, inBench, longestTask, longestTasks, openBrowser } from '../browser.mjs'
import { ratio } from '../figures.mjs'
import { almostEmpty } from '../sizes.mjs'

const SAMPLE = join('classes', 'DenProgramm47__school-managment', 'students.xlsx')
const PUPILS = 2839

/** The sample of 2,839 pupils where the samples lie, else a list of the same shape. */
async function pupilsFile() {
  const sample = join(resolve(root, process.env.SAMPLES ?? '../shared/samples'), SAMPLE)
  if (existsSync(sample)) return { buffer: readFileSync(sample), told: 'the sample' }
  const ExcelJS = createRequire(import.meta.url)('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Результат запроса')
  sheet.addRow(['id_student', 'fio', 'course', 'liter', 'site', 'level', 'status', 'date_start', 'date_end'])
  for (let at = 0; at < PUPILS; at += 1) {
    const day = new Date(Date.UTC(2025, 8, 1))
    sheet.addRow([7000 + at, `ФИО${at + 1}`, 1 + (at % 11), 1 + (at % 4), 'АЗ', 'НОО', 'Учится', day, null])
  }
  return { buffer: Buffer.from(await workbook.xlsx.writeBuffer()), told: 'a list of the same shape' }
}

/**
 * 2,839 pupils from the file to the plan on screen, against readers that only read the same bytes. What the user spends
 * on looking at the steps between does not count: from the file to the first step, and from the last click to the plan.
 */
export async function fileToPlan({ site, pairs: count }) {
  const browser = await openBrowser(site)
  try {
    const { context, urls } = browser
    const [url] = urls
    const { buffer, told } = await pupilsFile()
    await inBench(context, url, 'makeSchool', almostEmpty)
    const page = await context.newPage()
    const bare = await context.newPage()
    await bare.goto(`${url}bench/`)
    const bytes = [...buffer]
    // A window that has just been opened on both sides.
    const read = async (reader) => {
      await bare.bringToFront()
      await bare.reload()
      return bare.evaluate(callBench, { name: 'readOnce', args: [bytes, reader] })
    }
    const pairs = { own: [], sheetjs: [], exceljs: [] }
    for (let round = -1; round < count; round += 1) {
      const others = { own: await read('own'), sheetjs: await read('sheetjs'), exceljs: await read('exceljs') }
      const ours = await throughWizard(page, url, buffer)
      if (round < 0) continue
      for (const reader of Object.keys(pairs)) pairs[reader].push({ ours, bare: others[reader] })
    }
    // Once more with a trace, which would have slowed the timed rounds.
    const [tasks] = await longestTasks([page], () => throughWizard(page, url, buffer))
    if (browser.troubles.length > 0) throw new Error(browser.troubles.join('\n'))
    const what = `${PUPILS} pupils (${told}) from file to plan on screen`
    return [
      ratio('h', `${what} ÷ ExcelJS reading them`, pairs.exceljs, 2),
      ratio('h', `${what} ÷ SheetJS reading them`, pairs.sheetjs),
      ratio('h', `${what} ÷ our own reader alone`, pairs.own),
      longestTask('h', 'from file to plan on screen', tasks),
    ]
  } finally {
    await browser.close()
  }
}

/** Milliseconds from the file to the first step, and from the last click to the rows of the plan. */
async function throughWizard(page, url, buffer) {
  // A window behind another one draws once a second.
  await page.bringToFront()
  await page.goto(`${url}#/importing`)
  await page.reload()
  await page.getByRole('button', { name: 'Выбрать файлы' }).waitFor()
  const name = 'Ученики.xlsx'
  const input = { name, mimeType: 'application/octet-stream', buffer }
  await page.evaluate(() => {
    globalThis.benchSeen = (selector) =>
      new Promise((seen) => {
        const look = () => (document.querySelector(selector) ? seen(performance.now()) : requestAnimationFrame(look))
        look()
      })
  })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Выбрать файлы' }).click()
  const dialog = await chooser
  // While the user looks for the file, the screen has a second to get ready.
  await page.waitForTimeout(1000)
  const first = page.evaluate(async () => {
    const from = new Promise((chosen) =>
      addEventListener('change', () => chosen(performance.now()), { capture: true, once: true }),
    )
    const start = await from
    return (await globalThis.benchSeen('[aria-colindex]')) - start
  })
  await dialog.setFiles(input)
  const reading = await first
  await page.getByRole('button', { name: 'Дальше: столбцы' }).click()
  await page.getByRole('checkbox', { name: /^Создавать классы/ }).click()
  await page.getByRole('button', { name: 'Дальше: что получится' }).waitFor({ timeout: 60_000 })
  const last = page.evaluate(async () => {
    const from = new Promise((clicked) =>
      addEventListener('click', () => clicked(performance.now()), { capture: true, once: true }),
    )
    const start = await from
    return (await globalThis.benchSeen('table tr[aria-rowindex="3"]')) - start
  })
  await page.getByRole('button', { name: 'Дальше: что получится' }).click()
  return reading + (await last)
}
