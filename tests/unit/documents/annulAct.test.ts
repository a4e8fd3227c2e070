import { expect, it } from 'vitest'
import { annulAct, annulledByDay, maskedUrl } from '@/domain/documents/annulAct'
import { explanationList } from '@/domain/documents/explanation'
import { newLink } from '@/domain/model/newRecords'
import { plain, smallSchool } from '@tests/support/commands/smallSchool'

const token = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg'
const link = (id: string, classId: string | null, annulledOn: string | null) => ({
  ...newLink(id, 'max', classId, 'year-2026'),
  url: `https://max.ru/join/${id}${token}`,
  createdOn: '2026-09-01',
  state: annulledOn === null ? ('issued' as const) : ('annulled' as const),
  annulledOn,
  annulReason: annulledOn === null ? '' : 'не используется 70 дней',
})
const school = {
  ...smallSchool(),
  links: [
    link('l1', 'c7b', '2026-11-12'),
    link('l2', 'c5a', '2026-11-12'),
    link('l3', null, '2026-11-10'),
    link('l4', 'c5b', null),
  ],
}

it('lists what was annulled in school order, with masked links, reasons and lines to sign', () => {
  const act = annulAct(school, { linkIds: ['l1', 'l2', 'l3', 'l4'], number: ' 7 ', day: '2026-11-12' })
  expect(act.title).toBe('Акт об аннулировании ссылок-приглашений № 7 от 12.11.2026')
  const [sheet] = act.sheets
  expect(sheet?.rows.map((row) => row.cells[1])).toEqual(['Учительская', '5 «А»', '7 «Б»'])
  expect(sheet?.rows[1]?.cells).toEqual([
    2,
    '5 «А»',
    'Родители',
    'MAX',
    'https://max.ru/join/l2Ab…defg',
    '2026-09-01',
    '2026-11-12',
    'не используется 70 дней',
  ])
  expect(JSON.stringify(act)).not.toContain(token)
  expect(plain(sheet?.footLines[0] ?? '')).toBe('Всего аннулировано: 3 ссылки.')
  expect(sheet?.footLines.filter((line) => line.includes('____'))).toHaveLength(3)
})

it('remembers the days for a later act', () => {
  expect(annulledByDay(school)).toEqual([
    { day: '2026-11-12', linkIds: ['l1', 'l2'] },
    { day: '2026-11-10', linkIds: ['l3'] },
  ])
})

it('masks the token of every kind of address', () => {
  expect(maskedUrl(`https://sferum.ru/?p=messages&join=${token}=`)).toBe('https://sferum.ru/?p=messages&join=AbCd…efg=')
  expect(maskedUrl('https://clck.ru/3Fabcd')).toBe('https://clck.ru/3…d')
  expect(maskedUrl('https://max.ru/ab')).toBe('https://max.ru/…')
})

it('explains a number with its rule, day and whole list', () => {
  const list = explanationList(
    'Школа',
    { title: 'Без телефона', rule: 'работают и без номера', lines: ['А', 'Б'] },
    '2026-11-12',
  )
  const [sheet] = list.sheets
  expect(sheet?.pageHeader).toBe('Школа. Без телефона: 2')
  expect(sheet?.rows.map((row) => row.cells)).toEqual([
    [1, 'А'],
    [2, 'Б'],
  ])
  expect(sheet?.footLines).toEqual(['Как посчитано: работают и без номера', 'По учёту на 12.11.2026.'])
})
