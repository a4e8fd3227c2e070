import type { Page } from '@playwright/test'
import { expect, test } from '@tests/support/e2e'
import { expectNoViolations } from '@tests/support/axe'
import { fillDisk } from '@tests/support/fullDisk'
import { openPracticeSchool, restart, saveByDownload, savedBy } from '@tests/support/school'
import { ownForm } from '@tests/support/ownForms/ownForms'

const list = (page: Page) => page.getByRole('region', { name: 'Бланки на этом ПК' })
const kept = (page: Page, name: string) => list(page).getByRole('button', { name }).first()

async function openScreen(page: Page): Promise<void> {
  await page.goto('/#/ownForm')
  await expect(page.getByRole('heading', { name: 'Бланк школы', level: 1 })).toBeVisible()
}
async function choose(page: Page, form: string, name: string): Promise<void> {
  const buffer = Buffer.from(await ownForm(form))
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^(?:Выбрать|Другой) бланк…$/u }).click()
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}
async function menu(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Действия с бланком «${name}»` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** The form on the screen is the one of this name. */
async function expectOpen(page: Page, name: string): Promise<void> {
  await expect(page.locator('header').getByText(name, { exact: true })).toBeVisible()
  await expect(kept(page, name)).toHaveAttribute('aria-current', 'true')
}

test('forms stay on this PC: the last one opens by itself, each is removed and brought back', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await openScreen(page)
  await choose(page, 'classList', 'Список класса.xlsx')
  await expectOpen(page, 'Список класса.xlsx')
  await choose(page, 'letter', 'Письмо.xlsx')
  await expectOpen(page, 'Письмо.xlsx')
  await restart(page)
  await expectOpen(page, 'Письмо.xlsx')
  await kept(page, 'Список класса.xlsx').click()
  await expectOpen(page, 'Список класса.xlsx')
  await expectNoViolations(page, 'kept forms')
  await restart(page)
  await expectOpen(page, 'Список класса.xlsx')

  const original = await ownForm('classList')
  await page.getByRole('button', { name: 'Действия с бланком «Список класса.xlsx»' }).click()
  const { name, bytes } = await savedBy(page, page.getByRole('menuitem', { name: 'Сохранить в файл…' }))
  expect(name).toBe('Список класса.xlsx')
  expect(Buffer.compare(bytes, original)).toBe(0)

  await kept(page, 'Список класса.xlsx').press('Delete')
  await expect(list(page)).not.toContainText('Список класса.xlsx')
  await expect(page.getByText('Какой бланк заполнить?')).toBeVisible()
  await page.getByRole('button', { name: 'Отменить', exact: true }).click()
  await expectOpen(page, 'Список класса.xlsx')
  await menu(page, 'Письмо.xlsx', 'Удалить с этого ПК')
  await expect(list(page)).not.toContainText('Письмо.xlsx')
  await restart(page)
  await expectOpen(page, 'Список класса.xlsx')
  await expect(list(page)).not.toContainText('Письмо.xlsx')
})

test('a form of the same name: replaced, kept beside, or left alone; the very same file asks nothing', async ({
  page,
}) => {
  await openPracticeSchool(page)
  await openScreen(page)
  await choose(page, 'classList', 'Бланк.xlsx')
  await expectOpen(page, 'Бланк.xlsx')
  const question = page.getByRole('dialog', { name: 'Заменить бланк «Бланк.xlsx»?' })
  await choose(page, 'letter', 'бланк.xlsx')
  await question.getByRole('button', { name: 'Отмена' }).click()
  await expectOpen(page, 'Бланк.xlsx')
  await expect(page.getByText('Лист «Список»: для каждой строки')).toBeVisible()

  await choose(page, 'letter', 'Бланк.xlsx')
  await question.getByRole('button', { name: 'Оставить оба' }).click()
  await expectOpen(page, 'Бланк (2).xlsx')
  await expect(list(page).getByText('2 из 20')).toBeVisible()

  await choose(page, 'letter', 'Бланк.xlsx')
  await question.getByRole('button', { name: 'Заменить' }).click()
  await expectOpen(page, 'Бланк.xlsx')
  await expect(page.getByText('Лист «Письмо»', { exact: false }).first()).toBeVisible()
  await expect(list(page).getByText('2 из 20')).toBeVisible()
})

test('a damaged form says so, stays in the list and gives way to a whole one', async ({ page, troubles }) => {
  await openPracticeSchool(page)
  await openScreen(page)
  await choose(page, 'classList', 'Список класса.xlsx')
  await expectOpen(page, 'Список класса.xlsx')
  await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const name = databases.find((one) => one.name?.startsWith('pereklichka-school-'))?.name ?? ''
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(request.error?.message))
      })
    const db = await wait(indexedDB.open(name))
    const store = db.transaction('keptFormBytes', 'readwrite').objectStore('keptFormBytes')
    const [row] = await wait(store.getAll() as IDBRequest<{ id: string; bytes: Uint8Array }[]>)
    if (row) await wait(store.put({ ...row, bytes: row.bytes.slice(0, 2000) }))
    db.close()
  })
  await restart(page)
  await expect(page.getByText('Бланк «Список класса.xlsx» не открыт')).toBeVisible()
  await expect(page.getByText('Данные этого бланка на диске повреждены').first()).toBeVisible()
  await expect(kept(page, 'Список класса.xlsx')).toContainText('не читается')
  await expectNoViolations(page, 'a damaged form')
  await choose(page, 'classList', 'Список класса.xlsx')
  await page.getByRole('dialog').getByRole('button', { name: 'Заменить' }).click()
  await expectOpen(page, 'Список класса.xlsx')
  await expect(kept(page, 'Список класса.xlsx')).not.toContainText('не читается')
  expect(troubles.errors).toEqual([])
})

test('a full disk: the form is filled all the same, and kept once there is room', async ({ page }) => {
  await openPracticeSchool(page)
  await openScreen(page)
  const makeRoom = await fillDisk(page)
  await choose(page, 'classList', 'Список класса.xlsx')
  await expect(page.getByText('Бланк «Список класса.xlsx» не сохранён на этом ПК')).toBeVisible()
  await expect(page.getByText(/^На диске нет места/u).first()).toBeVisible()
  await expect(list(page)).toContainText('не сохранён на этом ПК')
  await expect(page.getByRole('button', { name: 'Заполнить и сохранить…' })).toBeEnabled()
  await makeRoom()
  await list(page).getByRole('button', { name: 'Сохранить на этом ПК' }).click()
  await expectOpen(page, 'Список класса.xlsx')
  await restart(page)
  await expectOpen(page, 'Список класса.xlsx')
})

test('the second window sees what the first one keeps, replaces and removes', async ({ page, context }) => {
  await openPracticeSchool(page)
  await openScreen(page)
  await choose(page, 'classList', 'Бланк.xlsx')
  await expectOpen(page, 'Бланк.xlsx')
  const second = await context.newPage()
  await second.goto(page.url())
  await expectOpen(second, 'Бланк.xlsx')

  await choose(page, 'letter', 'Бланк.xlsx')
  await page.getByRole('dialog').getByRole('button', { name: 'Заменить' }).click()
  await expect(second.getByText('Бланк «Бланк.xlsx» заменён в другом окне')).toBeVisible()
  await expect(second.getByText('Лист «Письмо», B9: поле {{неизвестное поле}}', { exact: false })).toBeVisible()

  await choose(second, 'classList', 'Мой.xlsx')
  await expect(second.getByText('Бланк «Мой.xlsx» не сохранён на этом ПК')).toBeVisible()
  await expect(second.getByText(/Школа открыта в другом окне/u).first()).toBeVisible()
  await expect(second.getByRole('button', { name: 'Заполнить и сохранить…' })).toBeEnabled()

  await kept(second, 'Бланк.xlsx').click()
  await expectOpen(second, 'Бланк.xlsx')
  await menu(page, 'Бланк.xlsx', 'Удалить с этого ПК')
  await expect(list(second)).toContainText('не сохранён на этом ПК')
  await page.close()
  await expect(second.getByRole('alert').filter({ hasText: 'Здесь всё видно' })).toHaveCount(0)
  await list(second).getByRole('button', { name: 'Сохранить на этом ПК' }).click()
  await expectOpen(second, 'Бланк.xlsx')
})
