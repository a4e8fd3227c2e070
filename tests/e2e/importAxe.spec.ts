import { expectNoViolationsNow } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { encoded } from '@tests/fixtures/makers/encodings'
import { startImport } from '@tests/support/importing'
import { createSchool, goTo, importFile, row, workbookOf } from '@tests/support/school'

async function expectSound(page: Page, place: string): Promise<void> {
  await expectNoViolationsNow(page, place)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(sideways, `${place} scrolls sideways`).toBeLessThanOrEqual(0)
}

const list = () =>
  workbookOf([
    ['Список работников на 01.09.2025'],
    ['№', 'ФИО', 'Должность', 'Телефон', 'СНИЛС', 'Класс'],
    [1, 'Орлова Вера Павловна', 'учитель', '8 916 000-00-01', '112-233-445 95', '5А'],
    [2, 'Зимин Олег Юрьевич', 'учитель', '8,9161E+10', '', 'пятый гуманитарный'],
    [3, '<b>плохо</b>', 'учитель', '', '', ''],
    ['', 'Итого: 3'],
  ])

for (const scheme of ['light', 'dark'] as const) {
  test(`every step of the import passes WCAG 2.1 AA in a small window, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 1093, height: 520 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await createSchool(page, 'МБОУ «СОШ № 5»')
    await importFile(page, 'Классы.xlsx', [['Класс'], ['5А']])
    await expectSound(page, 'done')
    await page.getByRole('button', { name: 'Загрузить ещё файл' }).click()
    await page.getByRole('button', { name: 'Вставить из буфера' }).click()
    await expectSound(page, 'paste field')
    await startImport(
      page,
      { name: 'Сотрудники.xlsx', bytes: await list() },
      { name: 'Приказ.pdf', bytes: Buffer.from('%PDF-1.7\n') },
      { name: 'Ещё.csv', bytes: encoded('ФИО;Должность\r\nЛунина Инна Игоревна;учитель\r\n', 'windows-1251') },
    )
    await expectSound(page, 'file')
    await page.getByRole('button', { name: /^Ещё/ }).click()
    await expectSound(page, 'text file')
    await page.getByRole('button', { name: '2. Столбцы' }).click()
    await page.getByRole('button', { name: /^Лист1/ }).click()
    await expectSound(page, 'columns')
    await page.getByRole('button', { name: /^3\. Значения/ }).click()
    await expectSound(page, 'values')
    await page.getByRole('button', { name: '4. План' }).click()
    await expect(page.getByRole('button', { name: /^Загрузить/ })).toBeInViewport({ ratio: 1 })
    await expectSound(page, 'plan')
    await row(page, 'Зимин').first().click()
    await expectSound(page, 'line')
    await goTo(page, 'importing')
    await expectSound(page, 'plan again')
  })
}
