import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { classTeacherHandout } from '@/domain/documents/classTeacherHandout'

const base = { platformId: documentsPlatform, today: documentsDay, oneFilePerClass: true }

describe('class teacher handout', () => {
  it('makes a workbook per class: list, links, memo; nobody sees the links of another class', () => {
    const facts = documentSchool()
    const files = classTeacherHandout(facts, { ...base, classIds: ['c5b', 'c5a'] })
    expect(files.map((file) => file.sheets.map((sheet) => sheet.name))).toEqual([
      ['5 «А»', 'Ссылки', 'Памятка'],
      ['5 «Б»', 'Ссылки', 'Памятка'],
    ])
    const own = facts.links.filter((link) => link.classId === 'c5a').map((link) => link.url)
    const printed = files[0]?.sheets[1]?.rows.map((row) => row.cells[2])
    expect(new Set(printed)).toEqual(new Set(own))
  })

  it('makes one workbook with a sheet per class', () => {
    const [file, ...others] = classTeacherHandout(documentSchool(), {
      ...base,
      oneFilePerClass: false,
      classIds: ['c5a', 'c5b'],
    })
    expect(others).toEqual([])
    expect(file?.sheets.map((sheet) => sheet.name)).toEqual(['5 «А»', '5 «Б»', 'Ссылки', 'Памятка'])
  })

  it('lists pupils and parents with telephone as text and what is known already', () => {
    const list = classTeacherHandout(documentSchool(), { ...base, classIds: ['c5a'] })[0]?.sheets[0]
    expect(list?.columns.map((column) => column.title)).toEqual([
      '№',
      'ФИО',
      'Кто',
      'Телефон',
      'Приглашён',
      'Вступил',
      'Дата',
      'Примечание',
    ])
    expect(list?.columns.filter((column) => column.fillIn).every((column) => column.format === 'text')).toBe(true)
    const row = list?.rows.find((one) => String(one.cells[1]).startsWith('Абдурахмангаджиев '))
    expect(row?.cells.slice(2)).toEqual(['ученик', '+7 (916) 123-45-67', 'да', 'да', '04.09.2026', null])
    expect(list?.rows.at(-1)?.cells[2]).toBe('отец: Мамедов\u00a0Р.\u00a0А., Яковлева\u00a0А.\u00a0С.')
  })

  it('numbers blank rows up to the head-count where there are no names', () => {
    const list = classTeacherHandout(documentSchool(), { ...base, classIds: ['c5b'] })[0]?.sheets[0]
    expect(list?.rows.length).toBe(27 + 40)
    expect(list?.rows.every((row) => row.cells[1] === null)).toBe(true)
    expect(list?.rows.at(-1)?.cells[0]).toBe(67)
  })

  it('says which link is missing instead of leaving it out', () => {
    const links = classTeacherHandout(documentSchool(), { ...base, classIds: ['c11a'] })[0]?.sheets[1]
    expect(links?.rows.map((row) => row.cells[5])).toEqual([
      'Ссылки нет: спросите администратора (нет ссылки)',
      'Ссылки нет: спросите администратора (нет ссылки)',
    ])
  })

  it('never shows a link that is not in force', () => {
    const facts = documentSchool()
    for (const link of facts.links)
      if (link.classId === 'c5a') link.state = link.role === 'pupil' ? 'draft' : 'annulled'
    const links = classTeacherHandout(facts, { ...base, classIds: ['c5a'] })[0]?.sheets[1]
    expect(links?.rows.every((row) => row.cells[2] === null)).toBe(true)
  })
})
