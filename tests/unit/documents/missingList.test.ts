import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { missingList, type MissingOptions } from '@/domain/documents/missingList'
import { inviteeRoles, type InviteeRole } from '@/domain/model/entities'

function rows(scope: MissingOptions['scope'], roles: readonly InviteeRole[] = inviteeRoles) {
  const { sheets } = missingList(documentSchool(), {
    scope,
    roles,
    platformId: documentsPlatform,
    today: documentsDay,
  })
  return { rows: (sheets[0]?.rows ?? []).map((row) => row.cells), foot: sheets[0]?.footLines ?? [] }
}

describe('the list of those not joined', () => {
  it('names who is still to come, without those who joined or refused', () => {
    const { rows: found, foot } = rows(['c5a'], ['pupil'])
    expect(found.map((cells) => [cells[2], cells[6]])).toEqual([
      ['Мамедов Рашид Али оглы', 'Приглашён'],
      ['Яковлева Анна Сергеевна', 'Не приглашён'],
    ])
    expect(foot[0]).toBe('Всего не вступили: 2.')
  })

  it('gives a class without names one line per role with its number', () => {
    const { rows: found } = rows(['c5b'])
    expect(found.map((cells) => cells[2])).toEqual([
      'не вступили 6 из 27 (без имён)',
      'не вступили 10 из 40 (без имён)',
    ])
  })

  it('claims nothing of a class that nobody has counted', () => {
    const { rows: found, foot } = rows('school', ['pupil'])
    expect(found.find((cells) => cells[1] === '11 «А»')?.[2]).toBe('нет данных, по плану 19')
    // 2 by name and 6 counted; the 19 planned are not in it.
    expect(foot.slice(0, 2)).toEqual([
      'Всего не вступили: 8.',
      'Нет данных о вступлении учеников у 1\u00a0класса: в итог они не вошли.',
    ])
  })

  it('takes the staff room and all classes of the school, and only the wanted role', () => {
    const { rows: found } = rows('school', ['teacher'])
    expect(new Set(found.map((cells) => cells[1]))).toEqual(new Set(['Учительская']))
    expect(found.length).toBe(4)
  })
})
