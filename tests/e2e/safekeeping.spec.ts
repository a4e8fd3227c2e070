import { readFileSync } from 'node:fs'
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
  await expect(page.getByText('Где лежат копии')).toBeVisible()
  const before = await copies(page).count()
  await page.getByRole('button', { name: 'Сделать копию сейчас' }).click()
  await expect(page.getByText('Копия школы сделана и проверена')).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => copies(page).count()).toBeGreaterThan(before)
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
  await expect(page.getByText(/Появилось после копии: 1\sзапись/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Восстановить: 0\sзаписей/ })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Все: 1' })).toBeVisible()
  await page.getByRole('button', { name: 'Отметить и то, чего нет в копии' }).click()
  await expect(page.getByRole('button', { name: /^Восстановить: 1\sзапись/ })).toBeEnabled()
  await page.getByRole('button', { name: 'Снять отметки с того, чего нет в копии' }).click()
  await expect(page.getByRole('button', { name: /^Восстановить: 0\sзаписей/ })).toBeDisabled()
  await page.getByRole('button', { name: 'Отметить и то, чего нет в копии' }).click()
  await page.getByRole('button', { name: /^Восстановить: 1\sзапись/ }).click()
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
  await expect(dialog.getByText(/^Нужно не меньше 8 знаков/)).toBeVisible()
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

/** The files of the copies as they lie in the browser's private store. */
async function filesOfCopies(page: Page): Promise<Map<string, Buffer>> {
  const files = await page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('snapshots')
    const found: [string, number[]][] = []
    for await (const school of root.values()) {
      if (school.kind !== 'directory') continue
      for await (const file of school.values()) {
        if (file.kind !== 'file') continue
        const bytes = await (await file.getFile()).arrayBuffer()
        found.push([file.name, [...new Uint8Array(bytes)]])
      }
    }
    return found
  })
  return new Map(files.map(([name, bytes]) => [name, Buffer.from(bytes)]))
}

test('on another PC a copy opens with the passphrase and its key file only', async ({ page, browser }) => {
  test.slow()
  await createSchool(page, 'СОШ № 5')
  await addPerson(page, 'Копейкина')
  await makeCopy(page)
  await page.getByRole('button', { name: 'Задать…' }).click()
  await page.getByRole('dialog').getByLabel('Фраза').fill('синица в руках')
  await page.getByRole('dialog').getByLabel('Ещё раз').fill('синица в руках')
  await page.getByRole('button', { name: 'Задать фразу' }).click()
  await expect(page.getByText('Парольная фраза задана')).toBeVisible({ timeout: 30_000 })
  const files = await filesOfCopies(page)
  const keyFile = files.get('key.age') ?? Buffer.alloc(0)
  const newest =
    [...files.keys()]
      .filter((name) => name !== 'key.age')
      .sort()
      .at(-1) ?? ''
  const sealed = files.get(newest) ?? Buffer.alloc(0)
  for (const bytes of files.values()) expect(bytes.includes('Копейкина')).toBe(false)

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'ru-RU' })
  const other = await elsewhere.newPage()
  await createSchool(other, 'Другая школа')
  await goTo(other, 'safekeeping')
  const give = async (button: string, name: string, buffer: Buffer) => {
    const chooser = other.waitForEvent('filechooser')
    await other.getByRole('button', { name: button }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  await give('Открыть файл копии…', newest, sealed)
  const dialog = other.getByRole('dialog')
  await expect(dialog.getByText(/^Эта копия сделана на другом компьютере/)).toBeVisible()
  await dialog.getByLabel('Ключ', { exact: true }).fill('q'.repeat(58))
  await dialog.getByRole('button', { name: 'Открыть' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(/^В ключе ошибка/)
  await dialog.getByText('Парольная фраза').click()
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await give('Выбрать файл key.age…', 'key.age', keyFile)
  await dialog.getByRole('textbox', { name: 'Парольная фраза' }).fill('журавль в небе')
  await dialog.getByRole('button', { name: 'Открыть' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(/^Парольная фраза не подходит/, { timeout: 30_000 })
  await dialog.getByRole('textbox', { name: 'Парольная фраза' }).fill('синица в руках')
  await dialog.getByRole('button', { name: 'Открыть' }).click()
  await expect(dialog.getByText(/^В копии другое название школы/)).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Открыть как отдельную школу' }).click()
  await expect(other.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
  await goTo(other, 'staff')
  await expect(other.getByText('Копейкина').first()).toBeVisible()
  await elsewhere.close()
})

test('the first screen opens a school out of a copy, with the key of the recovery sheet', async ({ page }) => {
  const frozen = 'tests/fixtures/snapshot-v1'
  await page.goto('/')
  await page.getByRole('button', { name: 'Открыть школу из копии…' }).click()
  await expect(page.getByText('Введите своё имя')).toBeVisible()
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('button', { name: 'Открыть школу из копии…' }).click()
  await expect(page.getByRole('heading', { name: 'Школа из копии', level: 1 })).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Выбрать файл копии…' }).click()
  await (await chooser).setFiles(`${frozen}/2026-09-01T080000-ordinary-9-3.age`)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Эта копия сделана на другом компьютере.', { exact: false })).toBeVisible()
  await dialog.getByLabel('Ключ', { exact: true }).fill('AGE-SECRET-KEY-1 QQQQ')
  await dialog.getByRole('button', { name: 'Открыть' }).click()
  await expect(dialog.getByRole('alert')).toContainText('В ключе ошибка')
  await dialog.getByLabel('Ключ', { exact: true }).fill(readFileSync(`${frozen}/recovery.txt`, 'utf8').toLowerCase())
  await dialog.getByRole('button', { name: 'Открыть' }).click()
  await expect(dialog.getByText('Сколько записей в копии')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Сравнить с открытой школой' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Открыть эту школу' }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
  await goTo(page, 'staff')
  await expect(page.getByText('Иванова').first()).toBeVisible()
})
