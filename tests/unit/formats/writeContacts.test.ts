import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import type { ContactCard } from '@/domain/exports/contactCards'
import { writeContacts } from '@/formats/contacts/writeContacts'

const card: ContactCard = {
  id: 'staff-1',
  fullName: 'Иванова Мария Петровна',
  lastName: 'Иванова',
  firstName: 'Мария',
  middleName: 'Петровна',
  organisation: 'МБОУ «СОШ № 5»',
  title: 'учитель',
  phones: [
    { number: '+79000000111', isMobile: true },
    { number: '+73822551122', isMobile: false },
  ],
  email: 'ivanova@school5.example',
  groups: ['Сотрудники школы'],
}

/** A card as another program reads it: by property, the values of each. */
function read(text: string): Record<string, unknown>[] {
  const parsed: unknown = ICAL.parse(text)
  const components = (Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][]
  return components.map((component) => {
    const values: Record<string, unknown> = {}
    for (const [name, parameters, , ...rest] of component[1] as [string, Record<string, string>, string, unknown][]) {
      const type = parameters['type'] === undefined ? '' : ` ${parameters['type']}`
      values[`${name}${type}`.toLowerCase()] = rest.length === 1 ? rest[0] : rest
    }
    return values
  })
}

function written(...cards: ContactCard[]): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(writeContacts([cards])[0])
}

it('another program reads every field back', () => {
  const [first] = read(written(card))
  expect(first).toMatchObject({
    version: '3.0',
    uid: 'staff-1',
    fn: 'Иванова Мария Петровна',
    n: ['Иванова', 'Мария', 'Петровна', '', ''],
    org: 'МБОУ «СОШ № 5»',
    title: 'учитель',
    'tel cell,voice': '+79000000111',
    'tel work,voice': '+73822551122',
    'email internet': 'ivanova@school5.example',
    categories: 'Сотрудники школы',
  })
})

it('whatever stands in a field stays in it', () => {
  const hard = {
    ...card,
    fullName: 'О’Нил; "Ася", \\ Анна\r\nEND:VCARD',
    lastName: 'О;Нил',
    firstName: 'А,на\nTEL:+7',
    middleName: '',
    organisation: 'Школа, 5; корпус \\ 2',
    title: 'учитель: химия;биология, 😀',
    groups: ['один, два', 'три'],
  }
  const text = written(hard)
  expect(text.match(/^BEGIN:VCARD/gmu)).toHaveLength(1)
  expect(text.match(/^END:VCARD/gmu)).toHaveLength(1)
  expect(text.match(/^TEL/gmu)).toHaveLength(2)
  // RFC 2426 escapes a semicolon in every text; this reader takes the backslash away in lists of values only.
  const [first] = read(text.replace(/^(FN|TITLE)(.*)\\;/gmu, '$1$2;'))
  expect(first).toMatchObject({
    fn: 'О’Нил; "Ася", \\ Анна\nEND:VCARD',
    n: ['О;Нил', 'А,на\nTEL:+7', '', '', ''],
    org: 'Школа, 5; корпус \\ 2',
    title: 'учитель: химия;биология, 😀',
    categories: ['один, два', 'три'],
  })
})

it('lines end with CRLF and are at most 75 octets, cut between letters', () => {
  const long = { ...card, title: 'заместитель директора по учебно-воспитательной работе '.repeat(6) + '😀'.repeat(40) }
  const text = written(long)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u)
  const lines = text.split('\r\n')
  expect(lines.at(-1)).toBe('')
  const octets = lines.map((line) => new TextEncoder().encode(line).length)
  expect(Math.max(...octets)).toBeLessThanOrEqual(75)
  expect(octets.filter((count) => count >= 70).length).toBeGreaterThan(8)
  expect(read(text)[0]).toMatchObject({ title: long.title })
})

it('many cards stand one after another, or each in a file of its own', () => {
  const cards = [card, { ...card, id: 'staff-2', lastName: 'Ким', phones: [], email: '', organisation: '', groups: [] }]
  expect(read(written(...cards)).map((one) => one['uid'])).toEqual(['staff-1', 'staff-2'])
  const told: [number, number][] = []
  const files = writeContacts(
    cards.map((one) => [one]),
    (done, total) => told.push([done, total]),
  )
  expect(files).toHaveLength(2)
  expect(told).toEqual([
    [1, 2],
    [2, 2],
  ])
  expect(new TextDecoder().decode(files[1])).not.toMatch(/^(?:TEL|EMAIL|ORG|CATEGORIES)/mu)
})
