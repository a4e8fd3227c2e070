import { expect, type Page } from '@playwright/test'
import { card, focusList, goTo, row, screens, type ScreenName } from './school'

/** A screen, a card or a dialog as a user meets it, with the button that it is there for. */
export interface Place {
  name: string
  open: (page: Page) => Promise<void>
  /** Accessible name of the main button; null where there is none. */
  main: string | RegExp | null
}

const mainOfScreen: Record<ScreenName, string | RegExp | null> = {
  overview: null,
  staff: 'Добавить',
  classes: 'Добавить классы',
  assignments: 'Назначить по приказу',
  invitations: 'Вставить ссылки',
  campaigns: 'Новая кампания…',
  handouts: 'Напечатать…',
  importing: 'Выбрать файлы',
  journal: null,
  settings: 'Сохранить',
  safekeeping: 'Сделать копию сейчас',
  exchange: null,
  scan: null,
  guide: null,
}

async function openCard(page: Page, screen: ScreenName, text: string): Promise<void> {
  await goTo(page, screen)
  await row(page, text).first().click()
  await expect(card(page)).toBeVisible()
}
async function ticked(page: Page, screen: ScreenName, query: string, names: string[]): Promise<void> {
  await goTo(page, screen, query)
  for (const name of names) await page.getByRole('checkbox', { name: `Выбрать: ${name}` }).check()
}

async function openCopy(page: Page): Promise<void> {
  await goTo(page, 'safekeeping')
  await page
    .getByRole('button', { name: /^Посмотреть копию от/ })
    .first()
    .click()
  await expect(page.getByText('Сколько записей в копии')).toBeVisible()
}

/** Every screen of the practice school. */
export const everyScreen: Place[] = screens.map((screen) => ({
  name: screen,
  open: (page) => goTo(page, screen),
  main: mainOfScreen[screen],
}))

/** Tabs, cards, bars and dialogs of the practice school. */
export const everyPart: Place[] = [
  { name: 'people', open: (page) => goTo(page, 'invitations', '?tab=people'), main: 'Вставить ссылки' },
  {
    name: 'reconciliation',
    main: /^Применить/,
    open: async (page) => {
      await goTo(page, 'invitations', '?tab=reconcile')
      await page
        .getByRole('textbox', { name: 'Список участников с площадки' })
        .fill('Алёшина Кира\nКира А.\nsuperstar2009')
      await row(page, 'superstar2009').click()
    },
  },
  {
    name: 'list of strangers',
    main: 'Напечатать…',
    open: async (page) => {
      await goTo(page, 'invitations', '?tab=reconcile')
      await page.getByRole('textbox', { name: 'Список участников с площадки' }).fill('superstar2009')
      await page.getByRole('button', { name: 'Список посторонних: 1' }).click()
    },
  },
  { name: 'requests', open: (page) => goTo(page, 'invitations', '?tab=requests'), main: 'Записать заявки' },
  {
    name: 'new requests',
    main: 'Записать: 1 заявка',
    open: async (page) => {
      await goTo(page, 'invitations', '?tab=requests')
      await page.getByRole('button', { name: 'Записать заявки' }).first().click()
      await page.getByRole('textbox', { name: 'Имена' }).fill('Алёшина Кира')
    },
  },
  { name: 'handing over', open: (page) => goTo(page, 'invitations', '?tab=handover'), main: 'Вставить ссылки' },
  { name: 'counts', open: (page) => goTo(page, 'invitations', '?tab=counts'), main: 'Записать счёт' },
  { name: 'years', open: (page) => goTo(page, 'settings', '?tab=years'), main: /^Добавить 20/ },
  { name: 'export', open: (page) => goTo(page, 'settings', '?tab=export'), main: 'Сохранить таблицу…' },
  { name: 'this PC', open: (page) => goTo(page, 'settings', '?tab=computer'), main: 'Сохранить' },
  {
    name: 'platform',
    main: 'Сохранить',
    open: async (page) => {
      await goTo(page, 'settings', '?tab=platforms')
      await page
        .getByRole('button', { name: /«MAX»|МАХ/ })
        .first()
        .click()
    },
  },
  { name: 'person', open: (page) => openCard(page, 'staff', 'Белозёрова'), main: 'Сохранить' },
  {
    name: 'administrator refused',
    main: 'Сохранить',
    open: async (page) => {
      await openCard(page, 'staff', 'Гусева')
      await card(page).getByRole('combobox', { name: 'Роль на площадке' }).click()
      await page.getByRole('option', { name: 'Дополнительный администратор' }).click()
      await card(page).getByRole('button', { name: 'Сохранить' }).click()
      await expect(card(page).getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'many administrators',
    main: 'Назначить: 1 сотрудник',
    open: async (page) => {
      await ticked(page, 'staff', '', ['Ахметова Гульнара Рашидовна', 'Быкова Зинаида Ивановна'])
      await page.getByRole('combobox', { name: 'Роль на площадке' }).click()
      await page.getByRole('option', { name: 'Дополнительный администратор' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'dismissal',
    main: 'Уволить',
    open: async (page) => {
      await openCard(page, 'staff', 'Белозёрова')
      await card(page).getByRole('button', { name: 'Ещё', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Уволить…' }).click()
    },
  },
  {
    name: 'bulk bar and question',
    main: 'Удалить',
    open: async (page) => {
      await ticked(page, 'staff', '', ['Алёшина Кира Вадимовна', 'Артемьева Ольга Сергеевна'])
      await page.getByRole('button', { name: 'Удалить', exact: true }).click()
    },
  },
  { name: 'class', open: (page) => openCard(page, 'classes', '5 «А»'), main: 'Сохранить' },
  {
    name: 'new classes',
    main: /^Добавить/,
    open: async (page) => {
      await goTo(page, 'classes')
      await page.getByRole('button', { name: 'Добавить классы' }).click()
      await page.getByRole('dialog').getByRole('textbox').fill('11Я, 5А')
    },
  },
  { name: 'history of a class', open: (page) => openCard(page, 'assignments', '3 «В»'), main: null },
  {
    name: 'link',
    main: 'Сохранить',
    open: (page) => openCard(page, 'invitations', 'max.ru/join'),
  },
  {
    name: 'text of an invitation',
    main: 'Скопировать',
    open: async (page) => {
      await openCard(page, 'invitations', 'max.ru/join')
      await card(page).getByRole('button', { name: 'Текст приглашения…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'pasted lines',
    main: 'Сохранить: 1 ссылка',
    open: async (page) => {
      await goTo(page, 'invitations')
      await page.getByRole('button', { name: 'Вставить ссылки' }).click()
      await page
        .getByRole('textbox', { name: 'Строки со ссылками' })
        .fill(`5А родители https://max.ru/join/${'A'.repeat(43)}\n5Ж родители https://max.ru/join/${'B'.repeat(43)}`)
    },
  },
  {
    name: 'act of annulment',
    main: 'Напечатать…',
    open: async (page) => {
      await goTo(page, 'invitations', '?filter=closed')
      await page.getByRole('button', { name: 'Акт об аннулировании…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'why so many',
    main: 'Напечатать список…',
    open: async (page) => {
      await goTo(page, 'overview')
      await page.getByRole('button', { name: /^Классы без классного руководителя\./ }).click()
      await page.getByRole('button', { name: 'Почему столько?' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'summary',
    main: 'Сохранить Excel…',
    open: async (page) => {
      await goTo(page, 'handouts', '?document=summary')
      await expect(page.getByText('Доля вступивших от списка')).toBeVisible()
    },
  },
  {
    name: 'print run',
    main: /^Напечатать \d+ страниц/,
    open: async (page) => {
      await goTo(page, 'handouts', '?document=sheets')
      await page.getByRole('button', { name: 'Как напечатать' }).click()
      await page.getByRole('menuitem', { name: 'Часть страниц…' }).click()
      await expect(page.getByRole('dialog', { name: 'Печать' })).toBeVisible()
    },
  },
  {
    name: 'marking',
    main: 'Отметить',
    open: (page) => ticked(page, 'invitations', '?tab=people', ['Алёшина Кира Вадимовна']),
  },
  {
    name: 'journal entry',
    main: 'Отменить это действие',
    open: (page) => openCard(page, 'journal', 'Отказ'),
  },
  {
    name: 'wrong role',
    main: 'Пригласить заново',
    open: async (page) => {
      await goTo(page, 'invitations', '?tab=people&filter=wrong')
      await page
        .getByRole('button', { name: /^Исправить роль: / })
        .first()
        .click()
      const dialog = page.getByRole('dialog', { name: 'Ошибка роли' })
      const removed = dialog.getByRole('button', { name: 'Удалён из чата' })
      const again = dialog.getByRole('button', { name: 'Пригласить заново' })
      await expect(removed.or(again)).toBeVisible()
      if (await removed.isVisible()) await removed.click()
      await expect(again).toBeVisible()
    },
  },
  {
    name: 'palette',
    main: null,
    open: async (page) => {
      await goTo(page, 'staff')
      await focusList(page)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('иванов')
      await expect(page.getByRole('option').first()).toBeVisible()
    },
  },
  {
    name: 'shortcuts',
    main: null,
    open: async (page) => {
      await goTo(page, 'staff')
      await page.getByRole('button', { name: 'Сочетания клавиш' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'order',
    main: /^Назначить: 1/,
    open: async (page) => {
      await goTo(page, 'assignments')
      await page.getByRole('button', { name: 'Назначить по приказу' }).click()
      await page.getByRole('button', { name: 'Назначить руководителя: 5 «А»' }).click()
      await page.keyboard.type('алёш')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
  },
]

/** What guards the data: dialogs, the restore and the tabs about it. */
export const everySafetyPart: Place[] = [
  {
    name: 'passphrase of the copies',
    main: 'Задать фразу',
    open: async (page) => {
      await goTo(page, 'safekeeping')
      await page.getByRole('button', { name: 'Задать…' }).click()
    },
  },
  {
    name: 'copy of the school',
    main: 'Сравнить с открытой школой',
    open: openCopy,
  },
  {
    name: 'restore',
    main: null,
    open: async (page) => {
      await openCopy(page)
      await page.getByRole('button', { name: 'Сравнить с открытой школой' }).click()
      await expect(page.getByRole('heading', { level: 1, name: /^Восстановление из копии от/ })).toBeVisible()
    },
  },
  { name: 'about', open: (page) => goTo(page, 'settings', '?tab=about'), main: 'Проверить данные' },
  { name: 'personal data', open: (page) => goTo(page, 'settings', '?tab=privacy'), main: null },
]

/** Closes dialogs and cards of a place, those that its address would open again as well; what was typed is given up. */
export async function leave(page: Page): Promise<void> {
  await page.evaluate(() => history.replaceState(null, '', '#/overview'))
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
}
