import { expectNoViolations } from '@tests/support/axe'
import { answerWithFolder, carry } from '@tests/support/carriedFolder'
import { expect, test, watch, type Page } from '@tests/support/e2e'
import { exchangeNow, setUpExchange } from '@tests/support/exchangingPcs'
import { catchPrinting, createSchool, field, goTo, importFile, openPracticeSchool, row } from '@tests/support/school'

const long = { timeout: 60_000 }

const addPerson = (page: Page, lastName: string) =>
  importFile(page, 'Список.xlsx', [
    ['Фамилия', 'Имя', 'Отчество', 'Должность'],
    [lastName, 'Мария', 'Петровна', 'Учитель математики'],
  ])

test('two browsers meet over a stick: set-up, joining by six words, changes there and back', async ({
  page: office,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const troubles = await watch(context, new URL(baseURL ?? '').origin)
  const deputy = await context.newPage()
  await answerWithFolder(office)
  await answerWithFolder(deputy)
  await createSchool(office, 'СОШ № 5')
  await addPerson(office, 'Копейкина')
  const printed = await catchPrinting(office)
  await office.reload()
  // A way that is called before the first one has arrived is lost.
  await expect(office.getByRole('heading', { name: 'Импорт', level: 1 })).toBeVisible()
  const phrase = await setUpExchange(office, async (place) => {
    await expectNoViolations(office, place)
    if (place !== 'passphrase') return
    await office.getByRole('button', { name: 'Напечатать…' }).click()
    await expect.poll(printed).toContain('Папка «Обмен школы»')
  })
  for (const word of phrase.split(' ')) expect(await printed()).toContain(word)
  await expectNoViolations(office, 'running')
  await expect(office.getByRole('link', { name: /^Обмен: / })).toBeVisible()

  await deputy.goto('/')
  await deputy.getByRole('textbox', { name: 'Ваше имя' }).fill('Орлова Е. С.')
  await deputy.getByRole('button', { name: 'Присоединиться к школе на другом ПК…' }).click()
  await deputy.getByRole('button', { name: /^Папка на диске/ }).click()
  await expect(deputy.getByText('Школы здесь нет')).toBeVisible()
  await expectNoViolations(deputy, 'joining')
  expect(await carry(office, deputy)).toBeGreaterThan(3)
  await deputy.getByRole('button', { name: /^Папка на диске/ }).click()
  await deputy.getByRole('radio', { name: 'Ключ с листа восстановления' }).click()
  await deputy.getByRole('textbox', { name: 'Ключ с листа' }).fill('АБВГД ЕЖЗИК')
  await deputy.getByRole('button', { name: 'Открыть' }).click()
  await expect(deputy.getByText('В ключе ошибка')).toBeVisible()
  await deputy.getByRole('radio', { name: 'Парольная фраза' }).click()
  await deputy.getByRole('textbox', { name: 'Парольная фраза обмена' }).fill(phrase)
  await expectNoViolations(deputy, 'key')
  await deputy.getByRole('button', { name: 'Открыть' }).click()
  await expect(deputy.getByText('Нашлась школа: СОШ № 5')).toBeVisible(long)
  await deputy.getByRole('textbox', { name: 'Название' }).fill('Завуч')
  await deputy.getByRole('button', { name: 'Присоединиться', exact: true }).click()
  await expect(deputy.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible(long)
  await goTo(deputy, 'staff')
  await expect(row(deputy, 'Копейкина')).toBeVisible()

  await addPerson(deputy, 'Новикова')
  await exchangeNow(deputy, /^Синхронизировано/)
  await carry(deputy, office)
  await exchangeNow(office, /^Синхронизировано .* с ПК «Завуч»: /)
  await goTo(office, 'staff')
  await expect(row(office, 'Новикова')).toBeVisible()
  expect(troubles.errors).toEqual([])
  expect(troubles.strangers).toEqual([])
  await context.close()
})

test('two namesakes are a card that leads to both, until somebody says that they are two', async ({ page }) => {
  await answerWithFolder(page)
  await createSchool(page, 'СОШ № 5')
  for (const position of ['Учитель музыки', 'Библиотекарь']) {
    await goTo(page, 'staff')
    await page.getByRole('button', { name: 'Добавить' }).first().click()
    await field(page, 'Фамилия').fill('Ким')
    await field(page, 'Имя').fill('Анна')
    await field(page, 'Должность').fill(position)
    await page.getByRole('complementary').getByRole('button', { name: 'Сохранить' }).click()
    await expect(row(page, position)).toBeVisible()
    await expect(page.getByRole('complementary').getByRole('heading', { name: 'Ким Анна' })).toBeVisible()
  }
  await setUpExchange(page)
  await expect(page.getByRole('heading', { name: 'Не сходится: 1' })).toBeVisible()
  const due = page.getByRole('navigation').getByRole('link', { name: 'Обмен между ПК Ждёт вас: не сходится: 1' })
  await expect(due).toBeVisible()
  await expectNoViolations(page, 'clashes')
  await page
    .getByRole('link', { name: /^Ким Анна — / })
    .first()
    .click()
  await expect(page.getByRole('complementary', { name: /Ким Анна/ })).toBeVisible()
  await goTo(page, 'exchange')
  await page.getByRole('button', { name: 'Это разные люди' }).click()
  await expect(page.getByRole('heading', { name: 'Не сходится: 1' })).toHaveCount(0)
  await expect(due).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: 'Не сходится: 1' })).toBeVisible()
})

test('the dialogs of a school that takes part pass WCAG and can be left by the keyboard', async ({ page }) => {
  await answerWithFolder(page)
  await createSchool(page, 'СОШ № 5')
  await setUpExchange(page)
  for (const button of ['Переименовать…', 'Новая парольная фраза…', 'Сменить ключ школы…', 'Отключить…']) {
    await page.getByRole('button', { name: button }).press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoViolations(page, button)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Проверить место' }).click()
  await expect(page.getByText('Записанное читается целиком.')).toBeVisible(long)
  await page.getByRole('button', { name: 'Переименовать…' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Канцелярия')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /Канцелярия/ })).toBeVisible()
})

test('the practice school is exchanged with nobody and says so', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'exchange')
  await expect(page.getByText('Учебная школа ни с кем не обменивается')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Синхронизировать сейчас' })).toHaveCount(0)
})
