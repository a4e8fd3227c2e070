import { describe, expect, it } from 'vitest'
import { documentFacts } from '@/domain/documents/documentFacts'
import { formFill, unfilledLines, type FormChoice } from '@/domain/documents/ownForm/formFill'
import type { FoundPlaceholder } from '@/domain/documents/ownForm/formCheck'
import {
  placeholderById,
  placeholderOf,
  placeholders,
  type PlaceholderId,
} from '@/domain/documents/ownForm/placeholders'
import { findingEffects, type FindingKind } from '@/domain/documents/ownForm/formCheck'
import { findingLine } from '@/domain/documents/ownForm/texts'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { formChoice } from '@tests/support/ownForms/ownForms'

const found = (...ids: PlaceholderId[]): FoundPlaceholder[] =>
  ids.map((id) => ({ sheet: 'Лист', cell: 'A1', id, sign: placeholderById(id).sign, repeats: true }))
function filled(choice: Partial<FormChoice>, ids: PlaceholderId[], facts = documentSchool()) {
  return formFill(documentFacts(facts, documentsPlatform, documentsDay), { ...formChoice, ...choice }, found(...ids))
}

describe('placeholders', () => {
  it('are known whatever their letters, spaces and ё, and each name means one thing', () => {
    expect(placeholderOf(' ФИО ')?.id).toBe('fullName')
    expect(placeholderOf('Ребенок')?.id).toBe('child')
    expect(placeholderOf('Классный  руководитель')?.id).toBe('teacher')
    expect(placeholderOf('QR-код')?.id).toBe('qr')
    expect(placeholderOf('паспорт')).toBeNull()
    const names = placeholders.flatMap((one) => [one.sign.slice(2, -2), ...one.alsoCalled])
    for (const name of names)
      expect(names.filter((other) => placeholderOf(other) === placeholderOf(name)).length, name).toBe(
        1 + (placeholderOf(name)?.alsoCalled.length ?? -1),
      )
  })

  it('every finding has a sentence of its own, with its place', () => {
    for (const kind of Object.keys(findingEffects) as FindingKind[]) {
      const line = findingLine({ kind, sheet: 'Отчёт', cells: ['B5'], count: 2, detail: '{{фио}}' })
      expect(line, kind).toMatch(/^Лист «Отчёт», B5: .{10,}[.]$/u)
    }
  })
})

describe('what goes into a form', () => {
  it('with a link on it only classes and roles with one to print, the others named with their reason', () => {
    const made = filled({ classIds: ['c5a', 'c11a'], roles: ['pupil', 'parent'] }, ['fullName', 'link'])
    expect(made.skipped.map(({ text }) => text)).toEqual([
      '11 «А», ученики: нет ссылки',
      '11 «А», родители: нет ссылки',
    ])
    for (const row of made.fill.groups[0]?.rows ?? []) expect(row.link).toMatch(/^https:/u)
    const pupils = made.fill.groups[0]?.rows.filter((row) => row.role === made.fill.groups[0]?.rows[0]?.role)
    expect(new Set(pupils?.map((row) => row.link)).size).toBe(1)
    expect(made.produced.map(({ role, copies, personIds }) => [role, copies, personIds.length])).toEqual([
      ['pupil', 4, 4],
      ['parent', 2, 2],
    ])
  })

  it('a shared or annulled link gets onto no form', () => {
    const facts = documentSchool()
    const link = facts.links.find((one) => one.classId === 'c5a' && one.role === 'parent')
    if (!link) throw new Error('fixture')
    link.state = 'annulled'
    const made = filled({ roles: ['parent'] }, ['fullName', 'qr'], facts)
    expect(made.lines).toBe(0)
    expect(made.fill.groups).toEqual([])
    expect(made.skipped[0]?.text).toContain('ссылка аннулирована')
  })

  it('without a link nothing is recorded, and a class without links is listed as well', () => {
    const made = filled({ linesOf: 'units', classIds: ['c11a'] }, ['unit', 'teacher'])
    expect(made.produced).toEqual([])
    expect(made.lines).toBe(2)
  })

  it('a sheet for each class begins to count anew; what differs in a title is named side by side, a link never', () => {
    const made = filled({ linesOf: 'units', sheets: 'one', classIds: ['c5a', 'c5b'] }, ['unit', 'link'])
    const [only] = made.fill.groups
    expect(only?.values.unit).toBe('5 «А», 5 «Б»')
    expect(only?.values.link).toBeUndefined()
    expect(only?.values.count).toBe(4)
    const split = filled({ linesOf: 'units', sheets: 'perUnit', classIds: ['c5a', 'c5b'] }, ['unit'])
    expect(split.fill.groups.map(({ name, rows }) => [name, rows.map((row) => row.number)])).toEqual([
      ['5 «А»', [1, 2]],
      ['5 «Б»', [1, 2]],
    ])
  })

  it('tells beforehand which single cells stay blank', () => {
    const made = filled({}, ['fullName', 'link'])
    const outside = found('link', 'fullName', 'school').map((one) => ({ ...one, repeats: false }))
    const lines = unfilledLines(outside, made.fill)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('{{ссылка}} не заполнится')
    expect(unfilledLines(outside, filled({ sheets: 'perLine' }, ['fullName', 'link']).fill)).toEqual([])
  })

  it('«только не вступившие» leaves out who has joined or refused', () => {
    const all = filled({ roles: ['pupil'] }, ['fullName']).lines
    const missing = filled({ roles: ['pupil'], onlyMissing: true }, ['fullName']).lines
    expect(missing).toBeGreaterThan(0)
    expect(missing).toBeLessThan(all)
  })
})
