import { expect, type Desktop } from '@tests/host/fixture'

/** The practice school, with a document chosen on «Раздатки». */
export async function practiceHandouts(desktop: Desktop, document: RegExp): Promise<void> {
  const { page } = desktop
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  if (await page.getByRole('textbox', { name: 'Ваше имя' }).isVisible()) {
    await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
    await page.getByRole('button', { name: 'Открыть учебную школу' }).click()
    await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible({ timeout: 30_000 })
  }
  await page.getByRole('navigation').getByRole('link', { name: 'Раздатки' }).click()
  await page.getByRole('radio', { name: document }).check()
  // The worker’s one program keeps the choice of the test before: one file, or a file per class.
  await expect(page.getByText(/^(\s*|В этом файле )\d+\sстраниц/)).toBeVisible()
}
