import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse, lint, type House } from '@tests/architecture/house'
import { plantedHabits } from '@tests/architecture/plantedHabits'
import { plantedImports } from '@tests/architecture/plantedImports'
import { soundHouse } from '@tests/architecture/soundHouse'

const plants = [...plantedImports, ...plantedHabits]

describe('the guards', () => {
  let house: House
  let reports: Map<string, string[]>

  // One house with sound and planted files side by side: ESLint starts once.
  beforeAll(() => {
    house = buildHouse({ ...soundHouse, ...Object.fromEntries(plants.map(({ file, text }) => [file, text])) })
    reports = lint(house)
  }, 180_000)
  afterAll(() => {
    house.tearDown()
  })

  it('plants every violation in a file of its own', () => {
    expect(plants.length).toBeGreaterThanOrEqual(20)
    expect(new Set(plants.map(({ file }) => file)).size).toBe(plants.length)
    expect(plants.filter(({ file }) => file in soundHouse)).toEqual([])
  })

  it.each(Object.keys(soundHouse).filter((file) => !file.endsWith('.d.ts')))('leave sound %s alone', (file) => {
    expect(reports.get(file)).toEqual([])
  })

  it.each(plants)('report $what', ({ file, rule, says = '' }) => {
    const own = (reports.get(file) ?? []).filter((report) => report.startsWith(`${rule}: `))
    expect(own, `reports for ${file}: ${JSON.stringify(reports.get(file))}`).not.toEqual([])
    expect(own.some((report) => report.includes(says))).toBe(true)
  })
})
