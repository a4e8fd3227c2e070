import { expect, test, type Page } from '@tests/support/e2e'
import { encoded } from '@tests/fixtures/makers/encodings'
import { picture, pictureRow, startImport } from '@tests/support/importing'
import { card, createSchool, feed, field, goTo, importFile, row, toPlan, workbookOf } from '@tests/support/school'

const next = (page: Page) => page.getByRole('button', { name: /^Дальше: / })

test('another encoding and another delimiter are one click each', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  const text = 'ФИО;Должность\r\nОрлова Вера Павловна;учитель математики\r\n'
  await startImport(page, { name: 'Сотрудники.csv', bytes: encoded(text, 'koi8-r') })
  await expect(picture(page)).toContainText('Орлова Вера Павловна')
  const encodings = page.getByRole('group', { name: 'Кодировка' })
  await expect(encodings.getByRole('button', { pressed: true })).toContainText('КОИ-8: ')
  await encodings.getByRole('button', { name: /^Windows-1251: / }).click()
  await expect(picture(page)).not.toContainText('Орлова')
  await encodings.getByRole('button', { name: /^КОИ-8: / }).click()
  await expect(picture(page)).toContainText('Орлова Вера Павловна')
  await page.getByRole('group', { name: 'Разделитель' }).getByRole('button', { name: 'запятая' }).click()
  await expect(picture(page)).toContainText('Орлова Вера Павловна;учитель математики')
  await page.getByRole('group', { name: 'Разделитель' }).getByRole('button', { name: 'точка с запятой' }).click()
  await toPlan(page)
  await expect(row(page, 'Орлова Вера Павловна')).toContainText('Новая')
})

const withSecondHeader = [
  ['Фамилия', 'Имя', 'Отчество'],
  ['Фамилия', 'Имя', 'Отчество'],
  ['Орлова', 'Вера', 'Павловна'],
  ['Зимин', 'Олег', 'Юрьевич'],
  ['Лунина', 'Инна', 'Игоревна'],
]

test('the header row and the end of the table are said by a click on the picture', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(page, { name: 'Сотрудники.xlsx', bytes: await workbookOf(withSecondHeader) })
  await pictureRow(page, 2).click()
  await page.getByRole('button', { name: 'Это заголовок' }).click()
  await expect(pictureRow(page, 2)).toContainText('заголовок')
  await expect(pictureRow(page, 3)).toContainText('данные с')
  await pictureRow(page, 4).click()
  await page.getByRole('button', { name: 'Данные до этой строки' }).click()
  await expect(pictureRow(page, 4)).toContainText('данные по')
  await toPlan(page)
  await expect(row(page, 'Зимин')).toHaveCount(1)
  await expect(row(page, 'Лунина')).toHaveCount(0)
})

test('the whole wizard by the keyboard alone', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(page, { name: 'Сотрудники.xlsx', bytes: await workbookOf(withSecondHeader) })
  // The button that was pressed is gone: the keyboard stands at the heading of the step.
  await expect(page.getByRole('heading', { level: 2, name: /^Файл: / })).toBeFocused()
  await picture(page).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Это заголовок' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pictureRow(page, 2)).toContainText('заголовок')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^Столбцы: / })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^План: / })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Загружено', { exact: true })).toBeVisible()
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова Вера Павловна')).toBeVisible()
})

test('columns say how they were recognised; the data minimum is taken only when asked for', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(page, {
    name: 'Сотрудники.xlsx',
    bytes: await workbookOf([
      ['ФИО', 'СНИЛС', 'Пометки'],
      ['Орлова Вера Павловна', '112-233-445 95', 'до обеда'],
      ['Зимин Олег Юрьевич', '', ''],
    ]),
  })
  await page.keyboard.press('Control+Enter')
  const snils = page.getByRole('row').filter({ hasText: '112-233-445 95' })
  await expect(snils).toContainText('узнан, но не берётся')
  await page.getByRole('switch', { name: 'Брать: СНИЛС' }).click()
  await expect(snils).toContainText('по заголовку')
  await page.getByRole('button', { name: /^Что в столбце «Пометки»/ }).click()
  await page.getByRole('option', { name: 'Примечание' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'до обеда' })).toContainText('указано вами')
  await next(page).click()
  await page.getByRole('button', { name: /^Загрузить: / }).click()
  await goTo(page, 'staff')
  await row(page, 'Орлова').click()
  await expect(page.getByRole('textbox', { name: 'Заметка' })).toHaveValue('до обеда')

  await goTo(page, 'importing')
  await page.getByRole('button', { name: 'Загрузить ещё файл' }).click()
  await feed(
    page,
    'Ещё.xlsx',
    await workbookOf([
      ['ФИО', 'СНИЛС', 'Пометки'],
      ['Лунина Инна Игоревна', '', 'по пятницам'],
    ]),
  )
  await next(page).click()
  await expect(page.getByRole('row').filter({ hasText: 'по пятницам' })).toContainText('как в прошлый раз')
})

test('an unknown value is answered once for all rows', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Классы.xlsx', [['Класс'], ['5А'], ['5Б']])
  await page.getByRole('button', { name: 'Загрузить ещё файл' }).click()
  await feed(
    page,
    'Ученики.xlsx',
    await workbookOf([
      ['Фамилия', 'Имя', 'Отчество', 'Класс ученика'],
      ['Громов', 'Пётр', 'Ильич', 'пятый гуманитарный'],
      ['Седова', 'Анна', 'Олеговна', 'пятый гуманитарный'],
      ['Яшин', 'Лев', 'Иванович', '5Б'],
    ]),
  )
  await next(page).click()
  await page.getByRole('button', { name: 'Дальше: значения' }).click()
  const question = page.getByRole('row').filter({ hasText: '«пятый гуманитарный»' })
  await expect(question).toContainText('2')
  await question.getByRole('button').click()
  await page.getByRole('option', { name: '5 «А»' }).click()
  await page.getByRole('button', { name: 'Дальше: что получится' }).click()
  await expect(page.getByRole('button', { name: 'Загрузить: 3 строки' })).toBeVisible()
  await row(page, 'Громов').click()
  await expect(card(page)).toContainText('5 «А»')
})

test('pupils whose classes the register lacks are taken once the classes may be created', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(page, {
    name: 'Ученики.xlsx',
    bytes: await workbookOf([
      ['Фамилия', 'Имя', 'Отчество', 'Класс ученика'],
      ['Громов', 'Пётр', 'Ильич', '5А'],
      ['Седова', 'Анна', 'Олеговна', '5Б'],
    ]),
  })
  await toPlan(page)
  await expect(page.getByText('Нужных классов нет в учёте, из-за этого не приняты строки: 2.')).toBeVisible()
  await page.getByRole('button', { name: 'Создавать недостающие классы' }).click()
  await page.getByRole('button', { name: 'Загрузить: 4 строки' }).click()
  await goTo(page, 'classes')
  await expect(row(page, '5 «А»')).toBeVisible()
})

test('a cell is corrected in place, and ticks and the open line outlive it', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(page, {
    name: 'Сотрудники.xlsx',
    bytes: await workbookOf([
      ['ФИО', 'Должность', 'Телефон'],
      ['Орлова Вера Павловна', 'учитель', '8 916 000-00-01'],
      ['Зимин Олег Юрьевич', 'учитель', '8,9161E+10'],
    ]),
  })
  await toPlan(page)
  await page.getByRole('checkbox', { name: 'Выбрать: Орлова Вера Павловна' }).click()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(card(page)).toContainText('Зимин Олег Юрьевич')
  const phone = card(page).getByRole('textbox', { name: 'Телефон' })
  await expect(phone).toHaveValue('8,9161E+10')
  await phone.fill('8 916 000-00-02')
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('Новая')
  await expect(card(page)).toContainText('+7 (916) 000-00-02')
  await expect(page.getByRole('checkbox', { name: 'Выбрать: Орлова Вера Павловна' })).not.toBeChecked()
  await page.getByRole('button', { name: 'Загрузить: 1 строка' }).click()
  await goTo(page, 'staff')
  await expect(row(page, 'Зимин')).toContainText('+7 (916) 000-00-02')
  await expect(row(page, 'Орлова')).toHaveCount(0)
})

test('a row is said to be a card of the register, or another person', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', [
    ['ФИО', 'Должность', 'Телефон'],
    ['Орлова Вера Павловна', 'учитель', '8 916 000-00-01'],
    ['Зимин Олег Юрьевич', 'учитель', '8 916 000-00-02'],
  ])
  await page.getByRole('button', { name: 'Загрузить ещё файл' }).click()
  const file = [
    ['ФИО', 'Должность', 'Телефон'],
    ['Орлова Вера Павловна', 'учитель', '8 916 000-00-11'],
    ['Зимин Олег Юрьевич', 'учитель', '8 916 000-00-12'],
  ]
  await feed(page, 'Новые.xlsx', await workbookOf(file))
  await toPlan(page)
  await row(page, 'Орлова').click()
  const persons = card(page).getByRole('group', { name: 'Кто это' })
  await persons.getByRole('button', { name: /^Это .*Орлова/ }).click()
  await expect(card(page)).toContainText('Изменится')
  await row(page, 'Зимин').click()
  await persons.getByRole('button', { name: 'Другой человек, не повтор' }).click()
  await expect(card(page)).toContainText('Новая')
  await page.getByRole('button', { name: 'Загрузить: 2 строки' }).click()
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова')).toHaveCount(1)
  await expect(row(page, 'Зимин')).toHaveCount(2)

  // «Not a duplicate» is remembered: the same list again has nothing to ask.
  await goTo(page, 'importing')
  await page.getByRole('button', { name: 'Загрузить ещё файл' }).click()
  await feed(page, 'Новые.xlsx', await workbookOf(file))
  await toPlan(page)
  await expect(page.getByText('В файле нет ничего нового')).toBeVisible()
})

test('a plan outlives another screen and is made anew when the register changed meanwhile', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(page, {
    name: 'Сотрудники.xlsx',
    bytes: await workbookOf([
      ['ФИО', 'Должность'],
      ['Орлова Вера Павловна', 'учитель'],
      ['Зимин Олег Юрьевич', 'учитель'],
    ]),
  })
  await toPlan(page)
  await page.getByRole('checkbox', { name: 'Выбрать: Зимин Олег Юрьевич' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Сотрудники' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Сотрудники' })).toBeVisible()
  await page.keyboard.press('Alt+n')
  await field(page, 'Фамилия').fill('Орлова')
  await field(page, 'Имя').fill('Вера')
  await field(page, 'Отчество').fill('Павловна')
  await page.keyboard.press('Control+Enter')
  await expect(row(page, 'Орлова')).toHaveCount(1)
  await page.getByRole('navigation').getByRole('link', { name: 'Импорт' }).click()
  await expect(row(page, 'Орлова Вера Павловна')).not.toContainText('Новая')
  await expect(page.getByRole('checkbox', { name: 'Выбрать: Зимин Олег Юрьевич' })).not.toBeChecked()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Начать импорт заново?' })
  await question.getByRole('button', { name: 'Вернуться' }).click()
  await expect(row(page, 'Зимин')).toHaveCount(1)

  // Only leaving the school ends it, and not without a question.
  const changeSchool = async () => {
    await page.getByRole('button', { name: /^Школа:/ }).click()
    await page.getByRole('menuitem', { name: 'Сменить школу' }).click()
  }
  const leaving = page.getByRole('dialog', { name: 'Закрыть без сохранения?' })
  await changeSchool()
  await expect(leaving).toContainText('Загрузка списка не закончена')
  await leaving.getByRole('button', { name: 'Вернуться' }).click()
  await expect(row(page, 'Зимин')).toHaveCount(1)
  await changeSchool()
  await leaving.getByRole('button', { name: 'Закрыть без сохранения' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Перекличка' })).toBeVisible()
})
