import { expect, it } from 'vitest'
import { showSize } from '@/ui/sizeText'

it.each([
  [0, '0 КБ'],
  [1, '1 КБ'],
  [3900, '4 КБ'],
  [100 * 1024, '0,1 МБ'],
  [3.25 * 1024 ** 2, '3,3 МБ'],
  [499.9 * 1024 ** 2, '499 МБ'],
  [12.5 * 1024 ** 3, '12,5 ГБ'],
  [480 * 1024 ** 3, '480 ГБ'],
])('%i bytes are read as %s', (bytes, text) => {
  expect(showSize(bytes)).toBe(text)
})
