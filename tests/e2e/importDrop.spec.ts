import { expect, test } from '@tests/support/e2e'
import { dragFiles, picture } from '@tests/support/importing'
import { createSchool, goTo, openPracticeSchool, screens, workbookOf } from '@tests/support/school'

const list = async () => ({
  name: 'Сотрудники.xlsx',
  bytes: await workbookOf([
    ['ФИО', 'Должность'],
    ['Орлова Вера Павловна', 'учитель'],
  ]),
})

test('files dropped on any screen open the import with them', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  const file = await list()
  for (const screen of screens) {
    await goTo(page, screen)
    await dragFiles(page.locator('main'), [file], ['dragenter', 'dragover'])
    await expect(page.getByText('Отпустите файлы: импорт'), screen).toBeVisible()
    await dragFiles(page.locator('main'), [file], ['drop'])
    await expect(page.getByText('Отпустите файлы: импорт'), screen).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Импорт', level: 1 }), screen).toBeVisible()
    await expect(picture(page), screen).toContainText('Орлова Вера Павловна')
    await page.getByRole('button', { name: 'Начать заново' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Начать заново' }).click()
    await expect(picture(page)).toHaveCount(0)
  }
})

test('several files at once; a school file and a window without a school get a sentence', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('textbox', { name: 'Ваше имя' })).toBeVisible()
  const file = await list()
  await dragFiles(page.locator('body'), [file])
  await expect(page.getByText('Таблицы загружаются в открытую школу')).toBeVisible()
  await openPracticeSchool(page)
  await dragFiles(page.locator('main'), [{ name: 'Школа.json', bytes: Buffer.from('{}') }])
  await expect(page.getByText('«Школа.json» похож на файл школы')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
  const classes = { name: 'Классы.xlsx', bytes: await workbookOf([['Класс'], ['5А'], ['5Б']]) }
  await dragFiles(page.locator('main'), [file, classes])
  await expect(page.getByText(' — Сотрудники.xlsx, Классы.xlsx')).toBeVisible()
})

test('text dragged into the window leads it nowhere', async ({ page }) => {
  await openPracticeSchool(page)
  const stopped = await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/uri-list', 'https://example.invalid/')
    return !document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  expect(stopped).toBe(true)
})

test('a list of thousands is drawn only as far as it is in sight, also while it scrolls', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  const columns = Array.from({ length: 200 }, (_, column) => `Столбец ${String(column)}`)
  const rows = Array.from({ length: 2000 }, (_, at) => [
    'Орлова Вера Павловна',
    `номер ${String(at)}`,
    ...columns.slice(2),
  ])
  await goTo(page, 'importing')
  await dragFiles(page.locator('main'), [
    {
      name: 'Большой.csv',
      bytes: Buffer.from([['ФИО', ...columns.slice(1)], ...rows].map((row) => row.join(';')).join('\n')),
    },
  ])
  await expect(picture(page)).toContainText('номер 0', { timeout: 30_000 })
  expect(await page.getByRole('gridcell').count()).toBeLessThan(1500)
  await picture(page).focus()
  await page.keyboard.press('Control+End')
  await expect(picture(page)).toContainText('Столбец 199')
  await page.keyboard.press('Home')
  await expect(picture(page)).toContainText('номер 1999')
  const most = await page.evaluate(async () => {
    const grid = document.querySelector('[role=grid]')
    let cells = 0
    for (let step = 0; step < 60; step += 1) {
      grid?.scrollTo({ top: step * 700, left: step * 300 })
      await new Promise((done) => requestAnimationFrame(done))
      cells = Math.max(cells, document.querySelectorAll('[role=gridcell]').length)
    }
    return cells
  })
  expect(most).toBeLessThan(1500)
})
