import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@tests/host/fixture'
import { answerDialogs } from '@tests/support/desktopAnswers'
import { practiceHandouts } from '@tests/support/desktopPractice'
import { ownForm } from '@tests/support/ownForms/ownForms'

test('the school’s form is there again after the program was quit, and its file is no longer needed', async ({
  start,
  folder,
}) => {
  const data = join(folder, 'data')
  const source = join(folder, 'Список класса.xlsx')
  await writeFile(source, await ownForm('classList'))
  const first = await start(data)
  await practiceHandouts(first, /^Отрывные полоски/)
  await first.page.getByRole('link', { name: 'Бланк школы' }).click()
  await answerDialogs(first, [source])
  await first.page.getByRole('button', { name: 'Выбрать бланк…' }).click()
  const kept = (page: typeof first.page) => page.getByRole('region', { name: 'Бланки на этом ПК' })
  await expect(kept(first.page)).toContainText('Список класса.xlsx')
  expect(await first.quit()).toBe(0)

  const second = await start(data)
  await practiceHandouts(second, /^Отрывные полоски/)
  await second.page.getByRole('link', { name: 'Бланк школы' }).click()
  await expect(kept(second.page).getByRole('button', { name: /^Список класса\.xlsx/u })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await expect(second.page.getByText('Лист «Список»: для каждой строки списка повторяется строка 5.')).toBeVisible()
  await expect(second.page.getByRole('button', { name: 'Заполнить и сохранить…' })).toBeEnabled()
})
