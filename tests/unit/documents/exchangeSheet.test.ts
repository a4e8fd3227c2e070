import { expect, it } from 'vitest'
import { exchangeSheet } from '@/domain/documents/exchangeSheet'

const phraseOn = (passphrase: string) => {
  const sheet = exchangeSheet({ school: 'СОШ № 5', day: '2026-11-30', place: 'Папка «Обмен»', passphrase })
  const [page] = sheet.pages
  const block = page?.layout === 'sheet' ? page.blocks.find((one) => one.kind === 'paragraph') : undefined
  return block?.kind === 'paragraph' ? block.text : null
}

it('breaks the passphrase between words, so that no line runs off the paper', () => {
  expect(phraseOn('ветер книга')).toBe('ветер книга')
  const six = 'водопад клубника жаворонок валенок барабан апельсин'
  const lines = (phraseOn(six) ?? '').split('\n')
  expect(lines).toHaveLength(2)
  expect(lines.join(' ')).toBe(six)
  expect(lines.every((line) => line.length <= 36)).toBe(true)
  expect((phraseOn('ж'.repeat(80)) ?? '').split('\n').map((line) => line.length)).toEqual([36, 36, 8])
})

it('says for which school, where and when', () => {
  const sheet = exchangeSheet({
    school: 'СОШ № 5',
    day: '2026-11-30',
    place: 'Папка «Обмен»',
    passphrase: 'раз два три',
  })
  expect(JSON.stringify(sheet.pages)).toContain('30.11.2026')
  expect(sheet.fileName).toContain('СОШ № 5')
})
