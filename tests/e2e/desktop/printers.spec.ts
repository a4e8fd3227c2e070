import { expect, test, type Desktop } from '@tests/host/fixture'
import { desktopApi } from '@tests/host/desktopApi'
import { practiceHandouts } from '@tests/support/desktopPractice'

/** What the system answers when it is asked for its printers; null: it fails. */
async function systemPrinters(desktop: Desktop, printers: [name: string, displayName: string][] | null): Promise<void> {
  await desktop.evaluate(({ BrowserWindow }, known) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.getPrintersAsync = () =>
        known
          ? Promise.resolve(known.map(([name, displayName]) => ({ name, displayName, description: '', options: {} })))
          : Promise.reject(new Error('the print spooler is not running'))
    }
  }, printers)
}
/** «Отрывные полоски» on a sheet of labels, opened anew: the system is asked when the field appears. */
async function openLabels(desktop: Desktop): Promise<void> {
  const { page } = desktop
  await practiceHandouts(desktop, /^Отрывные полоски/)
  await page.getByRole('navigation').getByRole('link', { name: 'Обзор' }).click()
  await practiceHandouts(desktop, /^Отрывные полоски/)
  await page.getByRole('combobox', { name: 'На чём печатать' }).click()
  await page.getByRole('option', { name: /^70 × 37/u }).click()
}
test.afterEach(async ({ desktop }) => {
  await desktop.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) Reflect.deleteProperty(webContents, 'getPrintersAsync')
  })
  await desktop.page.evaluate(() => {
    localStorage.removeItem('pereklichka-label-printers')
    localStorage.removeItem('pereklichka-label-printer')
  })
})

test('the printers of the system are offered for label sheets; another name can still be typed', async ({
  desktop,
}) => {
  const { page } = desktop
  await systemPrinters(desktop, [
    ['HP_M1132', 'HP LaserJet (канцелярия)'],
    ['HP_M1132', 'HP LaserJet (канцелярия)'],
    ['Zebra', ''],
  ])
  expect(await desktopApi(page, 'printers')).toEqual({ ok: true, value: ['HP LaserJet (канцелярия)', 'Zebra'] })

  await openLabels(desktop)
  const choice = page.getByRole('combobox', { name: 'Принтер', exact: true })
  await choice.click()
  await expect(page.getByRole('option')).toHaveText(['HP LaserJet (канцелярия)', 'Zebra'])
  await page.getByRole('option', { name: 'HP LaserJet (канцелярия)' }).click()
  await expect(page.getByLabel('Имя принтера')).toHaveValue('HP LaserJet (канцелярия)')
  await page.getByLabel('Сдвиг вправо, мм').fill('2')
  await page.getByRole('button', { name: 'Запомнить' }).click()
  await expect(page.getByRole('button', { name: 'Забыть' })).toBeVisible()
  await page.getByLabel('Имя принтера').fill('Старый Canon')
  await page.getByLabel('Сдвиг вправо, мм').fill('0')
  await page.getByRole('button', { name: 'Запомнить' }).click()

  await choice.click()
  await expect(page.getByRole('option')).toHaveText(['Старый Canon', 'HP LaserJet (канцелярия)', 'Zebra'])
  await page.getByRole('option', { name: 'HP LaserJet (канцелярия)' }).click()
  await expect(page.getByLabel('Сдвиг вправо, мм')).toHaveValue('2')
  // Names of printers may be names of people.
  expect(desktop.heard()).not.toMatch(/канцелярия|Canon|Zebra/u)
})

test('a system that tells no printers leaves the typed name', async ({ desktop }) => {
  const { page } = desktop
  await systemPrinters(desktop, null)
  const answer = await desktopApi(page, 'printers')
  expect(answer).toMatchObject({ ok: false })
  await openLabels(desktop)
  await expect(page.getByText('Система не назвала принтеры: впишите имя сами.')).toBeVisible()
  await page.getByLabel('Имя принтера').fill('Старый Canon')
  await page.getByRole('button', { name: 'Запомнить' }).click()
  await expect(page.getByRole('combobox', { name: 'Принтер', exact: true })).toHaveText('Старый Canon')
})
