import { expectNoViolationsNow } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { everyPart, everyScreen, leave } from '@tests/support/places'
import {
  card,
  catchPrinting,
  createSchool,
  feed,
  field,
  goTo,
  importFile,
  openPracticeSchool,
  row,
  saveByDownload,
  savedBy,
  workbookOf,
} from '@tests/support/school'

const MAIL = 'kira.tuchkova@mail.example'
const SNILS = '112-233-445 95'
const staff = [
  ['ФИО', 'Должность', 'Телефон', 'Почта', 'СНИЛС', 'Дата рождения'],
  ['Тучкова Кира Львовна', 'учитель', '8 916 555-12-34', MAIL, SNILS, '17.03.1981'],
  ['Борщёв Илья Ильич', 'учитель', '8 916 555-98-76', 'borsch@mail.example', '', '02.11.1975'],
]
/** However they are written: of a telephone the last seven digits, of mail the name before the sign. */
const secrets = [
  /555\D{0,3}12\D{0,3}34/,
  /555\D{0,3}98\D{0,3}76/,
  /kira\.tuchkova/,
  /borsch@/,
  /112\D?233\D?445/,
  /17\.03\.1981/,
  /02\.11\.1975/,
]

/** Everything that the page holds: text, attributes, values of fields, and the pages of a preview in their shadow roots. */
function held(page: Page): Promise<string> {
  return page.evaluate(() => {
    const parts: string[] = [document.title]
    const read = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLStyleElement || element instanceof HTMLScriptElement) continue
        for (const { value } of element.attributes) parts.push(value)
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) parts.push(element.value)
        for (const node of element.childNodes) if (node instanceof Text) parts.push(node.data)
        if (element.shadowRoot) read(element.shadowRoot)
      }
    }
    read(document)
    return parts.join('\n')
  })
}
async function expectHidden(page: Page, place: string, what: readonly RegExp[] = secrets): Promise<void> {
  const text = await held(page)
  for (const one of what) expect(one.exec(text)?.[0] ?? null, `${place}: ${String(one)}`).toBeNull()
}
const turnOn = (page: Page) => page.getByRole('button', { name: 'Режим «На доску»: скрыть' }).click()
const badge = (page: Page) => page.getByText('телефоны, почта, СНИЛС и даты рождения скрыты')

test('where values were typed in, none of them is in the page: list, card, journal, people, import', async ({
  page,
}) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', staff)
  await goTo(page, 'staff')
  await row(page, 'Тучкова').click()
  await field(page, 'Заметка').fill('дома 8 (916) 555-12-34')
  await field(page, 'СНИЛС').fill(SNILS)
  await field(page, 'Дата рождения \\(необязательно\\)').fill('17.03.1981')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText(/^Сохранено/).first()).toBeVisible()
  expect(await held(page)).toMatch(secrets[0] ?? /^$/)

  await turnOn(page)
  await expect(badge(page)).toBeVisible()
  await expect(row(page, 'Тучкова')).toContainText('•••')
  await expect(card(page).getByText('Скрыто: включён режим «На доску»').first()).toBeVisible()
  await expectHidden(page, 'card')

  // What is hidden is not lost: the card is saved with another field and the values stay.
  await field(page, 'Предметы').fill('музыка')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()

  await page.reload()
  await expect(badge(page)).toBeVisible()
  await goTo(page, 'journal')
  for (const name of ['Сотрудники.xlsx', 'Тучкова']) {
    await row(page, name).last().click()
    await expect(card(page)).toContainText('•••')
    await expectHidden(page, `journal: ${name}`)
  }
  await goTo(page, 'assignments')
  await expectHidden(page, 'assignments')
  await goTo(page, 'invitations', '?tab=people')
  await expect(row(page, 'Тучкова')).toContainText('•••')
  await expectHidden(page, 'people')
  await goTo(page, 'invitations', '?tab=reconcile')
  await page.getByRole('textbox', { name: 'Список участников с площадки' }).fill('Тучкова Кира +7 916 555-12-34')
  await expect(page.getByText('Скрыто: включён режим «На доску»').first()).toBeVisible()
  await row(page, 'Тучкова').first().click()
  await expectHidden(page, 'reconciliation')
  await leave(page)

  await goTo(page, 'importing')
  await feed(
    page,
    'Ещё.xlsx',
    await workbookOf([...staff, ['Новых Анна Олеговна', 'учитель', '8 916 555-12-34', MAIL, '', '17.03.1981']]),
  )
  await expect(page.getByRole('button', { name: 'Дальше: столбцы' })).toBeVisible()
  await expectHidden(page, 'file')
  await page.getByRole('button', { name: 'Дальше: столбцы' }).click()
  await expectHidden(page, 'columns')
  await page.getByRole('button', { name: 'Дальше: ' }).click()
  const plan = page.getByRole('button', { name: /^Загрузить/ })
  const values = page.getByRole('button', { name: 'Дальше: что получится' })
  await expect(values.or(plan)).toBeVisible()
  if (await values.isVisible()) await values.click()
  await row(page, 'Новых').click()
  await expectHidden(page, 'plan')

  await page.getByRole('button', { name: 'Показать', exact: true }).click()
  await expect(badge(page)).toHaveCount(0)
  await goTo(page, 'staff')
  await row(page, 'Тучкова').click()
  await expect(field(page, 'Телефон').first()).toHaveValue(/916/)
})

/** What the practice school holds of such values, whoever they belong to. */
const anyone = [/\+7[ (-]*\d{3}/, /(?<![\w/])8[ (-]{1,2}9\d{2}\D/, /[\w.]+@[\w.]+\.(?:ru|example|test)/]

test('no screen, card or dialog of the practice school shows a telephone or an address of mail', async ({ page }) => {
  test.setTimeout(400_000)
  await openPracticeSchool(page)
  await goTo(page, 'staff')
  expect(await held(page), 'the practice school has telephones').toMatch(/\+7/)
  await turnOn(page)
  for (const place of everyScreen) {
    await place.open(page)
    if (place.name !== 'guide') await expectHidden(page, place.name, anyone)
  }
  for (const place of everyPart) {
    await place.open(page)
    await expectHidden(page, place.name, anyone)
    await leave(page)
  }
})

test('СНИЛС is masked in the card, shown by its button while the card is open, copied on purpose', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openPracticeSchool(page)
  await goTo(page, 'staff')
  await row(page, 'Белозёрова').click()
  await field(page, 'СНИЛС').fill('112-233-445 96')
  await expect(card(page).getByText('контрольное число не сходится')).toBeVisible()
  await field(page, 'СНИЛС').fill(SNILS)
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText(/^Сохранено/).first()).toBeVisible()
  await card(page).getByRole('button', { name: 'Закрыть', exact: true }).click()
  await row(page, 'Белозёрова').click()
  await expect(field(page, 'СНИЛС')).toHaveValue('•••-•••-445 95')
  expect(await held(page)).not.toContain('112-233')
  await card(page).getByRole('button', { name: 'Скопировать СНИЛС' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(SNILS)
  await expect(field(page, 'СНИЛС')).toHaveValue('•••-•••-445 95')
  await card(page).getByRole('button', { name: 'Показать СНИЛС целиком' }).press('Enter')
  await expect(field(page, 'СНИЛС')).toHaveValue(/112.?233.?445.?95/)
  await row(page, 'Гусева').click()
  await row(page, 'Белозёрова').click()
  await expect(field(page, 'СНИЛС')).toHaveValue('•••-•••-445 95')
})

test('before an audience printing and exporting say that the mode hides nothing there', async ({ page }) => {
  const printed = await catchPrinting(page)
  await openPracticeSchool(page)
  await turnOn(page)
  await goTo(page, 'handouts', '?document=summary')
  await expect(page.getByText(/^(\s*|В этом файле )\d+\sстраниц/)).toBeVisible()
  await page.getByRole('button', { name: 'Как напечатать' }).click()
  await page.getByRole('menuitem', { name: 'Пробная страница' }).click()
  const dialog = page.getByRole('dialog', { name: 'Печать' })
  await expect(dialog.getByText(/Режим «На доску» бумаги не касается/)).toBeVisible()
  expect(await printed()).toBe('')
  await dialog.getByRole('button', { name: /^Напечатать \d/ }).click()
  await expect.poll(printed).not.toBe('')
  await goTo(page, 'settings', '?tab=export')
  await expect(page.getByText(/Режим «На доску» файла не касается/)).toBeVisible()
  await page.keyboard.press('Alt+b')
  await expect(page.getByText(/Режим «На доску» файла не касается/)).toHaveCount(0)
})

test('before an audience the school and a handout are written to a file only after a question', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await turnOn(page)
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.suggestedFilename()))
  const question = page.getByRole('dialog', { name: 'Сохранить как есть?' })
  const toFile = async () => {
    await page.getByRole('button', { name: /^Школа: / }).click()
    await page.getByRole('menuitem', { name: 'Сохранить школу в файл…' }).click()
  }
  await toFile()
  await expect(question.getByText(/Режим «На доску» файла не касается/)).toBeVisible()
  await question.getByRole('button', { name: 'Отмена' }).click()
  await expect(question).toHaveCount(0)
  expect(downloads).toEqual([])
  await toFile()
  const { name } = await savedBy(page, question.getByRole('button', { name: 'Сохранить' }))
  expect(name).toMatch(/\.json$/)

  await goTo(page, 'handouts', '?document=roster')
  await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
  expect((await savedBy(page, question.getByRole('button', { name: 'Сохранить' }))).name).toMatch(/\.xlsx$/)
  await goTo(page, 'handouts', '?document=handout')
  await page.getByRole('button', { name: /^Сохранить Excel/ }).click()
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(downloads).toHaveLength(2)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the board mode passes WCAG 2.1 AA and is switched with the keyboard, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await openPracticeSchool(page)
    await goTo(page, 'staff')
    await page.keyboard.press('Alt+b')
    await expect(badge(page)).toBeVisible()
    await row(page, 'Белозёрова').click()
    await expectNoViolationsNow(page, 'board mode')
    await page.keyboard.press('Alt+b')
    await expect(badge(page)).toHaveCount(0)
  })
}
