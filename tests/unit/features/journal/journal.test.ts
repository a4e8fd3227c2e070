import { describe, expect, it } from 'vitest'
import type { ChangeSet, LoggedChange } from '@/domain/changes/types'
import { fieldTitle, showFieldValue } from '@/domain/rules/fieldTitles'
import { canTakeBack, journalRows } from '@/features/journal/journalRows'
import { changedRecord } from '@/features/journal/recordNames'
import { journalTexts } from '@/features/journal/texts'

function line(id: string, kind: ChangeSet['kind'], targetId: string | null = null) {
  const set: ChangeSet = {
    id,
    seq: 1,
    deviceId: 'd',
    stamp: id,
    name: id,
    kind,
    author: '',
    at: '2026-09-01T04:05:00.000Z',
    size: 1,
    targetId,
  }
  return { set, changes: [] }
}
const nobody = () => null

describe('journalRows', () => {
  it('knows what was taken back by the newest undo or redo', () => {
    const undone = journalRows([line('u', 'undo', 'a'), line('b', 'edit'), line('a', 'edit')])
    expect(undone.map((row) => row.undone)).toEqual([false, false, true])
    expect(undone[2]?.undoneBy).toBe('u')
    const again = journalRows([line('r', 'redo', 'a'), line('u', 'undo', 'a'), line('a', 'edit')])
    expect(again.every((row) => !row.undone)).toBe(true)
    expect(undone.map(canTakeBack)).toEqual([false, true, true])
  })

  it('shows the time of the PC and a word where the author is unknown', () => {
    const [row] = journalRows([line('a', 'edit')])
    expect(row?.at).toMatch(/^01\.09\.2026, 14:05$/) // 04:05 UTC in Vladivostok
    expect(row?.author).toBe(journalTexts.nobody)
  })
})

describe('changedRecord', () => {
  const change: LoggedChange = {
    setId: 's',
    table: 'staff',
    id: 'x',
    stamp: '1',
    fields: { state: 'leave', phones: [{ number: '+79161234567', comment: 'мама' }], note: '' },
    base: { state: '0' },
    old: { state: 'working', phones: [], note: '' },
  }

  it('tells old → new in words and leaves out what did not change', () => {
    const shown = changedRecord(change, (id) => (id === 'x' ? 'Орлова А. В.' : null))
    expect(shown.title).toBe('Сотрудник: Орлова А. В.')
    expect(shown.event).toBe('')
    expect(shown.fields).toEqual([
      { title: 'Состояние', old: 'Работает', new: 'В отпуске', private: false },
      { title: 'Телефоны', old: '—', new: '+7 (916) 123-45-67 (мама)', private: true },
    ])
  })

  it('names a new, a deleted and a restored record', () => {
    const created = { ...change, base: {}, old: {}, fields: { lastName: 'Орлова', firstName: 'Анна' } }
    expect(changedRecord(created, nobody)).toMatchObject({ event: 'создано', title: 'Сотрудник: Орлова Анна' })
    expect(changedRecord({ ...change, fields: { _deleted: true } }, nobody).event).toBe('удалено')
    expect(changedRecord({ ...change, fields: { _deleted: false } }, nobody).event).toBe('восстановлено')
  })
})

describe('field values', () => {
  it('reads days, ids, enums and lists as a person does', () => {
    expect(showFieldValue('staff', 'hiredOn', '2026-09-01', nobody)).toBe('01.09.2026')
    expect(showFieldValue('assignment', 'classId', 'c1', (id) => (id === 'c1' ? '5 «А»' : null))).toBe('5 «А»')
    expect(showFieldValue('class', 'levels', [1, 2], nobody)).toBe('1, 2')
    expect(showFieldValue('staff', 'positions', [{ title: 'учитель', kind: 'main' }], nobody)).toBe('учитель')
    expect(showFieldValue('link', 'needsApproval', true, nobody)).toBe('да')
    expect(showFieldValue('staff', 'note', '', nobody)).toBe('—')
  })

  it('keeps the names of fields and tables of a newer version', () => {
    expect(fieldTitle('staff', 'future')).toBe('future')
    expect(fieldTitle('futureTable', 'x')).toBe('x')
    expect(fieldTitle('staff', '_deleted')).toBe('Удаление')
  })
})
