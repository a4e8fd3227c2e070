import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@tests/host/fixture'
import { answerDialogs, askedDialogs, breakDisk, type DiskFault } from '@tests/support/desktopAnswers'
import { practiceHandouts } from '@tests/support/desktopPractice'

const failure = (page: Page, title: string) => page.getByRole('alert').filter({ hasText: title })
const again = (page: Page) => page.getByRole('button', { name: 'Сохранить ещё раз…' })
const shot = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) }) : undefined

test.beforeEach(() => {})

const faults: [string, Exclude<DiskFault, null>, string][] = [
  [
    'open in Excel',
    { call: 'rename', code: 'EBUSY' },
    'Файл открыт в Excel. Закройте его или сохраните под другим именем.',
  ],
  [
    'open in Excel, as Windows tells it of a replaced file',
    { call: 'rename', code: 'EPERM' },
    'Файл открыт в Excel. Закройте его или сохраните под другим именем.',
  ],
  [
    'in a folder that is read-only',
    { call: 'open', code: 'EACCES' },
    'Сюда нельзя записать: папка или носитель только для чтения. Выберите другую папку.',
  ],
  [
    'on a share closed for writing',
    { call: 'open', code: 'EPERM' },
    'Сюда нельзя записать: папка или носитель только для чтения. Выберите другую папку.',
  ],
  [
    'on a full disk',
    { call: 'write', code: 'ENOSPC' },
    'Не хватает места на диске. Освободите место или выберите другой диск.',
  ],
  [
    'on a stick that was pulled out',
    { call: 'write', code: 'EIO' },
    'Папка или флешка пропала во время записи. Проверьте, что она подключена, и повторите.',
  ],
]

for (const [where, fault, sentence] of faults) {
  test(`a target ${where}: named, told, nothing lost, and saved at the second try`, async ({ desktop, folder }) => {
    const { page } = desktop
    await practiceHandouts(desktop, /Реестр/)
    // The worker's one program keeps the messages of the test before.
    const name = `Реестр ${fault.call} ${fault.code}.xlsx`
    const target = join(folder, name)
    await writeFile(target, 'прежнее')
    await answerDialogs(desktop, [target])
    await breakDisk(desktop, fault)
    await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
    const message = failure(page, `Файл не сохранён: ${name}`)
    await expect(message).toContainText(sentence)
    await shot(page, `fault-${fault.call}-${fault.code}`)
    expect(await readFile(target, 'utf8')).toBe('прежнее')
    expect(await readdir(folder)).toEqual([name])

    // Still locked: one message, not a pile of them.
    await again(page).click()
    await expect(message).toHaveCount(1)
    await expect(message).toContainText(sentence)

    await breakDisk(desktop, null)
    await again(page).click()
    await expect(page.getByText(`Сохранено: ${name}`)).toBeVisible()
    await expect(message).toHaveCount(0)
    expect((await readFile(target)).subarray(0, 2).toString()).toBe('PK')
    expect(await readdir(folder)).toEqual([name])
  })
}

test('another name is the way past a locked file, and the PDF is not made twice', async ({ desktop, folder }) => {
  const { page } = desktop
  await practiceHandouts(desktop, /Листы приглашения/)
  await answerDialogs(desktop, [join(folder, 'Листы.pdf')])
  await writeFile(join(folder, 'Листы.pdf'), 'прежнее')
  await breakDisk(desktop, { call: 'rename', code: 'EBUSY', onlyName: 'Листы.pdf' })
  await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
  await expect(failure(page, 'Файл не сохранён: Листы.pdf')).toContainText(
    'Файл открыт в другой программе. Закройте его там или сохраните под другим именем.',
    { timeout: 60_000 },
  )
  await shot(page, 'fault-pdf')
  await answerDialogs(desktop, [join(folder, 'Листы новые.pdf')])
  await desktop.evaluate(({ app }) => {
    app.once('web-contents-created', () => Reflect.set(globalThis, 'madeAgain', true))
  })
  await again(page).click()
  await expect(page.getByText('Сохранено: Листы новые.pdf')).toBeVisible()
  expect(await desktop.evaluate(() => Reflect.get(globalThis, 'madeAgain') === true)).toBe(false)
  await breakDisk(desktop, null)
  expect((await readFile(join(folder, 'Листы новые.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await readFile(join(folder, 'Листы.pdf'), 'utf8')).toBe('прежнее')
  // The question after it comes a moment later; the next test has the same window.
  await page.getByRole('dialog', { name: 'Листы готовы' }).getByRole('button', { name: 'Пока нет' }).click()
})

test('a stick pulled out between the dialog and the files; the rest goes into another folder', async ({
  desktop,
  folder,
}) => {
  const { page } = desktop
  await practiceHandouts(desktop, /Раздатка классному/)
  await page.getByRole('checkbox', { name: 'Отдельный файл на каждый класс' }).check()
  await expect(page.getByText('25 файлов')).toBeVisible()
  const [stick, other] = [join(folder, 'Флешка'), join(folder, 'Документы')]
  for (const place of [stick, other]) await mkdir(place)
  await answerDialogs(desktop, [stick])
  await breakDisk(desktop, { call: 'rename', code: 'EIO', onlyName: '8 «А»' })
  await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
  const message = page.getByRole('alert').filter({ hasText: /Файл не сохранён: .*8.*\.xlsx/ })
  await expect(message).toContainText('Папка или флешка пропала во время записи.', { timeout: 30_000 })
  const there = (await readdir(stick)).length
  expect(there).toBeGreaterThan(0)
  await expect(message).toContainText(`Готово файлов: ${there} из 25.`)
  await shot(page, 'fault-folder')

  await rm(stick, { recursive: true })
  await page.getByRole('button', { name: 'Сохранить остальные…' }).click()
  await expect(message).toContainText(`Готово файлов: ${there} из 25.`)
  await breakDisk(desktop, null)
  await answerDialogs(desktop, [other])
  await page.getByRole('button', { name: 'Сохранить остальные…' }).click()
  await expect(page.getByText('Сохранено в папку «Документы»: 25 файлов')).toBeVisible({ timeout: 30_000 })
  expect(await readdir(other)).toHaveLength(25 - there)
})

test('the school file: a locked target, a file that is none, a file that is gone', async ({ desktop, folder }) => {
  const { page } = desktop
  await practiceHandouts(desktop, /Реестр/)
  const menu = async (item: string) => {
    await page.getByRole('button', { name: /^Школа: / }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await answerDialogs(desktop, [join(folder, 'Школа.json')])
  await breakDisk(desktop, { call: 'write', code: 'ENOSPC' })
  await menu('Сохранить школу в файл…')
  await expect(failure(page, 'Школа не сохранена в файл: Школа.json')).toContainText('Не хватает места на диске.')
  await breakDisk(desktop, null)
  await again(page).click()
  await expect(page.getByText('Школа сохранена: Школа.json')).toBeVisible()

  await answerDialogs(desktop, [join(folder, 'Нет такой.json')])
  await menu('Открыть файл школы…')
  await expect(failure(page, 'Школа не открыта: Нет такой.json')).toContainText('Файл не найден.')
  await writeFile(join(folder, 'Письмо.json'), 'Здравствуйте')
  await answerDialogs(desktop, [join(folder, 'Письмо.json')])
  await menu('Открыть файл школы…')
  await expect(failure(page, 'Письмо.json')).toContainText('Это не файл школы')
  await shot(page, 'fault-school')
  await expect(page.getByRole('heading', { name: 'Раздатки', level: 1 })).toBeVisible()
})

test('closing a dialog says nothing and changes nothing', async ({ start, folder }) => {
  const desktop = await start(join(folder, 'data'))
  const { page } = desktop
  await practiceHandouts(desktop, /Реестр/)
  await answerDialogs(desktop, [])
  const notes = page.getByRole('alert').or(page.getByText(/Сохранено[: ]|Школа сохранена/))
  await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
  await expect.poll(() => askedDialogs(desktop)).toBe(1)
  await page.getByRole('radio', { name: /Раздатка классному/ }).check()
  await page.getByRole('checkbox', { name: 'Отдельный файл на каждый класс' }).check()
  await expect(page.getByText('25 файлов')).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
  await expect.poll(() => askedDialogs(desktop)).toBe(2)
  await page.getByRole('button', { name: /^Школа: / }).click()
  await page.getByRole('menuitem', { name: 'Сохранить школу в файл…' }).click()
  await expect.poll(() => askedDialogs(desktop)).toBe(3)
  await page.getByRole('button', { name: /^Школа: / }).click()
  await page.getByRole('menuitem', { name: 'Открыть файл школы…' }).click()
  await expect.poll(() => askedDialogs(desktop)).toBe(4)
  await expect(notes).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Сохранить Excel…' })).toBeEnabled()
})
