import { describe, expect, it } from 'vitest'
import { classOfCell, ledClassTexts } from '@/domain/imports/values/readClass'
import { RowReader } from '@/domain/imports/values/RowReader'
import type { CellValue } from '@/domain/imports/grid'

function read(value: CellValue): { found: ReturnType<typeof classOfCell>; codes: string[]; texts: string } {
  const reader = new RowReader({ row: 2, cells: [value], hidden: false }, [])
  const found = classOfCell(reader, { value, column: 'Класс' }, 'cyrillic')
  const reasons = [...reader.refusals, ...reader.doubts]
  return { found, codes: reasons.map((one) => one.code), texts: reasons.map((one) => one.text).join(' ') }
}

describe('a class that Excel or a slip made unusual is doubtful, with the class proposed', () => {
  it.each<[CellValue, number[], string, string]>([
    [{ day: '2026-01-08' }, [8], '1', 'classAsDate'],
    [8.1, [8], '1', 'classSpelling'],
    ['8-1', [8], '1', 'classSpelling'],
    ['ЗА', [3], 'А', 'classSpelling'],
    ['53', [5], 'З', 'classSpelling'],
    ['V-А', [5], 'А', 'classSpelling'],
    ['ХI «Б»', [11], 'Б', 'classSpelling'],
    ['IV', [4], '', 'classSpelling'],
    ['А5', [5], 'А', 'classSpelling'],
    ['5 "А" (коррекционный)', [5], 'А', 'classSpelling'],
  ])('%j', (value, levels, litera, code) => {
    const { found, codes, texts } = read(value)
    expect(found).toEqual({ levels, litera })
    expect(codes).toEqual([code])
    expect(texts).toMatch(/Предлагается|Прочитано как/)
  })

  it.each<CellValue>(['Учительская', 'выпускник', '2026', 'школа № 5'])('%j is no class', (value) => {
    expect(read(value)).toMatchObject({ found: null, codes: ['badClass'] })
  })
})

describe('a cell of классное руководство', () => {
  it.each([
    ['5А, 7Б', ['5А', '7Б']],
    ['5А\n7Б', ['5А', '7Б']],
    ['5А 7Б', ['5А', '7Б']],
    ['кл. рук. 5 «А»', ['5 «А»']],
    ['классный руководитель 5А класса', ['5А класса']],
    ['нет', []],
    ['-', []],
  ])('%j', (value, expected) => {
    expect(ledClassTexts({ value, column: '' }).map((one) => one.value)).toEqual(expected)
  })
})
