import { createRequire } from 'node:module'
import { inBench, longestTask, longestTasks, openBrowser } from '../browser.mjs'
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
      // An ending that no plan takes for a woman's.
      `${surnames[number % 10]}${letters}ский`,
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
 * list open in the same window. The longest task of the main thread is told for every step.
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
    const file = {
      name: 'Сотрудники.xlsx',
      mimeType: 'application/octet-stream',
      buffer: await staffWorkbook(),
    }
    const all = `table[aria-rowcount="${ROWS + 2}"]`
    const [reading] = await longestTasks([page], async () => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Выбрать файлы' }).click()
      await (await chooser).setFiles(file)
      await page.getByRole('button', { name: 'Дальше: столбцы' }).click({ timeout: 120_000 })
      await page.getByRole('button', { name: 'Дальше: что получится' }).waitFor()
    })
    const [showing] = await longestTasks([page], async () => {
      await page.getByRole('button', { name: 'Дальше: что получится' }).click()
      await page.getByRole('button', { name: /^Загрузить: / }).waitFor()
      await page.waitForTimeout(1000)
    })
    let seconds = 0
    const [writing, watching] = await longestTasks([page, list], async () => {
      const from = Date.now()
      await page.getByRole('button', { name: /^Загрузить: / }).click()
      await page.getByRole('link', { name: 'Посмотреть сотрудников' }).waitFor({ timeout: 120_000 })
      seconds = (Date.now() - from) / 1000
      await list.locator(all).waitFor({ timeout: 60_000 })
      await list.waitForTimeout(1000)
    })
    const [opening] = await longestTasks([page], async () => {
      await page.getByRole('link', { name: 'Посмотреть сотрудников' }).click()
      await page.locator(all).waitFor({ timeout: 60_000 })
      await page.waitForTimeout(1000)
    })
    const undoing = await press(page, 'Control+z', 2)
    const redoing = await press(page, 'Control+y', ROWS + 2)
    if (browser.troubles.length > 0) throw new Error(browser.troubles.join('\n'))
    return [
      { id: 'b', what: `import of ${ROWS} rows from the click to «Загружено»`, value: seconds, unit: 's' },
      longestTask('b', 'writing them, importing window', writing, 50),
      longestTask('b', 'writing them, another window with the list', watching, 50),
      longestTask('b', 'bringing them again (Ctrl+Y), list open', redoing, 50),
      longestTask('b', 'taking them back (Ctrl+Z), list open', undoing, 50),
      longestTask('b', 'reading the file and planning', reading),
      longestTask('b', 'showing the plan', showing),
      longestTask('b', 'opening the list of them', opening),
    ]
  } finally {
    await browser.close()
  }
}

async function press(page, keys, rows) {
  await page.locator('table').first().focus()
  const [tasks] = await longestTasks([page], async () => {
    await page.keyboard.press(keys)
    await page.locator(`table[aria-rowcount="${rows}"]`).waitFor({ timeout: 120_000 })
    await page.waitForTimeout(1000)
  })
  return tasks
}
