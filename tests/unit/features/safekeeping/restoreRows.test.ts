import { describe, expect, it } from 'vitest'
import type { RestoreLine } from '@/domain/changes/restoring'
import type { Json } from '@/domain/model/plain'
import { firstChoice, restoreRows } from '@/features/safekeeping/restoreRows'
import { safekeepingTexts } from '@/features/safekeeping/texts'
import { plain, smallSchool } from '@tests/support/commands/smallSchool'

type Values = Record<string, Json>
const texts = safekeepingTexts.restore

function line(table: RestoreLine['table'], id: string, now: Values | null, then: Values | null): RestoreLine {
  const outcome = now === null ? 'new' : then === null ? 'removed' : 'changed'
  return { table, id, outcome, now, then, fields: then === null ? [] : Object.keys(then) }
}
const one = (of: RestoreLine, facts = smallSchool()) => restoreRows([of], facts)[0]

describe('rows of the comparison with a copy', () => {
  it('a changed record shows what is now and what was then, as the screens show it', () => {
    const row = one(
      line(
        'staff',
        's-1',
        {
          lastName: 'Щукина',
          firstName: 'Анна',
          middleName: '',
          state: 'dismissed',
          leftOn: '2026-09-01',
          snils: null,
        },
        { lastName: 'Щука', firstName: 'Анна', middleName: '', state: 'working', leftOn: null, snils: '11223344595' },
      ),
    )
    expect(row).toMatchObject({ outcome: 'changed', title: 'Щука Анна', kind: 'Сотрудник', reasons: [] })
    const fields = Object.fromEntries(row?.fields.map(({ title, old, next }) => [title, [old, next]]) ?? [])
    expect(fields['Фамилия']).toEqual(['Щукина', 'Щука'])
    expect(fields['Состояние']).toEqual(['Уволен', 'Работает'])
    expect(Object.values(fields)).toContainEqual(['01.09.2026', ''])
    // Rule 8.3.12: never whole.
    expect(JSON.stringify(fields)).not.toContain('11223344595')
    expect(fields['Имя'], 'what is the same is no difference').toBeUndefined()
  })

  it('what is only in the copy comes back with all its values, what came later has none and says so', () => {
    const back = one(line('staff', 's-9', null, { lastName: 'Юрьева', firstName: 'Ия', middleName: 'Львовна' }))
    expect(back).toMatchObject({ outcome: 'new', title: 'Юрьева Ия Львовна' })
    expect(back?.fields.map(({ old, next }) => [old, next])).toEqual([
      ['', 'Юрьева'],
      ['', 'Ия'],
      ['', 'Львовна'],
    ])
    expect(back?.reasons.map(({ text }) => text)).toEqual([texts.new])
    const later = one(line('staff', 's-8', { lastName: 'Яшин', firstName: 'Ян', middleName: '' }, null))
    expect(later).toMatchObject({ outcome: 'removed', title: 'Яшин Ян', fields: [] })
    expect(later?.reasons.map(({ text }) => text)).toEqual([texts.removed])
  })

  it('a record without a name of its own is called by those it points at, also by those that are in the copy only', () => {
    const rows = restoreRows(
      [
        line('assignment', 'a-1', null, { classId: 'c7b', staffId: 's4' }),
        line('assignment', 'a-2', null, { classId: 'c7b', staffId: 's-gone' }),
        line('staff', 's-gone', null, { lastName: 'Царёва', firstName: 'Зоя', middleName: '' }),
        line('headCount', 'h-1', null, { classId: 'nobody-knows' }),
      ],
      smallSchool(),
    )
    expect(plain(rows[0]?.title ?? '')).toBe('7 «Б», Гусева И. Л.')
    expect(plain(rows[1]?.title ?? '')).toBe('7 «Б», Царёва Зоя')
    expect(rows[1]?.fields.map(({ next }) => next)).toContain('Царёва Зоя')
    expect(rows[3]?.title).toBe(texts.nameless)
  })

  it('keeps the order of the comparison, and a record of the same id in another table is another row', () => {
    const rows = restoreRows(
      [line('staff', 'x', null, { lastName: 'А' }), line('pupil', 'x', null, { lastName: 'Б' })],
      smallSchool(),
    )
    expect(rows.map(({ sourceOrder }) => sourceOrder)).toEqual([0, 1])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2)
  })

  it('at first all is switched on but what came after the copy', () => {
    const rows = restoreRows(
      [
        line('staff', 'new', null, { lastName: 'А' }),
        line('staff', 'changed', { lastName: 'Б' }, { lastName: 'В' }),
        line('staff', 'later', { lastName: 'Г' }, null),
      ],
      smallSchool(),
    )
    expect([...firstChoice(rows)]).toEqual(['staff|new', 'staff|changed'])
  })
})
