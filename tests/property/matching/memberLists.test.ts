import { describe, expect, it } from 'vitest'
import { judge } from '@tests/support/matching/judge'

describe('lists of members as platforms and people write them', () => {
  it(
    '1,000 lists: certain matches are right, hardly anybody is missed, namesakes are left to the user',
    { timeout: 120_000 },
    () => {
      const began = performance.now()
      const figures = judge(1000)
      const precision = 1 - figures.wrong.length / figures.automatic
      const recall = figures.found / figures.members
      const share = (part: number) => `${(part * 100).toFixed(2)} %`
      console.info(
        `lists ${String(figures.lists)}, members ${String(figures.members)}, certain ${String(figures.automatic)} ` +
          `(${share(figures.automatic / figures.members)}), precision ${share(precision)}, recall ${share(recall)}, ` +
          `namesakes matched ${String(figures.namesakesMatched.length)}, ${((performance.now() - began) / 1000).toFixed(1)} s`,
      )
      expect(figures.lost.slice(0, 5)).toEqual([])
      expect(figures.namesakesMatched.slice(0, 5)).toEqual([])
      expect(precision, figures.wrong.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(0.995)
      expect(recall, figures.missed.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(0.95)
      expect(figures.automatic / figures.members).toBeGreaterThan(0.6)
    },
  )
})
