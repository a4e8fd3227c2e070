import { expect, test } from '@tests/support/e2e'
import { createSchool, feed, goTo, importFile, row, toPlan, workbookOf } from '@tests/support/school'

test('a wrong, damaged or empty file is refused in one sentence and changes nothing', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await goTo(page, 'importing')
  const cases: [string, Buffer, RegExp][] = [
    ['Приказ.pdf', Buffer.from('%PDF-1.7\n'), /PDF/],
    ['Список.xlsx', Buffer.from('PK\u0003\u0004 оборванный файл'), /поврежд/i],
    ['Пусто.xlsx', await workbookOf([]), /пуст/i],
  ]
  for (const [name, bytes, sentence] of cases) {
    await feed(page, name, bytes)
    const refused = page.getByRole('alert').filter({ hasText: `Файл «${name}» не загружен` })
    await expect(refused).toContainText(sentence)
    await expect(refused).toContainText('ничего не изменилось')
  }
  await goTo(page, 'staff')
  await expect(page.getByText('Сотрудников пока нет')).toBeVisible()
})

test('doubtful and impossible values name the row and the way out', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await goTo(page, 'importing')
  const html = '<img src=x onerror=alert(1)>'
  const rows = [
    ['ФИО', 'Должность', 'Телефон', 'Дата приёма', '__proto__'],
    ['Орлова Вера Павловна', 'учитель', '8,9161E+10', '31.02.2020', 'x'],
    ['Зимин Олег Юрьевич', 'учитель', '', '', ''],
    ['Зимин Олег Юрьевич', 'библиотекарь', '', '', ''],
    [html, 'учитель', '', '', ''],
    ['Ы'.repeat(10_000), 'учитель', '', '', ''],
  ]
  await feed(page, 'Сотрудники.xlsx', await workbookOf(rows))
  await toPlan(page)
  const orlova = row(page, 'Орлова Вера Павловна')
  await expect(orlova).toContainText('31.02.2020')
  await expect(orlova).toContainText('8,9161E+10')
  await expect(row(page, 'Зимин Олег Юрьевич').first()).toContainText('Под вопросом')
  await expect(row(page, 'onerror')).toContainText('Не принята')
  await expect(row(page, 'ЫЫЫЫ')).toContainText('Не принята')
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([])
})

test('class «ЗА» with a letter is offered as 3А, and is not taken by itself', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await goTo(page, 'importing')
  await feed(
    page,
    'Классы.xlsx',
    await workbookOf([
      ['Класс', 'Кабинет'],
      ['ЗА', '1'],
      ['3Б', '2'],
    ]),
  )
  await toPlan(page)
  await expect(row(page, '3 «А»')).toContainText('Под вопросом')
  await page.getByRole('button', { name: 'Загрузить: 1 строка' }).click()
  await goTo(page, 'classes')
  await expect(row(page, '3 «Б»')).toBeVisible()
  await expect(row(page, '3 «А»')).toHaveCount(0)
})

test('markup in a name is text everywhere, on paper too', async ({ page }) => {
  await createSchool(page, 'МБОУ <b>«СОШ № 5»</b><script>alert(1)</script>')
  await importFile(page, 'Классы.xlsx', [['Класс'], ['5А']])
  await goTo(page, 'invitations')
  await page.getByRole('button', { name: 'Вставить ссылки' }).first().click()
  await page
    .getByRole('textbox', { name: 'Строки со ссылками' })
    .fill(`5А родители https://max.ru/join/${'A'.repeat(43)}`)
  await page.getByRole('button', { name: 'Сохранить: 1 ссылка' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await goTo(page, 'handouts')
  await expect(page.getByText('1 страница')).toBeVisible()
  await expect(page.getByText('МБОУ <b>«СОШ № 5»</b><script>alert(1)</script>').first()).toBeVisible()
})
