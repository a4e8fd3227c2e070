import { expect, test } from '@tests/support/e2e'
import type { Page } from '@tests/support/e2e'
import {
  card,
  createSchool,
  focusList,
  goTo,
  importFile,
  invitationLink,
  openPracticeSchool,
  pasteLinks,
  row,
} from '@tests/support/school'

/** One class and one teacher, who has joined by the teachers' link. */
async function schoolWithTeacher(page: Page): Promise<void> {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Классы.xlsx', [['Класс'], ['5А']])
  await importFile(page, 'Сотрудники.xlsx', [
    ['ФИО', 'Должность'],
    ['Белова Анна Ильинична', 'учитель'],
  ])
  await pasteLinks(page, `Учительская учителя ${invitationLink('A')}`)
  await mark(page, 'приглашён')
  await mark(page, 'вступил')
}

async function mark(page: Page, state: string): Promise<void> {
  await goTo(page, 'invitations', '?tab=people')
  const tick = page.getByRole('checkbox', { name: 'Выбрать: Белова Анна Ильинична' })
  await tick.check()
  await page.getByRole('button', { name: `Отметить: ${state}`, exact: true }).click()
  await expect(row(page, 'Белова')).toContainText(new RegExp(state, 'i'))
  await tick.uncheck()
}

async function chooseRole(page: Page, role: string): Promise<void> {
  await card(page).getByRole('combobox', { name: 'Роль на площадке' }).click()
  await page.getByRole('option', { name: role, exact: true }).click()
}

test('a wrong role is mended step by step: removed, invited by the right link, one slip, kept in the journal', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.print = () => setTimeout(() => dispatchEvent(new Event('afterprint')), 0)
  })
  await schoolWithTeacher(page)
  await page.getByRole('button', { name: 'Вступил. Отметить: Белова Анна Ильинична' }).click()
  await page.getByRole('menuitem', { name: 'Ошибка роли', exact: true }).click()
  await page.getByRole('button', { name: 'Что делать дальше' }).click()

  const dialog = page.getByRole('dialog', { name: 'Ошибка роли: Белова Анна Ильинична' })
  const step = (title: string) => dialog.getByRole('listitem').filter({ hasText: title })
  await expect(step('Удалите из чата')).toContainText('сделайте сейчас')
  await expect(step('Выберите верную роль')).toContainText('потом')
  await dialog.getByRole('button', { name: 'Удалён из чата' }).click()
  await expect(step('Удалите из чата')).toContainText('сделано')

  // There is no link for other staff yet: said why, with the way to the links. The list of roles knows no pupil.
  await dialog.getByRole('combobox', { name: 'Верная роль' }).click()
  await expect(page.getByRole('option')).toHaveText(['Педагог', 'Сотрудник'])
  await page.getByRole('option', { name: 'Сотрудник' }).click()
  await expect(step('Выберите верную роль')).toContainText('нет ссылки')
  await expect(dialog.getByRole('button', { name: 'Пригласить заново' })).toBeDisabled()
  await dialog.getByRole('link', { name: 'К ссылкам' }).click()
  await expect(page.getByRole('tab', { name: 'Ссылки', selected: true })).toBeVisible()
  await pasteLinks(page, `Учительская сотрудники ${invitationLink('B')}`)

  await goTo(page, 'invitations', '?tab=people&filter=wrong')
  await page.getByRole('button', { name: 'Исправить роль: Белова Анна Ильинична' }).click()
  await expect(step('Удалите из чата')).toContainText('сделано')
  await dialog.getByRole('combobox', { name: 'Верная роль' }).click()
  await page.getByRole('option', { name: 'Сотрудник' }).click()
  await expect(dialog).toContainText(invitationLink('B'))
  await dialog.getByRole('button', { name: 'Пригласить заново' }).click()
  await expect(step('Выберите верную роль')).toContainText(/сделано.*Роль «Сотрудник», новое приглашение .*: 2/)

  // One undo takes role, link, state and count back together.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Белова')).toContainText('Удалён из чата')
  await expect(row(page, 'Белова')).toContainText('Учитель')
  await page.keyboard.press('Control+y')
  await expect(page.getByText(/^Показано 0 из 1$/)).toBeVisible()

  await goTo(page, 'invitations', '?tab=people')
  await expect(row(page, 'Белова')).toContainText('Сотрудник')
  await expect(row(page, 'Белова')).toContainText('Приглашён')
})

test('the slip of the new invitation is for this person only, and going back shows the step done', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => setTimeout(() => dispatchEvent(new Event('afterprint')), 0)
  })
  await openPracticeSchool(page)
  await page.getByRole('button', { name: /^Вступили не в той роли\./ }).click()
  await page.getByRole('link', { name: /^Гусева Ирина Леонидовна — Учительская/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Ошибка роли: Гусева Ирина Леонидовна' })
  await dialog.getByRole('button', { name: 'Удалён из чата' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Верная роль' })).toHaveText('Сотрудник')
  await dialog.getByRole('button', { name: 'Пригласить заново' }).click()
  await dialog.getByRole('link', { name: 'Напечатать карточку…' }).click()

  await expect(page.getByText('Карточка только для одного человека: Гусева Ирина Леонидовна')).toBeVisible()
  await expect(page.getByText('1 страница')).toBeVisible()
  await expect(page.getByText('Гусева Ирина Леонидовна').last()).toBeVisible()
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  const question = page.getByRole('dialog', { name: 'Листы готовы' })
  await expect(question).toContainText(/1.человек/)
  await question.getByRole('button', { name: 'Отметить выданными' }).click()
  await expect(question).toHaveCount(0)

  await page.goBack()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Напечатайте новый лист' })).toContainText('сделано')
  await expect(dialog).toContainText('всего приглашений: 2')
  await dialog.getByRole('link', { name: 'Открыть журнал' }).click()
  await expect(row(page, 'Новое приглашение в роли «Сотрудник»: Гусева')).toBeVisible()
})

test('an additional administrator has joined and has an order: refused with the reason, then saved with it', async ({
  page,
}) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', [
    ['ФИО', 'Должность'],
    ['Белова Анна Ильинична', 'учитель'],
  ])
  await goTo(page, 'staff')
  await row(page, 'Белова').click()
  await expect(card(page).getByRole('textbox', { name: 'Номер приказа' })).toHaveCount(0)
  await chooseRole(page, 'Дополнительный администратор')
  await expect(card(page)).toContainText('ещё не вступил(а)')
  await card(page).getByRole('textbox', { name: 'Номер приказа' }).fill('131-О')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(card(page).getByRole('alert')).toContainText('сначала пригласите человека')
  await chooseRole(page, 'Учитель')
  await expect(card(page).getByRole('alert')).toHaveCount(0)
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Ничего не изменилось')).toBeVisible()

  await mark(page, 'вступил')
  await goTo(page, 'staff')
  await row(page, 'Белова').click()
  await chooseRole(page, 'Дополнительный администратор')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(card(page).getByRole('alert')).toContainText('укажите приказ')
  await card(page).getByRole('textbox', { name: 'Номер приказа' }).fill('131-О')
  await card(page).getByRole('textbox', { name: 'Дата приказа' }).fill('10.09.2026')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(card(page).getByRole('alert')).toHaveCount(0)
  await expect(row(page, 'Белова')).toContainText('Доп. админ.')
  await page.reload()
  await expect(card(page).getByRole('textbox', { name: 'Номер приказа' })).toHaveValue('131-О')
  await expect(card(page).getByRole('textbox', { name: 'Дата приказа' })).toHaveValue('10.09.2026')

  await focusList(page)
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Белова')).toContainText('Учитель')
})
