import { open } from '@tests/faults/desktop.mjs'
import { runSuites } from '@tests/faults/suites.mjs'
import { expect, test } from '@tests/host/fixture'

// The long run is `npm run faults`; this one keeps it alive and catches what breaks at once.
test('whatever was acknowledged is there after a kill, a torn store, a missing part', async ({ folder }) => {
  test.setTimeout(600_000)
  const names = ['kill', 'torn', 'gone']
  const rows = await runSuites({ names, trials: 3, seed: 2026, folder, timed: false })
  for (const name of names) expect(rows.filter((row) => row.suite === name).length, name).toBeGreaterThanOrEqual(3)
  expect(rows.flatMap((row) => row.misses.map((miss) => `${row.suite}, ${row.name}: ${miss}`))).toEqual([])
})

test('what the status called saved is in the list after the power went', async ({ folder }) => {
  test.setTimeout(200_000)
  const first = await open(folder)
  const { page } = first
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill('МБОУ «СОШ № 5»')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor()
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Сотрудники' }).click()
  await page.getByRole('button', { name: 'Добавить' }).first().click()
  await page.getByRole('textbox', { name: /^Фамилия[\s*]*$/ }).fill('Незабудкина')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Незабудкина').first().waitFor()
  await expect(page.getByRole('status').filter({ hasText: 'Сохранено' }).first()).toBeVisible()
  await first.kill()

  const second = await open(folder)
  expect(second.screen).toBe('school')
  await second.page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Сотрудники' }).click()
  await expect(second.page.getByRole('gridcell', { name: 'Незабудкина' }).first()).toBeVisible()
  await second.kill()
})
