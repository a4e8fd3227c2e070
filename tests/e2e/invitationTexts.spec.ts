import { strFromU8, unzipSync } from 'fflate'
import { expectNoViolationsNow } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import {
  card,
  createSchool,
  goTo,
  importFile,
  invitationLink,
  pasteLinks,
  row,
  saveByDownload,
  savedBy,
} from '@tests/support/school'

/** 5А with a link for parents and one for pupils, neither marked as issued. */
async function schoolWithLinks(page: Page): Promise<void> {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Классы.xlsx', [['Класс'], ['5А']])
  await pasteLinks(page, `5А родители ${invitationLink('A')}\n5А ученики ${invitationLink('B')}`)
}
async function openText(page: Page, address: string) {
  await row(page, address).click()
  await card(page).getByRole('button', { name: 'Текст приглашения…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Текст приглашения' })
  await expect(dialog).toBeVisible()
  return { dialog, text: dialog.getByRole('textbox', { name: 'Текст' }) }
}
const choose = (page: Page, ...names: string[]) =>
  names.reduce((before, name) => before.then(() => page.getByRole('radio', { name }).click()), Promise.resolve())
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** Headers as they stand, the subject and the body decoded. */
function draftOf(bytes: Uint8Array) {
  const [head = '', body = ''] = strFromU8(bytes).split('\r\n\r\n')
  const words = [...head.matchAll(/=\?utf-8\?B\?([^?]*)\?=/gu)].map(([, word = '']) => word)
  const decoded = (text: string) => Buffer.from(text, 'base64').toString('utf8')
  return { head, subject: words.map(decoded).join(''), body: decoded(body) }
}

test('a text is copied with the keyboard and by the button, changed and brought back; its link is marked as issued, undoably', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await schoolWithLinks(page)
  const { dialog, text } = await openText(page, invitationLink('A'))

  await expect(text).toHaveValue(/^МБОУ «СОШ № 5», 5 «А» класс: приглашение в чат для родителей/)
  await expect(text).not.toHaveValue(/max\.ru/)
  await expect(dialog.getByText(/Не для сайта/)).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Скопировать' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Текст скопирован: 5 «А», родители.')
  await expect(page.getByRole('button', { name: 'Отметить выданной' })).toHaveCount(0)
  expect(await clipboard(page)).toBe(await text.inputValue())

  await choose(page, 'Со ссылкой')
  await expect(text).toHaveValue(new RegExp(`\n${invitationLink('A')}\n`))
  await expect(text).not.toHaveValue(new RegExp(invitationLink('B')))
  await expect(dialog.getByText(/Не для сайта/)).toBeVisible()
  const made = await text.inputValue()
  await text.fill(`Моё слово: ${invitationLink('A')}`)
  await choose(page, 'Письмо')
  await expect(text).toHaveValue(/^Здравствуйте!/)
  await choose(page, 'Чат')
  await expect(text).toHaveValue(`Моё слово: ${invitationLink('A')}`)
  await text.press('Control+Enter')
  await expect.poll(() => clipboard(page)).toBe(`Моё слово: ${invitationLink('A')}`)
  await dialog.getByRole('button', { name: 'Вернуть текст' }).click()
  await expect(text).toHaveValue(made)

  await dialog.getByRole('button', { name: 'Отметить выданной' }).press('Enter')
  await expect(dialog.getByRole('button', { name: 'Отметить выданной' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(row(page, invitationLink('A'))).toContainText('Выдана')
  await page.keyboard.press('Control+z')
  await expect(row(page, invitationLink('A'))).toContainText('Действует')
})

test('another link in the text stops it', async ({ page }) => {
  await schoolWithLinks(page)
  const { dialog, text } = await openText(page, invitationLink('A'))
  await text.fill(`Вступайте: ${invitationLink('B')}`)
  await expect(dialog.getByRole('alert')).toContainText('В тексте чужая ссылка (5 «А», ученики)')
  await expect(dialog.getByRole('button', { name: 'Скопировать' })).toBeDisabled()
  await expect(dialog.getByRole('button', { name: 'Сохранить черновик письма…' })).toBeDisabled()
})

test('a clipboard that refuses is told, and the text stands selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    })
  })
  await schoolWithLinks(page)
  const { dialog, text } = await openText(page, invitationLink('A'))
  await dialog.getByRole('button', { name: 'Скопировать' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Текст выделен, нажмите Ctrl+C')
  await expect(text).toBeFocused()
  const all = (await text.inputValue()).length
  expect(await text.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd])).toEqual([0, all])
})

test('a letter is saved as a draft, several as an archive, each with its own link', async ({ page }) => {
  await saveByDownload(page)
  await schoolWithLinks(page)
  const { dialog, text } = await openText(page, invitationLink('A'))
  await choose(page, 'Письмо', 'Со ссылкой')
  await dialog.getByRole('textbox', { name: 'Кому' }).fill('не адрес')
  await expect(dialog.getByRole('button', { name: 'Сохранить черновик письма…' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Кому' }).fill('mama@example.org')
  const { name, bytes } = await savedBy(page, dialog.getByRole('button', { name: 'Сохранить черновик письма…' }))
  expect(name).toBe('Приглашение, 5 «А», для родителей.eml')
  const draft = draftOf(bytes)
  expect(draft.head).toContain('X-Unsent: 1\r\nTo: mama@example.org\r\n')
  expect(draft.subject).toBe('Приглашение: 5 «А» класс, для родителей, МБОУ «СОШ № 5»')
  expect(draft.body).toBe((await text.inputValue()).replaceAll('\n', '\r\n'))
  await expect(dialog.getByRole('status')).toHaveText('Черновик сохранён.')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Сообщения' }).getByRole('button', { name: 'Отметить выданной' }).click()
  await expect(row(page, invitationLink('A'))).toContainText('Выдана')
  await page.keyboard.press('Control+z')
  await expect(row(page, invitationLink('A'))).toContainText('Действует')

  await page.getByRole('checkbox', { name: 'Выбрать: 5 «А», родители' }).check()
  await page.getByRole('checkbox', { name: 'Выбрать: 5 «А», ученики' }).check()
  await page.getByRole('button', { name: 'Тексты приглашений…' }).click()
  await expect(dialog.getByText('1 из 2: 5 «А», родители')).toBeVisible()
  await dialog.getByRole('button', { name: 'Следующий' }).click()
  await expect(text).toHaveValue(new RegExp(invitationLink('B')))
  await text.fill(`Правка\n${invitationLink('B')}`)
  const all = await savedBy(page, dialog.getByRole('button', { name: 'Все черновики: 2…' }))
  expect(all.name).toBe('Приглашения, черновики писем.zip')
  const bodies = Object.entries(unzipSync(all.bytes)).map(([file, one]) => [file, draftOf(one).body] as const)
  expect(bodies.map(([file]) => file)).toEqual([
    'Приглашение, 5 «А», для родителей.eml',
    'Приглашение, 5 «А», для учеников.eml',
  ])
  expect(bodies[0]?.[1]).toContain(invitationLink('A'))
  expect(bodies[0]?.[1]).not.toContain(invitationLink('B'))
  expect(bodies[1]?.[1]).toBe(`Правка\r\n${invitationLink('B')}`)
})

test('an annulled link gives the reason and no text', async ({ page }) => {
  await schoolWithLinks(page)
  await page.getByRole('checkbox', { name: 'Выбрать: 5 «А», родители' }).check()
  await page.getByRole('button', { name: 'Аннулировать…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Аннулировать', exact: true }).click()
  await page.getByRole('dialog', { name: /^Акт/ }).getByRole('button', { name: 'Закрыть', exact: true }).last().click()
  await goTo(page, 'invitations', '?filter=closed')
  const { dialog, text } = await openText(page, invitationLink('A'))
  await expect(dialog.getByRole('alert')).toContainText('ссылка аннулирована или заменена, новой нет')
  await expect(text).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Скопировать' })).toBeDisabled()
  await expect(dialog.getByRole('button', { name: 'Сохранить черновик письма…' })).toBeDisabled()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the dialog passes WCAG 2.1 AA with several links and fits a small window, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 1093, height: 614 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await schoolWithLinks(page)
    await page.getByRole('checkbox', { name: 'Выбрать: 5 «А», родители' }).check()
    await page.getByRole('checkbox', { name: 'Выбрать: 5 «А», ученики' }).check()
    await page.getByRole('button', { name: 'Тексты приглашений…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Текст приглашения' })
    for (const names of [
      ['Чат', 'Без ссылки'],
      ['Письмо', 'Со ссылкой'],
    ]) {
      await choose(page, ...names)
      await expect(dialog.getByRole('button', { name: 'Закрыть', exact: true }).last()).toBeInViewport({ ratio: 1 })
      await expectNoViolationsNow(page, names.join(', '))
    }
    await dialog.getByRole('textbox', { name: 'Текст' }).fill(invitationLink('B'))
    await expect(dialog.getByRole('alert')).toBeVisible()
    await expectNoViolationsNow(page, 'unsafe text')
  })
}
