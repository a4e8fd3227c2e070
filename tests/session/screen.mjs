// How a hand finds its way: the few movements that all actions share.

/** @typedef {import('@playwright/test').Page} Page */

const titles = {
  overview: 'Обзор',
  staff: 'Сотрудники',
  classes: 'Классы',
  assignments: 'Классное руководство',
  invitations: 'Приглашения',
  handouts: 'Раздатки',
  importing: 'Импорт',
  journal: 'Журнал',
  settings: 'Настройки',
}
export const screenNames = Object.keys(titles)

/** Goes to a screen by the sidebar. */
export async function goTo(page, screen) {
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: titles[screen] }).click()
  await heading(page, screen)
}

export const heading = (page, screen) =>
  page.getByRole('heading', { name: titles[screen], level: 1, exact: true }).waitFor()

export const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' })

/** A field by its whole label; a required one has a star after it. */
export const field = (page, name) => page.getByRole('textbox', { name: new RegExp(`^${RegExp.escape(name)}\\*?$`) })

/** Types into a list's search field, over whatever is there. */
export async function search(page, name, text) {
  await field(page, name).fill(text)
}

/** Shows the whole list without ticks: a bulk action leaves them, so that the next one takes the same rows. */
export async function clearTicks(page, searchName) {
  await search(page, searchName, '')
  if (await button(page, 'Снять выбор').isVisible()) await button(page, 'Снять выбор').click()
}

/** Ticks one row; its name is in the label of the box. */
export const tick = (page, name) => page.getByRole('checkbox', { name: `Выбрать: ${name}`, exact: true }).check()

/** Opens the card of one row by a click beside its tick box. */
export async function openCard(page, name) {
  const box = page.getByRole('checkbox', { name: `Выбрать: ${name}`, exact: true })
  await page.getByRole('row').filter({ has: box }).getByRole('gridcell').nth(1).click()
  await page.getByRole('complementary', { name, exact: true }).waitFor()
}

/** Puts the keyboard nowhere in particular: keys for data must not go into a field. */
export const leaveFields = (page) => page.locator('main').focus()

/** Escapes out of dialogs, menus and cards until nothing is left open. */
export async function closeAll(page) {
  for (let tries = 0; tries < 12; tries += 1) {
    if (await button(page, 'Закрыть без сохранения').isVisible()) {
      await button(page, 'Закрыть без сохранения').click()
    } else if ((await page.getByRole('dialog').or(page.getByRole('menu')).count()) > 0) {
      await page.keyboard.press('Escape')
    } else if (await page.getByRole('complementary').isVisible()) {
      const close = page.getByRole('complementary').getByRole('button', { name: 'Закрыть карточку' })
      // A draft that was just saved closes by itself between the look and the click; the next try looks again.
      await close.click({ timeout: 3000 }).catch(() => undefined)
    } else return
    await page.waitForTimeout(120)
  }
  const open = page.getByRole('dialog').or(page.getByRole('menu')).or(page.getByRole('complementary'))
  throw new Error(`a dialog or a card does not close:\n${(await open.allInnerTexts()).join('\n---\n')}`)
}
