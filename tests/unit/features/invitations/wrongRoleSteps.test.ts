import { expect, it } from 'vitest'
import type { Invitee, SheetRun } from '@/domain/model/entities'
import { newInvitee } from '@/domain/model/newRecords'
import { wrongRoleSteps } from '@/features/invitations/wrongRoleSteps'

const invitee = (more: Partial<Invitee>): Invitee => ({
  ...newInvitee('max', 'c5a', { personKind: 'pupil', personId: 'p1', role: 'pupil' }),
  ...more,
})
const again = invitee({ state: 'invited', linkId: 'l2', invitedOn: '2026-09-20' })
const run = (more: Partial<SheetRun & SheetRun['sheets'][number]> = {}): SheetRun => {
  const { document = 'slips', madeOn = '2026-09-20', linkId = 'l2', personIds = ['p1'] } = more
  const sheet = { classId: 'c5a', role: 'pupil' as const, linkId, version: 1, copies: 1, personIds }
  return { id: 'r', document, platformId: 'max', madeOn, madeBy: '', sheets: [sheet] }
}
const steps = (one: Invitee, ...sheetRuns: SheetRun[]) => {
  const { removed, invited, printed } = wrongRoleSteps({ sheetRuns }, one)
  return [removed, invited, printed]
}

it('tells from the register how far a wrong role is mended', () => {
  expect(steps(invitee({ state: 'wrongRole' }), run())).toEqual([false, false, false])
  expect(steps(invitee({ state: 'removed', linkId: 'l2', invitedOn: '2026-09-01' }), run())).toEqual([
    true,
    false,
    false,
  ])
  expect(steps(again)).toEqual([true, true, false])
  expect(steps(again, run())).toEqual([true, true, true])
  expect(steps({ ...again, state: 'joined' }, run())).toEqual([true, true, true])
  expect(steps({ ...again, state: 'left' }, run())).toEqual([true, false, false])
})

it('counts only a sheet of the new invitation: its link, its day or later, this person or the whole class', () => {
  expect(steps(again, run({ personIds: [] }))[2]).toBe(true)
  expect(steps(again, run({ personIds: ['p2'] }))[2]).toBe(false)
  expect(steps(again, run({ linkId: 'l1' }))[2]).toBe(false)
  expect(steps(again, run({ madeOn: '2026-09-19' }))[2]).toBe(false)
  expect(steps(again, run({ document: 'handout', personIds: [] }))[2]).toBe(false)
})
