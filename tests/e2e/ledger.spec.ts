import { expect, test } from '@tests/support/e2e'
import {
  createSchool,
  openPracticeSchool,
  goTo,
  importFile,
  invitationLink,
  pasteLinks,
  row,
  saveByDownload,
  savedBy,
  textsOf,
} from '@tests/support/school'
import type { Page } from '@tests/support/e2e'

/** 5А with three pupils by name and a link for them. */
async function schoolWithPupils(page: Page): Promise<void> {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Классы.xlsx', [
    ['Класс', 'Количество учеников'],
    ['5А', 3],
  ])
  await importFile(page, 'Ученики.xlsx', [
    ['ФИО ученика', 'Класс'],
    ['Белова Анна Ильинична', '5А'],
    ['Ветров Пётр Олегович', '5А'],
    ['Гусева Дарья Львовна', '5А'],
  ])
  await pasteLinks(page, `5А ученики ${invitationLink('A')}`)
}

test('a replaced link makes its sheets stale, and exactly those who are not in get new ones', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => setTimeout(() => dispatchEvent(new Event('afterprint')), 0)
  })
  await schoolWithPupils(page)

  await goTo(page, 'handouts', '?document=slips')
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  const question = page.getByRole('dialog', { name: 'Листы готовы' })
  await expect(question).toContainText('3 человека')
  await question.getByRole('button', { name: 'Отметить выданными' }).click()

  await goTo(page, 'invitations', '?tab=people')
  await expect(row(page, 'Белова Анна')).toContainText('Приглашён')
  await page.getByRole('checkbox', { name: 'Выбрать: Белова Анна Ильинична' }).click()
  await page.getByRole('button', { name: 'Отметить: вступил', exact: true }).click()
  await expect(row(page, 'Белова Анна')).toContainText('Вступил')

  await pasteLinks(page, `5А ученики ${invitationLink('B')}`)
  await page.getByRole('button', { name: /Устарели 3.листа на бумаге/ }).click()
  await expect(
    page.getByText(/5 «А», для учеников: устарели 3.листа, ссылка заменена. Перепечатать 2 не вступившим/),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Перепечатать: 5 «А»' }).click()
  await expect(page.getByRole('checkbox', { name: 'Только не вступившим' })).toBeChecked()
  await expect(page.getByText('1 страница')).toBeVisible()
  await expect(page.getByText(/Ветров Пётр/).first()).toBeVisible()
  await expect(page.getByText(/Белова Анна/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  await question.getByRole('button', { name: 'Отметить выданными' }).click()
  await goTo(page, 'invitations')
  await expect(row(page, invitationLink('B'))).toContainText('Выдана')
  await expect(page.getByRole('button', { name: /на бумаге/ })).toHaveCount(0)
})

test('links are annulled together, the act is saved, and one undo brings them back', async ({ page }) => {
  await saveByDownload(page)
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Классы.xlsx', [['Класс'], ['5А'], ['5Б']])
  await pasteLinks(page, `5А ученики ${invitationLink('A')}\n5Б ученики ${invitationLink('B')}`)
  await pasteLinks(page, `5А ученики ${invitationLink('C')}`)

  await goTo(page, 'invitations', '?filter=stale')
  await expect(row(page, invitationLink('A'))).toContainText('заменена новой')
  await page.getByRole('checkbox', { name: /Выбрать: 5 «А»/ }).click()
  await page.getByRole('button', { name: 'Аннулировать…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox', { name: /Причина у каждой своя/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Аннулировать', exact: true }).click()

  const act = page.getByRole('dialog', { name: 'Акт об аннулировании' })
  await act.getByRole('textbox', { name: 'Номер акта' }).fill('7')
  const { name, bytes } = await savedBy(page, act.getByRole('button', { name: 'Сохранить Excel…' }))
  expect(name).toMatch(/^Акт об аннулировании ссылок-приглашений № 7 от .*\.xlsx$/)
  const cells = (await textsOf(bytes)).get('Акт') ?? []
  expect(cells).toContain('заменена новой: отключите прежнюю на площадке')
  expect(cells).toContain('https://max.ru/join/AAAA…AAAA')
  await act.getByRole('button', { name: 'Закрыть', exact: true }).last().click()

  await goTo(page, 'invitations', '?filter=closed')
  await expect(row(page, invitationLink('A'))).toContainText('Аннулир.')
  await page.getByRole('button', { name: 'Акт об аннулировании…' }).click()
  await expect(page.getByRole('dialog')).toContainText(/В акте 1.ссылка/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(row(page, invitationLink('A'))).toContainText('Заменена')
})

test('a number on the overview tells its rule, its day and everything it counts', async ({ page }) => {
  await openPracticeSchool(page)
  const number = page.getByRole('button', { name: /^Классы без классного руководителя\./ })
  const count = Number(await number.textContent())
  expect(count).toBeGreaterThan(0)
  await number.click()
  await page.getByRole('button', { name: 'Почему столько?' }).click()
  const dialog = page.getByRole('dialog', { name: 'Классы без классного руководителя' })
  await expect(dialog).toContainText('действующие и планируемые классы года')
  await expect(dialog.getByRole('listitem')).toHaveCount(count)
  await dialog.getByRole('button', { name: 'Закрыть', exact: true }).last().click()
  await expect(dialog).toHaveCount(0)
})
