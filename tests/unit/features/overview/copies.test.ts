import { describe, expect, it } from 'vitest'
import { lastCopyText } from '@/features/overview/lastCopyText'
import { isReminderDue, type ReminderShelf } from '@/features/overview/reminder'
import { overviewTexts } from '@/features/overview/texts'

const DAY = 24 * 3600 * 1000
const start = Date.UTC(2026, 8, 1, 6)

function shelf(): ReminderShelf & { held: Map<string, string> } {
  const held = new Map<string, string>()
  return { held, getItem: (key) => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value) }
}

describe('the reminder of the recovery sheet', () => {
  it('leaves a new school alone for a week, then asks once a week', () => {
    const on = shelf()
    const asked = [0, 1, 6.9, 7, 7.1, 13.9, 14, 30].filter((day) => isReminderDue(on, 'a', start + day * DAY))
    expect(asked).toEqual([7, 14, 30])
  })

  it('counts for every school by itself', () => {
    const on = shelf()
    isReminderDue(on, 'a', start)
    expect(isReminderDue(on, 'b', start + 8 * DAY)).toBe(false)
    expect(isReminderDue(on, 'a', start + 8 * DAY)).toBe(true)
    expect(isReminderDue(on, 'b', start + 15 * DAY)).toBe(true)
  })

  it('is not silenced by a clock that was once years ahead', () => {
    const on = shelf()
    isReminderDue(on, 'a', start + 3650 * DAY)
    expect(isReminderDue(on, 'a', start)).toBe(true)
    expect(isReminderDue(on, 'a', start + DAY)).toBe(false)
  })

  it('keeps ids and times only', () => {
    const on = shelf()
    isReminderDue(on, 'a', start)
    expect([...on.held]).toEqual([['pereklichka-recovery-asked-a', String(start)]])
  })
})

describe('what is said of the last copy', () => {
  const texts = overviewTexts.copies
  const failure = { at: '2026-09-01T04:05:00.000Z', code: 'no-space' } as const

  it('a first copy is promised only where nothing stands in its way', () => {
    expect(lastCopyText({ lastAt: null, failure: null }, null)).toBe(texts.none)
    expect(lastCopyText({ lastAt: null, failure: null }, 'other-window')).toBe(texts.none)
    expect(lastCopyText({ lastAt: null, failure: null }, 'no-space')).toBe(texts.noRoom)
    expect(lastCopyText({ lastAt: null, failure }, 'no-space')).toBe(texts.noRoom)
    expect(lastCopyText({ lastAt: null, failure }, null)).toBe(texts.noneYet)
  })

  it('a copy that is there is named, whatever hinders the next one', () => {
    const there = { lastAt: '2026-09-01T04:05:00.000Z', failure }
    expect(lastCopyText(there, 'no-space')).toBe('Последняя копия: 01.09.2026, 14:05') // 04:05 UTC in Vladivostok
  })
})
