import { expect, test, type Page } from '@tests/support/e2e'
import { card, catchPrinting, createSchool, goTo, importFile, row } from '@tests/support/school'

const list = (page: Page) => page.getByRole('textbox', { name: 'Список участников с площадки' })
const tab = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Какой список показать' }).getByRole('button', { name })

async function schoolOfFour(page: Page): Promise<void> {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', [
    ['ФИО', 'Должность', 'Телефон'],
    ['Орлова Вера Павловна', 'учитель математики', '8 916 000-00-01'],
    ['Зимин Олег Юрьевич', 'учитель физики', '8 916 000-00-02'],
    ['Семёнова Александра Ильинична', 'учитель химии', '8 916 000-00-03'],
    ['Котова Анна Игоревна', 'учитель химии', '8 916 000-00-04'],
  ])
}

test('a pasted list of members: corrected, applied, taken back; strangers on paper', async ({ page }) => {
  const printed = await catchPrinting(page)
  await schoolOfFour(page)
  await goTo(page, 'invitations', '?tab=reconcile')
  await list(page).fill(
    'Участники 5\nОВ\nВера Орлова\nв сети 5 мин назад\nOleg Zimin\nбыл недавно\nСаша Семёнова\nАдмин\nsuperstar2009\nписатель',
  )
  await expect(tab(page, 'Вступили: 2')).toBeVisible()
  await expect(tab(page, 'Кто это? 1')).toBeVisible()
  await expect(tab(page, 'Ещё нет: 2')).toBeVisible()
  await expect(row(page, 'Oleg Zimin')).toContainText('написано латиницей')

  // The keyboard alone: to the open question, and the proposal is taken.
  await page.keyboard.press('Alt+ArrowDown')
  await expect(card(page)).toContainText('«Саша» — краткая форма имени «Александра»')
  await card(page).getByRole('button', { name: 'Это Семёнова Александра Ильинична' }).press('Enter')
  await expect(tab(page, 'Вступили: 3')).toBeVisible()

  // What the program took for a stranger is a colleague under another name.
  await row(page, 'писатель').click()
  await card(page).getByRole('textbox', { name: 'Другой человек из учёта' }).fill('кот')
  await page.keyboard.press('Enter')
  await expect(tab(page, 'Вступили: 4')).toBeVisible()
  await row(page, 'Oleg Zimin').click()
  await card(page).getByRole('button', { name: 'Это не он' }).click()
  await expect(tab(page, 'Посторонние: 2')).toBeVisible()

  // Another tab and back: nothing is lost.
  await page.getByRole('tab', { name: 'Люди' }).click()
  await expect(row(page, 'Орлова Вера Павловна')).toContainText('Не приглашён')
  await page.getByRole('tab', { name: 'Сверка' }).click()
  await expect(list(page)).toHaveValue(/superstar2009/)
  await expect(tab(page, 'Вступили: 3')).toBeVisible()

  await page.getByRole('button', { name: 'Список посторонних: 2' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Напечатать…' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const paper = await printed()
  for (const text of ['Посторонние в чате', 'superstar2009', 'Oleg Zimin', 'Петрова А. В.'])
    expect(paper).toContain(text)
  expect(paper).not.toContain('Орлова')

  await page.getByRole('button', { name: 'Применить: вступили 3' }).click()
  await expect(page.getByText('Сверка Учительская, учителя, сотрудники: вступили 3').first()).toBeVisible()
  await goTo(page, 'invitations', '?tab=people')
  await expect(row(page, 'Котова Анна')).toContainText('Вступил')
  await expect(row(page, 'Зимин Олег')).toContainText('Не приглашён')

  await goTo(page, 'invitations', '?tab=reconcile')
  await list(page).fill('Вера Орлова')
  await expect(tab(page, 'Отмечены, но в списке нет: 2')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Применить' })).toBeDisabled()
  await page.getByRole('button', { name: 'Очистить' }).click()

  await goTo(page, 'journal')
  await row(page, 'Сверка Учительская').click()
  await card(page).getByRole('button', { name: 'Отменить это действие' }).click()
  await goTo(page, 'invitations', '?tab=people')
  await expect(row(page, 'Котова Анна')).toContainText('Не приглашён')
})

test('requests to join: written down, one accepted, one refused with the reason', async ({ page }) => {
  await schoolOfFour(page)
  await goTo(page, 'invitations', '?tab=requests')
  await page.getByRole('button', { name: 'Записать заявки' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Имена' }).fill('Вера Орлова\nКто-то Неизвестный')
  const who = dialog.getByRole('button', { name: 'Кто подал заявку: Вера Орлова. ' })
  await expect(who).toContainText('Орлова Вера Павловна')
  await who.press('Enter')
  await page.getByRole('option', { name: 'Не указано' }).click()
  await expect(who).toContainText('Не указано')
  await expect(who).toBeFocused()
  await who.press('ArrowDown')
  await page.getByRole('option', { name: 'Орлова Вера Павловна' }).click()
  await expect(who).toContainText('Орлова Вера Павловна')
  await dialog.getByRole('button', { name: 'Записать: 2 заявки' }).click()
  await expect(row(page, 'Кто-то Неизвестный')).toContainText('нет в учёте')
  await page.getByRole('tab', { name: 'Люди' }).click()
  await expect(row(page, 'Орлова Вера')).toContainText('Заявка подана')

  await page.getByRole('tab', { name: 'Заявки' }).click()
  await page.getByRole('checkbox', { name: 'Выбрать: Вера Орлова' }).check()
  await page.getByRole('button', { name: 'Принять', exact: true }).click()
  await expect(row(page, 'Вера Орлова')).toHaveCount(0)
  await row(page, 'Кто-то Неизвестный').click()
  await card(page).getByRole('button', { name: 'Отклонить…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Причина' }).fill('Не работает в школе')
  await page.getByRole('dialog').getByRole('button', { name: 'Отклонить' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('combobox', { name: 'Какие заявки показать' }).click()
  await page.getByRole('option', { name: 'Все' }).click()
  await expect(row(page, 'Вера Орлова')).toContainText('Принята')
  await expect(row(page, 'Кто-то Неизвестный')).toContainText('Не работает в школе')
  await page.getByRole('tab', { name: 'Люди' }).click()
  await expect(row(page, 'Орлова Вера')).toContainText('Вступил')
})
