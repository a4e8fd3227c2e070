import { describe, expect, it } from 'vitest'
import { newClass, newLink } from '@/domain/model/newRecords'
import { platformDefaults } from '@/domain/model/platformDefaults'
import { parseLinkBlock, type LinkBlockContext } from '@/domain/rules/links'

const url = (n: number) =>
  `https://max.ru/join/${String(n).padStart(2, '0')}${'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_aBc'}`
const classes = [
  { ...newClass('c5a', 'y'), levels: [5], litera: 'А' },
  { ...newClass('c5b', 'y'), levels: [5], litera: 'Б' },
  { ...newClass('c3v', 'y'), levels: [3], litera: 'В' },
  { ...newClass('c4i', 'y'), levels: [4], litera: 'И' },
  { ...newClass('c10', 'y'), levels: [10], litera: 'физмат' },
  { ...newClass('c11', 'y'), levels: [11], litera: '' },
  { ...newClass('old', 'y0'), levels: [9], litera: 'А' },
]
const context: LinkBlockContext = {
  platforms: platformDefaults,
  classes,
  classFormat: 'guillemets',
  existingLinks: [],
  defaultRole: 'parent',
  yearId: 'y',
  staffRoomName: 'Учительская',
}
const read = (text: string, more: Partial<LinkBlockContext> = {}) => parseLinkBlock(text, { ...context, ...more })
/** [class id or staff room, role, number of the link, outcome] */
const brief = (text: string, more: Partial<LinkBlockContext> = {}) =>
  read(text, more).map((line) => [
    line.unit === null ? null : line.unit.kind === 'class' ? line.unit.classId : 'room',
    line.role,
    line.url === '' ? null : Number(line.url.slice(20, 22)),
    line.outcome,
  ])
const codes = (text: string, more: Partial<LinkBlockContext> = {}) =>
  read(text, more).map((line) => [...line.problems, ...line.doubts].map((one) => one.code))

describe('a block of links, line by line', () => {
  it.each<[string, unknown[][]]>([
    [`5А ${url(1)}`, [['c5a', 'parent', 1, 'new']]],
    [
      `5А\t${url(1)}\n5Б\t${url(2)}\r\n`,
      [
        ['c5a', 'parent', 1, 'new'],
        ['c5b', 'parent', 2, 'new'],
      ],
    ],
    [`5 "А" класс: ${url(1)};`, [['c5a', 'parent', 1, 'new']]],
    [`5a - ${url(1)}`, [['c5a', 'parent', 1, 'new']]],
    [`5А;${url(1)};ученики`, [['c5a', 'pupil', 1, 'new']]],
    [`"5А","${url(1)}"`, [['c5a', 'parent', 1, 'new']]],
    [`1) 5А ${url(1)}`, [['c5a', 'parent', 1, 'new']]],
    [`1. 5А ${url(1)}`, [['c5a', 'parent', 1, 'new']]],
    [`10 физмат ${url(1)}`, [['c10', 'parent', 1, 'new']]],
    [`11 ${url(1)}`, [['c11', 'parent', 1, 'new']]],
    [`5А родители ${url(1)}`, [['c5a', 'parent', 1, 'new']]],
    // В and И after a number are letters of classes, elsewhere they are words.
    [`3В родители ${url(1)}`, [['c3v', 'parent', 1, 'new']]],
    [`3 «в», ученики ${url(1)}`, [['c3v', 'pupil', 1, 'new']]],
    [`4-И ${url(1)}`, [['c4i', 'parent', 1, 'new']]],
    [`ссылка в чат 5А ${url(1)}`, [['c5a', 'parent', 1, 'new']]],
    [`Чат 5А для учеников: ${url(1)}`, [['c5a', 'pupil', 1, 'new']]],
    [`5А (Иванова М. П.) ученики ${url(1)}`, [['c5a', 'pupil', 1, 'new']]],
    [`${url(1)} 5А ученики`, [['c5a', 'pupil', 1, 'new']]],
    [`Учительская: ${url(1)}`, [['room', 'teacher', 1, 'new']]],
    [`Учителя ${url(1)}`, [['room', 'teacher', 1, 'new']]],
    [`Учительская сотрудники ${url(1)}`, [['room', 'staff', 1, 'new']]],
    [`5А max.ru/join/${url(1).slice(20)}`, [['c5a', 'parent', 1, 'new']]],
  ])('%j', (text, lines) => {
    expect(brief(text)).toEqual(lines)
  })

  it('finds the link on the next line and under a heading', () => {
    expect(brief(`5А\n${url(1)}\n\n5Б:\n${url(2)}`)).toEqual([
      ['c5a', 'parent', 1, 'new'],
      ['c5b', 'parent', 2, 'new'],
    ])
    expect(brief(`5А\nродители ${url(1)}\nученики ${url(2)}\n5Б\nученики ${url(3)}`)).toEqual([
      ['c5a', 'parent', 1, 'new'],
      ['c5a', 'pupil', 2, 'new'],
      ['c5b', 'pupil', 3, 'new'],
    ])
    expect(brief(`5А родители ${url(1)}\nученики ${url(2)}`)).toEqual([
      ['c5a', 'parent', 1, 'new'],
      ['c5a', 'pupil', 2, 'new'],
    ])
    expect(brief(`Ученики\n5А ${url(1)}\n5Б ${url(2)}\nРодители:\n5А ${url(3)}`)).toEqual([
      ['c5a', 'pupil', 1, 'new'],
      ['c5b', 'pupil', 2, 'new'],
      ['c5a', 'parent', 3, 'new'],
    ])
  })

  it('takes several links in one line, words before or behind', () => {
    const both = [
      ['c5a', 'parent', 1, 'new'],
      ['c5a', 'pupil', 2, 'new'],
    ]
    expect(brief(`5А родители ${url(1)} ученики ${url(2)}`)).toEqual(both)
    expect(brief(`5А ${url(1)} (родители) ${url(2)} (ученики)`)).toEqual(both)
    expect(brief(`5А\tродители\t${url(1)}\tученики\t${url(2)}`)).toEqual(both)
    expect(brief(`5А родители: ${url(1)}, ученики: ${url(2)}`)).toEqual(both)
    expect(brief(`5А ${url(1)}; 5Б ${url(2)}`)).toEqual([
      ['c5a', 'parent', 1, 'new'],
      ['c5b', 'parent', 2, 'new'],
    ])
  })

  it('keeps a short link beside the long one', () => {
    const [line, ...more] = read(`5А ${url(1)} https://clck.ru/3AbCdE`)
    expect(more).toEqual([])
    expect(line).toMatchObject({ url: url(1), shortUrl: 'https://clck.ru/3AbCdE', outcome: 'new' })
    expect(brief('5А https://clck.ru/3AbCdE')[0]?.[3]).toBe('new')
  })

  it('reports what cannot be added, with the reason', () => {
    expect(brief(`5Ю ${url(1)}`)).toEqual([[null, 'parent', 1, 'refused']])
    expect(read(`5Ю ${url(1)}`)[0]?.problems[0]?.text).toMatch(/Класса 5 «Ю» нет/)
    expect(codes(`9А ${url(1)}`)).toEqual([['classUnknown']]) // another year
    expect(codes(url(1))).toEqual([['noUnit']])
    expect(codes(`Кружок шахмат ${url(1)}`)).toEqual([['noUnit']])
    expect(codes('5А https://sferum.ru/?call_link=abc')).toEqual([['call']])
    expect(codes('5А https://sferum.ru/?p=dashboard&schoolId=1')).toEqual([['dashboard']])
    expect(codes('5А tg://join?invite=abc')).toEqual([['notHttp']])
    expect(codes(`5А ${url(1)}`, { defaultRole: null })).toEqual([['noRole']])
    expect(codes(`Учительская родители ${url(1)}`)).toEqual([['roleConflict']])
    expect(brief(`Учительская родители ${url(1)}`)[0]?.[3]).toBe('refused')
  })

  it('never puts a link under an earlier class when its own words mean something else', () => {
    expect(brief(`5А\n${url(1)}\nКружок шахмат\n${url(2)}`)).toEqual([
      ['c5a', 'parent', 1, 'new'],
      [null, 'parent', 2, 'refused'],
    ])
    expect(brief(`5А\nКружок шахмат ${url(2)}`).at(-1)).toEqual([null, 'parent', 2, 'refused'])
    expect(brief(`5А\n5Ю\n${url(2)}`).at(-1)).toEqual([null, 'parent', 2, 'refused'])
    expect(codes('5А\nродители').at(0)).toEqual(['noLink'])
    expect(brief('Ссылки на новый год')).toEqual([[null, null, null, 'skipped']])
  })

  it('doubts a teacher’s link of a class and an unknown address', () => {
    expect(brief(`5А учителя ${url(1)}`)).toEqual([['c5a', 'teacher', 1, 'doubtful']])
    expect(brief('5А https://example.org/a')[0]?.[3]).toBe('doubtful')
    expect(codes('5А https://example.org/a')).toEqual([['unknownHost', 'noPlatform']])
    expect(read('5А https://example.org/a', { defaultPlatformId: 'max' })[0]).toMatchObject({ platformId: 'max' })
    expect(codes(`8-1 ${url(1)}`, { classes: [{ ...newClass('c', 'y'), levels: [8], litera: '1' }] })).toEqual([
      ['class'],
    ])
  })
})

describe('the same link twice (rule 8.3.7)', () => {
  it('is an error on both lines of the block', () => {
    expect(brief(`5А ${url(1)}\n5Б ${url(1)}`).map((line) => line[3])).toEqual(['refused', 'refused'])
    expect(codes(`5А ${url(1)}\n5А ученики ${url(1)}`)).toEqual([['sameUrlInBlock'], ['sameUrlInBlock']])
    expect(read(`5А ${url(1)}\n5Б ${url(1)}`)[0]?.problems[0]?.text).toMatch(/строке 2 \(5 «Б», для родителей\)/)
  })

  it('is a mere repeat for the same class and role', () => {
    expect(brief(`5А ${url(1)}\n5А ${url(1)}`).map((line) => line[3])).toEqual(['new', 'same'])
  })

  it('refuses two different links for one class and role', () => {
    expect(codes(`5А ${url(1)}\n5А ${url(2)}`)).toEqual([['twiceForUnit'], ['twiceForUnit']])
    expect(codes(`5А ${url(1)} ${url(2)}`)).toEqual([['twiceForUnit'], ['twiceForUnit']])
  })

  it('compares with the register', () => {
    const link = { ...newLink('l1', 'max', 'c5a', 'y'), role: 'parent' as const, url: url(1), state: 'issued' as const }
    const existingLinks = [link]
    expect(brief(`5А ${url(1)}`, { existingLinks })[0]?.[3]).toBe('same')
    expect(codes(`5Б ${url(1)}`, { existingLinks })).toEqual([['sameUrl']])
    expect(codes(`5А ученики ${url(1)}`, { existingLinks })).toEqual([['sameUrl']])
    expect(read(`5А ${url(2)}`, { existingLinks })[0]).toMatchObject({ outcome: 'replace', replacesId: 'l1' })
    expect(brief(`5А ученики ${url(2)}`, { existingLinks })[0]?.[3]).toBe('new')
    const annulled = [{ ...link, state: 'annulled' as const }]
    expect(codes(`5А ${url(1)}`, { existingLinks: annulled })).toEqual([['annulledBefore']])
    expect(brief(`5А ${url(2)}`, { existingLinks: annulled })[0]?.[3]).toBe('new')
  })
})

it('reads 40 lines as an office would paste them', () => {
  const forty = Array.from({ length: 20 }, (_, at) => ({
    ...newClass(`c${at}`, 'y'),
    levels: [1 + (at % 10)],
    litera: at < 10 ? 'А' : 'Б',
  }))
  const text = forty
    .map((c, at) => `${c.levels[0]}${c.litera}\tродители ${url(at)}\tученики ${url(at + 40)}`)
    .join('\n')
  const lines = read(text, { classes: forty })
  expect(lines).toHaveLength(40)
  expect(new Set(lines.map((line) => line.outcome))).toEqual(new Set(['new']))
})
