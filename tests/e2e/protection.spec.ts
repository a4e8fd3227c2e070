import { expectNoViolations } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { card, createSchool, field, goTo, row } from '@tests/support/school'

const shot = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined

async function addPerson(page: Page, lastName: string): Promise<void> {
  await goTo(page, 'staff')
  await page.getByRole('button', { name: 'Добавить' }).first().click()
  await field(page, 'Фамилия').fill(lastName)
  await field(page, 'Имя').fill('Вера')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(row(page, lastName)).toBeVisible()
  await card(page).getByRole('button', { name: 'Закрыть', exact: true }).click()
}

/** To a page of the same origin without the program: nothing holds the data open there. */
async function leave(page: Page): Promise<void> {
  await page.route('**/empty', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,"><title>-</title>' }),
  )
  await page.goto('./empty')
}

/** Every database of the page is deleted, as Chromium does with a torn one; the journal lies elsewhere. */
async function loseDatabases(page: Page): Promise<void> {
  await leave(page)
  await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    await Promise.all(
      databases.map(
        ({ name }) =>
          new Promise<void>((done, failed) => {
            const request = indexedDB.deleteDatabase(name ?? '')
            request.onsuccess = () => {
              done()
            }
            request.onerror = () => {
              failed(new Error(name))
            }
          }),
      ),
    )
  })
  await page.goto('./')
}

test('a lost database comes back from the journal: list, people, journal, and undo', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await addPerson(page, 'Орлова')
  await addPerson(page, 'Зимин')
  await loseDatabases(page)
  const notice = page.getByText('База восстановлена: МБОУ «СОШ № 5»')
  await expect(notice).toHaveCount(1)
  await shot(page, 'rebuilt')
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова')).toBeVisible()
  await expect(row(page, 'Зимин')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Зимин')).toHaveCount(0)
  await page.reload()
  await expect(row(page, 'Орлова')).toBeVisible()
  await expect(notice).toHaveCount(0)
})

test('the second tab looks on, follows, and takes over when the first is closed', async ({ page, context }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await addPerson(page, 'Орлова')
  const second = await context.newPage()
  await second.goto(page.url())
  const banner = second.getByRole('alert').filter({ hasText: 'Здесь всё видно' })
  await expect(banner).toBeVisible()
  await expect(second.getByRole('status').filter({ hasText: 'Просмотр' })).toBeVisible()
  await shot(second, 'second-tab')
  await addPerson(page, 'Зимин')
  await goTo(second, 'staff')
  await expect(row(second, 'Зимин')).toBeVisible()
  await second.keyboard.press('Control+z')
  await expect(second.getByText(/изменения вносят там\. Закройте то окно/u).first()).toBeVisible()
  await expect(row(page, 'Зимин')).toBeVisible()
  await page.close()
  await expect(banner).toHaveCount(0)
  await addPerson(second, 'Юдина')
  await second.reload()
  await expect(row(second, 'Юдина')).toBeVisible()
})

test('both copies gone: the rescue screen, never an empty list', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await addPerson(page, 'Орлова')
  await leave(page)
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    await root.removeEntry('journal', { recursive: true })
    const databases = await indexedDB.databases()
    for (const { name } of databases) if (name?.includes('school-')) indexedDB.deleteDatabase(name)
  })
  await page.goto('./')
  await expect(page.getByRole('heading', { name: 'Данные на этом компьютере повреждены' })).toBeVisible()
  await expect(page.getByText('ничего не читается')).toHaveCount(2)
  await shot(page, 'rescue-nothing')
  await expectNoViolations(page, 'rescue')
  await page.getByRole('button', { name: 'Другие школы и файлы…' }).click()
  await expect(page.getByRole('heading', { name: 'Файл школы' })).toBeVisible()
})
