import { describe, expect, it } from 'vitest'
import {
  emailProblem,
  innProblem,
  kppProblem,
  literaProblem,
  maskSnils,
  nameProblem,
  ogrnProblem,
  orderProblem,
  phoneProblem,
  showSnils,
  snilsProblem,
} from '@/domain/rules/validation'

type Check = (text: string) => string | null

// Numbers with the right checksum that belong to nobody's school: computed for the test, or the well-known examples.
it.each<[string, Check, string[], string[]]>([
  [
    'ИНН',
    innProblem,
    ['', '7707083893', '500100732259', ' 7707083893 '],
    ['7707083894', '500100732258', '77070838', 'ИНН', '77070838930'],
  ],
  ['КПП', kppProblem, ['', '770701001', '7707AB001'], ['77070100', '770701001А', '7707ab001']],
  ['ОГРН', ogrnProblem, ['', '1027700132195', '304500116000157'], ['1027700132196', '102770013219', 'ОГРН']],
  [
    'СНИЛС',
    snilsProblem,
    ['', '112-233-445 95', '11223344595', '001-001-998 00'],
    ['112-233-445 96', '112-233-445', 'СНИЛС'],
  ],
  [
    'e-mail',
    emailProblem,
    ['', 'a@b.ru', 'ivanova.m@school-5.edu.ru', 'info@школа5.рф'],
    ['a', 'a@b', 'a b@c.ru', 'иванова@school.ru', 'a@b.ru, c@d.ru', 'a..b@c.ru', '@c.ru'],
  ],
  [
    'name',
    nameProblem,
    ['', 'Петрова-Коваль', 'Д’Артаньян', 'Али оглы', 'де Фриз', 'М.', 'Anna'],
    ['Иван0ва', 'Иванoва', '<b>Анна</b>', '=Анна', '-', 'я'.repeat(301)],
  ],
  ['litera', literaProblem, ['', 'А', 'физмат', 'В (с-э)', '1'], ['ы'.repeat(16), '<А>']],
  ['phone', phoneProblem, ['', '8 916 123-45-67', '+375291234567'], ['8,9161E+10', '123', 'нет', '8 (34547) 2-12-34']],
])('%s', (_, check, right, wrong) => {
  for (const text of right) expect(check(text), text).toBeNull()
  for (const text of wrong) expect(check(text), text).toMatch(/^[«А-ЯЁ+].{10,}\.$/)
})

describe('orders', () => {
  it('asks for a number only when the order is signed', () => {
    expect(orderProblem({ number: '', signedOn: null })).toBeNull()
    expect(orderProblem({ number: '133/6 – ОД', signedOn: '2026-09-01' })).toBeNull()
    expect(orderProblem({ number: ' ', signedOn: '2026-09-01' })).toMatch(/номер/)
    expect(orderProblem({ number: '97о', signedOn: null })).toMatch(/дату/)
  })
})

it('shows and masks a СНИЛС', () => {
  expect(showSnils('11223344595')).toBe('112-233-445 95')
  expect(maskSnils('11223344595')).toBe('•••-•••-445 95')
  expect(showSnils('123')).toBe('123')
  expect(maskSnils('1234567')).not.toContain('1234')
  expect(maskSnils('')).toBe('')
})
