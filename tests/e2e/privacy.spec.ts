import { expectNoViolationsNow } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { card, createSchool, field, goTo, importFile, openPracticeSchool, row } from '@tests/support/school'

const people = [
  ['ФИО', 'Должность', 'Телефон', 'Дата увольнения'],
  ['Орлова Вера Павловна', 'учитель', '8 916 000-00-01', ''],
  ['Зимин Олег Юрьевич', 'учитель', '8 916 000-00-02', ''],
  ['Лаптева Анна Олеговна', 'учитель', '8 916 000-00-03', ''],
]

async function dismiss(page: Page, name: string, on: string): Promise<void> {
  await goTo(page, 'staff')
  await row(page, name).click()
  await card(page).getByRole('button', { name: 'Ещё', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Уволить…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /Последний рабочий день/ }).fill(on)
  await dialog.getByRole('button', { name: 'Уволить' }).click()
  await expect(dialog).toHaveCount(0)
}
async function chooseTerm(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Хранить карточки выбывших' }).click()
  await page.getByRole('option', { name: label, exact: true }).click()
}

test('leavers past the term are proposed, looked through and erased; the others stay', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', people)
  await dismiss(page, 'Орлова', '31.08.2020')
  await dismiss(page, 'Зимин', '30.06.2021')
  await goTo(page, 'settings', '?tab=privacy')
  await expect(page.getByText('Срок не задан')).toBeVisible()
  await chooseTerm(page, '12 месяцев')
  const list = page.getByRole('region', { name: 'Кого стереть: 2 человека' })
  await expect(list).toContainText('Орлова Вера Павловна')
  await expect(list).toContainText('31.08.2020')
  await expect(list).not.toContainText('Лаптева')
  const everybody = list.getByRole('checkbox', { name: 'Отметить всех: ' })
  const erase = page.getByRole('button', { name: /^Стереть отмеченных: / })
  await expect(everybody).toBeChecked()
  await everybody.press('Space')
  await expect(erase).toBeDisabled()
  await everybody.press('Space')
  await expect(erase).toHaveText(/2\sчеловека/)
  await list.getByRole('checkbox', { name: 'Стереть: Зимин Олег Юрьевич' }).press('Space')
  await expect(everybody).toBeChecked({ indeterminate: true })
  await page.getByRole('button', { name: 'Стереть отмеченных: 1 человек…' }).press('Enter')
  const question = page.getByRole('dialog')
  await expect(question).toContainText('Орлова Вера Павловна')
  await expect(question).not.toContainText('Зимин')
  await question.getByRole('button', { name: 'Отмена' }).click()
  await expect(list).toContainText('Орлова')
  await page.getByRole('button', { name: 'Стереть отмеченных: 1 человек…' }).click()
  await question.getByRole('button', { name: 'Стереть навсегда: 1' }).click()
  await expect(page.getByText('Личные данные стёрты: 1 человек')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Кого стереть: 1 человек' })).toContainText('Зимин')
  await goTo(page, 'staff', '?filter=all')
  await expect(row(page, 'Зимин')).toBeVisible()
  await expect(row(page, 'Орлова')).toHaveCount(0)
  await goTo(page, 'journal')
  await expect(row(page, 'Стёрты личные данные: вышел срок хранения')).toBeVisible()
  await expect(page.getByText('Орлова')).toHaveCount(0)
})

test('a forgotten person: the question names what goes, the report where the name remains, with a way there', async ({
  page,
}) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', people)
  await goTo(page, 'staff')
  await row(page, 'Зимин').click()
  await field(page, 'Заметка').fill('Замещает Орлову по средам')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText(/^Сохранено/).first()).toBeVisible()
  await row(page, 'Орлова').click()
  await card(page).getByRole('button', { name: 'Ещё', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Стереть личные данные…' }).click()
  const question = page.getByRole('dialog', { name: 'Стереть личные данные: Орлова Вера Павловна?' })
  await expect(question).toContainText('Карточка сотрудника: ФИО, телефоны')
  await expect(question).toContainText('Журнал: значения в')
  await expect(question).toContainText('Останется: фамилия встречается ещё в 1 тексте')
  await expectNoViolationsNow(page, 'question')
  await question.getByRole('button', { name: 'Стереть навсегда' }).click()
  const report = page.getByRole('dialog', { name: 'Личные данные стёрты' })
  await expect(report).toContainText('Копии и файлы школы, сохранённые раньше')
  await expect(report).toContainText('Сотрудник Зимин О. Ю.: Заметка')
  await expect(report).not.toContainText('Орлов')
  await expectNoViolationsNow(page, 'report')
  await report.getByRole('button', { name: /^Открыть: Сотрудник Зимин/ }).press('Enter')
  await expect(report).toHaveCount(0)
  await expect(field(page, 'Заметка')).toHaveValue('Замещает Орлову по средам')
  await expect(row(page, 'Орлова')).toHaveCount(0)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the list of leavers passes WCAG 2.1 AA, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await openPracticeSchool(page)
    await goTo(page, 'settings', '?tab=privacy')
    await expectNoViolationsNow(page, 'leavers')
    await chooseTerm(page, 'Предлагать сразу')
    await expect(page.getByRole('button', { name: /^Стереть отмеченных: / })).toBeVisible()
    await expectNoViolationsNow(page, 'ticked leavers')
  })
}
