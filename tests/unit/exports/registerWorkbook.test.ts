import { describe, expect, it } from 'vitest'
import type { SheetDescription } from '@/domain/documents/description'
import { choiceFor, firstExportChoice, type ExportChoice } from '@/domain/exports/exportChoice'
import { registerWorkbook } from '@/domain/exports/registerWorkbook'
import { selectRecords } from '@/domain/exports/selectRecords'
import { entityNames } from '@/domain/model/entities'
import { defaultOrganisation, emptyFacts } from '@/domain/model/newRecords'
import { documentsDay } from '@tests/support/documentFacts'
import { everything, exportSchool } from '@tests/support/exportSchool'

const made = (choice: ExportChoice = everything) => registerWorkbook(exportSchool(), choice, documentsDay)
const sheet = (name: string, choice?: ExportChoice): SheetDescription | undefined =>
  made(choice).sheets.find((one) => one.name === name)

/** A row by the value of one of its columns, as title → cell. */
function row(found: SheetDescription | undefined, column: string, value: string): Record<string, unknown> | undefined {
  const at = found?.columns.findIndex(({ title }) => title === column) ?? -1
  const cells = found?.rows.find((one) => one.cells[at] === value)?.cells
  return cells && Object.fromEntries(found?.columns.map(({ title }, index) => [title, cells[index]]) ?? [])
}

describe('the register as a workbook', () => {
  it('has a sheet for each kind of record that there is, the lists for the import first', () => {
    const names = made().sheets.map((one) => one.name)
    expect(names.slice(0, 3)).toEqual(['Сотрудники', 'Классы', 'Ученики'])
    expect(names).toEqual(
      expect.arrayContaining([
        'Родители',
        'Классное руководство',
        'Приказы',
        'Ссылки',
        'Приглашённые',
        'Численность',
        'Площадки',
        'Учебные годы',
        'Школа',
      ]),
    )
    for (const one of made().sheets) {
      expect(one.rows.length, one.name).toBeGreaterThan(0)
      expect(one.footLines.length > 0, one.name).toBe(!['Сотрудники', 'Классы', 'Ученики'].includes(one.name))
      for (const { cells } of one.rows) expect(cells, one.name).toHaveLength(one.columns.length)
    }
  })

  it('writes values as an office does', () => {
    expect(row(sheet('Сотрудники'), 'Фамилия', 'О’Нил-Сухово-Кобылина')).toMatchObject({
      Имя: 'Анна "Ася"',
      Отчество: null,
      Должность: 'учитель, методист; заместитель директора по УВР (совм.)',
      Телефон: '+7 (382) 255-11-22 (каб. 5, доб. 3); +7 (900) 000-01-11; 2-15-30 (дом)',
      'Категория работника': 'Руководящий работник',
      Состояние: 'Работает',
      'Дата рождения': '1980-02-29',
      СНИЛС: '112-233-445 95',
    })
    expect(row(sheet('Классы'), 'Класс', '1')).toMatchObject({
      'Классный руководитель': 'О’Нил-Сухово-Кобылина Анна "Ася"',
      Кабинет: '12, "малый"',
    })
    expect(row(sheet('Классы'), 'Класс', '2–4')).toMatchObject({ 'Классный руководитель': null })
    expect(row(sheet('Ученики'), 'Фамилия', 'Ли')).toMatchObject({
      Класс: '1',
      'ФИО родителя': 'Ли Мин, +7 (900) 000-01-15',
    })
    expect(row(sheet('Родители'), 'ФИО родителя', 'Ли Мин')).toMatchObject({ 'Кем приходится': 'Опекун' })
    expect(row(sheet('Школа'), 'Что', 'ОГРН')).toMatchObject({ Значение: '1027700132195' })
  })

  it('is of one year unless every year is asked for', () => {
    expect(sheet('Классы')?.rows).toHaveLength(6)
    expect(row(sheet('Классное руководство'), 'ФИО', 'Былой Пётр')).toBeUndefined()
    const all = { ...everything, yearId: null }
    expect(sheet('Классы', all)?.rows).toHaveLength(7)
    expect(row(sheet('Классы', all), 'Учебный год', '2025/2026')).toMatchObject({ Класс: '4 «А»' })
    expect(row(sheet('Классное руководство', all), 'ФИО', 'Былой Пётр')).toMatchObject({ 'Учебный год': '2025/2026' })
    expect(made().fileName).toBe('МБОУ «СОШ № 5» — данные, 2026-2027, 10.09.2026')
    expect(made(all).title).toBe('МБОУ «СОШ № 5»: данные, все годы')
  })

  it('holds nothing that was not let out, in no sheet', () => {
    const facts = exportSchool()
    const text = (part: Partial<ExportChoice>) =>
      JSON.stringify(registerWorkbook(facts, { ...everything, ...part }, documentsDay).sheets)
    const secrets: [Partial<ExportChoice>, string[]][] = [
      [{ pupils: false, parents: false }, ['Ли Ян', '"name":"Ученики"', 'Ли Мин', '"name":"Родители"']],
      [{ parents: false }, ['Ли Мин', 'ФИО родителя']],
      [{ phones: false }, ['+7 (', '2-15-30']],
      [{ emails: false }, ['asya@school5.example']],
      [{ birthDays: false }, ['1980-02-29', '2019-05-05']],
      [{ snils: false }, ['112-233-445', 'СНИЛС']],
      [{ linkAddresses: false }, facts.links.map((one) => one.url).filter((url) => url !== '')],
    ]
    for (const [part, words] of secrets) {
      expect(words.length).toBeGreaterThan(0)
      for (const word of words) {
        expect(text({}), word).toContain(word)
        expect(text(part), word).not.toContain(word)
      }
    }
  })

  it('an empty school has nothing but itself', () => {
    const facts = emptyFacts({ ...defaultOrganisation(''), shortName: 'Школа' })
    const names = registerWorkbook(facts, firstExportChoice(facts), documentsDay).sheets.map((one) => one.name)
    expect(names).toEqual(['Школа'])
  })
})

describe('what leaves', () => {
  it('is the data minimum unless told, and only what the form takes', () => {
    const facts = exportSchool()
    expect(firstExportChoice(facts)).toEqual({
      ...everything,
      pupils: false,
      parents: false,
      birthDays: false,
      snils: false,
    })
    expect(choiceFor('contacts', everything)).toMatchObject({ pupils: false, snils: false, parents: true })
    expect(choiceFor('oneRoster', { ...everything, pupils: false })).toMatchObject({ parents: false })
    expect(choiceFor('oneRoster', everything)).toMatchObject({ snils: false, birthDays: false, linkAddresses: false })
  })

  it('never changes the facts, and knows every kind of record', () => {
    const facts = exportSchool()
    const before = structuredClone(facts)
    const selected = selectRecords(facts, { ...everything, phones: false, yearId: null })
    expect(facts).toEqual(before)
    expect(Object.keys(selected)).toHaveLength(entityNames.length)
    expect(selected.importMemory).toEqual([])
  })
})
