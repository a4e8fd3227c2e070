import { describe, expect, it } from 'vitest'
import { columnNotes, firstView, rowMarks, sheetViews } from '@/features/importing/sheetViews'
import { gridFile, gridSheet, plan } from '@tests/fixtures/makers/importing'

const list = gridSheet([
  ['Список работников'],
  ['№', 'ФИО', 'СНИЛС'],
  [1, 'Орлова Вера Павловна', '112-233-445 95'],
  [2, 'Зимин Олег Юрьевич', ''],
  ['', 'Итого: 2'],
])
const file = gridFile([gridSheet([], { name: 'Пусто' }), { ...list, name: 'Люди' }])
const views = sheetViews(plan(file), [file])
const people = views[1]!

describe('the picture of a sheet', () => {
  it('begins with a sheet that holds somebody', () => {
    expect(views.map((view) => view.name)).toEqual(['Пусто', 'Люди'])
    expect(firstView(views)?.name).toBe('Люди')
  })

  it('marks header, data and what is left out, each with a word or a reason', () => {
    const mark = rowMarks(people)
    expect([1, 2, 3, 4, 5].map((row) => mark(row).tone)).toEqual(['outside', 'header', 'data', 'data', 'skipped'])
    expect(mark(2).word).toBe('заголовок')
    expect(mark(5).title).toMatch(/^Строка 5 не берётся: .+/)
  })

  it('names the columns that are read and no others', () => {
    const note = columnNotes(people)
    expect([note(1), note(2), note(3)]).toEqual(['', 'ФИО', ''])
  })
})
