import { describe, expect, it } from 'vitest'
import { KEEP, KEEP_APART, outdated } from '@/safety/rotation'
import type { SnapshotFacts, SnapshotKind } from '@/safety/safety'
import { snapshotName, snapshotOfName } from '@/safety/snapshotNames'

function snapshot(takenAt: string, records = 1000, kind: SnapshotKind = 'ordinary'): SnapshotFacts {
  const facts = { takenAt, kind, sequence: 1, records }
  return { ...facts, bytes: 10, name: snapshotName(facts) }
}

const at = (daysAgo: number, hours = 12) =>
  new Date(Date.UTC(2026, 10, 30, hours) - daysAgo * 24 * 3600 * 1000).toISOString()

/** As the program does it: a new one every so often, and after each the old ones go. */
function life(everyDays: number, count: number, recordsOf: (index: number) => number = () => 1000): SnapshotFacts[] {
  let kept: SnapshotFacts[] = []
  for (let index = count - 1; index >= 0; index -= 1) {
    kept.push(snapshot(at(index * everyDays), recordsOf(index)))
    const gone = new Set(outdated(kept))
    kept = kept.filter((one) => !gone.has(one))
  }
  return kept
}

describe('names of snapshots', () => {
  it('tell the moment, the kind and the counts, and are read back', () => {
    const facts = { takenAt: '2026-11-30T01:05:32.000Z', kind: 'before-import', sequence: 118, records: 7964 } as const
    const name = snapshotName(facts)
    expect(name).toBe('2026-11-30T010532-before-import-118-7964.age')
    expect(snapshotOfName(name, 5)).toEqual({ ...facts, name, bytes: 5 })
  })

  it.each([
    'key.age',
    '2026-11-30T010532-ordinary-118.age',
    '2026-13-40T010532-ordinary-1-1.age',
    '2026-11-30T010532-other-1-1.age',
    '2026-11-30T010532-ordinary-1-1.age.tmp',
    'Копия 2026-11-30T010532-ordinary-1-1.age',
  ])('%s is none', (name) => {
    expect(snapshotOfName(name, 5)).toBeNull()
  })
})

describe('rotation', () => {
  it('nothing goes while there are few', () => {
    expect(outdated(Array.from({ length: KEEP.latest }, (_, index) => snapshot(at(0, index % 24), 1000)))).toEqual([])
  })

  it('a day of many copies leaves the latest 30', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      snapshot(new Date(Date.UTC(2026, 10, 30, 8, index)).toISOString()),
    )
    const gone = outdated(many)
    expect(gone).toHaveLength(30)
    expect(many.slice(0, 30)).toEqual([...gone].sort((a, b) => (a.name < b.name ? -1 : 1)))
  })

  it('after years of daily copies the latest 30 stay and the newest of each of twelve months', () => {
    const kept = life(1, 800)
    const months = new Set(kept.map(({ takenAt }) => takenAt.slice(0, 7)))
    expect(months.size).toBe(KEEP.months)
    expect(kept.filter(({ takenAt }) => Date.parse(takenAt) > Date.parse(at(30)))).toHaveLength(30)
    expect(kept.length).toBeLessThanOrEqual(30 + 7 + 4 + 12)
  })

  it('of hundreds of copies a day seven days and four weeks stay within reach', () => {
    const kept = life(1 / 40, 40 * 40)
    for (let day = 1; day < KEEP.days; day += 1) {
      expect(
        kept.some(({ takenAt }) => takenAt.slice(0, 10) === at(day).slice(0, 10)),
        `day ${String(day)}`,
      ).toBe(true)
    }
    const ages = kept.map(({ takenAt }) => (Date.parse(at(0)) - Date.parse(takenAt)) / (24 * 3600 * 1000))
    expect(ages.some((age) => age >= 14 && age < 28)).toBe(true)
  })

  it('kinds apart keep the last five each and push no other kind out', () => {
    const ordinary = Array.from({ length: 5 }, (_, index) => snapshot(at(100 + index)))
    const imports = Array.from({ length: 9 }, (_, index) => snapshot(at(index), 1000, 'before-import'))
    const restores = Array.from({ length: 3 }, (_, index) => snapshot(at(50 + index), 1000, 'before-restore'))
    const gone = outdated([...ordinary, ...imports, ...restores])
    expect(new Set(gone)).toEqual(new Set(imports.slice(KEEP_APART)))
  })

  it('a register that holds less than half never pushes a larger one out', () => {
    // 100 copies of the full school, then years of an emptied one.
    const kept = life(1, 1000, (index) => (index >= 900 ? 8000 : 3999))
    expect(kept.filter(({ records }) => records === 8000).length).toBeGreaterThanOrEqual(30)
    const halves = life(1, 1000, (index) => (index >= 900 ? 8000 : 4000))
    expect(halves.filter(({ records }) => records === 8000)).toEqual([])
  })
})
