import type { Page } from '@playwright/test'
import { inviteeId } from '@/domain/model/entities'
import { maxPlatformId } from '@/domain/model/platformDefaults'
import { slipCode } from '@/domain/rules/scanCodes'
import { expect, test } from '@tests/support/e2e'
import { fillDisk } from '@tests/support/fullDisk'
import { printForLedger, pupilsByName } from '@tests/support/paperSchool'
import { goTo, row } from '@tests/support/school'
import { storedRows } from '@tests/support/storedRows'

async function codeOf(page: Page, lastName: string): Promise<string> {
  const pupil = (await storedRows(page, 'pupil')).find((one) => one['lastName'] === lastName)
  return slipCode(inviteeId(maxPlatformId, String(pupil?.['classId']), String(pupil?.['id'])))
}
const scan = (page: Page, code: string) => page.keyboard.type(`${code}\n`)
const answer = (page: Page) => page.getByRole('status', { name: 'Последний скан' })
async function markHanded(page: Page, unit: string): Promise<void> {
  await page.getByRole('checkbox', { name: `Выбрать: ${unit}` }).check()
  await page.getByRole('button', { name: 'Отметить: листы выданы' }).click()
}
async function beginCampaign(page: Page): Promise<void> {
  await goTo(page, 'campaigns')
  await page.getByRole('button', { name: 'Новая кампания…' }).first().click()
  await page.getByRole('textbox', { name: 'Название' }).fill('Сентябрь 2026')
  await page.getByRole('button', { name: 'Начать кампанию' }).click()
}

/** The links of a new campaign come first; here they are there already. */
async function passLinks(page: Page): Promise<void> {
  const links = page.getByRole('dialog', { name: 'Ссылки для всей школы' })
  await expect(links).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(links).toHaveCount(0)
}

test('a full disk: nothing is half-marked, what was typed stays, and it goes on once there is room', async ({
  page,
}) => {
  await pupilsByName(page)
  const makeRoom = await fillDisk(page)
  const refused = page.getByText(/^На диске нет места/u).first()

  // The paper is out: that it could not be remembered is said and can be made good.
  await printForLedger(page)
  await expect(page.getByText('Напечатанное не записано в учёт')).toBeVisible()
  await expect(refused).toBeVisible()
  expect(await storedRows(page, 'sheetRun')).toEqual([])
  await makeRoom()
  await page.getByRole('button', { name: 'Записать', exact: true }).click()
  await expect(page.getByText('Листы будут отмечаться по классам')).toBeVisible()
  expect(await storedRows(page, 'sheetRun')).toHaveLength(1)

  await goTo(page, 'invitations', '?tab=handover')
  await expect(row(page, '5 «А»')).toContainText('Не выдано')
  const again = await fillDisk(page)
  await markHanded(page, '5 «А»')
  await expect(refused).toBeVisible()
  await expect(row(page, '5 «А»')).toContainText('Не выдано')
  await expect(page.getByRole('checkbox', { name: 'Выбрать: 5 «А»' })).toBeChecked()

  await goTo(page, 'scan')
  await expect(page.getByText('Можно сканировать')).toBeVisible()
  const code = await codeOf(page, 'Гусева')
  await scan(page, code)
  await expect(answer(page)).toContainText('Гусева')
  await expect(answer(page)).toContainText('Отметка не записана. Повторите скан.')
  await expect(page.getByText('Отмечено за этот раз: 0 сканов')).toBeVisible()

  await beginCampaign(page)
  await expect(refused).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Название' })).toHaveValue('Сентябрь 2026')
  await again()
  await page.getByRole('button', { name: 'Начать кампанию' }).click()
  await passLinks(page)
  await expect(page.getByRole('heading', { name: 'Сентябрь 2026' })).toBeVisible()

  // A known campaign keeps what was typed as well.
  const third = await fillDisk(page)
  await page.getByRole('button', { name: 'Изменить…' }).click()
  await page.getByRole('textbox', { name: 'Название' }).fill('Сентябрь')
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
  await expect(refused).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Название' })).toHaveValue('Сентябрь')
  await third()
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('heading', { name: 'Сентябрь', exact: true })).toBeVisible()

  await goTo(page, 'scan')
  await expect(page.getByText('Можно сканировать')).toBeVisible()
  await scan(page, code)
  await expect(answer(page)).toContainText('Отмечено: выдано')
})

test('the second window sees every mark at once, makes none, and takes over', async ({ page, context }) => {
  await pupilsByName(page)
  await printForLedger(page)
  await goTo(page, 'invitations', '?tab=handover')
  await expect(row(page, '5 «А»')).toContainText('Не выдано')
  const second = await context.newPage()
  await second.goto(page.url())
  const banner = second.getByRole('alert').filter({ hasText: 'Здесь всё видно' })
  await expect(banner).toBeVisible()
  const refused = second.getByText(/изменения вносят там\. Закройте то окно/u).first()

  await markHanded(page, '5 «А»')
  await expect(row(second, '5 «А»')).toContainText('Выдано')
  await markHanded(second, '5 «Б»')
  await expect(refused).toBeVisible()
  await expect(row(second, '5 «Б»')).toContainText('Не выдано')

  await goTo(second, 'scan')
  await expect(second.getByText('Можно сканировать')).toBeVisible()
  const code = await codeOf(page, 'Гусева')
  await scan(second, code)
  await expect(answer(second)).toContainText('Отметка не записана')
  await goTo(page, 'scan')
  await expect(page.getByText('Можно сканировать')).toBeVisible()
  await scan(page, code)
  await expect(answer(page)).toContainText('Отмечено: выдано')
  // The other window looks up what the first one has just written.
  await scan(second, code)
  await expect(answer(second)).toContainText('Уже отмечен')

  await beginCampaign(page)
  await passLinks(page)
  await expect(page.getByRole('heading', { name: 'Сентябрь 2026' })).toBeVisible()
  await goTo(second, 'campaigns')
  await expect(second.getByText('Сентябрь 2026').first()).toBeVisible()
  await second.getByRole('button', { name: 'Закрыть кампанию…' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Закрыть кампанию' }).click()
  await expect(refused).toBeVisible()
  await expect(second.getByRole('button', { name: 'Закрыть кампанию…' })).toBeVisible()

  await page.close()
  await expect(banner).toHaveCount(0)
  await goTo(second, 'invitations', '?tab=handover')
  await markHanded(second, '5 «Б»')
  await expect(row(second, '5 «Б»')).toContainText('Выдано')
})
