import { button, clearTicks, field, goTo, leaveFields, openCard, search, tick } from './screen.mjs'

const MOST_STAFF = 40
const MOST_CLASSES = 24
const firstNames = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор', 'Жанна', 'Иван', 'Клара', 'Лев', 'Мария', 'Нина']
const middleNames = ['', 'Ильич', 'Петровна', 'Олегович', 'Юрьевна', 'Али оглы']
const notes = ['', 'совместитель', 'до обеда', '=1+1', '<b>важно</b>', 'кабинет «12»', 'ё Ё й', '😀 по пятницам']
const letters = 'АБВЗИО'
const searchStaff = 'Фамилия, должность, телефон, класс'
const searchClasses = 'Класс, профиль, кабинет, руководитель'
const searchPeople = 'Фамилия, класс, телефон'
const nextMark = { notInvited: 'invited', invited: 'joined', joined: 'confirmed' }
const markTitles = { invited: 'приглашён', joined: 'вступил', confirmed: 'роль подтверждена' }
const categories = { leading: 'Руководящий работник', other: 'Иной сотрудник', teaching: 'Педагогический работник' }

/** «5А» as the list shows it. */
const shown = (name) => name.replace(/^(\d+)(.+)$/, '$1 «$2»')
const fullName = (model, surname) => {
  const { firstName, middleName } = model.person(surname)
  return [surname, firstName, middleName].filter((part) => part !== '').join(' ')
}

/** A surname that nobody had before, of one length, so that none is a part of another. */
export function newSurname(number) {
  const code = [...String(number).padStart(4, '0')].map((digit) => 'бгджлпфцчш'[Number(digit)]).join('')
  return `Ил${code}ов`
}

/**
 * Everything a hand may do to the data. Each action does it on the screen, tells the model, and returns a line for the
 * record; null when there is nothing to do it with.
 * @type {Record<string, (session: { page: import('@playwright/test').Page, model: import('./Model.mjs').Model,
 *   chance: ReturnType<typeof import('./chance.mjs').seededChance>, number: () => number }) => Promise<string | null>>}
 */
export const actions = {
  async addStaff({ page, model, chance, number }) {
    if (model.staff.length >= MOST_STAFF) return null
    const surname = newSurname(number())
    const fields = {
      firstName: chance.pick(firstNames),
      middleName: chance.pick(middleNames),
      note: chance.pick(notes),
    }
    await goTo(page, 'staff')
    await button(page, 'Добавить').first().click()
    await field(page, 'Фамилия').fill(chance.oneIn(3) ? `  ${surname} ` : surname)
    await fillCard(page, fields)
    await save(page, chance)
    model.saveStaff(surname, fields)
    return `add ${surname} ${JSON.stringify(fields)}`
  },

  async editStaff({ page, model, chance }) {
    if (model.staff.length === 0) return null
    const surname = chance.pick(model.staff)
    await toPerson(page, model, surname)
    const fields = chance.oneIn(2)
      ? { firstName: chance.pick(firstNames), note: chance.pick(notes) }
      : { middleName: chance.pick(middleNames) }
    await fillCard(page, fields)
    await save(page, chance)
    model.saveStaff(surname, fields)
    return `edit ${surname} ${JSON.stringify(fields)}`
  },

  async renameStaff({ page, model, chance, number }) {
    if (model.staff.length === 0) return null
    const surname = chance.pick(model.staff)
    const next = newSurname(number())
    await toPerson(page, model, surname)
    await field(page, 'Фамилия').fill(next)
    await save(page, chance)
    model.renameStaff(surname, next)
    return `rename ${surname} to ${next}`
  },

  async deleteStaff({ page, model, chance }) {
    if (model.staff.length < 3) return null
    const surnames = some(model.staff, chance, 3)
    await tickStaff(page, model, surnames)
    await button(page, 'Удалить').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить', exact: true }).click()
    model.deleteStaff(surnames)
    return `delete ${surnames.join(', ')}`
  },

  async setCategory({ page, model, chance }) {
    if (model.staff.length === 0) return null
    const surnames = some(model.staff, chance, 4)
    const category = chance.pick(Object.keys(categories))
    await tickStaff(page, model, surnames)
    await page.getByRole('combobox', { name: 'Категория' }).click()
    await page.getByRole('option', { name: categories[category] }).click()
    model.saveCategory(surnames, category)
    return `category ${category} for ${surnames.join(', ')}`
  },

  async addClasses({ page, model, chance }) {
    if (model.classes.length >= MOST_CLASSES) return null
    const names = Array.from({ length: chance.whole(1, 3) }, () => `${chance.whole(1, 11)}${chance.pick([...letters])}`)
    const fresh = [...new Set(names)].filter((name) => !model.classes.includes(name))
    if (fresh.length === 0) return null
    await goTo(page, 'classes')
    await button(page, 'Добавить классы').first().click()
    await field(page, 'Классы').fill(names.join(chance.pick([', ', '; ', '\n'])))
    await page.getByRole('dialog').getByRole('button', { name: 'Добавить', exact: true }).click()
    model.addClasses(fresh)
    return `add classes ${fresh.join(', ')}`
  },

  async editClass({ page, model, chance }) {
    if (model.classes.length === 0) return null
    const name = chance.pick(model.classes)
    const fields = { room: String(chance.whole(1, 60)), planned: chance.oneIn(4) ? null : chance.whole(5, 35) }
    await goTo(page, 'classes')
    await search(page, searchClasses, name.toLowerCase())
    await openCard(page, shown(name))
    await field(page, 'Кабинет').fill(fields.room)
    await field(page, 'Учеников по плану').fill(fields.planned === null ? '' : String(fields.planned))
    await save(page, chance)
    model.saveClass(name, fields)
    return `edit class ${name} ${JSON.stringify(fields)}`
  },

  async deleteClass({ page, model, chance }) {
    if (model.classes.length < 4) return null
    const name = chance.pick(model.classes)
    await goTo(page, 'classes')
    await clearTicks(page, searchClasses)
    await search(page, searchClasses, name)
    await tick(page, shown(name))
    await button(page, 'Удалить').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить', exact: true }).click()
    model.deleteClass(name)
    return `delete class ${name}`
  },

  async pasteLinks({ page, model, chance, number }) {
    const units = some([null, ...model.classes], chance, 3)
    const links = units.map((unit) => {
      const url = `https://max.ru/join/${String(number()).padStart(43, 'Ab0_-')}`
      return { unit, role: unit === null ? 'teacher' : chance.pick(['parent', 'pupil']), url }
    })
    const words = { teacher: 'учителя', parent: 'родители', pupil: 'ученики' }
    const lines = links.map(({ unit, role, url }) => `${unit ?? 'Учительская'} ${words[role]} ${url}`)
    await goTo(page, 'invitations')
    await button(page, 'Вставить ссылки').first().click()
    await field(page, 'Строки со ссылками').fill(lines.join('\n'))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Сохранить: / })
      .click()
    model.addLinks(links)
    return `links ${lines.join('; ')}`
  },

  async markStaff({ page, model, chance }) {
    const waiting = model.staff.filter((surname) => model.mark(surname) in nextMark)
    if (waiting.length === 0) return null
    const from = model.mark(chance.pick(waiting))
    const surnames = some(
      waiting.filter((surname) => model.mark(surname) === from),
      chance,
      3,
    )
    await goTo(page, 'invitations')
    await page.getByRole('tab', { name: 'Люди' }).click()
    await clearTicks(page, searchPeople)
    for (const surname of surnames) {
      await search(page, searchPeople, surname)
      await tick(page, fullName(model, surname))
    }
    await search(page, searchPeople, '')
    await button(page, `Отметить: ${markTitles[nextMark[from]]}`).click()
    model.markStaff(surnames, nextMark[from])
    return `mark ${surnames.join(', ')} ${nextMark[from]}`
  },

  async count({ page, model, chance }) {
    if (model.classes.length === 0) return null
    const name = chance.pick(model.classes)
    const listed = chance.whole(5, 40)
    const count = { listed, invited: chance.whole(0, listed), joined: chance.whole(0, listed), exceptions: 0 }
    await goTo(page, 'invitations')
    await page.getByRole('tab', { name: 'Счёт по классам' }).click()
    await search(page, 'Класс', name)
    const titles = { listed: 'По списку', invited: 'Приглашено', joined: 'Вступило', exceptions: 'Исключения' }
    for (const [key, title] of Object.entries(titles)) {
      await field(page, `${title}, ${shown(name)}`).fill(String(count[key]))
    }
    await button(page, /^Записать счёт: /).click()
    model.saveCount(name, count)
    return `count ${name} ${JSON.stringify(count)}`
  },

  async assign({ page, model, chance, number }) {
    const free = (name) => model.staff.filter((surname) => surname !== model.teacherOf(name))
    const names = some(model.classes, chance, 2).filter((name) => free(name).length > 0)
    if (names.length === 0) return null
    const pairs = names.map((name) => ({ name, surname: chance.pick(free(name)) }))
    const order = `${number()}/А`
    await goTo(page, 'assignments')
    await button(page, 'Назначить по приказу').click()
    await field(page, 'Номер приказа').fill(order)
    for (const { name, surname } of pairs) {
      await search(page, 'Класс, фамилия, приказ', name)
      await button(page, `Назначить руководителя: ${shown(name)}`).click()
      await page.getByRole('combobox', { name: 'Начните печатать фамилию' }).fill(surname)
      await page.keyboard.press('Enter')
      // With other classes in the list the picker goes on to the next one.
      await page.waitForTimeout(150)
      if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await button(page, /^Назначить: /).click()
    model.assign(pairs, order)
    return `assign by ${order} ${pairs.map(({ name, surname }) => `${surname} to ${name}`).join(', ')}`
  },

  async undo({ page, model, chance }) {
    const times = chance.whole(1, 4)
    for (let time = 0; time < times; time += 1) {
      await takeStep(page, 'undo', chance.oneIn(3))
      model.undo()
    }
    return `undo × ${times}`
  },

  async redo({ page, model, chance }) {
    if (!model.canRedo) return null
    const times = chance.whole(1, 3)
    for (let time = 0; time < times; time += 1) {
      await takeStep(page, 'redo', chance.oneIn(3))
      model.redo()
    }
    return `redo × ${times}`
  },
}

/** By key or by button; a second step waits until the first one is kept, as a held-down key would have to. */
async function takeStep(page, kind, byButton) {
  const name = kind === 'undo' ? /^Отменить/ : /^Вернуть/
  const control = page.getByRole('button', { name }).first()
  if (byButton && (await control.isEnabled())) await control.click()
  else {
    await leaveFields(page)
    await page.keyboard.press(kind === 'undo' ? 'Control+z' : 'Control+y')
  }
  await page.waitForTimeout(350)
}

function some(list, chance, most) {
  const left = [...list]
  const taken = []
  for (let count = Math.min(chance.whole(1, most), left.length); count > 0; count -= 1) {
    taken.push(...left.splice(chance.whole(0, left.length - 1), 1))
  }
  return taken
}

async function fillCard(page, { firstName, middleName, note }) {
  if (firstName !== undefined) await field(page, 'Имя').fill(firstName)
  if (middleName !== undefined) await field(page, 'Отчество').fill(middleName)
  if (note !== undefined) await field(page, 'Заметка').fill(note)
}

/** By the button or by Ctrl+Enter in the form. */
async function save(page, chance) {
  if (chance.oneIn(3)) await page.keyboard.press('Control+Enter')
  else await page.getByRole('complementary').getByRole('button', { name: 'Сохранить', exact: true }).click()
}

async function toPerson(page, model, surname) {
  await goTo(page, 'staff')
  await search(page, searchStaff, surname)
  await openCard(page, fullName(model, surname))
}

async function tickStaff(page, model, surnames) {
  await goTo(page, 'staff')
  await clearTicks(page, searchStaff)
  for (const surname of surnames) {
    await search(page, searchStaff, surname)
    await tick(page, fullName(model, surname))
  }
  await search(page, searchStaff, '')
}
