import { bigSchoolFile } from '@tests/support/bigSchool'
import { expect, test, type Page } from '@tests/support/e2e'
import { printForLedger, pupilsByName } from '@tests/support/paperSchool'
import { goTo, openSchoolFile, row } from '@tests/support/school'
import { storedRows } from '@tests/support/storedRows'
import type { Edit } from '@/domain/changes/types'
import { inviteeId } from '@/domain/model/entities'
import { maxPlatformId } from '@/domain/model/platformDefaults'
import { coverCode, slipCode } from '@/domain/rules/scanCodes'
import { showNumber } from '@/domain/rules/plurals'
import { benchSizes, schoolOfSize } from '@/domain/sample/schoolOfSize'

const scan = (page: Page, code: string) => page.keyboard.type(`${code}\n`)
const answer = (page: Page) => page.getByRole('status', { name: 'Последний скан' })

test('from the printer to the counter: ledger, handing over, reminders, scans', async ({ page }) => {
  await pupilsByName(page)
  await printForLedger(page)
  await page.getByRole('button', { name: 'Открыть ведомость' }).click()
  await expect(page.getByRole('radio', { name: /^Ведомость выдачи/ })).toBeChecked()
  await expect(page.getByText('Листы для класса получил(а):').first()).toBeVisible()
  await page.getByRole('button', { name: 'Напечатать…' }).click()

  await goTo(page, 'overview')
  await expect(page.getByText('Листы не выданы классам')).toBeVisible()

  await goTo(page, 'invitations', '?tab=handover')
  await expect(row(page, '5 «А»')).toContainText('Не выдано')
  await page.getByRole('checkbox', { name: 'Выбрать: 5 «А»' }).check()
  await page.getByRole('button', { name: 'Отметить: листы выданы' }).click()
  await expect(row(page, '5 «А»')).toContainText('Выдано')
  await expect(row(page, '5 «Б»')).toContainText('Не выдано')
  await page.getByRole('button', { name: 'Напоминания' }).click()
  await expect(page.getByRole('dialog')).toContainText('5 «Б»: возьмите листы для класса')
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть', exact: true }).last().click()

  const invitees = await storedRows(page, 'invitee')
  expect(invitees.map((one) => one['state'])).toEqual(['invited', 'invited'])
  const pupils = await storedRows(page, 'pupil')
  const [handover] = (await storedRows(page, 'handover')).filter((one) => one['handedOn'] === null)
  const codeOf = (lastName: string) => {
    const pupil = pupils.find((one) => one['lastName'] === lastName)
    return slipCode(inviteeId(maxPlatformId, String(pupil?.['classId']), String(pupil?.['id'])))
  }

  await page.keyboard.press('Alt+KeyS')
  await expect(page.getByRole('heading', { name: 'Скан', level: 1 })).toBeVisible()
  await scan(page, codeOf('Гусева'))
  await expect(answer(page)).toContainText('Гусева')
  await expect(answer(page)).toContainText('Отмечено: выдано')
  await scan(page, codeOf('Гусева'))
  await expect(answer(page)).toContainText('Уже отмечен: приглашён')
  await scan(page, `]C1${coverCode(String(handover?.['id']))}`)
  await expect(answer(page)).toContainText('Обложка: 5 «Б»')

  // The focus may be anywhere, and a scanner set to another layout sends other signs from the number row.
  await page.getByRole('radio', { name: /Вступил/ }).check()
  await page.getByRole('link', { name: 'Выдача по классам' }).focus()
  await scan(page, codeOf('Белова'))
  await expect(answer(page)).toContainText('Отмечено: вступил')
  await page.keyboard.press('Shift+Digit1')
  await page.keyboard.press('Escape')

  const wrong = codeOf('Ветров').replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10))
  await scan(page, wrong)
  await expect(answer(page)).toContainText('Контрольные цифры не сошлись')
  await scan(page, slipCode('another school'))
  await expect(answer(page)).toContainText('Номера нет в учёте')

  await page.getByRole('button', { name: /^Отменить: Белова/ }).click()
  await expect(page.getByRole('list').getByText('Отменено')).toBeVisible()
  expect((await storedRows(page, 'invitee')).filter((one) => one['state'] === 'joined')).toEqual([])
  await scan(page, codeOf('Белова'))
  await expect(answer(page)).toContainText('Отмечено: вступил')
  expect((await storedRows(page, 'invitee')).filter((one) => one['state'] === 'joined')).toHaveLength(1)

  // Taken back by the keyboard it is as undone as by its own button, and brought again it stands marked.
  await expect(page.getByText('Отмечено за этот раз: 3 скана')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(answer(page)).toContainText('Отменено')
  await expect(page.getByText('Отмечено за этот раз: 2 скана')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Отменить: Белова/ })).toHaveCount(0)
  await page.keyboard.press('Control+y')
  await expect(answer(page)).toContainText('Отмечено: вступил')
  await expect(page.getByText('Отмечено за этот раз: 3 скана')).toBeVisible()
})

/** People of the large school who are still to come, as invitees. */
function stillToCome(edits: readonly Edit[], count: number): string[] {
  const open = new Set<unknown>(['notInvited', 'invited', 'reminded', 'requested'])
  return edits
    .filter((edit) => edit.table === 'invitee' && open.has(edit.fields['state']))
    .map(({ id }) => id)
    .slice(0, count)
}

test('many scans as fast as keys come: none is missed, none counts twice', async ({ page }) => {
  test.setTimeout(600_000)
  // `SCANS=1000` for the figure.
  const COUNT = Number(process.env.SCANS ?? 200)
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await openSchoolFile(page, bigSchoolFile(benchSizes.large, 'Большая школа'))
  const ids = stillToCome(schoolOfSize(benchSizes.large, '2026-09-10').edits, COUNT)
  expect(ids).toHaveLength(COUNT)
  const before = (await storedRows(page, 'changeSets')).length

  await goTo(page, 'scan')
  await page.getByRole('radio', { name: /Вступил/ }).check()
  await expect(page.getByText('Можно сканировать')).toBeVisible()
  const began = Date.now()
  for (const [at, id] of ids.entries()) {
    await scan(page, slipCode(id))
    // Every tenth is read twice, as a hand that trembles does.
    if (at % 10 === 9) await scan(page, slipCode(id))
  }
  const typed = Date.now() - began
  await expect(page.getByText(`Отмечено за этот раз: ${showNumber(COUNT)}`)).toBeVisible({ timeout: 300_000 })
  await expect(answer(page)).toContainText('Уже отмечен', { timeout: 60_000 })
  const done = Date.now() - began

  const marked = (await storedRows(page, 'invitee')).filter(
    (one) => one['joinedOn'] === new Date().toLocaleDateString('sv-SE'),
  )
  expect(marked.map((one) => String(one['id'])).sort()).toEqual([...ids].sort())
  expect((await storedRows(page, 'changeSets')).length - before).toBe(COUNT)
  console.log(
    `${String(COUNT)} scans and ${String(COUNT / 10)} doubles: typed in ${String(typed)} ms, written by ${String(done)} ms`,
  )
})
