import { newSurname } from './actions.mjs'
import { button, field, goTo, heading, leaveFields, openCard, screenNames, search } from './screen.mjs'

const searchStaff = 'Фамилия, должность, телефон, класс'
const queries = ['ил', 'bk', '5а', 'учит', '=1', '<b>', '((', '   ', 'ё', '12', 'zzz', '\\', '%', '916']

/** What a hand does besides: nothing of it may change the data. Same shape as `actions`. */
export const wanderings = {
  async visit({ page, chance }) {
    const names = Array.from({ length: chance.whole(1, 4) }, () => chance.pick(screenNames))
    for (const name of names) await goTo(page, name)
    return `visit ${names.join(', ')}`
  },

  async digits({ page, chance }) {
    await leaveFields(page)
    for (let time = chance.whole(2, 6); time > 0; time -= 1) await page.keyboard.press(`Alt+${chance.whole(1, 9)}`)
    return 'screens by Alt and digits, fast'
  },

  async reload({ page }) {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    return 'reload'
  },

  async filter({ page, chance }) {
    const screen = chance.pick(['staff', 'classes'])
    await goTo(page, screen)
    const label = screen === 'staff' ? 'Кого показать' : 'Какие классы показать'
    await page.getByRole('combobox', { name: label }).click()
    const options = page.getByRole('option')
    await options.first().waitFor()
    await options.nth(chance.whole(0, (await options.count()) - 1)).click()
    await page.getByRole('combobox', { name: label }).click()
    await options.first().click()
    return `filter in ${screen}`
  },

  async type({ page, model, chance }) {
    await goTo(page, 'staff')
    // An empty list has no search field worth the name; the screen then offers the first steps.
    for (let time = 0; time < 3; time += 1) {
      await search(page, searchStaff, '')
      await field(page, searchStaff).pressSequentially(chance.pick(queries))
    }
    const rows = () => page.getByRole('grid').getAttribute('aria-rowcount')
    await search(page, searchStaff, '')
    const want = String(model.staff.length + 1)
    for (let tries = 0; model.staff.length > 0 && (await rows()) !== want; tries += 1) {
      if (tries > 40) throw new Error(`the list shows ${await rows()} rows and the head, the model wants ${want}`)
      await page.waitForTimeout(50)
    }
    return 'search for this and that'
  },

  async sort({ page, chance }) {
    await goTo(page, chance.pick(['staff', 'classes', 'invitations']))
    const heads = page.getByRole('columnheader').getByRole('button')
    const count = await heads.count()
    if (count === 0) return null
    for (let time = 0; time < 3; time += 1) await heads.nth(chance.whole(0, count - 1)).click()
    return 'sort'
  },

  async columns({ page, chance }) {
    await goTo(page, 'staff')
    await button(page, 'Столбцы').click()
    const boxes = page.getByRole('dialog').getByRole('checkbox', { disabled: false })
    await boxes.first().waitFor()
    for (let time = 0; time < 3; time += 1) await boxes.nth(chance.whole(0, (await boxes.count()) - 1)).click()
    await button(page, 'Вернуть как было').click()
    await page.keyboard.press('Escape')
    return 'columns'
  },

  async palette({ page, model, chance }) {
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: /./ }).last()
    await box.waitFor()
    await page.keyboard.type(chance.pick([...queries, ...model.staff]))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    return 'palette'
  },

  async help({ page, chance }) {
    await leaveFields(page)
    if (chance.oneIn(2)) {
      await page.keyboard.press('F1')
      await page.getByRole('heading', { name: 'Руководство', level: 1 }).waitFor()
    } else {
      await page.keyboard.press('Shift+Slash')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
    }
    return 'help'
  },

  async discardNew({ page, chance, number }) {
    await goTo(page, 'staff')
    await button(page, 'Добавить').first().click()
    await field(page, 'Фамилия').fill(newSurname(number()))
    if (chance.oneIn(2)) {
      // Ctrl+Z inside a field is the field's own.
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Control+y')
    }
    await page.keyboard.press('Escape')
    await button(page, 'Закрыть без сохранения').click()
    return 'a new card, closed without saving'
  },

  async discardEdit({ page, model, chance }) {
    if (model.staff.length === 0) return null
    const surname = chance.pick(model.staff)
    const { firstName, middleName } = model.person(surname)
    await goTo(page, 'staff')
    await search(page, searchStaff, surname)
    await openCard(page, [surname, firstName, middleName].filter(Boolean).join(' '))
    await field(page, 'Заметка').fill('это не сохранится')
    await page.getByRole('complementary').getByRole('button', { name: 'Закрыть', exact: true }).first().click()
    await button(page, 'Закрыть без сохранения').click()
    return `edit ${surname}, closed without saving`
  },

  async refused({ page }) {
    await goTo(page, 'staff')
    await button(page, 'Добавить').first().click()
    await field(page, 'Имя').fill('Без фамилии')
    await page.getByRole('complementary').getByRole('button', { name: 'Сохранить', exact: true }).click()
    await page.getByText('Введите фамилию.').waitFor()
    return 'a card without a surname'
  },

  async cancelDelete({ page, model, chance }) {
    if (model.staff.length === 0) return null
    const surname = chance.pick(model.staff)
    await goTo(page, 'staff')
    await search(page, searchStaff, surname)
    await page
      .getByRole('checkbox', { name: /^Выбрать: / })
      .first()
      .check()
    await button(page, 'Удалить').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Отмена', exact: true }).click()
    return `deletion of ${surname}, cancelled`
  },

  async wrongLinks({ page }) {
    await goTo(page, 'invitations')
    await button(page, 'Вставить ссылки').first().click()
    await field(page, 'Строки со ссылками').fill('99Я родители ссылка\nhttps://example.org/\n5А')
    await page.getByRole('dialog').getByRole('button', { name: 'Отмена', exact: true }).click()
    return 'links of nothing, cancelled'
  },

  async keys({ page, chance }) {
    await goTo(page, 'staff')
    const grid = page.getByRole('grid')
    if ((await grid.count()) === 0) return null
    await grid.focus()
    const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'End', 'Home', 'Space', 'Enter', 'Control+a', 'Shift+ArrowDown']
    for (let time = chance.whole(3, 12); time > 0; time -= 1) await page.keyboard.press(chance.pick(keys))
    return 'keys in the list'
  },

  async back({ page, chance }) {
    const names = [chance.pick(screenNames), chance.pick(screenNames)]
    for (const name of names) await goTo(page, name)
    await page.goBack()
    if (names[0] !== names[1]) await heading(page, names[0])
    return `back from ${names[1]} to ${names[0]}`
  },

  async narrow({ page, chance }) {
    const [width, height] = chance.pick([
      [1366, 650],
      [1093, 520],
      [1920, 1000],
    ])
    await page.setViewportSize({ width, height })
    return `window ${width}×${height}`
  },
}
