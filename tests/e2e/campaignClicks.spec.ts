import { bigSchoolFile, inventedSchool } from '@tests/support/bigSchool'
import { expect, test, type Page } from '@tests/support/e2e'
import { goTo, openSchoolFile } from '@tests/support/school'
import type { SchoolClass } from '@/domain/model/entities'
import { vkPlatformId } from '@/domain/model/platformDefaults'
import { className, compareClasses } from '@/domain/rules/classNames'
import { showNumber } from '@/domain/rules/plurals'
import { benchSizes } from '@/domain/sample/schoolOfSize'

/** `CAMPAIGN=extreme` for the figure of the largest school. */
const size = process.env.CAMPAIGN === 'extreme' ? benchSizes.extreme : benchSizes.typical
const LIMIT_S = 15 * 60
/** Keystroke-level model (Card, Moran, Newell): pointing and pressing, a chord, a decision before each step; seconds. */
const POINT = 1.1 + 0.2
const CHORD = 0.4
const THINK = 1.35
/** To the platform's window, its copy button, and back: what a link costs outside the program. */
const FETCH = 2 * CHORD + POINT

interface Gestures {
  clicks: number
  keys: number
}

/** Counts what a hand does: presses of the pointer and of keys; a modifier alone is none. */
async function countGestures(page: Page): Promise<() => Promise<Gestures>> {
  await page.addInitScript(() => {
    const seen = { clicks: 0, keys: 0 }
    addEventListener('pointerdown', (event) => event.isTrusted && (seen.clicks += 1), true)
    addEventListener(
      'keydown',
      (event) => {
        if (event.isTrusted && !['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) seen.keys += 1
      },
      true,
    )
    Object.assign(window, { gestures: seen, print: () => setTimeout(() => dispatchEvent(new Event('afterprint')), 0) })
  })
  return () => page.evaluate(() => ({ ...(window as unknown as { gestures: Gestures }).gestures }))
}

interface Place {
  unit: string
  role: 'parent' | 'pupil'
}

const copy = (page: Page, text: string) => page.evaluate((copied) => navigator.clipboard.writeText(copied), text)

async function startMove(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Кампании' }).click()
  await page.getByRole('button', { name: 'Новая кампания…' }).first().click()
  await page.getByRole('button', { name: /^Переход в / }).click()
  await page.getByRole('button', { name: 'Начать кампанию' }).click()
}

/** The school as it stands before a move: all its links lead to the former platform, nobody has joined the new one. */
function beforeMove(): { file: Buffer; places: Place[] } {
  const all = inventedSchool(size)
  const classes = all.flatMap(({ table, fields }) => (table === 'class' ? [fields as unknown as SchoolClass] : []))
  const edits = all
    .filter(({ table }) => table !== 'invitee')
    .map((edit, at) =>
      edit.table !== 'link'
        ? edit
        : { ...edit, fields: { ...edit.fields, platformId: vkPlatformId, url: `https://vk.me/join/${token(at, 24)}` } },
    )
  const places = classes
    .toSorted(compareClasses)
    .flatMap((one) => (['pupil', 'parent'] as const).map((role) => ({ unit: className(one, 'plain'), role })))
  return { file: bigSchoolFile(size, 'Большая школа', edits), places }
}

const token = (at: number, length: number) => `${String(at)}x`.padEnd(length, 'A')
const words = { pupil: 'ученики', parent: 'родители' }
const url = (at: number) => `https://max.ru/join/${token(at, 43)}`

async function printSlips(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Листы перехода' }).click()
  await page.getByRole('button', { name: 'Напечатать…' }).click({ timeout: 240_000 })
  const confirm = page.getByRole('button', { name: /^Напечатать \d/u })
  const ledger = page.getByRole('button', { name: 'Выдам по ведомости' })
  await confirm.or(ledger).first().waitFor({ timeout: 240_000 })
  if (await confirm.isVisible()) await confirm.click()
  await ledger.waitFor({ timeout: 240_000 })
}

const enterLinks = {
  'as a list': async (page: Page, places: Place[]) => {
    await copy(page, places.map(({ unit, role }, at) => `${unit} ${words[role]} ${url(at)}`).join('\n'))
    await expect(page.getByRole('textbox', { name: 'Список ссылок' })).toBeFocused()
    await page.keyboard.press('Control+V')
    await page.getByRole('button', { name: /^Добавить: / }).click({ timeout: 60_000 })
  },
  'one by one': async (page: Page, places: Place[]) => {
    await page.getByRole('dialog').getByRole('table').getByRole('textbox').first().click()
    for (const at of places.keys()) {
      await copy(page, url(at))
      await page.keyboard.press('Control+V')
    }
    await page.getByRole('button', { name: /^Добавить: / }).click({ timeout: 60_000 })
  },
}

for (const way of ['as a list', 'one by one'] as const) {
  test(`a move of the whole school, links ${way}: from nothing to printed within 15 minutes`, async ({ page }) => {
    test.setTimeout(1_500_000)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const gestures = await countGestures(page)
    const { file, places } = beforeMove()
    await page.goto('/')
    await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
    await openSchoolFile(page, file)
    await goTo(page, 'overview')
    const before = await gestures()
    const began = Date.now()
    await startMove(page)
    await enterLinks[way](page, places)
    await expect(page.getByText(`Есть ${showNumber(places.length)} из ${showNumber(places.length)}`)).toBeVisible({
      timeout: 60_000,
    })
    await printSlips(page)
    const waited = (Date.now() - began) / 1000
    const after = await gestures()
    const clicks = after.clicks - before.clicks
    const keys = after.keys - before.keys
    const hand = clicks * (POINT + THINK) + keys * CHORD
    const fetching = (way === 'one by one' ? places.length : 1) * FETCH
    console.log(
      `${String(places.length)} links ${way}: ${String(clicks)} clicks, ${String(keys)} keys, ${hand.toFixed(0)} s of a hand; ` +
        `to fetch the links ${fetching.toFixed(0)} s more; the program, driven, ${waited.toFixed(0)} s`,
    )
    expect(hand + waited).toBeLessThan(LIMIT_S)
  })
}
