import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { InviteeState } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { compareWorklists, worklistsOn } from '@/domain/succession/worklists'
import { documentSchool, documentsDay } from '@tests/support/documentFacts'

const states: InviteeState[] = ['notInvited', 'invited', 'joined', 'refused', 'left']

/** The same school at another moment: other marks, some people gone. */
const school = fc
  .record({
    marks: fc.array(fc.constantFrom(...states), { minLength: 20, maxLength: 20 }),
    gone: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
  })
  .map(({ marks, gone }): Facts => {
    const facts = documentSchool()
    facts.invitees.forEach((one, at) => (one.state = marks[at % marks.length] ?? 'invited'))
    facts.pupils = facts.pupils.filter((_, at) => !gone.includes(at))
    return facts
  })

it('every row of then is done or open, every row of now is open or new, and none is lost', () => {
  fc.assert(
    fc.property(school, school, (then, now) => {
      const before = worklistsOn(then, documentsDay)
      const after = worklistsOn(now, documentsDay)
      const compared = compareWorklists(now, before, documentsDay)
      expect(compared.map(({ code }) => code).sort()).toEqual(
        [...new Set([...before, ...after].map(({ code }) => code))].sort(),
      )
      for (const { rows, then: stood, now: stands } of compared) {
        const count = (state: string) => rows.filter((row) => row.state === state).length
        expect(count('done') + count('open')).toBe(stood)
        expect(count('open') + count('new')).toBe(stands)
      }
      for (const { rows } of compareWorklists(now, after, documentsDay))
        expect(rows.every(({ state }) => state === 'open')).toBe(true)
    }),
    { numRuns: 60 },
  )
})
