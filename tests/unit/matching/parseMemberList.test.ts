import { describe, expect, it } from 'vitest'
import { parseMemberList } from '@/domain/matching/parseMemberList'

const short = (text: string) => parseMemberList(text).lines.map(({ name, roleText, phone }) => [name, roleText, phone])

describe('parseMemberList', () => {
  it('takes one name per line, with numbers, marks, pictures and windows line ends', () => {
    expect(short('1. Иванова Мария\r\n2) Петров Пётр\r\n• Ким Светлана 🌸\r\n\r\n— Гусева И. Л.')).toEqual([
      ['Иванова Мария', '', ''],
      ['Петров Пётр', '', ''],
      ['Ким Светлана', '', ''],
      ['Гусева И. Л.', '', ''],
    ])
  })

  it('takes roles and presence beside the name away from it', () => {
    expect(
      short(
        'Иванова Мария — Админ\nПетров Пётр, учитель физики\nКим Светлана (вы)\nГусева Ирина был(а) недавно\nОрлов Олег\tВладелец чата\nЗимина Анна (мама Пети Зимина)',
      ),
    ).toEqual([
      ['Иванова Мария', 'Админ', ''],
      ['Петров Пётр', 'учитель физики', ''],
      ['Ким Светлана', '', ''],
      ['Гусева Ирина', '', ''],
      ['Орлов Олег', 'Владелец чата', ''],
      ['Зимина Анна', 'мама Пети Зимина', ''],
    ])
  })

  it('puts a status, a role and a telephone below a name to that name', () => {
    const text = 'ИМ\nИванова Мария\nв сети 5 мин назад\nАдминистратор\nПП\nПетров Пётр\nпечатает…\n+7 916 123-45-67'
    expect(short(text)).toEqual([
      ['Иванова Мария', 'Администратор', ''],
      ['Петров Пётр', '', '+79161234567'],
    ])
    expect(parseMemberList(text).ignored.map((one) => [one.row, one.reason])).toEqual([
      [1, 'initials'],
      [3, 'presence'],
      [5, 'initials'],
      [7, 'presence'],
    ])
  })

  it('a member known by his telephone alone is a member', () => {
    expect(short('Иванова Мария\nПетров Пётр\n+7 (916) 123-45-67\nКим Светлана')[2]).toEqual(['', '', '+79161234567'])
  })

  it('leaves out counters, buttons and letters with the reason, and loses no line', () => {
    const text = 'Участники 27\nПоиск\nА\nАлёшина Кира\nНаписать\n27 участников, 3 в сети\nВы\n12'
    const { lines, ignored } = parseMemberList(text)
    expect(lines.map((one) => [one.row, one.name])).toEqual([[4, 'Алёшина Кира']])
    expect(ignored.map((one) => one.reason)).toEqual([
      'counter',
      'button',
      'letter',
      'button',
      'counter',
      'you',
      'number',
    ])
  })

  it('forgets what was copied twice at a seam, but not two people of one name', () => {
    const seam = 'Иванова Мария\nПетров Пётр\nКим Светлана\nОрлов Олег\nПетров Пётр\nКим Светлана\nОрлов Олег\nЗимин Ян'
    expect(parseMemberList(seam).lines.map((one) => one.row)).toEqual([1, 2, 3, 4, 8])
    expect(parseMemberList(seam).ignored.map((one) => one.reason)).toEqual(['repeated', 'repeated', 'repeated'])
    expect(parseMemberList('Иванова Мария\nКим Светлана\nИванова Мария').lines).toHaveLength(3)
  })

  it('keeps what is no name as a member, so that nobody hides behind it', () => {
    expect(short('Люблю котиков\nМама Пети Иванова\nsuperstar2009')).toEqual([
      ['Люблю котиков', '', ''],
      ['Мама Пети Иванова', '', ''],
      ['superstar2009', '', ''],
    ])
  })
})
