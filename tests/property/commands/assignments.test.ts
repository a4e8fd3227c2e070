import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignClassTeachers, endAssignment } from '@/domain/commands/assignClassTeachers'
import { disbandClass } from '@/domain/commands/classes'
import { dismissStaff } from '@/domain/commands/staffMovement'
import type { Assignment } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { addDays } from '@/domain/rules/days'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, smallSchool } from '@tests/support/commands/smallSchool'

const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-09-01', n))
const classId = fc.constantFrom('c5a', 'c5b', 'c7b')
const staffId = fc.constantFrom('s1', 's2', 's3', 's4')
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('assign' as const),
      fromOn: day,
      lasts: fc.option(fc.integer({ min: -1, max: 20 })),
      kind: fc.constantFrom('main' as const, 'main' as const, 'temporary' as const, 'second' as const),
      number: fc.constantFrom('1', '2/А', ''),
      pairs: fc.array(fc.record({ classId, staffId }), { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('end' as const), at: fc.nat(20), on: day }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('dismiss' as const), staffId, on: day }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('disband' as const), classId, on: day }) },
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function run(facts: Facts, one: Step, newId: () => string): Facts {
  switch (one.type) {
    case 'assign': {
      const toOn = one.lasts === null ? null : addDays(one.fromOn, one.lasts)
      const order = { number: one.number, signedOn: one.number === '' ? null : '2026-08-25', title: '' }
      const { fromOn, kind, pairs } = one
      return commit(facts, assignClassTeachers(facts, { order, fromOn, toOn, kind, pairs }, newId))
    }
    case 'end':
      return commit(facts, endAssignment(facts, { assignmentId: facts.assignments[one.at]?.id ?? '', toOn: one.on }))
    case 'dismiss':
      return commit(facts, dismissStaff(facts, one.staffId, one.on))
    case 'disband':
      return commit(facts, disbandClass(facts, { classId: one.classId, on: one.on }))
  }
}

const covers = (one: Assignment, on: string) => one.fromOn <= on && (one.toOn === null || one.toOn >= on)

describe('assignments', () => {
  it('after any steps a class has at most one main and one temporary teacher on any day, and days are in order', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const newId = counter()
        const facts = steps.reduce((before, one) => run(before, one, newId), smallSchool())
        for (const one of facts.assignments) expect(one.toOn === null || one.toOn >= one.fromOn).toBe(true)
        for (const id of ['c5a', 'c5b', 'c7b']) {
          for (let n = -1; n <= 80; n += 1) {
            const on = addDays('2026-09-01', n)
            for (const kind of ['main', 'temporary']) {
              const own = facts.assignments.filter((one) => one.classId === id && one.kind === kind && covers(one, on))
              if (own.length > 1) expect.fail(`${kind} ${id} on ${on}: ${JSON.stringify(own)}`)
            }
          }
        }
        const known = new Set(facts.orders.map((one) => one.id))
        for (const one of facts.assignments) expect(one.orderId === null || known.has(one.orderId)).toBe(true)
        const orders = facts.orders.map((one) => `${one.number}|${one.signedOn ?? ''}`)
        expect(new Set(orders).size).toBe(orders.length)
      }),
      { numRuns: 500 },
    )
  })

  it('the person who was assigned is the class teacher on that day, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), day, classId, staffId, (steps, fromOn, into, who) => {
        const newId = counter()
        const before = steps.reduce((facts, one) => run(facts, one, newId), smallSchool())
        const input = { order: null, fromOn, kind: 'main', pairs: [{ classId: into, staffId: who }] } as const
        const after = commit(before, assignClassTeachers(before, input, newId))
        const there = after.assignments.filter(
          (one) => one.classId === into && one.kind === 'main' && covers(one, fromOn),
        )
        expect(there.map((one) => one.staffId)).toEqual([who])
      }),
      { numRuns: 500 },
    )
  })
})
