import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

type Board = typeof import('@/ui/board/boardMode')
let board: Board
const values = new Map<string, string>()
beforeAll(async () => {
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  })
  board = await import('@/ui/board/boardMode')
})
afterEach(() => {
  board.setBoardMode(false)
})

describe('the board mode', () => {
  it('is off at first, changes nothing then, and is remembered for the session', () => {
    expect(board.boardMode.value).toBe(false)
    expect(board.veiled('+7 916 000-00-01')).toBe('+7 916 000-00-01')
    board.setBoardMode(true)
    expect([...values.values()]).toEqual(['on'])
    board.setBoardMode(false)
    expect(values.size).toBe(0)
  })

  it('veils a value whole, and what is empty stays empty', () => {
    board.setBoardMode(true)
    expect(board.veiled('2-34-56')).toBe('•••')
    expect(board.veiled('')).toBe('')
    expect(board.veiled('—')).toBe('—')
  })

  it.each([
    ['звонить +7 916 555-12-34 вечером', 'звонить ••• вечером'],
    ['8(916)555-12-34', '•••'],
    ['89165551234, 8 916 555 12 35', '•••, •••'],
    ['почта kira.t@mail.example;', 'почта •••;'],
    ['школа@пример.рф', '•••'],
    ['СНИЛС 112-233-445 95', 'СНИЛС •••'],
    ['11223344595', '•••'],
    ['приказ № 126/А от 01.09.2026', 'приказ № 126/А от 01.09.2026'],
    ['2026/2027, 27 учеников, кабинет 312', '2026/2027, 27 учеников, кабинет 312'],
    ['https://max.ru/join/12345678901234567890', 'https://max.ru/join/12345678901234567890'],
    ['https://vk.me/join/AJQ1d89165551234', 'https://vk.me/join/AJQ1d89165551234'],
  ])('in free text: %s', (text, shown) => {
    board.setBoardMode(true)
    expect(board.veiledInside(text)).toBe(shown)
  })

  it('takes days out where they may be of birth', () => {
    board.setBoardMode(true)
    expect(board.veiledInside('17.03.1981', { days: true })).toBe('•••')
    expect(board.veiledInside('1981-03-17', { days: true })).toBe('•••')
  })
})
