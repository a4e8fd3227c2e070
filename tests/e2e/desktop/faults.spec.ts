import { open } from '@tests/faults/desktop.mjs'
import { runSuites } from '@tests/faults/suites.mjs'
import { expect, test } from '@tests/host/fixture'

// The long run is `npm run faults`; this one keeps it alive and catches what breaks at once.
for (const [name, trials] of [
  ['kill', 2],
  ['torn', 3],
  ['gone', 3],
] as const) {
  test(`${name}: whatever was acknowledged is there after the fault`, async ({ folder }) => {
    test.setTimeout(400_000)
    const rows = await runSuites({ names: [name], trials, seed: 2026, folder, timed: false })
    expect(rows.length).toBeGreaterThanOrEqual(trials)
    expect(rows.flatMap((row) => row.misses.map((miss) => `${row.name}: ${miss}`))).toEqual([])
  })
}

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
  await page.getByRole('textbox', { name: /^Фамилия/ }).fill('Незабудкина')
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
