import { describe, expect, it } from 'vitest'
import { linesToApply } from '@/domain/imports/intentionOfPlan'
import type { ImportPlan, PlanLine } from '@/domain/imports/plan'
import { chosenKeys, decided } from '@/features/importing/state/decisions'

function line(key: string, more: Partial<PlanLine> = {}): PlanLine {
  return {
    key,
    outcome: 'new',
    table: 'staff',
    entityId: key,
    title: key,
    source: null,
    fields: {},
    reasons: [],
    on: true,
    data: { role: 'staff', lastName: '', firstName: '', middleName: '', className: '', values: {} },
    edits: [{ table: 'staff', id: key, fields: {} }] as unknown as PlanLine['edits'],
    needs: [],
    fixes: { cells: [], persons: [] },
    ...more,
  }
}
const doubtful = (key: string, ...codes: string[]) =>
  line(key, { outcome: 'doubtful', on: false, reasons: codes.map((code) => ({ code, text: code })) })
const planOf = (...lines: PlanLine[]) => ({ lines }) as unknown as ImportPlan

describe('ticks of a plan', () => {
  it('are the plan’s own until the user changes one', () => {
    const plan = planOf(line('a'), doubtful('b', 'x'), line('c', { outcome: 'refused', on: false }))
    expect([...chosenKeys(plan, new Map())]).toEqual(['a'])
    const decisions = decided(plan, new Map(), new Set(['b', 'c']))
    expect([...chosenKeys(plan, decisions)]).toEqual(['b'])
    expect([...decisions.keys()]).toEqual(['a', 'b'])
  })

  it('hold in a plan that was made anew', () => {
    const decisions = decided(planOf(line('a'), line('b')), new Map(), new Set(['b']))
    expect([...chosenKeys(planOf(line('a'), line('b'), line('new')), decisions)]).toEqual(['b', 'new'])
  })

  it('fall when a line has a doubt that the user has not seen', () => {
    const decisions = decided(planOf(doubtful('a', 'x')), new Map(), new Set(['a']))
    expect([...chosenKeys(planOf(doubtful('a', 'x')), decisions)]).toEqual(['a'])
    expect([...chosenKeys(planOf(doubtful('a', 'x', 'y')), decisions)]).toEqual([])
    expect([...chosenKeys(planOf(line('a')), decisions)]).toEqual(['a'])
  })
})

describe('lines that will be written', () => {
  it('leave out those whose class or person is not chosen, however far away', () => {
    const plan = planOf(line('class'), line('pupil', { needs: ['class'] }), line('parent', { needs: ['pupil'] }))
    const keys = (chosen: string[]) => linesToApply(plan, new Set(chosen)).map((one) => one.key)
    expect(keys(['class', 'pupil', 'parent'])).toEqual(['class', 'pupil', 'parent'])
    expect(keys(['pupil', 'parent'])).toEqual([])
    expect(keys(['class', 'parent'])).toEqual(['class'])
  })
})
