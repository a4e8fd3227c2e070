import { expectNoViolations } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { createSchool, goTo, importFile, invitationLink, openPracticeSchool, row } from '@tests/support/school'

async function pasteInto(page: Page, cell: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: cell }).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('a move: links by the column, sheets of old and new, progress, the end leads to annulling', async ({ page }) => {
  await createSchool(page, 'СОШ № 5')
  await importFile(page, 'Классы.xlsx', [
    ['Класс', 'Количество учеников'],
    ['5А', 25],
    ['5Б', 24],
    ['6А', 26],
  ])
  await goTo(page, 'campaigns')
  await expectNoViolations(page, 'empty')
  await page.getByRole('button', { name: 'Новая кампания…' }).click()
  await page.getByRole('button', { name: 'Начать кампанию' }).click()
  await expect(page.getByText('Назовите кампанию.')).toBeVisible()
  await page.getByRole('button', { name: /^Переход в / }).click()
  await page.getByRole('checkbox', { name: 'Ученики' }).uncheck()
  const platform = (await page.getByRole('combobox', { name: 'Куда приглашаем' }).textContent())?.trim() ?? ''
  await page.getByRole('combobox', { name: 'Откуда переходим' }).click()
  await page.getByRole('option', { name: platform, exact: true }).click()
  await expect(page.getByText('Переходят с одной площадки на другую: выберите разные.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Откуда переходим' }).click()
  await page.getByRole('option').filter({ hasNotText: platform }).filter({ hasNotText: 'никто' }).first().click()
  await expectNoViolations(page, 'dialog')
  await page.getByRole('button', { name: 'Начать кампанию' }).click()

  // The links come first. One goes on to the next cell, a column goes down, a list finds its classes, what is no link says so.
  await expect(page.getByText('Есть 0 из 3')).toBeAttached()
  await pasteInto(page, '5 «А», родители', invitationLink('e'))
  await expect(page.getByRole('textbox', { name: '5 «Б», родители' })).toBeFocused()
  await pasteInto(page, '5 «А», родители', `${invitationLink('a')}\n${invitationLink('b')}\n`)
  await expect(page.getByRole('textbox', { name: '5 «Б», родители' })).toHaveValue(invitationLink('b'))
  await page.getByRole('textbox', { name: '6 «А», родители' }).fill('нет ещё')
  await expect(page.getByText('С ошибкой: 1 клетка')).toBeVisible()
  await expectNoViolations(page, 'grid')
  await page
    .getByRole('textbox', { name: 'Список ссылок' })
    .fill(`6А ${invitationLink('c')}\n7Я ${invitationLink('d')}`)
  await page.getByRole('button', { name: 'Разнести по клеткам' }).click()
  await expect(page.getByText('Разнесено: 1 ссылка')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Список ссылок' })).toHaveValue(`7Я ${invitationLink('d')}`)
  await page.getByRole('button', { name: 'Добавить: 3 ссылки' }).click()
  // What was not understood is not thrown away with the dialog.
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть', exact: true }).last().click()
  await page.getByRole('button', { name: 'Закрыть без сохранения' }).click()
  await expect(page.getByText('Есть 3 из 3')).toBeVisible()
  await expectNoViolations(page, 'campaign')

  await page.getByRole('link', { name: 'Листы перехода' }).click()
  await expect(page.getByText('3 страницы', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('Мы переходим: 5 «А» класс').first()).toBeVisible()

  await goTo(page, 'overview')
  await expect(page.getByRole('heading', { name: 'Идут кампании' })).toBeVisible()
  await expectNoViolations(page, 'overview with a campaign')
  await page.getByRole('link', { name: /^Переход в .*цель 90/ }).click()
  await page.getByRole('button', { name: 'Закрыть кампанию…' }).click()
  const question = page.getByRole('dialog')
  await expect(question.getByText('В «Пора аннулировать» попадут: 3 ссылки')).toBeVisible()
  await question.getByRole('button', { name: 'Закрыть кампанию' }).click()
  await expect(page.getByRole('heading', { name: 'Приглашения', level: 1 })).toBeVisible()
  await goTo(page, 'campaigns')
  await expect(page.getByText(/^закрыта /).first()).toBeVisible()
  await page.getByRole('button', { name: 'Открыть снова' }).click()
  await expect(page.getByRole('button', { name: 'Закрыть кампанию…' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Открыть снова' })).toBeVisible()
  await page.getByRole('button', { name: 'Удалить…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
  await expect(page.getByText('Кампаний пока нет')).toBeVisible()
})

test('the practice school: a campaign counts, draws its line and opens the people of a class', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'campaigns')
  await page.getByRole('button', { name: 'Новая кампания…' }).click()
  await page.getByRole('textbox', { name: 'Название' }).fill('Сентябрь')
  await page.getByLabel('Начало').fill('01.09.2026')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Начать кампанию' }).click()
  await expect(page.getByRole('dialog', { name: 'Ссылки для всей школы' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Сентябрь' })).toBeVisible()
  await expect(page.getByText(/^До цели не хватает: \d+$/)).toBeVisible()
  await page.getByRole('button', { name: /^Нет ссылки: / }).click()
  await row(page, 'Родители').first().dblclick()
  await expect(page.getByRole('heading', { name: 'Приглашения', level: 1 })).toBeVisible()
})
