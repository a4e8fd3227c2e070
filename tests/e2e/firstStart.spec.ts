import { expect, test } from '@tests/support/e2e'
import { createSchool, goTo, openPracticeSchool, restart, row, shownRows } from '@tests/support/school'

test('every way in asks for a name first, and a school for its own', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Открыть учебную школу' }).click()
  await expect(page.getByText('Введите своё имя: оно нужно журналу')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Ваше имя' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await expect(page.getByText('Введите краткое наименование школы')).toBeVisible()
  await expect(page.getByText('Введите своё имя')).toHaveCount(0)
})

test('a new school opens on what to do first and is there after a restart', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await expect(page.getByRole('heading', { name: 'С чего начать' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Загрузить из Excel' })).toBeVisible()
  for (const screen of ['staff', 'classes', 'assignments', 'invitations', 'handouts'] as const) {
    await goTo(page, screen)
    await expect(page.getByText(/пока нет|Сначала добавьте классы/).first()).toBeVisible()
  }
  await goTo(page, 'journal')
  await expect(row(page, 'Петрова А. В.')).toHaveCount(1)
  await restart(page)
  await expect(page.getByRole('heading', { name: 'Журнал', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: /МБОУ «СОШ № 5»/ })).toBeVisible()
})

test('a school can be left and found again', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await page.getByRole('button', { name: /МБОУ «СОШ № 5»/ }).click()
  await page.getByRole('menuitem', { name: 'Сменить школу' }).click()
  await expect(page.getByRole('heading', { name: 'Школы на этом компьютере' })).toBeVisible()
  await page.getByRole('button', { name: 'Открыть: МБОУ «СОШ № 5»' }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
})

test('the practice school shows that it is one; every number of the overview opens what it counts', async ({
  page,
}) => {
  await openPracticeSchool(page)
  await expect(page.getByText('Это учебная школа')).toBeVisible()

  const school = page.getByRole('link', {
    name: /^(Сотрудников работает|Классов|С классным руководителем|Действующих ссылок|Из них выдано)/,
  })
  await expect(school).toHaveCount(5)
  for (let index = 0; index < 5; index += 1) {
    const text = (await school.nth(index).textContent()) ?? ''
    await school.nth(index).click()
    await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toHaveCount(0)
    await expect.poll(() => shownRows(page), text).toBe(Number(/\d+$/.exec(text.trim())?.[0]))
    await goTo(page, 'overview')
  }

  const cells = page.getByRole('row', { name: /^Учителя|^Сотрудники/ }).getByRole('link')
  for (let index = 0; index < 4; index += 1) {
    const count = Number(await cells.nth(index).textContent())
    await cells.nth(index).click()
    await expect(page.getByRole('tab', { name: 'Люди' })).toBeVisible()
    await expect.poll(() => shownRows(page), `number ${String(index + 1)} of who joined`).toBe(count)
    await goTo(page, 'overview')
  }

  const findings = page.getByRole('button', { name: /Показать: / })
  const kinds = 11
  await expect(findings).toHaveCount(kinds)
  for (let index = 0; index < kinds; index += 1) {
    const name = (await findings.nth(index).getAttribute('aria-label')) ?? ''
    const count = Number(await findings.nth(index).textContent())
    await findings.nth(index).click()
    await page.getByRole('link', { name: 'Открыть списком' }).click()
    // Class teachers without their sheet are mended where the sheets are made.
    if (name.includes('без своего листа')) await expect(page.getByRole('heading', { name: 'Раздатки' })).toBeVisible()
    else await expect.poll(() => shownRows(page), name).toBe(count)
    await goTo(page, 'overview')
  }
})
