import ICAL from 'ical.js'
import { strFromU8, unzipSync } from 'fflate'
import { benchSizes } from '@/domain/sample/schoolOfSize'
import { expectNoViolationsNow } from '@tests/support/axe'
import { bigSchoolFile } from '@tests/support/bigSchool'
import { expect, test, type Page } from '@tests/support/e2e'
import { judgeRoster } from '@tests/support/rosterJudge'
import {
  createSchool,
  feed,
  goTo,
  openPracticeSchool,
  openSchoolFile,
  saveByDownload,
  savedBy,
  textsOf,
  toPlan,
} from '@tests/support/school'

const tab = (page: Page) => goTo(page, 'settings', '?tab=export')
const form = (page: Page, title: string | RegExp) => page.getByRole('radio', { name: title })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const question = (page: Page) => page.getByRole('dialog', { name: 'Сохранить файл с личными данными?' })

test('the school leaves as a workbook that says beforehand what it holds and comes back by the import', async ({
  page,
}) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await page.getByRole('button', { name: /^Школа: / }).click()
  await page.getByRole('menuitem', { name: 'Выгрузить данные…' }).click()
  await expect(page.getByText(/62.сотрудника, 25.классов/u)).toBeVisible()
  await expect(page.getByText(/учеников/u)).toHaveCount(0)

  const { name, bytes } = await savedBy(page, button(page, 'Сохранить таблицу…'))
  expect(name).toMatch(/ — данные, 20\d\d-20\d\d, \d\d\.\d\d\.20\d\d\.xlsx$/u)
  await expect(page.getByLabel('Сообщения')).toContainText('Сохранено')
  const texts = await textsOf(bytes)
  expect([...texts.keys()].slice(0, 2)).toEqual(['Сотрудники', 'Классы'])
  expect([...texts.keys()]).not.toContain('Ученики')
  expect([...texts.values()].flat().join()).not.toContain('СНИЛС')

  await goTo(page, 'importing')
  await feed(page, name, bytes)
  await toPlan(page)
  await expect(page.getByText('В файле нет ничего нового: всё уже есть в учёте.')).toBeVisible()
})

test('children leave only when ticked, and the question names them', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await tab(page)
  await page.getByRole('checkbox', { name: 'Учеников' }).check()
  await expect(page.getByText(/27.учеников/u)).toBeVisible()
  await button(page, 'Сохранить таблицу…').click()
  await expect(question(page)).toContainText(/27.учеников/u)
  await question(page).getByRole('button', { name: 'Отмена' }).click()
  await expect(page.getByLabel('Сообщения').getByText('Сохранено')).toHaveCount(0)

  await button(page, 'Сохранить таблицу…').click()
  const { bytes } = await savedBy(page, question(page).getByRole('button', { name: 'Сохранить' }))
  expect([...(await textsOf(bytes)).keys()]).toContain('Ученики')

  // The choice outlives the screen.
  await goTo(page, 'overview')
  await tab(page)
  await expect(page.getByRole('checkbox', { name: 'Учеников' })).toBeChecked()
})

test('OneRoster and contacts are files that others read', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await tab(page)
  await form(page, /^OneRoster/u).check()
  await expect(page.getByRole('checkbox', { name: 'Родителей' })).toHaveCount(0)
  const roster = await savedBy(page, button(page, 'Сохранить архив OneRoster…'))
  expect(roster.name).toMatch(/OneRoster.*\.zip$/u)
  const judged = judgeRoster(new Uint8Array(roster.bytes))
  expect(judged.breaches).toEqual([])
  expect(judged.lists['classes']).toHaveLength(25)

  await form(page, /^Контакты/u).check()
  const one = await savedBy(page, button(page, 'Сохранить контакты…'))
  expect(one.name).toMatch(/контакты.*\.vcf$/u)
  const cards = ICAL.parse(one.bytes.toString('utf8')) as unknown[]
  expect(cards.length).toBeGreaterThan(50)
  await page.getByRole('radio', { name: /^Отдельный файл на каждого/u }).check()
  const many = await savedBy(page, button(page, 'Сохранить контакты…'))
  const files = Object.entries(unzipSync(new Uint8Array(many.bytes)))
  expect(files).toHaveLength(cards.length)
  for (const [name, bytes] of files.slice(0, 5)) {
    expect(name).toMatch(/^[А-ЯЁ].*\.vcf$/u)
    expect(strFromU8(bytes).match(/^BEGIN:VCARD/gmu)).toHaveLength(1)
  }

  await page.getByRole('checkbox', { name: 'Телефоны' }).uncheck()
  await page.getByRole('checkbox', { name: 'Электронную почту' }).uncheck()
  await expect(page.getByText('Выгружать пока нечего')).toBeVisible()
  await expect(button(page, 'Сохранить контакты…')).toHaveCount(0)

  await form(page, /^Файл школы/u).check()
  const school = await savedBy(page, button(page, 'Сохранить файл школы…'))
  expect(JSON.parse(school.bytes.toString('utf8'))).toMatchObject({ format: 'pereklichka-school' })
})

test('by the keyboard alone from the palette, in an empty school, with nothing for axe to say', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await createSchool(page, 'Школа № 1')
  await page.keyboard.press('Control+KeyK')
  await page.keyboard.type('выгрузка')
  await expect(page.getByRole('option', { name: /^Выгрузка данных/u })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Выгружать пока нечего')).toBeVisible()
  await form(page, /^Таблица Excel/u).focus()
  for (const title of [/^OneRoster/u, /^Контакты/u, /^Файл школы/u]) {
    await page.keyboard.press('ArrowDown')
    await expect(form(page, title)).toBeChecked()
    await expectNoViolationsNow(page, String(title))
  }
  await expect(button(page, 'Сохранить файл школы…')).toBeEnabled()
})

test('a large school shows progress, and cancel leaves no file', async ({ page }) => {
  await saveByDownload(page)
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await openSchoolFile(page, bigSchoolFile(benchSizes.large, 'Большая школа'))
  await tab(page)
  await page.getByRole('checkbox', { name: 'Учеников' }).check()
  await page.getByRole('checkbox', { name: 'Родителей' }).check()
  const downloads: string[] = []
  page.on('download', (file) => downloads.push(file.suggestedFilename()))
  await button(page, 'Сохранить таблицу…').click()
  await question(page).getByRole('button', { name: 'Сохранить' }).click()
  const progress = page.getByRole('dialog', { name: 'Готовлю выгрузку' })
  await expect(progress).toContainText(/Готово \d+ %/, { timeout: 60_000 })
  await progress.getByRole('button', { name: 'Отменить' }).click()
  await expect(progress).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(downloads).toEqual([])
  await expect(button(page, 'Сохранить таблицу…')).toBeEnabled()
})
