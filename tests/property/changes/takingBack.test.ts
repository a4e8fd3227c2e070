import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/domain/changes/canonical'
import { changeFromEdit } from '@/domain/changes/edit'
import { historyOf } from '@/domain/changes/history'
import { mergeChange } from '@/domain/changes/merge'
import { isAlive, rowOf, stampOf } from '@/domain/changes/record'
import { nextStamp } from '@/domain/changes/stamp'
import type { ChangeSet, ChangeSetKind, Edit, LoggedChange, Stamp, StoredRecord } from '@/domain/changes/types'
import { undoEdits, type RestoringEdit, type UndoPlan } from '@/domain/changes/undo'
import type { Json } from '@/domain/model/plain'

const NOON = Date.UTC(2026, 8, 1, 12)
const TIME = 120_000

/** A register in memory: records, log and headers, as the storage keeps them. */
class Desk {
  readonly records = new Map<string, StoredRecord>()
  readonly sets: ChangeSet[] = []
  readonly log = new Map<string, LoggedChange[]>()
  last: Stamp | null = null

  constructor(readonly deviceId: string) {}

  write(kind: ChangeSetKind, edits: readonly (Edit & { restores?: Record<string, Stamp> })[], targetId: string | null) {
    const { stamp } = nextStamp(NOON, this.last, this.deviceId)
    const id = `${this.deviceId}-${this.sets.length}`
    const logged: LoggedChange[] = []
    for (const edit of edits) {
      const record = this.records.get(edit.id)
      // A new record is complete, as the storage demands (C15 is a case of its own).
      const fields =
        record === undefined ? { lastName: '', phone: '', email: '', note: '', ...edit.fields } : edit.fields
      const parts = changeFromEdit(record, { ...edit, fields }, stamp)
      if (parts === null) continue
      this.records.set(edit.id, mergeChange(record, parts).record)
      logged.push({ ...parts, setId: id, ...(edit.restores === undefined ? {} : { restores: edit.restores }) })
    }
    if (logged.length === 0 && targetId === null) return null
    this.last = stamp
    const head = { id, seq: this.sets.length + 1, deviceId: this.deviceId, stamp, name: id, kind, author: '' }
    const set: ChangeSet = { ...head, at: '2026-09-01T12:00:00.000Z', size: logged.length, targetId }
    this.sets.push(set)
    this.log.set(id, logged)
    return set
  }

  step(kind: 'undo' | 'redo'): UndoPlan | null {
    const step = historyOf(this.sets, this.deviceId)[kind].at(-1)
    if (step === undefined) return null
    const plan = this.plan(step.effective.id)
    this.write(kind, plan.edits, step.set.id)
    return plan
  }

  plan(setId: string): UndoPlan {
    return undoEdits(this.log.get(setId) ?? [], {
      recordOf: (_table, id) => this.records.get(id),
      restoredBy: (_table, id, field, stamp) => {
        const sets = this.sets.filter((set) => set.stamp === stamp)
        return sets.flatMap((set) => this.log.get(set.id) ?? []).find((one) => one.id === id)?.restores?.[field]
      },
    })
  }

  picture(): string {
    const rows = [...this.records.values()].filter(isAlive).map((record) => rowOf('staff', record))
    return canonicalJson(rows.sort((a, b) => (a.id < b.id ? -1 : 1)))
  }
}

const value = fc.constantFrom<Json>('', 'Иванова', 'Петрова', null, 0, [], ['а'], { b: 1, a: 2 })
const field = fc.constantFrom('lastName', 'phone', 'email', 'note')
const edits = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('s1', 's2', 's3'),
      fields: fc.dictionary(field, value, { maxKeys: 3 }),
      deleted: fc.option(fc.boolean(), { freq: 3 }),
    }),
    { minLength: 1, maxLength: 3, selector: (one) => one.id },
  )
  .map((list): Edit[] =>
    list.map(({ id, fields, deleted }) => ({
      table: 'staff',
      id,
      fields: deleted === null ? fields : { ...fields, _deleted: deleted },
    })),
  )

function desk(): Desk {
  const made = new Desk('0'.repeat(16))
  made.write('setup', [{ table: 'staff', id: 's1', fields: { lastName: 'а' } }], null)
  return made
}

describe('C13–C17: taking back', () => {
  it(
    'walks all the way back and all the way forth again, through the very same pictures',
    () => {
      fc.assert(
        fc.property(fc.array(edits, { minLength: 1, maxLength: 5 }), fc.nat(2), (sets, again) => {
          const one = desk()
          const pictures = [one.picture()]
          for (const set of sets) if (one.write('edit', set, null) !== null) pictures.push(one.picture())
          for (let round = 0; round <= again; round++) {
            for (let at = pictures.length - 2; at >= 0; at--) {
              expect(one.step('undo')).toMatchObject({ kept: [], failed: [] })
              expect(one.picture()).toBe(pictures[at])
            }
            expect(one.step('undo')).toBeNull()
            for (let at = 1; at < pictures.length; at++) {
              expect(one.step('redo')).toMatchObject({ kept: [], failed: [] })
              expect(one.picture()).toBe(pictures[at])
            }
            expect(one.step('redo')).toBeNull()
          }
        }),
        { numRuns: 1500 },
      )
    },
    TIME,
  )

  it(
    'agrees with a stack of pictures under any mixture of edits, undo and redo',
    () => {
      const action = fc.oneof(edits, fc.constantFrom('undo' as const, 'redo' as const))
      fc.assert(
        fc.property(fc.array(action, { minLength: 2, maxLength: 14 }), (actions) => {
          const one = desk()
          let past: string[] = []
          let future: string[] = []
          let now = one.picture()
          for (const act of actions) {
            if (act === 'undo' || act === 'redo') {
              const [from, to] = act === 'undo' ? [past, future] : [future, past]
              const next = from.pop()
              expect(one.step(act) === null).toBe(next === undefined)
              if (next === undefined) continue
              to.push(now)
              now = next
            } else if (one.write('edit', act, null) !== null) {
              past = [...past, now]
              future = []
              now = one.picture()
            }
            expect(one.picture()).toBe(now)
          }
        }),
        { numRuns: 3000 },
      )
    },
    TIME,
  )

  it(
    'never overwrites what came later, and names every record it leaves',
    () => {
      fc.assert(
        fc.property(edits, edits, (first, second) => {
          const one = desk()
          const done = one.write('edit', first, null)
          const since = one.write('edit', second, null)
          if (done === null) return
          const plan = one.plan(done.id)
          for (const edit of plan.edits) {
            const record = one.records.get(edit.id)
            for (const name of Object.keys(edit.fields)) {
              expect(record === undefined || since === null || stampOf(record, name) !== since.stamp).toBe(true)
            }
          }
          for (const change of one.log.get(done.id) ?? []) {
            const named = (list: readonly { id: string }[]) => list.some((candidate) => candidate.id === change.id)
            const created = change.fields._deleted === false && change.base._deleted === undefined
            const gone = !isAlive(one.records.get(change.id) ?? { id: '', _s: {} })
            expect(named(plan.edits) || named(plan.kept) || (created && gone)).toBe(true)
          }
          one.write('undo', plan.edits satisfies RestoringEdit[], done.id)
          for (const change of (since === null ? undefined : one.log.get(since.id)) ?? []) {
            for (const [name, text] of Object.entries(change.fields)) {
              if (!name.startsWith('_')) expect(one.records.get(change.id)?.[name]).toEqual(text)
            }
          }
        }),
        { numRuns: 3000 },
      )
    },
    TIME,
  )
})
