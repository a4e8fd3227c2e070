import { expect, test } from '@tests/support/e2e'
import { goTo, openPracticeSchool, row } from '@tests/support/school'

test('search forgives layout, ё, word order and the spelling of a class', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'staff')
  const search = page.getByRole('searchbox').or(page.getByPlaceholder('Фамилия, должность, телефон, класс')).first()
  for (const query of [',tkjp`hjdf', 'белозерова', 'анна белозёрова', 'БЕЛОЗЁРОВА']) {
    await search.fill(query)
    await expect(row(page, 'Белозёрова Анна Михайловна'), query).toBeVisible()
  }
  await search.fill('такого человека нет')
  await expect(page.getByText('Ничего не найдено')).toBeVisible()
  await goTo(page, 'classes')
  const classes = page.getByPlaceholder('Класс, профиль, кабинет, руководитель')
  for (const query of ['5а', '5 «А»', '5-А', '5A']) {
    await classes.fill(query)
    await expect(row(page, '5 «А»'), query).toBeVisible()
    await expect(row(page, '6 «А»'), query).toHaveCount(0)
  }
})

test('keys work by their place: palette, list of shortcuts, guide at the chapter', async ({ page }) => {
  await openPracticeSchool(page)
  // In the Russian layout the key K types «л»; only the place of the key is the same.
  const press = (code: string, key: string, ctrlKey = false, shiftKey = false) =>
    page.evaluate(
      (init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })),
      { code, key, ctrlKey, shiftKey },
    )
  await press('KeyK', 'л', true)
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press('Slash', ',', false, true)
  await expect(page.getByRole('dialog', { name: 'Сочетания клавиш' })).toBeVisible()
  await page.keyboard.press('Escape')
  await goTo(page, 'classes')
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'Классы', level: 2 })).toBeInViewport()
})

test('Ctrl+Z takes data back outside a field and text inside one', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'staff')
  await page.keyboard.press('Alt+n')
  const lastName = page.getByRole('textbox', { name: /^Фамилия[\s*]*$/ })
  await lastName.fill('Яшина')
  await page.keyboard.press('Control+Enter')
  await expect(row(page, 'Яшина')).toHaveCount(1)
  const note = page.getByRole('textbox', { name: 'Заметка' })
  await note.click()
  await page.keyboard.type('черновик')
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Яшина')).toHaveCount(1)
  await expect(note).not.toHaveValue('черновик')
  await page.getByRole('heading', { name: 'Сотрудники', level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Яшина')).toHaveCount(0)
  await page.keyboard.press('Control+y')
  await expect(row(page, 'Яшина')).toHaveCount(1)
  await page.reload()
  await expect(row(page, 'Яшина')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Яшина')).toHaveCount(0)
})
