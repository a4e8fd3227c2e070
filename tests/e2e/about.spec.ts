import { expectNoViolations } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { createSchool, field, goTo, openPracticeSchool, saveByDownload, savedBy } from '@tests/support/school'

async function openAbout(page: Page): Promise<void> {
  await goTo(page, 'settings', '?tab=about')
  await expect(page.getByRole('heading', { name: 'Данные и их защита' })).toBeVisible()
}

async function runCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Проверить данные' }).click()
  await expect(page.getByText('Всё сходится: в базе')).toBeVisible({ timeout: 60_000 })
}

test('the page tells how the data are kept, and the self-test finds a sound school sound', async ({ page }) => {
  await openPracticeSchool(page)
  await expect(page.getByText(/^Последняя копия:/)).toBeVisible()
  await openAbout(page)
  for (const label of ['Версия', 'Основа', 'Сохранение', 'Запасной журнал', 'Последняя копия школы', 'Ключи']) {
    await expect(page.getByText(label, { exact: true }).first()).toBeVisible()
  }
  await expect(page.getByRole('definition').filter({ hasText: /^0\.1\.0, в браузере$/ })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: 'работает' })).toBeVisible()
  const lastCopy = page.getByText('Последняя копия школы', { exact: true }).first().locator('+ dd')
  await expect(lastCopy).toHaveText(/^\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}$/, { timeout: 60_000 })
  await runCheck(page)
  const result = page.getByRole('status').filter({ hasText: 'Всё сходится' })
  for (const copy of ['Журнал в базе', 'Запасной журнал', 'Последняя копия школы'])
    await expect(result).toContainText(new RegExp(`${copy} от .+: сходится\\s*сверено: \\d`))
  await expectNoViolations(page, 'check of the data')
})

test('S10: the sheet for the support holds no name of a person and not the school’s', async ({ page }) => {
  await saveByDownload(page)
  await createSchool(page, 'МБОУ «Школа Щукина»')
  await goTo(page, 'staff')
  await page.getByRole('button', { name: 'Добавить' }).first().click()
  await field(page, 'Фамилия').fill('Незабудкина')
  await field(page, 'Имя').fill('Зинаида')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/^Добавлен сотрудник: Незабудкина/).first()).toBeVisible()
  await openAbout(page)
  await runCheck(page)
  await page.getByRole('button', { name: 'Посмотреть текст' }).click()
  await expect(page.locator('pre')).toBeInViewport({ ratio: 1 })
  const shown = await page.locator('pre').innerText()
  const { name, bytes } = await savedBy(page, page.getByRole('button', { name: 'Сохранить в файл…' }))
  expect(name).toMatch(/^Сведения для поддержки \d{4}-\d\d-\d\d\.txt$/)
  const text = bytes.toString('utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  expect(text).toContain('сотрудники 1')
  expect(text).toContain('Всё сходится')
  for (const secret of ['Незабудкина', 'Зинаида', 'Щукина', 'Петрова']) {
    expect(text).not.toContain(secret)
    expect(shown).not.toContain(secret)
  }
})

test('a value that changed behind the program’s back is found, named and no secret', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await goTo(page, 'staff')
  await page.getByRole('button', { name: 'Добавить' }).first().click()
  await field(page, 'Фамилия').fill('Незабудкина')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/^Добавлен сотрудник: Незабудкина/).first()).toBeVisible()
  await page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('pereklichka-school-'))
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => {
          done(request.result)
        }
        request.onerror = () => {
          fail(new Error('the store does not answer'))
        }
      })
    const database = await asked(indexedDB.open(found?.name ?? ''))
    const staff = database.transaction('staff', 'readwrite').objectStore('staff')
    const [row] = (await asked(staff.getAll())) as { lastName: string }[]
    await asked(staff.put({ ...row, lastName: 'Подменённая' }))
    database.close()
  })
  await openAbout(page)
  await page.getByRole('button', { name: 'Проверить данные' }).click()
  await expect(page.getByText('Есть расхождения')).toBeVisible()
  const result = page.getByRole('status').filter({ hasText: 'Есть расхождения' })
  await expect(result).toContainText('сотрудники, «Фамилия» — другое значение')
  await expect(result).not.toContainText('Подменённая')
})
