import { expect, test } from '@tests/support/e2e'
import { goTo, openPracticeSchool, row } from '@tests/support/school'

test('search forgives the layout, ё, case and the order of a name', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'staff')
  const search = page.getByPlaceholder('Фамилия, должность, телефон, класс')
  const found: [string, string][] = [
    ['bdfyjdf', 'Иванова Мария Петровна'],
    [',tkjp`hjdf', 'Белозёрова Анна Михайловна'],
    ['белозерова', 'Белозёрова Анна Михайловна'],
    ['анна белозёрова', 'Белозёрова Анна Михайловна'],
    ['БЕЛОЗЁРОВА', 'Белозёрова Анна Михайловна'],
    ['Бeлoзёpoвa', 'Белозёрова Анна Михайловна'],
    ['0000135', 'Белозёрова Анна Михайловна'],
  ]
  for (const [query, name] of found) {
    await search.fill(query)
    await expect(row(page, name), query).toBeVisible()
    await expect(row(page, 'Зубков Анатолий'), query).toHaveCount(0)
  }
  await search.fill('такого человека нет')
  await expect(page.getByText('Ничего не найдено')).toBeVisible()
  await page.getByRole('grid').or(page.locator('main')).getByRole('button', { name: 'Очистить поиск' }).first().click()
  await expect(row(page, 'Алёшина Кира')).toBeVisible()
})

test('a class is found in every spelling, and no other with it', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'classes')
  const search = page.getByPlaceholder('Класс, профиль, кабинет, руководитель')
  for (const query of ['5а', '5 «А»', '5-А', '5A', '5 а']) {
    await search.fill(query)
    await expect(row(page, '5 «А»'), query).toBeVisible()
    await expect(row(page, /6 «А»|5 «Б»/), query).toHaveCount(0)
  }
})

test('the palette finds people and classes, surnames first, and opens their cards', async ({ page }) => {
  await openPracticeSchool(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('bdfy')
  await expect(page.getByRole('option').first()).toContainText('Иванова')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: /^Иванова/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('5a')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: '5 «А»' })).toBeVisible()
})
