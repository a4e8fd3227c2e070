import type { Page } from '@playwright/test'
import { createSchool, goTo, importFile, invitationLink, pasteLinks } from './school'

/** Two classes, three pupils by name, links; nothing printed yet. The browser's print dialog says yes. */
export async function pupilsByName(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => setTimeout(() => dispatchEvent(new Event('afterprint')), 0)
  })
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Классы.xlsx', [['Класс'], ['5А'], ['5Б']])
  await importFile(page, 'Ученики.xlsx', [
    ['ФИО ученика', 'Класс'],
    ['Белова Анна Ильинична', '5А'],
    ['Ветров Пётр Олегович', '5А'],
    ['Гусева Дарья Львовна', '5Б'],
  ])
  await pasteLinks(page, `5А ученики ${invitationLink('A')}\n5Б ученики ${invitationLink('B')}`)
}

/** Prints their slips, to be handed out by the ledger. */
export async function printForLedger(page: Page): Promise<void> {
  await goTo(page, 'handouts', '?document=slips')
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Выдам по ведомости' }).click()
}
