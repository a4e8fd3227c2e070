import { unzipSync } from 'fflate'
import { expect, test } from '@tests/support/e2e'
import { catchPrinting, goTo, openPracticeSchool, saveByDownload, savedBy, textsOf } from '@tests/support/school'

test('a long run says how much paper it takes; a part and a trial page are printed alone', async ({ page }) => {
  const printed = await catchPrinting(page)
  await openPracticeSchool(page)
  await goTo(page, 'handouts', '?document=sheets')
  const line = page.getByText(/^\d+\sстраниц.*, с двух сторон — \d+\sлист/u)
  await expect(line).toBeVisible()
  const total = Number((await line.textContent())?.match(/^\d+/u)?.[0])
  expect(total).toBeGreaterThan(10)

  await page.getByRole('button', { name: 'Напечатать…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Печать' })
  await expect(dialog.getByRole('status')).toContainText(new RegExp(`Понадобится бумаги A4: ${total}.листов`, 'u'))
  await dialog.getByRole('button', { name: 'Пробная страница' }).click()
  await expect.poll(printed).toContain('Приглашение: 1 «А» класс')
  expect(await printed()).not.toContain('Приглашение: 1 «Б» класс')

  await dialog.getByLabel('Со страницы').fill(String(total + 1))
  await expect(dialog.getByRole('status')).toHaveText(`Укажите страницы от 1 до ${total}, первую не больше последней.`)
  await expect(dialog.getByRole('button', { name: 'Напечатать', exact: true })).toBeDisabled()
  await dialog.getByLabel('Со страницы').fill('2')
  await dialog.getByLabel('По страницу').fill('2')
  await page.keyboard.press('Enter')
  await expect.poll(printed).toContain('Приглашение: 1 «Б» класс')
  expect(await printed()).not.toContain('Приглашение: 1 «А» класс')

  const part = page.getByRole('dialog', { name: 'Напечатана часть документа' })
  await expect(part).toContainText(`Страницы 2–2 из ${total}`)
  await part.getByRole('button', { name: 'Не учитывать' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a copy for the board has neither phones nor links, and says so', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await goTo(page, 'handouts', '?document=roster')
  await page.getByRole('combobox', { name: 'Для кого экземпляр' }).click()
  await page.getByRole('option', { name: 'Для стенда' }).click()
  const { name, bytes } = await savedBy(page, page.getByRole('button', { name: 'Сохранить Excel…' }))
  expect(name).toContain('для стенда')
  const texts = [...(await textsOf(bytes)).values()].flat().join('\n')
  expect(texts).toContain('Экземпляр для стенда')
  expect(texts).not.toMatch(/max\.ru\/join|\+7/u)
})

test('the summary for the head compares with the day that was chosen', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await goTo(page, 'handouts', '?document=summary')
  await expect(page.getByText('Доля вступивших от списка')).toBeVisible()
  const { name, bytes } = await savedBy(page, page.getByRole('button', { name: 'Сохранить Excel…' }))
  expect(name).toMatch(/^Сводка о вступлении в MAX/u)
  const sheets = await textsOf(bytes)
  expect([...sheets.keys()]).toEqual(['Итоги', 'Классы'])
  expect(sheets.get('Итоги')).toEqual(expect.arrayContaining(['Вся школа', 'Итого: родители', 'Прирост']))

  await page.getByLabel('Сравнить с днём').fill('01.09.2026')
  await page.keyboard.press('Enter')
  await expect(page.getByText('было на 01.09.2026', { exact: true })).toBeVisible()
})

test('lists per class leave as one archive, each with its own class alone', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await goTo(page, 'handouts', '?document=roster')
  await page.getByRole('checkbox', { name: 'Отдельный файл на каждый класс' }).check()
  const line = page.getByText(/всего \d+\sфайл/u)
  await expect(line).toBeVisible()
  const count = Number(/всего (\d+)\sфайл/u.exec((await line.textContent()) ?? '')?.[1])
  const { name, bytes } = await savedBy(page, page.getByRole('button', { name: 'Сохранить Excel…' }))
  expect(name).toBe('Реестр приглашений.zip')
  const files = Object.entries(unzipSync(bytes))
  expect(files).toHaveLength(count)
  const day = String.raw`\d{4}-\d{2}-\d{2}\.xlsx$`
  expect(files[0]?.[0]).toMatch(new RegExp(`^Реестр приглашений, Учительская, ${day}`, 'u'))
  const [, ofClass] = files.find(([file]) => file.startsWith('Реестр приглашений, 5 «А», ')) ?? []
  const sheets = await textsOf(Buffer.from(ofClass ?? []))
  expect([...sheets.keys()]).toEqual(['Сводка', '5 «А»'])
  expect([...sheets.values()].flat()).not.toContain('5 «Б»')

  for (const role of ['Родители', 'Ученики', 'Учителя']) await page.getByRole('checkbox', { name: role }).uncheck()
  await page.getByRole('radio', { name: /Список не вступивших/ }).check()
  const staffOnly = await savedBy(page, page.getByRole('button', { name: 'Сохранить Excel…' }))
  expect(staffOnly.name).toMatch(new RegExp(`^Список не вступивших, Учительская, ${day}`, 'u'))
})

test('the file on screen is the printed one; with fewer files it is the first again', async ({ page }) => {
  const printed = await catchPrinting(page)
  await openPracticeSchool(page)
  await goTo(page, 'handouts', '?document=missing')
  const separate = page.getByRole('checkbox', { name: 'Отдельный файл на каждый класс' })
  await separate.check()
  await page.getByRole('combobox', { name: 'Какой файл показать' }).click()
  await page.getByRole('option', { name: /5 «Б»/u }).click()
  await expect(page.getByText('Список не вступивших, 5 «Б»').last()).toBeVisible()
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  await expect.poll(printed).toContain('Список не вступивших, 5 «Б»')

  await separate.uncheck()
  await expect(page.getByText(/^[2-9]\sстраниц.*\d\sлист/u)).toBeVisible()
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  await expect.poll(printed).toContain('Список не вступивших, вся школа')
})

test('the staff room is printed with both its links beside parents and pupils', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'handouts', '?document=sheets')
  const line = page.getByText(/^\d+\sстраниц/u)
  await expect(line).toBeVisible()
  const before = Number(/^\d+/u.exec((await line.textContent()) ?? '')?.[0])
  await page.getByRole('checkbox', { name: '«Учительская»' }).check()
  await expect(line).toHaveText(new RegExp(`^${before + 2}\\sстраниц`, 'u'))
})
