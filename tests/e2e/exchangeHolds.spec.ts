import { expectNoViolationsNow } from '@tests/support/axe'
import { bigSchoolFile } from '@tests/support/bigSchool'
import { answerWithFolder, carry } from '@tests/support/carriedFolder'
import { expect, test, type Page } from '@tests/support/e2e'
import { exchangeNow, join, otherPc, setUpExchange } from '@tests/support/exchangingPcs'
import { field, goTo, openSchoolFile, row, shownRows } from '@tests/support/school'

const long = { timeout: 60_000 }
const PEOPLE = 24

/** A school of 24 people on two PCs, «Приёмная» and «Завуч». */
async function twoPcs(office: Page, deputy: Page): Promise<void> {
  await answerWithFolder(office)
  await office.goto('/')
  await office.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  const size = { staff: PEOPLE, classes: 2, pupils: 0, seed: 7, invitees: false }
  await openSchoolFile(office, bigSchoolFile(size, 'СОШ № 5'))
  await join(office, deputy, await setUpExchange(office), 'Завуч')
}

/** What one PC has is carried to the other and taken in there. */
async function pass(from: Page, to: Page): Promise<void> {
  await exchangeNow(from, /^Синхронизировано/)
  await carry(from, to)
  await exchangeNow(to, /^Синхронизировано/)
}

async function deleteEverybody(page: Page): Promise<void> {
  await goTo(page, 'staff')
  await page.getByRole('checkbox', { name: 'Выбрать все строки списка' }).check()
  await page.getByRole('button', { name: 'Удалить', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить', exact: true }).click()
  await expect(row(page, /./)).toHaveCount(0)
}

async function expectStaff(page: Page, count: number): Promise<void> {
  await goTo(page, 'staff')
  await expect.poll(() => shownRows(page)).toBe(count)
}

test('a PC that deletes everybody asks elsewhere first: by name, and both answers do what they say', async ({
  page: office,
  browser,
  baseURL,
}) => {
  const [deputy, context] = await otherPc(browser, baseURL)
  await twoPcs(office, deputy)
  await deleteEverybody(deputy)
  await pass(deputy, office)

  const held = office.getByRole('heading', { name: 'ПК «Завуч» удалит много записей сразу' })
  await expect(held).toBeVisible()
  await expect(office.getByText('Взято не всё: ниже сказано, что ждёт вашего решения.')).toBeVisible()
  await expect(office.getByRole('link', { name: 'Обмен ждёт вас' })).toBeVisible()
  await office.getByRole('button', { name: 'Показать список' }).click()
  const list = office.getByRole('region', {
    name: `Будет удалено: ${String(PEOPLE)}\u00a0сотрудника из ${String(PEOPLE)}`,
  })
  await expect(list.getByRole('listitem')).toHaveCount(PEOPLE)
  await expectNoViolationsNow(office, 'held deletion')

  await office.getByRole('button', { name: 'Не удалять…' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click()
  await expect(held).toBeVisible()
  await office.getByRole('button', { name: 'Не удалять…' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Не удалять' }).click()
  await expect(office.getByLabel('Сообщения')).toContainText('Не удалено вслед за ПК «Завуч»: 24\u00a0сотрудника', long)
  await expect(held).toHaveCount(0)
  await expectStaff(office, PEOPLE)
  await pass(office, deputy)
  await expectStaff(deputy, PEOPLE)

  await deleteEverybody(deputy)
  await pass(deputy, office)
  await expect(held).toBeVisible()
  await expectStaff(office, PEOPLE)
  await goTo(office, 'exchange')
  await office.getByRole('button', { name: 'Принять удаление…' }).click()
  await expect(office.getByRole('dialog')).toContainText('Перед этим сделается копия школы')
  await office.getByRole('dialog').getByRole('button', { name: 'Принять удаление' }).click()
  await expect(office.getByRole('dialog')).toHaveCount(0, long)
  await expect(held).toHaveCount(0)
  await goTo(office, 'staff')
  await expect(row(office, /./)).toHaveCount(0)
  await context.close()
})

test('a PC whose clock is days ahead waits for its clock or for a person, and nobody waits with it', async ({
  page: office,
  browser,
  baseURL,
}) => {
  const [deputy, context] = await otherPc(browser, baseURL)
  await twoPcs(office, deputy)
  await deputy.clock.setFixedTime(Date.now() + 3 * 24 * 3_600_000)
  await goTo(deputy, 'staff')
  await deputy.getByRole('button', { name: 'Добавить' }).first().click()
  await field(deputy, 'Фамилия').fill('Завтрашняя')
  await field(deputy, 'Имя').fill('Анна')
  await deputy.getByRole('complementary').getByRole('button', { name: 'Сохранить' }).click()
  await expect(deputy.getByRole('complementary').getByRole('heading', { name: 'Завтрашняя Анна' })).toBeVisible()
  await pass(deputy, office)

  const held = office.getByRole('heading', { name: 'ПК «Завуч»: часы спешат на 3\u00a0дня' })
  await expect(held).toBeVisible()
  await expectStaff(office, PEOPLE)
  // What is written here goes out as ever.
  await office.locator('[aria-rowindex="2"]').click()
  await field(office, 'Электронная почта').fill('priemnaya@school.example')
  await office.getByRole('complementary').getByRole('button', { name: 'Сохранить' }).click()
  await expect(office.getByLabel('Сообщения').getByRole('button', { name: 'Отменить' })).toBeVisible()
  await exchangeNow(office, /^Синхронизировано .*отправлено/)
  await expect(held).toBeVisible()

  await office.getByRole('button', { name: 'Всё равно принять…' }).click()
  const question = office.getByRole('dialog', { name: 'Принять изменения из будущего?' })
  await question.getByRole('button', { name: 'Отмена' }).click()
  await expect(held).toBeVisible()
  await office.getByRole('button', { name: 'Всё равно принять…' }).click()
  await question.getByRole('button', { name: 'Принять' }).click()
  // Behind a dialog nothing is found by its role.
  await expect(office.getByRole('dialog')).toHaveCount(0, long)
  await expect(held).toHaveCount(0)
  await expectStaff(office, PEOPLE + 1)
  await expect(row(office, 'Завтрашняя')).toBeVisible()
  await context.close()
})
