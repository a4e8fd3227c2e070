import { describe, expect, it } from 'vitest'
import { freeFormName, sameFormName } from '@/domain/documents/ownForm/keptFormRules'

describe('names of kept forms', () => {
  it.each([
    ['Список.xlsx', 'список.XLSX', true],
    ['Список.xlsx', ' Список.xlsx ', true],
    ['Йод.xlsx', 'Йод.xlsx', true],
    ['Список.xlsx', 'Список.xlsm', false],
    ['Список.xlsx', 'Списки.xlsx', false],
  ])('«%s» and «%s»: %s', (a, b, isSame) => {
    expect(sameFormName(a, b)).toBe(isSame)
  })

  it('gives the first free number before the extension', () => {
    expect(freeFormName('Список.xlsx', ['Список.xlsx'])).toBe('Список (2).xlsx')
    expect(freeFormName('Список.xlsx', ['список (2).XLSX', 'Список (3).xlsx'])).toBe('Список (4).xlsx')
    expect(freeFormName('Класс 5.а.xlsx', [])).toBe('Класс 5.а (2).xlsx')
    expect(freeFormName('без расширения', [])).toBe('без расширения (2)')
  })
})
