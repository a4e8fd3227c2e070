import { describe, expect, it } from 'vitest'
import { campaignUnits } from '@/domain/campaigns/campaignUnits'
import { documentFacts } from '@/domain/documents/documentFacts'
import { withNeutral } from '@/domain/model/neutral'
import { cellKey, gridRoles, gridRows, nextEmpty, spread, typedLinks } from '@/features/campaigns/linkGrid'
import { documentSchool, documentsDay, documentsPlatform, inventedUrl } from '@tests/support/documentFacts'

const facts = documentSchool()
const known = documentFacts(facts, documentsPlatform, documentsDay)
const campaign = withNeutral('campaign', {
  id: 'k1',
  yearId: facts.organisation.currentYearId,
  platformId: documentsPlatform,
  roles: ['staff', 'pupil', 'parent'],
})
const rows = gridRows(campaignUnits(known, campaign), known.unitName)
const roles = gridRoles(rows)

describe('the grid of links', () => {
  it('has a line per unit and only cells that the unit can have', () => {
    expect(rows.map(({ title, cells }) => [title, Object.keys(cells)])).toEqual([
      ['Учительская', ['staff']],
      ['5 «А»', ['pupil', 'parent']],
      ['5 «Б»', ['pupil', 'parent']],
      ['11 «А»', ['pupil', 'parent']],
    ])
    expect(roles).toEqual(['staff', 'pupil', 'parent'])
  })

  it('takes a pasted column down and a pasted block to the right, past cells that are not there', () => {
    const column = spread('a\r\nb\r\n', rows, roles, { row: 1, role: 'pupil' })
    expect([...column.cells]).toEqual([
      ['c5a|pupil', 'a'],
      ['c5b|pupil', 'b'],
    ])
    const block = spread('1\t2\n3\t4', rows, roles, { row: 0, role: 'staff' })
    expect([...block.cells]).toEqual([
      ['|staff', '1'],
      ['c5a|pupil', '4'],
    ])
    expect(spread('a\nb\nc', rows, roles, { row: 2, role: 'parent' }).over).toBe(1)
  })

  it('goes on to the next cell without a link, line by line', () => {
    const [pupil, parent] = [cellKey('c11a', 'pupil'), cellKey('c11a', 'parent')]
    expect(nextEmpty(rows, roles, {}, { row: 0, role: 'staff' })).toBe(pupil)
    expect(nextEmpty(rows, roles, { [pupil]: 'x' }, { row: 0, role: 'staff' })).toBe(parent)
    expect(nextEmpty(rows, roles, {}, { row: 3, role: 'pupil' })).toBe(parent)
    expect(nextEmpty(rows, roles, {}, { row: 3, role: 'parent' })).toBeNull()
  })

  it('makes links of what is typed and says why a cell cannot be one', () => {
    const typed = {
      [cellKey('c11a', 'parent')]: ` ${inventedUrl('eleven')} `,
      [cellKey('c5a', 'pupil')]: 'это не ссылка',
      [cellKey('nobody', 'pupil')]: inventedUrl('nowhere'),
      [cellKey('c5b', 'pupil')]: '  ',
    }
    const { links, problems } = typedLinks(rows, typed, documentsPlatform, facts.platforms)
    expect(links).toEqual([
      { platformId: documentsPlatform, classId: 'c11a', role: 'parent', url: inventedUrl('eleven') },
    ])
    expect([...problems.keys()]).toEqual([cellKey('c5a', 'pupil')])
    expect([...problems.values()][0]).not.toBe('')
  })
})
