import { createRequire } from 'node:module'
import { inBench, longestTask, openBrowser, takeLongTasks } from '../browser.mjs'
import { almostEmpty } from '../sizes.mjs'

const ROWS = 7000
const surnames = ['Иванов', 'Петров', 'Сидоров', 'Кузнецов', 'Смирнов', 'Попов', 'Волков', 'Зайцев', 'Орлов', 'Белов']
const names = ['Алексей', 'Борис', 'Виктор', 'Григорий', 'Дмитрий', 'Егор', 'Захар', 'Илья', 'Кирилл', 'Леонид']

/** A staff list as an office would have it, with 7,000 different people. */
async function staffWorkbook() {
  const ExcelJS = createRequire(import.meta.url)('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Сотрудники')
  sheet.addRow(['Фамилия', 'Имя', 'Отчество', 'Должность', 'Телефон'])
  for (let number = 0; number < ROWS; number += 1) {
    const letters = [...String(number)].map((digit) => 'абвгдежзик'[Number(digit)]).join('')
    sheet.addRow([
      `${surnames[number % 10]}${letters}`,
      names[Math.floor(number / 10) % 10],
      `${names[Math.floor(number / 100) % 10]}ович`,
      'учитель',
      `+7916${String(1_000_000 + number)}`,
    ])
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/**
 * 7,000 rows through the import screen while a second window shows the list, then taken back and brought again with the
 * list open in the same window. Tasks of the main thread longer than 50 ms are counted at every step.
 */
export async function importing({ site }) {
  const browser = await openBrowser(site)
  try {
    const { context, urls } = browser
    const [url] = urls
    await inBench(context, url, 'makeSchool', almostEmpty)
    const list = await context.newPage()
    await list.goto(`${url}#/staff`)
    await list.locator('tr[aria-rowindex]').first().waitFor()
    const page = await context.newPage()
    await page.goto(`${url}#/importing`)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Выбрать файл' }).click()
    const file = await chooser
    await takeLongTasks(page)
    await file.setFiles({
      name: 'Сотрудники.xlsx',
      mimeType: 'application/octet-stream',
      buffer: await staffWorkbook(),
    })
    await page.getByRole('button', { name: 'Дальше: что получится' }).waitFor({ timeout: 120_000 })
    const reading = await takeLongTasks(page)
    await page.getByRole('button', { name: 'Дальше: что получится' }).click()
    await page.getByRole('button', { name: /^Загрузить: / }).waitFor()
    const showing = await takeLongTasks(page)
    await takeLongTasks(list)
    const from = Date.now()
    await page.getByRole('button', { name: /^Загрузить: / }).click()
    await page.getByRole('link', { name: 'Посмотреть сотрудников' }).waitFor({ timeout: 120_000 })
    const seconds = (Date.now() - from) / 1000
    await list.locator(`table[aria-rowcount="${ROWS + 2}"]`).waitFor({ timeout: 60_000 })
    await list.waitForTimeout(1000)
    const writing = await takeLongTasks(page)
    const watching = await takeLongTasks(list)
    await page.getByRole('link', { name: 'Посмотреть сотрудников' }).click()
    await page.locator(`table[aria-rowcount="${ROWS + 2}"]`).waitFor({ timeout: 60_000 })
    await page.waitForTimeout(1000)
    const opening = await takeLongTasks(page)
    const undoing = await press(page, 'Control+z', 2)
    const redoing = await press(page, 'Control+y', ROWS + 2)
    if (browser.troubles.length > 0) throw new Error(browser.troubles.join('\n'))
    return [
      { id: 'b', what: `import of ${ROWS} rows from the click to «Загружено»`, value: seconds, unit: 's' },
      longestTask('b', 'longest task: reading the file, planning', reading),
      longestTask('b', 'longest task: showing the plan', showing),
      longestTask('b', 'longest task: writing', writing),
      longestTask('b', 'longest task: the open list in another window', watching),
      longestTask('b', 'longest task: opening the list', opening),
      longestTask('b', 'longest task: taking back, list open', undoing),
      longestTask('b', 'longest task: bringing again, list open', redoing),
    ]
  } finally {
    await browser.close()
  }
}

async function press(page, keys, rows) {
  await page.locator('table').first().focus()
  await page.keyboard.press(keys)
  await page.locator(`table[aria-rowcount="${rows}"]`).waitFor({ timeout: 120_000 })
  await page.waitForTimeout(1000)
  return takeLongTasks(page)
}
