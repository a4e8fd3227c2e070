import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Desktop } from '@tests/host/fixture'
import { answerDialogs } from '@tests/support/desktopAnswers'
import { card, field, row } from '@tests/support/school'

const phrase = 'ветер книга сосна ложка север крыша'
const long = { timeout: 60_000 }
type Start = (userData: string) => Promise<Desktop>

async function open(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: screen }).click()
  await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible()
}

async function addPerson(page: Page, lastName: string): Promise<void> {
  await open(page, 'Сотрудники')
  await page.getByRole('button', { name: 'Добавить' }).first().click()
  await field(page, 'Фамилия').fill(lastName)
  await field(page, 'Имя').fill('Анна')
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  // Saved is saved only when the card knows its person: before that its address may still come.
  await expect(card(page).getByRole('heading', { name: `${lastName} Анна` })).toBeVisible()
  await expect(row(page, lastName)).toBeVisible()
}

/** Writes one field of a person's card. */
async function setMail(page: Page, lastName: string, mail: string): Promise<void> {
  await open(page, 'Сотрудники')
  await row(page, lastName).first().click()
  await field(page, 'Электронная почта').fill(mail)
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сохранено', { exact: true })).toBeVisible()
}

const look = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/key-${name}.png` }) : undefined

/** One exchange now; ends when the screen says what came of it. */
async function exchange(page: Page, outcome: RegExp): Promise<void> {
  await open(page, 'Обмен между ПК')
  const button = page.getByRole('button', { name: 'Синхронизировать сейчас' })
  await expect(button).toBeEnabled(long)
  await button.click()
  await expect(page.getByRole('heading', { name: outcome })).toBeVisible(long)
  await expect(button).toBeEnabled(long)
}

async function newSchool(start: Start, profile: string): Promise<Desktop> {
  const desktop = await start(profile)
  const { page } = desktop
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill('СОШ № 5')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
  return desktop
}

/** The first PC: the folder of exchange is chosen, the school is put there. */
async function firstPc(start: Start, folder: string, shared: string): Promise<Desktop> {
  const desktop = await newSchool(start, join(folder, 'первый'))
  const { page } = desktop
  await addPerson(page, 'Семёнова')
  await open(page, 'Обмен между ПК')
  await answerDialogs(desktop, [shared])
  await page.getByRole('button', { name: 'Папка на диске, в сети или на флешке…' }).click()
  await expect(page.getByText('Подходит для обмена.')).toBeVisible(long)
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByRole('button', { name: 'Дальше' }).click()
  await expect(page.getByText('Назовите этот ПК: по названию видно, чьё изменение пришло.')).toBeVisible()
  await page.getByRole('button', { name: 'Приёмная' }).click()
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByRole('button', { name: 'Своя фраза' }).click()
  await page.getByRole('textbox', { name: 'Фраза' }).fill(phrase)
  await page.getByRole('button', { name: 'Начать обмен' }).click()
  await expect(page.getByText('Сначала запишите фразу и отметьте это')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Записал(а) или напечатал(а) фразу' }).check()
  await page.getByRole('button', { name: 'Начать обмен' }).click()
  await expect(page.getByRole('heading', { name: /^Синхронизировано/ })).toBeVisible(long)
  return desktop
}

/** Another PC that knows nothing of the school, up to its first screen. */
async function secondPc(start: Start, folder: string, shared: string): Promise<Desktop> {
  const desktop = await start(join(folder, 'второй'))
  const { page } = desktop
  await page.getByRole('button', { name: 'Присоединиться к школе на другом ПК…' }).click()
  await expect(page.getByText('Введите своё имя')).toBeVisible()
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Орлова Е. С.')
  await page.getByRole('button', { name: 'Присоединиться к школе на другом ПК…' }).click()
  await answerDialogs(desktop, [shared])
  await page.getByRole('button', { name: /^Папка на диске, в сети или на флешке/ }).click()
  const typed = page.getByRole('textbox', { name: 'Парольная фраза обмена' })
  await typed.fill('совсем другая фраза')
  await page.getByRole('button', { name: 'Открыть' }).click()
  await expect(page.getByText('Парольная фраза не подходит.')).toBeVisible(long)
  await typed.fill(`  ${phrase.toUpperCase()} `)
  await page.getByRole('button', { name: 'Открыть' }).click()
  await expect(page.getByText('Нашлась школа: СОШ № 5')).toBeVisible(long)
  await page.getByRole('button', { name: 'Завуч' }).click()
  await page.getByRole('button', { name: 'Присоединиться', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible(long)
  return desktop
}

test('a second PC joins, a person appears there, a conflict is a card, and a PC that is gone is given up', async ({
  start,
  folder,
}) => {
  const shared = join(folder, 'Общая')
  await mkdir(shared)
  const { page: office } = await firstPc(start, folder, shared)
  const { page: deputy } = await secondPc(start, folder, shared)
  await open(deputy, 'Сотрудники')
  await expect(row(deputy, 'Семёнова')).toBeVisible()

  await addPerson(office, 'Орешкина')
  await exchange(office, /^Синхронизировано .*отправлено/)
  await exchange(deputy, /^Синхронизировано .* с ПК «Приёмная»: /)
  await open(deputy, 'Сотрудники')
  await expect(row(deputy, 'Орешкина')).toBeVisible()
  await exchange(deputy, /^Синхронизировано/)
  await exchange(office, /^Синхронизировано/)
  await expect(office.getByRole('row', { name: /Завуч/ }).getByText('данные совпадают')).toBeVisible()

  // Both write the same field before they meet.
  await setMail(office, 'Семёнова', 'priemnaya@school.ru')
  await setMail(deputy, 'Семёнова', 'zavuch@school.ru')
  await exchange(deputy, /^Синхронизировано/)
  await exchange(office, /^Синхронизировано .* с ПК «Завуч»/)
  await expect(office.getByRole('heading', { name: 'Изменено на двух ПК: 1' })).toBeVisible()
  await expect(office.getByRole('link', { name: 'Обмен ждёт вас' })).toBeVisible()
  await expect(office.getByText('Сейчас: zavuch@school.ru')).toBeVisible()
  await expect(office.getByText('Другое: priemnaya@school.ru')).toBeVisible()
  await office.getByRole('button', { name: /^Взять другое: Электронная почта/ }).click()
  await expect(office.getByText('Изменено на двух ПК')).toHaveCount(0)
  await open(office, 'Сотрудники')
  await row(office, 'Семёнова').first().click()
  await expect(field(office, 'Электронная почта')).toHaveValue('priemnaya@school.ru')
  await office.keyboard.press('Escape')
  await office.keyboard.press('Control+z')
  await row(office, 'Семёнова').first().click()
  await expect(field(office, 'Электронная почта')).toHaveValue('zavuch@school.ru')

  await open(office, 'Обмен между ПК')
  await office.getByRole('button', { name: 'ПК больше нет…: Завуч' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Больше не участвует' }).click()
  await expect(office.getByRole('row', { name: /Завуч/ }).getByText('больше не участвует')).toBeVisible(long)
})

test('a PC that was lost is shut out by a new key, and comes back when it is found', async ({ start, folder }) => {
  const shared = join(folder, 'Общая')
  await mkdir(shared)
  const { page: office } = await firstPc(start, folder, shared)
  const { page: deputy } = await secondPc(start, folder, shared)
  await addPerson(deputy, 'Ласточкина')
  await exchange(deputy, /^Синхронизировано/)
  await exchange(office, /^Синхронизировано .* с ПК «Завуч»/)

  await office.getByRole('button', { name: 'ПК больше нет…: Завуч' }).click()
  await office.getByRole('radio', { name: 'Потерян, украден или отдан с данными' }).click()
  await look(office, 'retire')
  await office.getByRole('button', { name: 'Дальше: новый ключ' }).click()
  const dialog = office.getByRole('dialog', { name: 'Новый ключ школы: ПК «Завуч» больше не участвует' })
  await dialog.getByRole('button', { name: 'Своя фраза' }).click()
  await dialog.getByRole('textbox', { name: 'Фраза' }).fill('снег окно река лампа берег песня')
  await dialog.getByRole('checkbox', { name: 'Записал(а) или напечатал(а) фразу' }).check()
  await look(office, 'change')
  await dialog.getByRole('button', { name: 'Сменить ключ' }).click()
  await expect(dialog).toHaveCount(0, long)
  await expect(office.getByText('Ключ школы сменён').first()).toBeVisible()
  await expect(office.getByRole('row', { name: /Завуч/ }).getByText('больше не участвует')).toBeVisible()

  await addPerson(office, 'Новикова')
  await exchange(office, /^Синхронизировано/)
  await exchange(deputy, /^Ключ школы сменён на другом ПК$/)
  await expect(deputy.getByRole('link', { name: 'Обмен: нужен новый ключ' })).toBeVisible()
  await open(deputy, 'Сотрудники')
  await expect(row(deputy, 'Ласточкина')).toBeVisible()
  await expect(row(deputy, 'Новикова')).toHaveCount(0)

  await open(deputy, 'Обмен между ПК')
  await look(deputy, 'changed')
  await deputy.getByRole('button', { name: 'Ввести новый ключ…' }).click()
  const take = deputy.getByRole('dialog', { name: 'Новый ключ школы' })
  await take.getByRole('textbox', { name: 'Парольная фраза обмена' }).fill(phrase)
  await take.getByRole('button', { name: 'Продолжить обмен' }).click()
  await expect(take.getByText('Парольная фраза не подходит.')).toBeVisible(long)
  await look(deputy, 'take')
  await take.getByRole('textbox', { name: 'Парольная фраза обмена' }).fill('снег окно река лампа берег песня')
  await take.getByRole('button', { name: 'Продолжить обмен' }).click()
  await expect(take).toHaveCount(0, long)
  await open(deputy, 'Сотрудники')
  await expect(row(deputy, 'Новикова')).toBeVisible()
  await exchange(office, /^Синхронизировано/)
  await exchange(deputy, /^Синхронизировано/)
  await expect(deputy.getByRole('row', { name: /Приёмная/ }).getByText('данные совпадают')).toBeVisible()
})

test('a folder that is away, one that was emptied, and leaving: each says what it is', async ({ start, folder }) => {
  const shared = join(folder, 'Флешка')
  await mkdir(shared)
  const { page } = await firstPc(start, folder, shared)
  await rename(shared, `${shared} вынута`)
  await expect(page.getByRole('heading', { name: 'Место обмена сейчас недоступно' })).toBeVisible(long)
  await expect(page.getByRole('link', { name: 'Обмен: место недоступно' })).toBeVisible()
  await page.getByRole('button', { name: 'Синхронизировать сейчас' }).click()
  await expect(page.getByText('Обмен не прошёл')).toBeVisible()

  await mkdir(shared)
  await writeFile(join(shared, 'Список покупок.txt'), 'хлеб')
  await expect(page.getByRole('heading', { name: 'В месте обмена больше нет данных этой школы' })).toBeVisible(long)
  await page.getByRole('button', { name: 'Начать заново здесь…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Начать заново' }).click()
  await expect(page.getByRole('heading', { name: /^Синхронизировано/ })).toBeVisible(long)
  expect(await readdir(shared)).toContain('v1')

  await page.getByRole('button', { name: 'Проверить место' }).click()
  await expect(page.getByText('Записанное читается целиком.')).toBeVisible(long)
  await page.getByRole('button', { name: 'Отключить…' }).click()
  await expect(page.getByText('Все данные школы останутся на этом компьютере.', { exact: false })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Отключить обмен' }).click()
  await expect(page.getByRole('heading', { name: 'Один учёт на нескольких компьютерах' })).toBeVisible()
  await open(page, 'Сотрудники')
  await expect(row(page, 'Семёнова')).toBeVisible()
})

test('a parcel carries the changes on a stick, and what is no parcel is refused in words', async ({
  start,
  folder,
}) => {
  const shared = join(folder, 'Общая')
  await mkdir(shared)
  const office = await firstPc(start, folder, shared)
  const deputy = await secondPc(start, folder, shared)
  await rename(shared, `${shared} недоступна`)
  await addPerson(office.page, 'Посылкина')
  await open(office.page, 'Обмен между ПК')
  const parcel = join(folder, 'Посылка.zip')
  await answerDialogs(office, [parcel])
  await office.page.getByRole('button', { name: 'Передать на флешке…' }).click()
  await expect(office.page.getByText(/^Посылка сохранена: /)).toBeVisible(long)

  await open(deputy.page, 'Обмен между ПК')
  const wrong = join(folder, 'Отчёт.zip')
  await writeFile(wrong, 'это не посылка')
  await answerDialogs(deputy, [wrong])
  await deputy.page.getByRole('button', { name: 'Принять посылку…' }).click()
  await expect(deputy.page.getByText('Посылка не принята: Отчёт.zip')).toBeVisible(long)
  await answerDialogs(deputy, [parcel])
  await deputy.page.getByRole('button', { name: 'Принять посылку…' }).click()
  await expect(deputy.page.getByText('Принята посылка с ПК «Приёмная»')).toBeVisible(long)
  await expect(deputy.page.getByText(/Нового: 1.изменение/)).toBeVisible()
  await open(deputy.page, 'Сотрудники')
  await expect(row(deputy.page, 'Посылкина')).toBeVisible()
})
