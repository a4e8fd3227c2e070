import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { audiences, forAudience, type Audience } from '@/domain/documents/audience'
import { invitationRoster } from '@/domain/documents/invitationRoster'
import { missingList } from '@/domain/documents/missingList'
import { inviteeRoles } from '@/domain/model/entities'

const made = { day: documentsDay, by: 'Петрова А. В.' }

function missing(audience: Audience) {
  const document = missingList(documentSchool(), {
    scope: 'school',
    roles: inviteeRoles,
    platformId: documentsPlatform,
    today: documentsDay,
  })
  const copy = forAudience(document, audience, made)
  const [sheet] = copy.sheets
  if (!sheet) throw new Error('no sheet')
  return { copy, sheet, words: sheet.rows.flatMap((row) => row.cells).join('\n') }
}

function roster(audience: Audience): string {
  const options = { scope: 'school' as const, platformId: documentsPlatform, today: documentsDay }
  return JSON.stringify(forAudience(invitationRoster(documentSchool(), options), audience, made).sheets)
}

describe('a copy for the board', () => {
  it('has initials for names, and neither phones nor states nor notes', () => {
    const { sheet, words } = missing('board')
    expect(sheet.columns.map((column) => column.title)).toEqual([
      '№',
      'Класс',
      'ФИО',
      'Роль',
      'Чей родитель',
      'Приглашён',
    ])
    expect(sheet.rows.every((row) => row.cells.length === sheet.columns.length)).toBe(true)
    expect(words).toContain('Яковлева А. С.')
    expect(words).not.toMatch(/Анна|Сергеевна|\+7/u)
  })

  it('leaves the counts of classes without names as they are', () => {
    expect(missing('board').words).toContain('не вступили 6 из 27 (без имён)')
  })

  it('does not call itself secret, and says what is not in it', () => {
    const { footLines } = missing('board').sheet
    expect(footLines.join('\n')).not.toContain('не оставляйте его на виду')
    expect(footLines.at(-1)).toContain('без телефонов, ссылок')
  })
})

describe('a copy for the head', () => {
  it('has whole names, phones that cannot be dialled, and no link', () => {
    const { words } = missing('head')
    expect(words).toContain('Яковлева Анна Сергеевна')
    expect(words).toContain('+7 (916) •••-••-67')
    expect(words).not.toContain('123-45')
    expect(roster('head')).not.toContain('max.ru/join')
  })
})

it('copies for the class teacher and for the safe keep everything', () => {
  for (const audience of ['classTeacher', 'safe'] as const) {
    expect(missing(audience).words).toContain('+7 (916) 123-45-67')
    expect(roster(audience)).toContain('max.ru/join')
  }
})

it.each(audiences)('every page of a copy says whose it is, of which day and by whom: %s', (audience) => {
  const { copy, sheet } = missing(audience)
  expect(sheet.watermark?.details).toBe('10.09.2026 · Петрова А. В.')
  expect(copy.fileName).toContain(sheet.watermark?.title.toLowerCase() ?? '?')
})
