import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Desktop } from '@tests/host/fixture'
import { answerDialogs, breakDisk, printedDocuments, recordPrinting } from '@tests/support/desktopAnswers'
import { card, field, row, toPlan, workbookOf } from '@tests/support/school'

/** Names that stand nowhere else, neither in the program nor in its sample. */
const NAMES = ['Жужелицына', 'Щупальцев', 'Глафира', '9165557788', '555-77-88', 'zhuzha@']
const link = `https://max.ru/join/${'A'.repeat(43)}`

async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Every file below a folder with its bytes; what vanished while looking holds nothing any more. */
async function filesBelow(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = await readFile(path).catch(() => Buffer.alloc(0))
      return { path: relative(folder, path), bytes }
    })
  return Promise.all(read)
}

/** Names found in bytes or a file's own name, as UTF-8, as UTF-16 and as an address writes them. */
function found(path: string, bytes: Buffer): string[] {
  return NAMES.filter((name) =>
    [Buffer.from(name, 'utf8'), Buffer.from(name, 'utf16le'), Buffer.from(encodeURIComponent(name))].some(
      (form) => bytes.includes(form) || path.includes(name),
    ),
  ).map((name) => `${path}: ${name}`)
}

async function importList(desktop: Desktop, path: string, rows: string[][]): Promise<void> {
  await writeFile(path, await workbookOf(rows))
  await answerDialogs(desktop, [path])
  await section(desktop.page, 'Импорт')
  const another = desktop.page.getByRole('button', { name: 'Загрузить ещё файл' })
  if (await another.isVisible()) await another.click()
  await desktop.page.getByRole('button', { name: 'Выбрать файлы' }).click()
  await toPlan(desktop.page)
  await desktop.page.getByRole('button', { name: /^Загрузить: / }).click()
  await expect(desktop.page.getByText('Загружено', { exact: true })).toBeVisible()
}

test('S10: a whole job leaves no name outside the database: files, temporary files, output, window titles', async ({
  start,
  folder,
}) => {
  const [data, temp, user] = ['data', 'temp', 'user'].map((name) => join(folder, name)) as [string, string, string]
  for (const path of [temp, user]) await mkdir(path)
  const desktop = await start(data, temp)
  const { page } = desktop
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error.stack)))
  const titles = new Set<string>()
  const noteTitles = async () => {
    for (const title of await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    )) {
      titles.add(title)
    }
    titles.add(await page.title())
  }

  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill('МБОУ «СОШ № 5»')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Обзор' })).toBeVisible()
  await importList(desktop, join(user, 'Список.xlsx'), [
    ['ФИО', 'Должность', 'Телефон', 'Почта'],
    ['Жужелицына Глафира Львовна', 'учитель', '8 916 555-77-88', 'zhuzha@mail.example'],
    ['Щупальцев Пров Ильич', 'учитель', '8 916 555-77-89', ''],
  ])

  await importList(desktop, join(user, 'Классы.xlsx'), [
    ['Класс', 'Количество учеников', 'Классный руководитель'],
    ['5А', '27', 'Жужелицына Глафира Львовна'],
  ])

  await test.step('search, edit, print, save', async () => {
    await section(page, 'Сотрудники')
    await page.getByPlaceholder('Фамилия, должность, телефон, класс').fill('Жужелицына')
    await row(page, 'Жужелицына').click()
    await field(page, 'Заметка').fill('Глафира заменяет по средам')
    await card(page).getByRole('button', { name: 'Сохранить' }).click()
    await expect(page.getByText('Изменена карточка сотрудника')).toBeVisible()
    await noteTitles()
    await section(page, 'Приглашения')
    await page.getByRole('button', { name: 'Вставить ссылки' }).first().click()
    await page.getByRole('textbox', { name: 'Строки со ссылками' }).fill(`Учительская сотрудники ${link}`)
    await page.getByRole('button', { name: /^Сохранить: / }).click()
    await expect(row(page, link)).toBeVisible()
    await section(page, 'Раздатки')
    await page.getByRole('radio', { name: /Распределение классного/ }).check()
    await expect(page.getByRole('document').first()).toContainText('Жужелицына')
    await recordPrinting(desktop)
    await page.getByRole('button', { name: 'Напечатать…' }).click()
    await expect.poll(() => printedDocuments(desktop)).toBe(1)
    await noteTitles()
    await answerDialogs(desktop, [join(user, 'Реестр')])
    await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
    await expect(page.getByText('Сохранено: Реестр.pdf')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('saving fails', async () => {
    for (const call of ['write', 'rename'] as const) {
      await breakDisk(desktop, { call, code: 'ENOSPC' })
      await answerDialogs(desktop, [join(user, `Жужелицына ${call}`)])
      await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
      await expect(page.getByText('Не хватает места на диске').last()).toBeVisible()
      await noteTitles()
    }
    await breakDisk(desktop, null)
  })
  await section(page, 'Журнал')
  await noteTitles()
  expect(await desktop.quit()).toBe(0)

  // What the user saved by himself is his; the program's own folder, the temporary folder and the output are looked at.
  const own = await filesBelow(data)
  const outside = own.filter(({ path }) => !path.split(sep).includes('IndexedDB'))
  expect(
    own.flatMap(({ path, bytes }) => found(path, bytes)).length,
    'the names are in the database, so that looking is no comedy',
  ).toBeGreaterThan(0)
  expect(outside.length, 'files of the profile that were looked at').toBeGreaterThan(10)
  expect(outside.flatMap(({ path, bytes }) => found(path, bytes))).toEqual([])
  expect((await filesBelow(temp)).flatMap(({ path, bytes }) => found(path, bytes))).toEqual([])
  expect(found('output', Buffer.from(desktop.heard()))).toEqual([])
  expect(found('console', Buffer.from(said.join('\n')))).toEqual([])
  expect(found('titles', Buffer.from([...titles].join('\n')))).toEqual([])
  expect((await readdir(user)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a crash in mid-save leaves a draft with names; the next start removes it', async ({ start, folder }) => {
  const data = join(folder, 'data')
  const first = await start(data)
  const draft = join(folder, '~0a1b2c3d-1111-4222-8333-444455556666.tmp')
  await first.kill()
  await writeFile(draft, 'Жужелицына')
  await writeFile(join(data, 'drafts.txt'), `${draft}\n`)
  const second = await start(data)
  expect(await readdir(folder)).toEqual(['data'])
  expect(await second.quit()).toBe(0)
})
