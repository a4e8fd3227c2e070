import { expect, it } from 'vitest'
import { cleanText } from '@/domain/rules/cleanText'

it.each([
  ['Иванова Мария', 'Иванова Мария'],
  ['5 «А» № 3 – ёлка', '5 «А» № 3 – ёлка'],
  ['  два  пробела ', 'два пробела'],
  ['не\u00a0разрывный\tи\nстрока', 'не разрывный и строка'],
  ['и\u0306од', 'йод'],
  ['мяг\u00adкий\u200b', 'мягкий'],
  ['', ''],
])('cleans %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean)
})
