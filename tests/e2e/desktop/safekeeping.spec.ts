import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Desktop } from '@tests/host/fixture'
import { answerDialogs, breakDisk, printedDocuments, recordPrinting } from '@tests/support/desktopAnswers'

const ages = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.age')).sort()

type Start = (userData: string) => Promise<Desktop>

/** The screen of a new school, in a program of its own: another test may have left the shared one in the practice school. */
async function safekeeping(start: Start, folder: string): Promise<Desktop> {
  const desktop = await start(join(folder, 'profile'))
  const { page } = desktop
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill('СОШ № 5')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Защита данных' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Защита данных', level: 1 })).toBeVisible()
  return desktop
}

test('copies go into the second folder too, wait for a stick that is away, and a failure is said', async ({
  start,
  folder,
}) => {
  const desktop = await safekeeping(start, folder)
  const { page } = desktop
  const make = page.getByRole('button', { name: 'Сделать копию сейчас' })
  await make.click()
  await expect(page.getByText('Копия школы сделана и проверена')).toBeVisible({ timeout: 20_000 })
  const stick = join(folder, 'Флешка')
  await mkdir(stick)
  await answerDialogs(desktop, [stick])
  await page.getByRole('button', { name: 'Выбрать папку…' }).click()
  await expect(page.getByText('Во второй папке «Флешка»')).toBeVisible()
  const own = join(stick, 'pereklichka')
  const [school] = await readdir(own)
  const there = join(own, school ?? '')
  const before = await ages(there)
  expect(before.length).toBeGreaterThan(0)

  await rename(stick, `${stick} вынута`)
  await expect(make).toBeEnabled()
  await page.waitForTimeout(1100)
  await make.click()
  await expect(page.getByText('Сейчас не подключена. Копии догонят, когда она появится.')).toBeVisible()
  await rename(`${stick} вынута`, stick)
  await page.waitForTimeout(1100)
  await make.click()
  await expect(page.getByText(/^Последняя .*всего/)).toHaveCount(2)
  await expect.poll(async () => (await ages(there)).length, { timeout: 20_000 }).toBe(before.length + 2)

  await breakDisk(desktop, { call: 'write', code: 'ENOSPC' })
  await page.waitForTimeout(1100)
  await make.click()
  await expect(page.getByText(/^Копия школы не записана/).first()).toBeVisible()
  await expect(page.getByText(/^Не записано .*: не хватает места на диске\.$/).first()).toBeVisible()
  await breakDisk(desktop, null)
  await make.click()
  await expect(page.getByText(/^Не записано /)).toHaveCount(0)
  await expect(page.getByText(/^Копия (школы|во вторую папку) не записана/)).toHaveCount(0)
})

test('a folder of the program’s own is refused', async ({ start, folder }) => {
  const desktop = await safekeeping(start, folder)
  const { page } = desktop
  const ownData = await desktop.evaluate(({ app }) => app.getPath('userData'))
  await answerDialogs(desktop, [ownData])
  await page.getByRole('button', { name: /^(Выбрать папку|Другая папка)…$/ }).click()
  await expect(page.getByText('Папка не выбрана')).toBeVisible()
})

test('the recovery sheet is printed, and counts only when the user says that it is there', async ({
  start,
  folder,
}) => {
  const desktop = await safekeeping(start, folder)
  const { page } = desktop
  await recordPrinting(desktop)
  const warning = page.getByText('Копии откроются только на этом ПК')
  const dialog = page.getByRole('dialog')
  for (const answer of ['Нет', 'Да, лист у меня']) {
    await expect(warning).toBeVisible()
    await page.getByRole('button', { name: 'Напечатать…' }).first().click()
    await dialog.getByRole('button', { name: 'Напечатать', exact: true }).click()
    await expect(dialog.getByText('Напечатался лист?')).toBeVisible({ timeout: 30_000 })
    await dialog.getByRole('button', { name: answer }).click()
  }
  await expect(page.getByText('Лист восстановления отмечен как напечатанный')).toBeVisible()
  await expect(warning).toHaveCount(0)
  expect(await printedDocuments(desktop)).toBe(2)
})
