import type { Page } from '@playwright/test'
import { expect, test } from '@tests/support/e2e'
import { goTo, openPracticeSchool, saveByDownload, savedBy, textsOf } from '@tests/support/school'
import { ownForm } from '@tests/support/ownForms/ownForms'

async function chooseForm(page: Page, name: string, file: string): Promise<void> {
  const buffer = Buffer.from(await ownForm(name))
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^(?:Выбрать|Другой) бланк…$/u }).click()
  await (await chooser).setFiles({ name: file, mimeType: 'application/octet-stream', buffer })
}

test('the school’s own form is checked, filled into a new file, and remembered as handed out', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await goTo(page, 'handouts')
  await page.getByRole('link', { name: 'Бланк школы' }).click()
  await expect(page.getByText('Бланк ещё не выбран')).toBeVisible()
  await chooseForm(page, 'classList', 'Список класса.xlsx')
  await expect(page.getByText('Лист «Список»: для каждой строки списка повторяется строка 5.')).toBeVisible()
  await expect(page.getByText('Ничего не потеряется.')).toBeVisible()

  const amount = page.getByRole('status').filter({ hasText: /строк/u })
  const lines = Number((await amount.textContent())?.match(/\d+/u)?.[0])
  expect(lines).toBeGreaterThan(10)
  const { name, bytes } = await savedBy(page, page.getByRole('button', { name: 'Заполнить и сохранить…' }))
  expect(name).toMatch(/^Список класса, \d+.классов\.xlsx$/u)
  const texts = (await textsOf(bytes)).get('Список') ?? []
  expect(texts.filter((text) => /^https:\/\/max\.ru\/join/u.test(text))).toHaveLength(lines)
  expect(texts.join(' ')).not.toContain('{{')
  const handed = page.getByRole('dialog', { name: 'Листы готовы' })
  await handed.getByRole('button', { name: 'Отметить выданными' }).click()
  await expect(page.getByText(/Отменить/u).first()).toBeVisible()
})

test('a file that is no form is refused with a reason, and the form before it stays', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'handouts')
  await page.getByRole('link', { name: 'Бланк школы' }).click()
  await chooseForm(page, 'letter', 'Письмо.xlsx')
  await expect(page.getByText('Лист «Письмо», B9: поле {{неизвестное поле}} программе неизвестно')).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Другой бланк…' }).click()
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
  await (await chooser).setFiles({ name: 'Старый.xls', mimeType: 'application/octet-stream', buffer: old })
  await expect(page.getByText('«Старый.xls» не подходит')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Бланк школы' })).toBeVisible()
  await expect(page.locator('header').getByText('Письмо.xlsx', { exact: true })).toBeVisible()
})
