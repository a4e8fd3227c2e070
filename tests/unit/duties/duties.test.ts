import { describe, expect, it } from 'vitest'
import { duties, dutiesOf } from '@/domain/duties/duties'
import { dutySources } from '@/domain/duties/sources'

const idsOf = (month: number) => dutiesOf(month).map(({ id }) => id)

describe('the year of an administrator', () => {
  it('begins with structure, class teachers and links, and ends with transfers', () => {
    for (const month of [8, 9]) expect(idsOf(month).slice(0, 3)).toEqual(['structure', 'classTeachers', 'links'])
    expect(idsOf(9)).toContain('handOut')
    expect(idsOf(10)[0]).toBe('annul')
    for (const month of [5, 6]) expect(idsOf(month)).toContain('transfers')
    expect(idsOf(7)).toContain('retention')
  })

  it('has what is monthly in every month, after what belongs to the season', () => {
    const monthly = duties.filter(({ months }) => months === null).map(({ id }) => id)
    expect(monthly).toEqual(expect.arrayContaining(['requests', 'confirmation', 'movement', 'statistics']))
    for (let month = 1; month <= 12; month += 1)
      expect(idsOf(month).slice(-monthly.length), String(month)).toEqual(monthly)
  })

  it('names each duty once, in months that there are, and uses every source', () => {
    expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length)
    expect(new Set(duties.map(({ title }) => title)).size).toBe(duties.length)
    for (const { months } of duties) for (const month of months ?? []) expect(month >= 1 && month <= 12).toBe(true)
    expect(new Set(duties.map(({ source }) => source))).toEqual(new Set(Object.keys(dutySources)))
  })

  it('promises nothing that is not confirmed (domain.md 9)', () => {
    const words = [...duties.map(({ title }) => title), ...Object.values(dutySources)].join(' ')
    expect(words).not.toMatch(/выплат|Моя школа|шаблон|срок действия ссыл|1493|75 ?%|30 ?%/u)
  })
})
