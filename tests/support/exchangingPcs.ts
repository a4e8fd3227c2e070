import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { answerWithFolder, carry } from './carriedFolder'
import { goTo } from './school'

const long = { timeout: 60_000 }

/** The way of the set-up to the first exchange; the six words that the program proposed. */
export async function setUpExchange(
  page: Page,
  look: (place: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await goTo(page, 'exchange')
  await expect(page.getByRole('heading', { name: 'Один учёт на нескольких компьютерах' })).toBeVisible()
  await look('not set up')
  await page.getByRole('button', { name: 'Папка на диске, в сети или на флешке…' }).click()
  await expect(page.getByText('Подходит для обмена.')).toBeVisible(long)
  await look('probe')
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByRole('button', { name: 'Приёмная' }).click()
  await look('name of the PC')
  await page.getByRole('button', { name: 'Дальше' }).click()
  const words = page.getByLabel('Шесть слов')
  const first = (await words.textContent())?.trim() ?? ''
  await page.getByRole('button', { name: 'Другие слова' }).click()
  await expect(words).not.toHaveText(first)
  const phrase = (await words.textContent())?.trim() ?? ''
  expect(phrase.split(' ')).toHaveLength(6)
  await page.getByRole('checkbox', { name: 'Записал(а) или напечатал(а) фразу' }).check()
  await look('passphrase')
  await page.getByRole('button', { name: 'Начать обмен' }).click()
  await expect(page.getByRole('heading', { name: /^Синхронизировано/ })).toBeVisible(long)
  return phrase
}

/** One exchange now; ends when the screen says what came of it. */
export async function exchangeNow(page: Page, outcome: RegExp): Promise<void> {
  await goTo(page, 'exchange')
  const button = page.getByRole('button', { name: 'Синхронизировать сейчас' })
  await button.click()
  // The sentence of the last exchange stands there too: this one has ended when the button is free again.
  await expect(button).toBeEnabled(long)
  await expect(page.getByText(/^Ждут отправки/)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: outcome })).toBeVisible(long)
}

/** Another browser with nothing in it, whose folder of exchange is carried to and fro. */
export async function otherPc(browser: Browser, baseURL: string | undefined): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await answerWithFolder(page)
  return [page, context]
}

/** The other PC joins the school of the first by the six words; ends on «Обзор». */
export async function join(from: Page, to: Page, phrase: string, pc: string): Promise<void> {
  await to.goto('/')
  await carry(from, to)
  await to.getByRole('textbox', { name: 'Ваше имя' }).fill('Орлова Е. С.')
  await to.getByRole('button', { name: 'Присоединиться к школе на другом ПК…' }).click()
  await to.getByRole('button', { name: /^Папка на диске/ }).click()
  await to.getByRole('textbox', { name: 'Парольная фраза обмена' }).fill(phrase)
  await to.getByRole('button', { name: 'Открыть' }).click()
  await to.getByRole('textbox', { name: 'Название' }).fill(pc)
  await to.getByRole('button', { name: 'Присоединиться', exact: true }).click()
  await expect(to.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible(long)
}
