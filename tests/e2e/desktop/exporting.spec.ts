import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { expect, test } from '@tests/host/fixture'
import { answerDialogs, breakDisk } from '@tests/support/desktopAnswers'
import { judgeRoster } from '@tests/support/rosterJudge'

test('an export goes where the user says; a full disk is told and costs one click', async ({ start, folder }) => {
  const desktop = await start(join(folder, 'data'))
  const { page } = desktop
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('button', { name: 'Открыть учебную школу' }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: /^Школа: / }).click()
  await page.getByRole('menuitem', { name: 'Выгрузить данные…' }).click()

  const archive = join(folder, 'Школа.zip')
  await page.getByRole('radio', { name: /^OneRoster/u }).check()
  await answerDialogs(desktop, [archive])
  await breakDisk(desktop, { call: 'write', code: 'ENOSPC', onlyName: 'Школа' })
  await page.getByRole('button', { name: 'Сохранить архив OneRoster…' }).click()
  const message = page.getByRole('alert').filter({ hasText: 'Выгрузка не сохранена: Школа.zip' })
  await expect(message).toContainText('Не хватает места на диске')
  expect((await readdir(folder)).filter((name) => name !== 'data')).toEqual([])
  await breakDisk(desktop, null)
  await page.getByRole('button', { name: 'Сохранить ещё раз…' }).click()
  await expect(page.getByText('Сохранено: Школа.zip')).toBeVisible()
  const judged = judgeRoster(new Uint8Array(await readFile(archive)))
  expect(judged.breaches).toEqual([])
  expect(judged.lists['users']?.length).toBeGreaterThan(50)

  const contacts = join(folder, 'Контакты.vcf')
  await page.getByRole('radio', { name: /^Контакты/u }).check()
  await answerDialogs(desktop, [])
  await page.getByRole('button', { name: 'Сохранить контакты…' }).click()
  await expect(page.getByText('Сохранено: Контакты.vcf')).toHaveCount(0)
  await answerDialogs(desktop, [contacts])
  await page.getByRole('button', { name: 'Сохранить контакты…' }).click()
  await expect(page.getByText('Сохранено: Контакты.vcf')).toBeVisible()
  expect((ICAL.parse(await readFile(contacts, 'utf8')) as unknown[]).length).toBeGreaterThan(50)
})
