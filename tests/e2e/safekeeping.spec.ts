import { expect, test, type Page } from '@tests/support/e2e'
import { createSchool, goTo, importFile, openPracticeSchool } from '@tests/support/school'

/** A person more, from a workbook. */
const addPerson = (page: Page, lastName: string) =>
  importFile(page, 'Список.xlsx', [
    ['Фамилия', 'Имя', 'Отчество', 'Должность'],
    [lastName, 'Мария', 'Петровна', 'Учитель математики'],
  ])

async function makeCopy(page: Page): Promise<void> {
  await goTo(page, 'safekeeping')
  await page.getByRole('button', { name: 'Сделать копию сейчас' }).click()
  await expect(page.getByText('Копия школы сделана и проверена')).toBeVisible({ timeout: 20_000 })
}

const copies = (page: Page) => page.getByRole('button', { name: /^Посмотреть копию от/ })

test('a copy is made, compared, restored in part and the restore is undone', async ({ page }) => {
  await createSchool(page, 'СОШ № 5')
  await addPerson(page, 'Копейкина')
  await makeCopy(page)
  await addPerson(page, 'Новикова')
  await goTo(page, 'safekeeping')
  await copies(page).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Сколько записей в копии')).toBeVisible()
  await dialog.getByRole('button', { name: 'Сравнить с открытой школой' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Восстановление из копии от/ })).toBeVisible()
  await expect(page.getByText(/^Появилось после копии: 1 запись/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Восстановить: 0 записей/ })).toBeDisabled()
  await page.getByRole('button', { name: 'Отметить и то, чего нет в копии' }).click()
  await page.getByRole('button', { name: /^Восстановить: 1 запись/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Восстановить' }).click()
  await expect(page.getByText(/^Восстановлено из копии от/).first()).toBeVisible({ timeout: 20_000 })
  await goTo(page, 'safekeeping')
  await expect(page.getByRole('cell', { name: 'Перед восстановлением' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Перед импортом' }).first()).toBeVisible()
  await goTo(page, 'staff')
  await expect(page.getByText('Копейкина').first()).toBeVisible()
  await expect(page.getByText('Новикова')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Новикова').first()).toBeVisible()
})

test('a copy opens as a school of its own; the open one stays', async ({ page }) => {
  await createSchool(page, 'СОШ № 5')
  await addPerson(page, 'Копейкина')
  await makeCopy(page)
  await copies(page).first().click()
  await page.getByRole('button', { name: 'Открыть как отдельную школу' }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
  await goTo(page, 'staff')
  await expect(page.getByText('Копейкина').first()).toBeVisible()
  const schools = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(schools.filter((name) => name?.startsWith('pereklichka-school-'))).toHaveLength(2)
})

test('until a passphrase is set the overview says in red that copies open here only', async ({ page }) => {
  await createSchool(page, 'СОШ № 5')
  const warning = page.getByText('Копии откроются только на этом ПК')
  await expect(warning.first()).toBeVisible({ timeout: 20_000 })
  await goTo(page, 'safekeeping')
  await expect(warning.first()).toBeVisible()
  await page.getByRole('button', { name: 'Задать…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Фраза').fill('синица')
  await dialog.getByRole('button', { name: 'Задать фразу' }).click()
  await expect(dialog.getByText('Фраза короче 8 знаков: добавьте слово.')).toBeVisible()
  await dialog.getByLabel('Фраза').fill('синица в руках')
  await dialog.getByLabel('Ещё раз').fill('синица в руке')
  await dialog.getByRole('button', { name: 'Задать фразу' }).click()
  await expect(dialog.getByText(/^Фразы не совпадают/)).toBeVisible()
  await dialog.getByLabel('Ещё раз').fill('синица в руках')
  await dialog.getByRole('button', { name: 'Задать фразу' }).click()
  await expect(page.getByText('Парольная фраза задана')).toBeVisible({ timeout: 30_000 })
  await expect(warning).toHaveCount(0)
  await goTo(page, 'overview')
  await expect(page.getByText(/^Последняя копия:/)).toBeVisible({ timeout: 20_000 })
  await expect(warning).toHaveCount(0)
})

test('the practice school is copied and not nagged', async ({ page }) => {
  await openPracticeSchool(page)
  await expect(page.getByText(/^Последняя копия:/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Копии откроются только на этом ПК')).toHaveCount(0)
})

test('files that are no copies are each refused with a sentence of their own', async ({ page }) => {
  await createSchool(page, 'СОШ № 5')
  await goTo(page, 'safekeeping')
  const hostile = 'age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ 22\nx\n--- x\n'
  for (const [content, sentence] of [
    ['PK', /^Это не копия школы/],
    [hostile, /^Файл требует недопустимо долгих вычислений/],
    ['age-encryption.org/v1\n-> X25519 x\n', /^Файл повреждён/],
  ] as const) {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Открыть файл копии…' }).click()
    await (
      await chooser
    ).setFiles({ name: 'копия.age', mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('alert')).toHaveText(sentence)
    await dialog.getByRole('button', { name: 'Закрыть' }).first().click()
    await expect(dialog).toHaveCount(0)
  }
})
