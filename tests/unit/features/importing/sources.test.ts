import { describe, expect, it } from 'vitest'
import { freeName, isAdded, oneRosterTables, type ImportSource } from '@/features/importing/state/sources'

const bytes = (text: string) => new TextEncoder().encode(text)
const picked = (...names: string[]) => names.map((name) => ({ name, bytes: bytes(name) }))

describe('sources of an import', () => {
  it('never share a name', () => {
    const taken = new Set(['Список.xlsx', 'Список (2).xlsx', 'Из буфера'])
    expect(freeName('Другой.xlsx', taken)).toBe('Другой.xlsx')
    expect(freeName('Список.xlsx', taken)).toBe('Список (3).xlsx')
    expect(freeName('Из буфера', taken)).toBe('Из буфера (2)')
  })

  it('know the very same bytes again, and only them', () => {
    const source: ImportSource = {
      name: 'a.csv',
      content: { bytes: bytes('один') },
      choice: {},
      outcome: { ok: false, fileName: 'a.csv', refusal: 'empty' },
    }
    expect(isAdded([source], bytes('один'))).toBe(true)
    expect(isAdded([source], bytes('одни'))).toBe(false)
    expect(isAdded([{ ...source, content: { block: { text: 'один', html: '' } } }], bytes('один'))).toBe(false)
  })

  it('make one of the tables of a OneRoster export, and leave ordinary lists alone', () => {
    const roster = oneRosterTables(picked('users.csv', 'orgs.csv', 'classes.csv', 'Список.xlsx'))
    expect(roster?.tables.map((file) => file.name)).toEqual(['users.csv', 'orgs.csv', 'classes.csv'])
    expect(roster?.others.map((file) => file.name)).toEqual(['Список.xlsx'])
    expect(oneRosterTables(picked('classes.csv', 'Список.csv'))).toBeNull()
  })
})
