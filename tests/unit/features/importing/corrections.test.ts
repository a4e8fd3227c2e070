import { describe, expect, it } from 'vitest'
import {
  isCorrected,
  noCorrections,
  withCells,
  withMapping,
  withoutFile,
  withoutMapping,
  withPerson,
  withTaken,
  withValue,
} from '@/features/importing/state/corrections'

const here = { file: 'a.xlsx', sheet: 'Лист1' }

describe('what the user says of a file', () => {
  it('adds to what was said of the same sheet before, and leaves other sheets alone', () => {
    const other = withMapping(noCorrections, { file: 'b.xlsx', sheet: 'Лист1' }, { kind: 'classes' })
    const first = withMapping(other, here, { fields: { 1: 'fullName' } })
    const second = withMapping(first, here, { fields: { 2: null } })
    expect(second.mapping).toEqual([
      { file: 'b.xlsx', sheet: 'Лист1', kind: 'classes' },
      { ...here, fields: { 1: 'fullName', 2: null } },
    ])
    expect(withoutMapping(second, here).mapping).toEqual(other.mapping)
  })

  it('forgets the columns when another row becomes the header', () => {
    const said = withMapping(noCorrections, here, { fields: { 1: 'fullName' }, lastRow: 9 })
    expect(withMapping(said, here, { headerRow: 3 }).mapping).toEqual([{ ...here, headerRow: 3, lastRow: 9 }])
  })

  it('replaces an answer, and takes it back', () => {
    const first = withValue(noCorrections, 'className', 'пятый', '5А')
    const second = withValue(first, 'className', 'пятый', '5Б')
    expect(second.values).toEqual([{ field: 'className', value: 'пятый', to: '5Б' }])
    expect(withValue(second, 'className', 'пятый', null).values).toEqual([])
  })

  it('keeps one text per cell and one person per line', () => {
    const cell = { ...here, row: 2, column: 1, text: 'Орлова' }
    expect(withCells(withCells(noCorrections, [cell]), [{ ...cell, text: 'Орлова Вера' }]).cells).toEqual([
      { ...cell, text: 'Орлова Вера' },
    ])
    const line = { ...here, row: 2, key: 'a' }
    const two = withPerson(withPerson(noCorrections, line, 'x'), { ...line, key: 'b' }, null)
    expect(two.persons).toHaveLength(2)
    expect(withPerson(two, line, undefined).persons).toEqual([{ ...line, key: 'b', personId: null }])
  })

  it('says nothing of a file that is gone, but keeps answers that hold for all files', () => {
    const said = withValue(withMapping(noCorrections, here, { on: false }), 'className', 'пятый', '5А')
    const left = withoutFile(withTaken(said, 'snils', true), here.file)
    expect(left).toEqual({ ...noCorrections, values: said.values, take: ['snils'] })
    expect(isCorrected(left)).toBe(true)
    expect(isCorrected(withTaken(noCorrections, 'snils', true))).toBe(false)
  })
})
