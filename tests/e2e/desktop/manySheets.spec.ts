import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { benchSizes } from '@/domain/sample/schoolOfSize'
import { expect, test } from '@tests/host/fixture'
import { bigSchoolFile } from '@tests/support/bigSchool'
import { answerDialogs, askedDialogs, printedDocuments, recordPrinting } from '@tests/support/desktopAnswers'
import { practiceHandouts } from '@tests/support/desktopPractice'

// The largest school, 270 sheets in one PDF, is measured by `npm run bench`: it would take too long here.
test('sheets of a large school: progress is shown, cancel leaves nothing, then one PDF and one print', async ({
  start,
  folder,
}) => {
  const { classes } = benchSizes.large
  const source = join(folder, 'Школа.json')
  await writeFile(source, bigSchoolFile(benchSizes.large, 'Большая школа'))
  const desktop = await start(join(folder, 'data'))
  const { page } = desktop

  await answerDialogs(desktop, [source])
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('button', { name: 'Открыть файл…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Открыть/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('navigation').getByRole('link', { name: 'Раздатки' }).click()
  await page.getByText(`${classes * 2} страниц`).waitFor({ timeout: 60_000 })

  const target = join(folder, 'Листы.pdf')
  await answerDialogs(desktop, [target])
  const before = await askedDialogs(desktop)
  const progress = page.getByRole('dialog', { name: 'Готовим PDF' })

  await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
  await expect(progress).toContainText(/Готово [1-9]\d? %/, { timeout: 60_000 })
  await progress.getByRole('button', { name: 'Отменить' }).click()
  await expect(progress).toHaveCount(0, { timeout: 60_000 })
  expect(await askedDialogs(desktop)).toBe(before)
  expect((await readdir(folder)).sort()).toEqual(['data', 'Школа.json'].sort())

  await page.getByRole('checkbox', { name: 'Ученики' }).uncheck()
  await page.getByText(`${classes} страниц`).waitFor()
  await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
  await expect(page.getByText('Сохранено: Листы.pdf')).toBeVisible({ timeout: 180_000 })
  const bytes = await readFile(target)
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(classes)

  await recordPrinting(desktop)
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  await page.getByRole('button', { name: /^Напечатать \d+.страниц/u }).click()
  await expect.poll(() => printedDocuments(desktop), { timeout: 60_000 }).toBe(1)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a file per class goes into a folder, named after the class', async ({ start, folder }) => {
  // A window of its own: another spec may have left a question open in the one that they share.
  const desktop = await start(join(folder, 'data'))
  const { page } = desktop
  await practiceHandouts(desktop, /Листы приглашения/)
  await page.getByRole('checkbox', { name: 'Отдельный файл на каждый класс' }).check()
  const line = page.getByText(/всего \d+\sфайл/u)
  const count = Number(/всего (\d+)\sфайл/u.exec((await line.textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(10)

  const target = join(folder, 'Листы')
  await mkdir(target)
  await answerDialogs(desktop, [target])
  await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
  await expect(page.getByText(new RegExp(`Сохранено в папку «Листы»: ${count}\\sфайл`, 'u'))).toBeVisible({
    timeout: 120_000,
  })
  const names = await readdir(target)
  expect(names).toHaveLength(count)
  expect(names).toContain('Листы приглашения, 5 «А».pdf')
  const sheets = await PDFDocument.load(await readFile(join(target, 'Листы приглашения, 5 «А».pdf')))
  expect(sheets.getPageCount()).toBe(2)
})

test('lists per class go into a folder, as PDF and as workbooks', async ({ start, folder }) => {
  const desktop = await start(join(folder, 'data'))
  const { page } = desktop
  await practiceHandouts(desktop, /Список не вступивших/)
  await page.getByRole('checkbox', { name: 'Отдельный файл на каждый класс' }).check()
  const line = page.getByText(/всего \d+\sфайл/u)
  const count = Number(/всего (\d+)\sфайл/u.exec((await line.textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(10)

  const target = join(folder, 'Списки')
  await mkdir(target)
  await answerDialogs(desktop, [target])
  const saved = page.getByText(new RegExp(`Сохранено в папку «Списки»: ${count}\\sфайл`, 'u'))
  for (const [button, extension] of [
    ['Сохранить PDF…', 'pdf'],
    ['Сохранить Excel…', 'xlsx'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    await expect.poll(() => filesOf(target, extension), { timeout: 120_000 }).toHaveLength(count)
    await expect(saved.first()).toBeVisible()
    const ofClass = (await filesOf(target, extension)).find((name) => name.startsWith('Список не вступивших, 5 «А», '))
    expect(ofClass).toMatch(/\d{4}-\d{2}-\d{2}\.\w+$/u)
    if (extension === 'pdf') await PDFDocument.load(await readFile(join(target, ofClass ?? '')))
  }
})

async function filesOf(folder: string, extension: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(`.${extension}`))
}
