import { describe, expect, it } from 'vitest'
import { changeFromEdit, isCreation } from '@/domain/changes/edit'
import { historyOf, stepFor } from '@/domain/changes/history'
import { mergeChange } from '@/domain/changes/merge'
import { isAlive } from '@/domain/changes/record'
import { makeStamp } from '@/domain/changes/stamp'
import type { ChangeSet, ChangeSetKind, LoggedChange, StoredRecord } from '@/domain/changes/types'
import { neutralValue, undoEdits } from '@/domain/changes/undo'
import type { Json } from '@/domain/model/plain'

const device = 'a'.repeat(16)
const at = (ms: number, deviceId = device) => makeStamp({ ms, counter: 0, deviceId })

/** Does one edit as the storage would, and returns what is logged. */
function act(record: StoredRecord | undefined, ms: number, fields: Record<string, Json>) {
  const parts = changeFromEdit(record, { table: 'staff', id: 's1', fields }, at(ms))
  if (parts === null) throw new Error('nothing to do')
  const logged: LoggedChange = { ...parts, setId: `set${ms}` }
  return { logged, record: mergeChange(record, logged).record }
}
/** Undo with the restorations of earlier undo sets given as `stamp → restores`. */
const undo = (
  logged: LoggedChange,
  record: StoredRecord | undefined,
  restorations: Record<string, Record<string, string>> = {},
) =>
  undoEdits([logged], {
    recordOf: () => record,
    restoredBy: (_table, _id, field, stamp) => restorations[stamp]?.[field],
  })

describe('C8, C11: a change out of an edit', () => {
  const born = act(undefined, 1, { lastName: 'Иванова', phone: '1' })

  it('marks a creation', () => {
    expect(born.logged).toEqual({
      table: 'staff',
      id: 's1',
      stamp: at(1),
      setId: 'set1',
      fields: { lastName: 'Иванова', phone: '1', _deleted: false },
      base: {},
      old: {},
    })
    expect(isCreation(born.logged)).toBe(true)
  })

  it('drops fields that hold the value already', () => {
    const { logged } = act(born.record, 2, { lastName: 'Иванова', phone: '2' })
    expect(logged).toMatchObject({ fields: { phone: '2' }, base: { phone: at(1) }, old: { phone: '1' } })
    expect(isCreation(logged)).toBe(false)
    expect(changeFromEdit(born.record, { table: 'staff', id: 's1', fields: { phone: '1' } }, at(2))).toBeNull()
    expect(changeFromEdit(born.record, { table: 'staff', id: 's1', fields: { _deleted: false } }, at(2))).toBeNull()
    expect(changeFromEdit(undefined, { table: 'staff', id: 's1', fields: { _deleted: true } }, at(2))).toBeNull()
  })

  it('does not list a base for a field that did not exist', () => {
    const { logged } = act(born.record, 2, { snils: '1' })
    expect(logged).toMatchObject({ base: {}, old: {}, fields: { snils: '1' } })
    expect(isCreation(logged)).toBe(false)
  })

  it('says that an edit revives a deleted record', () => {
    const gone = act(born.record, 2, { _deleted: true })
    expect(isAlive(gone.record)).toBe(false)
    const back = act(gone.record, 3, { phone: '3' })
    expect(back.logged).toMatchObject({ fields: { phone: '3', _deleted: false }, old: { phone: '1', _deleted: true } })
    expect(isAlive(back.record)).toBe(true)
  })

  it('keeps a deleted record deleted when an edit says so (found by the simulator)', () => {
    const gone = act(born.record, 2, { _deleted: true })
    const edited = act(gone.record, 3, { phone: '3', _deleted: true })
    expect(edited.logged.fields).toEqual({ phone: '3', _deleted: true })
    expect(isAlive(edited.record)).toBe(false)
  })

  it('deletes again what a newer field had revived', () => {
    const gone = act(born.record, 2, { _deleted: true })
    const revived = mergeChange(gone.record, { ...gone.logged, stamp: at(3), fields: { phone: '3' }, base: {} }).record
    const again = act(revived, 4, { _deleted: true })
    expect(again.logged.old).toEqual({ _deleted: false })
    expect(isAlive(again.record)).toBe(false)
  })
})

describe('C13–C16: undo', () => {
  const born = act(undefined, 1, { lastName: 'Иванова', phone: '1', email: '' })

  it('restores the fields where the stamp of the set still stands', () => {
    const done = act(born.record, 2, { phone: '2', email: 'i@school.example' })
    expect(undo(done.logged, done.record)).toEqual({
      edits: [
        { table: 'staff', id: 's1', fields: { phone: '1', email: '' }, restores: { phone: at(1), email: at(1) } },
      ],
      kept: [],
      failed: [],
    })
  })

  it('keeps a field that was changed since, and restores the others', () => {
    const done = act(born.record, 2, { phone: '2', email: 'i@school.example' })
    const since = act(done.record, 3, { phone: '3' })
    expect(undo(done.logged, since.record)).toEqual({
      edits: [{ table: 'staff', id: 's1', fields: { email: '' }, restores: { email: at(1) } }],
      kept: [{ table: 'staff', id: 's1', fields: ['phone'], reason: 'changed-since' }],
      failed: [],
    })
  })

  it('C14: deletes what the set created, unless somebody wrote to it since', () => {
    expect(undo(born.logged, born.record).edits).toMatchObject([{ id: 's1', fields: { _deleted: true } }])
    const since = act(born.record, 2, { phone: '2' })
    expect(undo(born.logged, since.record)).toEqual({
      edits: [],
      kept: [{ table: 'staff', id: 's1', fields: ['phone'], reason: 'changed-since' }],
      failed: [],
    })
  })

  it('C14: does not delete again a restored record that was edited since', () => {
    const gone = act(born.record, 2, { _deleted: true })
    const restored = act(gone.record, 3, { _deleted: false })
    expect(undo(restored.logged, restored.record).edits).toMatchObject([{ id: 's1', fields: { _deleted: true } }])
    const edited = act(restored.record, 4, { phone: '4' })
    expect(undo(restored.logged, edited.record)).toMatchObject({ edits: [], kept: [{ fields: ['_deleted'] }] })
  })

  it('brings a deleted record back', () => {
    const gone = act(born.record, 2, { _deleted: true })
    const plan = undo(gone.logged, gone.record)
    expect(isAlive(act(gone.record, 3, plan.edits[0]?.fields ?? {}).record)).toBe(true)
  })

  it('C15: gives a field that did not exist its neutral value', () => {
    const done = act(born.record, 2, { snils: '1', positions: [{ title: 'учитель', kind: 'main' }], future: 1 })
    expect(undo(done.logged, done.record).edits[0]?.fields).toEqual({ snils: '', positions: [], future: null })
    expect(neutralValue('staff', 'hiredOn')).toBeNull()
    expect(neutralValue('staff', 'state')).toBe('working')
    expect(neutralValue('staff', '_deleted')).toBe(false)
    expect(neutralValue('unknown', 'x')).toBeNull()
    expect(neutralValue('staff', 'toString')).toBeNull()
  })

  it('C16: names what cannot be taken back', () => {
    const erased: StoredRecord = { ...born.record, _erased: true }
    expect(undo(born.logged, erased).failed).toMatchObject([{ id: 's1', reason: 'erased' }])
    expect(undo(born.logged, undefined).failed).toMatchObject([{ id: 's1', reason: 'erased' }])
    expect(undo({ ...born.logged, table: 'future' }, born.record).failed).toMatchObject([{ reason: 'unknown-table' }])
  })

  it('C13: takes an older set back after a newer one was taken back', () => {
    const second = act(born.record, 2, { phone: '2' })
    const third = act(second.record, 3, { phone: '3' })
    const [back] = undo(third.logged, third.record).edits
    const undone = act(third.record, 4, back?.fields ?? {})
    const restorations = { [at(4)]: back?.restores ?? {} }
    expect(undo(second.logged, undone.record).edits).toEqual([])
    expect(undo(second.logged, undone.record, restorations).edits).toMatchObject([{ fields: { phone: '1' } }])
    expect(undo(born.logged, undone.record, restorations)).toMatchObject({ edits: [], kept: [{ fields: ['phone'] }] })
  })

  it('C17: redo is the undo of the undo', () => {
    const done = act(born.record, 2, { phone: '2' })
    const undone = act(done.record, 3, undo(done.logged, done.record).edits[0]?.fields ?? {})
    expect(undone.record.phone).toBe('1')
    const plan = undo(undone.logged, undone.record)
    expect(plan.edits[0]?.fields).toEqual({ phone: '2' })
  })
})

describe('C17: the stacks', () => {
  let seq = 0
  const set = (id: string, kind: ChangeSetKind, targetId: string | null = null, deviceId = device): ChangeSet => ({
    id,
    seq: ++seq,
    deviceId,
    stamp: at(seq, deviceId),
    name: id,
    kind,
    author: '',
    at: '2026-09-01T00:00:00.000Z',
    size: 1,
    targetId,
  })
  const names = (sets: ChangeSet[]) => {
    const { undo, redo } = historyOf(sets, device)
    return {
      undo: undo.map((step) => `${step.set.id}/${step.effective.id}`),
      redo: redo.map((step) => `${step.set.id}/${step.effective.id}`),
    }
  }

  it('follow undo and redo down and up again', () => {
    const sets = [set('a', 'edit'), set('b', 'import')]
    expect(names(sets)).toEqual({ undo: ['a/a', 'b/b'], redo: [] })
    sets.push(set('u1', 'undo', 'b'), set('u2', 'undo', 'a'))
    expect(names(sets)).toEqual({ undo: [], redo: ['b/u1', 'a/u2'] })
    sets.push(set('r1', 'redo', 'a'))
    expect(names(sets)).toEqual({ undo: ['a/r1'], redo: ['b/u1'] })
    sets.push(set('c', 'edit'))
    expect(names(sets)).toEqual({ undo: ['a/r1', 'c/c'], redo: [] })
  })

  it('pass over other devices and what cannot be taken back', () => {
    const sets = [
      set('s', 'setup'),
      set('a', 'edit'),
      set('x', 'edit', null, 'b'.repeat(16)),
      set('u', 'undo', 'a'),
      set('o', 'open'),
      set('e', 'erase'),
    ]
    expect(names(sets)).toEqual({ undo: [], redo: ['a/u'] })
  })

  it('tell for one set whether it can be taken back or brought again', () => {
    const a = set('a', 'edit')
    expect(stepFor(a, [])).toMatchObject({ kind: 'undo', step: { effective: { id: 'a' } } })
    const u = set('u', 'undo', 'a')
    expect(stepFor(a, [u])).toMatchObject({ kind: 'redo', step: { effective: { id: 'u' } } })
    const r = set('r', 'redo', 'a')
    expect(stepFor(a, [r, u])).toMatchObject({ kind: 'undo', step: { effective: { id: 'r' } } })
    expect(stepFor(set('s', 'setup'), [])).toBeNull()
  })
})
