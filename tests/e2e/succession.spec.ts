import type { Browser, Page } from '@playwright/test'
import { expectNoViolations } from '@tests/support/axe'
import { expect, test, watch } from '@tests/support/e2e'
import { ownForm } from '@tests/support/ownForms/ownForms'
import {
  catchPrinting,
  chooseSchoolFile,
  createSchool,
  goTo,
  importFile,
  openPracticeSchool,
  saveByDownload,
  savedBy,
  textsOf,
} from '@tests/support/school'

const PHRASE = 'синица в руках'

/** Keeps a form of the school on this PC, as «Бланк школы» does. */
async function keepForm(page: Page): Promise<void> {
  await goTo(page, 'handouts')
  await page.getByRole('link', { name: 'Бланк школы' }).click()
  const buffer = Buffer.from(await ownForm('classList'))
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /бланк…$/u })
    .first()
    .click()
  await (await chooser).setFiles({ name: 'Список класса.xlsx', mimeType: 'application/octet-stream', buffer })
  await expect(page.getByText('Ничего не потеряется.')).toBeVisible()
}

async function handOver(page: Page, contents: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await goTo(page, 'safekeeping')
  await page.getByRole('button', { name: 'Передать дела…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Передать дела' })
  await expect(dialog.getByText(contents)).toBeVisible()
  await expect(dialog.getByText(/^Ключ общего места обмена: /u)).toBeVisible()
  await expectNoViolations(page, 'handing over')

  // Nothing is asked of the disk while something is missing.
  await dialog.getByRole('button', { name: 'Сохранить файл передачи…' }).click()
  await expect(dialog.getByText('Впишите, кому передаются дела.')).toBeVisible()
  await expect(dialog.getByText(/^Нужно не меньше 8 знаков/u)).toBeVisible()
  await expect(dialog.getByRole('combobox', { name: 'Кому' })).toBeFocused()
  await dialog.getByRole('combobox', { name: 'Кому' }).fill('Новикова Анна Андреевна')
  await dialog.getByLabel('Приказ №').fill('133/6 – ОД')
  await dialog.getByLabel('Что важно знать').fill('Ключ от кабинета у завхоза.\n5 «А» ждёт новую ссылку.')
  await dialog.getByLabel('Фраза', { exact: true }).fill(PHRASE)
  await dialog.getByLabel('Ещё раз').fill('синица в руке')
  await dialog.getByRole('button', { name: 'Сохранить файл передачи…' }).click()
  await expect(dialog.getByText(/^Фразы не совпадают/u)).toBeInViewport()
  await expect(dialog.getByLabel('Ещё раз')).toBeFocused()
  await dialog.getByLabel('Ещё раз').fill(PHRASE)
  return savedBy(page, dialog.getByRole('button', { name: 'Сохранить файл передачи…' }))
}

/** A PC of its own: nothing of the first one is there. */
async function anotherPc(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, locale: 'ru-RU' })
  const troubles = await watch(context, origin)
  const page = await context.newPage()
  page.once('close', () => {
    expect(troubles.errors).toEqual([])
  })
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Новикова А. А.')
  return page
}

test('the office goes over in one sealed file, and the new PC shows what it took', async ({ page, browser }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await keepForm(page)
  const { name, bytes } = await handOver(page, /61\sсотрудник, 25\sклассов/u)
  expect(name).toMatch(/^Передача дел, .*\.age$/u)
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  const done = page.getByRole('dialog', { name: 'Файл передачи дел сохранён' })
  await expect(done.getByText(/Новикова Анна Андреевна/u)).toBeVisible()
  await expectNoViolations(page, 'handed over')
  await done.getByRole('button', { name: 'Лист «Что делать в этом месяце»' }).click()
  await expect(page.getByText('Каждый месяц').first()).toBeVisible()
  await goTo(page, 'journal')
  await expect(page.getByText('Дела переданы: сохранён файл, приказ № 133/6 – ОД').first()).toBeVisible()

  const there = await anotherPc(browser, new URL(page.url()).origin)
  const choose = there.getByRole('button', { name: 'Открыть файл…' })
  await chooseSchoolFile(there, choose, bytes.subarray(0, bytes.length - 40), name)
  const dialog = there.getByRole('dialog', { name: 'Открыть файл школы' })
  await dialog.getByLabel('Фраза').fill(PHRASE)
  await dialog.getByRole('button', { name: 'Показать, что в файле' }).click()
  await expect(dialog.getByText(/^Файл повреждён/u)).toBeVisible({ timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Отмена' }).click()

  await chooseSchoolFile(there, choose, bytes, name)
  await expectNoViolations(there, 'asked for the phrase')
  await dialog.getByRole('button', { name: 'Показать, что в файле' }).click()
  await expect(dialog.getByText('Введите фразу.')).toBeVisible()
  await dialog.getByLabel('Фраза').fill('журавль в небе')
  await dialog.getByRole('button', { name: 'Показать, что в файле' }).click()
  await expect(dialog.getByText(/^Фраза не подходит/u)).toBeVisible({ timeout: 20_000 })
  await dialog.getByLabel('Фраза').fill(PHRASE)
  await dialog.getByLabel('Фраза').press('Enter')
  await expect(dialog.getByText('Ключ от кабинета у завхоза.')).toBeVisible({ timeout: 20_000 })
  await expect(dialog.getByText('№ 133/6 – ОД')).toBeVisible()
  await expectNoViolations(there, 'what is in the file')
  await dialog.getByRole('button', { name: 'Принять дела' }).click()

  await expect(there.getByRole('heading', { name: 'Дела приняты', level: 1 })).toBeVisible({ timeout: 30_000 })
  await expect(there.getByText('Ключ от кабинета у завхоза.')).toBeVisible()
  await expect(there.getByText('Список класса.xlsx')).toBeVisible()
  await expect(there.getByText('этого бланка на этом ПК нет')).toHaveCount(0)
  // Nothing has changed since: every list has as many rows as it had.
  const lists = there.getByRole('row').filter({ has: there.getByRole('button') })
  expect(await lists.count()).toBeGreaterThan(3)
  for (const list of await lists.all()) {
    const [then, now] = await list.getByRole('cell').allTextContents()
    expect(now).toBe(then)
  }
  await there.getByRole('button', { name: /^Ещё не вступили\. Показать/u }).click()
  await expect(there.getByText('ждёт', { exact: true }).first()).toBeVisible()
  await expectNoViolations(there, 'what was taken')

  // It can be opened again until it is put away.
  await goTo(there, 'overview')
  await there.getByRole('link', { name: 'Что принято' }).click()
  await expect(there.getByRole('heading', { name: 'Дела приняты', level: 1 })).toBeVisible()
  await there.getByRole('button', { name: 'Убрать записку…' }).click()
  await there.getByRole('dialog').getByRole('button', { name: 'Убрать' }).click()
  await expect(there.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
  await expect(there.getByRole('link', { name: 'Что принято' })).toHaveCount(0)
  await goTo(there, 'staff')
  await expect(there.getByText(/^Всего: 62$/u)).toBeVisible()
  await there.close()
})

test('a list that was worked on since says what is done', async ({ page }) => {
  await saveByDownload(page)
  await createSchool(page, 'СОШ № 5')
  const head = ['Фамилия', 'Имя', 'Отчество', 'Должность', 'Телефон']
  const people = ['Копейкина', 'Новикова'].map((name) => [name, 'Мария', 'Петровна', 'Учитель математики'])
  await importFile(page, 'Список.xlsx', [head, ...people.map((person) => [...person, ''])])
  const { bytes, name } = await handOver(page, /2\sсотрудника, 0\sклассов/u)
  await page.getByRole('dialog').getByRole('button', { name: 'Готово' }).click()
  await page.getByRole('button', { name: /^Школа: / }).click()
  await chooseSchoolFile(page, page.getByRole('menuitem', { name: 'Открыть файл школы…' }), bytes, name)
  const dialog = page.getByRole('dialog', { name: 'Открыть файл школы' })
  await dialog.getByLabel('Фраза').fill(PHRASE)
  await dialog.getByLabel('Фраза').press('Enter')
  await dialog.getByRole('button', { name: 'Принять дела' }).click({ timeout: 20_000 })
  await expect(page.getByRole('heading', { name: 'Дела приняты', level: 1 })).toBeVisible({ timeout: 30_000 })
  const list = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Сотрудники без телефона/u }) })
  await expect(list.getByRole('cell')).toHaveText(['2', '2'])

  const phones = people.map((person, at) => [...person, at === 0 ? '+7 916 123-45-67' : ''])
  await importFile(page, 'Телефоны.xlsx', [head, ...phones])
  await page.goto('/#/received')
  await expect(list.getByRole('cell')).toHaveText(['2', '1'])
  await list.getByRole('button').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'сделано' })).toContainText('Копейкина')
  await expect(page.getByRole('listitem').filter({ hasText: 'ждёт' })).toContainText('Новикова')
  await page.getByRole('link', { name: /^Новикова/u }).click()
  await expect(page.getByRole('heading', { name: 'Сотрудники', level: 1 })).toBeVisible()
})

test('the sheet of the month is found, chosen by month, printed and saved', async ({ page }) => {
  const printed = await catchPrinting(page)
  await saveByDownload(page)
  await openPracticeSchool(page)
  await page.getByRole('link', { name: 'Что делать в этом месяце' }).click()
  await expect(page.getByRole('heading', { name: 'Раздатки', level: 1 })).toBeVisible()
  await expect(page.getByText('Обязанности администратора в положениях школ').first()).toBeVisible()
  await expectNoViolations(page, 'sheet of the month')
  await page.getByRole('combobox', { name: 'Месяц' }).click()
  await page.getByRole('option', { name: /^октябрь/u }).click()
  await expect(page.getByText(/^Аннулировать невостребованные/u).first()).toBeVisible()
  await page.getByRole('button', { name: 'Напечатать…', exact: true }).click()
  await expect.poll(printed).toContain('Аннулировать невостребованные ссылки-приглашения')
  const { name, bytes } = await savedBy(page, page.getByRole('button', { name: /Excel/u }))
  expect(name).toMatch(/^Что делать, октябрь \d{4}\.xlsx$/u)
  const sheets = await textsOf(bytes)
  expect([...sheets.keys()][0]).toBe('Дела месяца')
  expect([...sheets.values()][0]?.join(' ')).toContain('Рассмотреть заявки на вступление')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('передать дела')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Передать дела' })).toBeVisible()
})

test('a school without classes has the sheet too, and nothing received', async ({ page }) => {
  await createSchool(page, 'СОШ № 5')
  await page.getByRole('link', { name: 'Что делать в этом месяце' }).click()
  await expect(page.getByText('Рассмотреть заявки на вступление').first()).toBeVisible()
  await page.goto('/#/received')
  await expect(page.getByText('Дел здесь не принимали')).toBeVisible()
  await expectNoViolations(page, 'nothing received')
})
