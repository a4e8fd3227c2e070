import { expect, it } from 'vitest'
import { showNumber } from '@/domain/rules/plurals'
import { showCount, showSize } from '@/ui/sizeText'

it.each([
  [0, '0 КБ'],
  [1, '1 КБ'],
  [3900, '4 КБ'],
  [100 * 1024, '0,1 МБ'],
  [3.25 * 1024 ** 2, '3,3 МБ'],
  [499.9 * 1024 ** 2, '499 МБ'],
  [12.5 * 1024 ** 3, '12,5 ГБ'],
  [1234 * 1024 ** 3, '1234 ГБ'],
])('%i bytes are read as %s', (bytes, text) => {
  expect(showSize(bytes)).toBe(text)
})

it('groups the thousands of a count from 10 000 on, as the rest of the program does', () => {
  for (const count of [0, 999, 9999, 16_374, 1_200_000]) expect(showCount(count)).toBe(showNumber(count))
})
