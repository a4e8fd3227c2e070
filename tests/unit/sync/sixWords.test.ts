import { describe, expect, it } from 'vitest'
import { plainPassphrase, sixWords } from '@/sync/sixWords'
import { words } from '@/sync/words'

describe('the passphrase of six words', () => {
  it('has six different words, others at every call', () => {
    const drawn = Array.from({ length: 200 }, () => sixWords())
    for (const phrase of drawn) {
      const parts = phrase.split(' ')
      expect(new Set(parts).size).toBe(6)
      expect(parts.every((word) => words.includes(word))).toBe(true)
    }
    expect(new Set(drawn).size).toBe(200)
  })

  it('draws every word', () => {
    const seen = new Set(Array.from({ length: 3000 }, () => sixWords().split(' ')).flat())
    expect(seen.size).toBe(words.length)
  })

  it('is made of at least 500 everyday words, as they are typed', () => {
    expect(words.length).toBeGreaterThanOrEqual(500)
    expect(words.filter((word) => !/^[а-я]{2,}$/u.test(word))).toEqual([])
    expect(new Set(words).size).toBe(words.length)
  })

  it('is read as it is typed by hand', () => {
    expect(plainPassphrase('  Ёжик  Книга\tСосна ')).toBe('ежик книга сосна')
  })
})
