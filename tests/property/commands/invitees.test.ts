import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addLinks } from '@/domain/commands/addLinks'
import { changePersonRole } from '@/domain/commands/changePersonRole'
import { annulLinks, issueLinks } from '@/domain/commands/linkStates'
import { markInvitees } from '@/domain/commands/markInvitees'
import { inviteeStates } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { isLinkInForce } from '@/domain/rules/states'
import { addDays } from '@/domain/rules/days'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, smallSchool } from '@tests/support/commands/smallSchool'

const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-09-01', n))
const unit = fc.constantFrom('c5a', 'c5b', null)
const person = fc.record({
  classId: unit,
  personKind: fc.constant('staff' as const),
  personId: fc.constantFrom('s1', 's2', 's3'),
  role: fc.constantFrom('teacher' as const, 'staff' as const),
})

describe('invitees', () => {
  it('any row of marks keeps counts and days honest', () => {
    const marks = fc.array(
      fc.record({ persons: fc.array(person, { maxLength: 4 }), state: fc.constantFrom(...inviteeStates), on: day }),
      { maxLength: 15 },
    )
    fc.assert(
      fc.property(marks, (all) => {
        let facts: Facts = smallSchool()
        for (const { persons, state, on } of all) {
          const set = markInvitees(facts, { platformId: 'max', persons, state, on })
          for (const one of set.refused) expect(one.text.length).toBeGreaterThan(20)
          facts = commit(facts, set)
        }
        for (const one of facts.invitees) {
          if (one.state === 'joined') expect([one.joinedOn === null, one.confirmedOn]).toEqual([false, null])
          if (one.state === 'confirmed') expect([one.joinedOn, one.confirmedOn]).not.toContain(null)
          if (one.state === 'invited' || one.state === 'reminded') expect(one.times).toBeGreaterThan(0)
          expect(one.times > 0).toBe(one.invitedOn !== null)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('a change of role never leaves a joined person silently in the new role (rule 8.3.3)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...inviteeStates), fc.constantFrom(...inviteeStates), day, (a, b, on) => {
        let facts: Facts = smallSchool()
        const persons = [{ classId: null, personKind: 'staff', personId: 's1', role: 'teacher' }] as const
        for (const state of ['invited', a, b] as const) {
          facts = commit(facts, markInvitees(facts, { platformId: 'max', persons, state, on }))
        }
        const set = changePersonRole(facts, { personKind: 'staff', personId: 's1', role: 'staff' })
        const after = commit(facts, set).invitees[0]
        expect(after?.role).toBe('staff')
        expect(['joined', 'confirmed', 'requested', 'invited', 'reminded']).not.toContain(after?.state)
        expect(set.tasks.length).toBe(after?.state === 'wrongRole' && facts.invitees[0]?.state !== 'wrongRole' ? 1 : 0)
      }),
    )
  })
})

describe('links', () => {
  it('one live link per place, one place per address, versions in a chain (rules 8.3.6, 8.3.7)', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({
          type: fc.constant('add' as const),
          links: fc.array(
            fc.record({
              platformId: fc.constant('max'),
              classId: unit,
              role: fc.constantFrom('parent' as const, 'pupil' as const),
              url: fc.integer({ min: 0, max: 8 }).map((n) => `https://max.ru/join/${String(n)}`),
            }),
            { maxLength: 4 },
          ),
        }),
        fc.record({ type: fc.constantFrom('issue' as const, 'annul' as const), at: fc.nat(6) }),
      ),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(steps, (all) => {
        let facts: Facts = smallSchool()
        const newId = counter()
        for (const one of all) {
          const ids = one.type === 'add' ? [] : facts.links.slice(one.at, one.at + 2).map((link) => link.id)
          if (one.type === 'add') {
            const input = { yearId: 'year-2026', links: one.links, createdBy: '' }
            facts = commit(facts, addLinks(facts, input, newId, '2026-09-02'))
          } else if (one.type === 'issue') facts = commit(facts, issueLinks(facts, ids, '2026-09-03'))
          else facts = commit(facts, annulLinks(facts, ids, 'x', '2026-09-04'))
        }
        const live = facts.links.filter((link) => isLinkInForce(link.state))
        const places = live.map((link) => `${link.classId ?? ''}|${link.role}`)
        expect(new Set(places).size).toBe(places.length)
        expect(new Set(facts.links.map((link) => link.url)).size).toBe(facts.links.length)
        const versions = facts.links.map((link) => `${link.classId ?? ''}|${link.role}|${String(link.version)}`)
        expect(new Set(versions).size).toBe(versions.length)
        for (const link of facts.links) {
          const before = facts.links.find((one) => one.id === link.replacesId)
          expect(link.version).toBeGreaterThan(before?.version ?? 0)
          if (before !== undefined) expect(isLinkInForce(before.state)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })
})
