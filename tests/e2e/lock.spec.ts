import { expectNoViolationsNow } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { card, field, goTo, openPracticeSchool, row } from '@tests/support/school'

const PASSPHRASE = 'зимний вечер 41'
const lockHeading = (page: Page) => page.getByRole('heading', { level: 1 })
const passphrase = (page: Page) => page.getByLabel('Пароль экрана', { exact: true })

async function setPassphrase(page: Page): Promise<void> {
  await goTo(page, 'settings', '?tab=computer')
  await page.getByRole('button', { name: 'Задать пароль…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Пароль экрана' })
  await dialog.getByLabel('Новый пароль', { exact: true }).fill(PASSPHRASE)
  await dialog.getByLabel('Новый пароль ещё раз').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Задать пароль' }).click()
  await expect(page.getByText('Пароль экрана задан')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Сменить пароль…' })).toBeVisible()
}

/** A surname that stands on the screen, for looking that it is gone. */
async function shownSurname(page: Page): Promise<string> {
  const text = (await row(page, /./).nth(1).innerText()).trim()
  const surname = /[А-ЯЁ][а-яё-]{3,}/.exec(text)?.[0]
  if (surname === undefined) throw new Error(`no surname in ${text}`)
  return surname
}

const expectGone = async (page: Page, texts: string[]) => {
  const html = await page.evaluate(() => document.body.outerHTML + document.title)
  for (const text of texts) expect(html).not.toContain(text)
  expect(await page.locator('#screens').count()).toBe(0)
}

test('without a passphrase the lock is a curtain that says so; a draft stays', async ({ page }) => {
  await openPracticeSchool(page)
  await goTo(page, 'staff')
  const surname = await shownSurname(page)
  await row(page, surname).first().click()
  await field(page, 'Заметка').fill('черновик заметки')
  await page.keyboard.press('Control+l')
  await expect(lockHeading(page)).toHaveText('Экран прикрыт')
  await expect(page.getByText('открывает любой, одним щелчком')).toBeVisible()
  await expect(page.getByText('Win+L')).toBeVisible()
  await expect(page).toHaveTitle('Экран закрыт — Перекличка')
  await expectGone(page, [surname, 'черновик заметки'])
  await page.getByRole('button', { name: 'Открыть экран' }).click()
  await expect(field(page, 'Заметка')).toHaveValue('черновик заметки')
  await expect(field(page, 'Заметка')).toBeFocused()
  await expect(page).toHaveTitle('Сотрудники — Перекличка')
  await field(page, 'Заметка').press('Control+Enter')
  await expect(page.getByText('Сохранено').first()).toBeVisible()
})

test('with a passphrase: dialogs and messages are covered, keys do nothing, a restart opens nothing', async ({
  page,
}) => {
  await openPracticeSchool(page)
  await setPassphrase(page)
  await page.getByRole('navigation').getByRole('link', { name: 'Сотрудники' }).click()
  await expect(page.getByRole('heading', { name: 'Сотрудники', level: 1 })).toBeVisible()
  const surname = await shownSurname(page)
  await row(page, surname).first().click()
  await card(page).getByRole('button', { name: 'Ещё', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Уволить…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Увольнение/ })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Control+l')
  await expect(lockHeading(page)).toHaveText('Экран закрыт')
  await expectGone(page, [surname, 'Увольнение', 'Пароль экрана задан'])

  // The card and its dialog hear neither keys nor clicks.
  const printed = await page.evaluate(() => {
    let asked = 0
    window.print = () => (asked += 1)
    const event = new KeyboardEvent('keydown', {
      code: 'KeyP',
      key: 'p',
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    })
    document.body.dispatchEvent(event)
    return { asked, stopped: event.defaultPrevented }
  })
  expect(printed).toEqual({ asked: 0, stopped: true })
  await page.mouse.click(5, 5)
  for (const key of ['Control+k', 'Alt+4', 'Escape', 'Control+z', '?']) await page.keyboard.press(key)
  await expect(lockHeading(page)).toHaveText('Экран закрыт')
  await page.goBack()
  await expectGone(page, [surname])

  await passphrase(page).fill(PASSPHRASE)
  await passphrase(page).press('Enter')
  await expect(dialog).toBeVisible()
  await expect(page).toHaveURL(/#\/staff/)
  await dialog.getByRole('button', { name: 'Отмена' }).click()

  await page.reload()
  await expect(lockHeading(page)).toHaveText('Экран закрыт')
  await expectGone(page, [surname])
  await passphrase(page).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Открыть', exact: true }).click()
  await expect(row(page, surname).first()).toBeVisible()
})

test('five wrong passphrases are a pause of 30 seconds, also after a restart', async ({ page }) => {
  await page.clock.install()
  await openPracticeSchool(page)
  await setPassphrase(page)
  await page.keyboard.press('Control+l')
  for (let time = 1; time <= 5; time += 1) {
    await passphrase(page).fill(`не тот пароль ${time}`)
    await passphrase(page).press('Enter')
    await expect(page.getByRole('alert')).toContainText(time < 5 ? 'Пароль не подошёл' : 'Следующая попытка — через')
  }
  await expect(passphrase(page)).toBeDisabled()
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('Следующая попытка — через')
  await page.clock.fastForward(31_000)
  await expect(passphrase(page)).toBeEnabled()
  await passphrase(page).fill(PASSPHRASE)
  await passphrase(page).press('Enter')
  await expect(page.getByRole('heading', { name: 'Настройки', level: 1 })).toBeVisible()
})

test('it comes by itself after the chosen minutes, and never where never was chosen', async ({ page }) => {
  await page.clock.install()
  await openPracticeSchool(page)
  await page.clock.fastForward('40:00')
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
  await goTo(page, 'settings', '?tab=computer')
  await page.getByRole('combobox', { name: 'Закрывать, если не трогать' }).click()
  await page.getByRole('option', { name: 'Через 5 минут' }).click()
  await page.clock.runFor('04:30')
  await page.keyboard.press('Shift')
  await page.clock.runFor('04:30')
  await expect(page.getByRole('heading', { name: 'Настройки', level: 1 })).toBeVisible()
  await page.clock.runFor('00:40')
  await expect(lockHeading(page)).toHaveText('Экран прикрыт')
})

test('a forgotten passphrase comes off after a quarter of an hour; the owner hears of the asking', async ({ page }) => {
  await page.clock.install()
  await openPracticeSchool(page)
  await setPassphrase(page)
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Забыли пароль?' }).click()
  await page.getByRole('button', { name: 'Попросить снять пароль' }).click()
  await expect(page.getByText(/Пароль можно будет снять в \d\d:\d\d/)).toBeVisible()
  await page.clock.fastForward('14:00')
  await expect(page.getByRole('button', { name: 'Снять пароль и открыть экран' })).toHaveCount(0)

  // Remembered after all: the asking is told and called off.
  await passphrase(page).fill(PASSPHRASE)
  await passphrase(page).press('Enter')
  await expect(page.getByText('Пароль экрана просили снять')).toBeVisible()
  await page.keyboard.press('Control+l')
  await page.clock.fastForward('20:00')
  await page.getByRole('button', { name: 'Забыли пароль?' }).click()
  await expect(page.getByRole('button', { name: 'Снять пароль и открыть экран' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Попросить снять пароль' }).click()
  await page.reload()
  await page.clock.fastForward('15:01')
  await page.getByRole('button', { name: 'Снять пароль и открыть экран' }).click()
  await expect(page.getByText('Пароль экрана снят')).toBeVisible()
  await page.getByRole('button', { name: 'Задать пароль', exact: true }).click()
  await expect(page.getByText('Не задан: экран только прикрыт')).toBeVisible()
})

test('a second window of the program is locked and opened with the first', async ({ page, context }) => {
  await openPracticeSchool(page)
  const second = await context.newPage()
  await goTo(second, 'overview')
  await page.keyboard.press('Control+l')
  await expect(lockHeading(second)).toHaveText('Экран прикрыт')
  await second.getByRole('button', { name: 'Открыть экран' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the lock screen and its dialogs pass WCAG 2.1 AA, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const expectNone = (place: string) => expectNoViolationsNow(page, place)
    await openPracticeSchool(page)
    await goTo(page, 'overview')
    await page.keyboard.press('Control+l')
    await expectNone('curtain')
    await page.keyboard.press('Enter')
    await goTo(page, 'settings', '?tab=computer')
    await page.getByRole('button', { name: 'Задать пароль…' }).click()
    await expectNone('passphrase')
    await page.keyboard.press('Escape')
    await setPassphrase(page)
    await page.keyboard.press('Control+l')
    await page.getByRole('button', { name: 'Забыли пароль?' }).click()
    await passphrase(page).fill('не тот пароль')
    await passphrase(page).press('Enter')
    await expect(page.getByRole('alert')).toBeVisible()
    await expectNone('lock')
  })
}
