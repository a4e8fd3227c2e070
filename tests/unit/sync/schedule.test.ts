import { beforeEach, describe, expect, it } from 'vitest'
import { createSchedule, type Schedule } from '@/sync/schedule'

const SECOND = 1000
const MINUTE = 60 * SECOND

let now: number
let runs: number[]
let plan: { at: number; work: () => void } | null
let planned: number | null
let chance: number
let schedule: Schedule

beforeEach(() => {
  now = 0
  runs = []
  plan = null
  planned = null
  chance = 0.5
  schedule = createSchedule({
    now: () => now,
    random: () => chance,
    later(ms, work) {
      const own = { at: now + ms, work }
      plan = own
      return () => {
        if (plan === own) plan = null
      }
    },
    run: () => runs.push(now),
    planned: (at) => (planned = at),
  })
})

/** Lets time pass up to the moment; what is planned until then begins in its time. */
function pass(to: number): void {
  while (plan !== null && plan.at <= to) {
    const { at, work } = plan
    plan = null
    now = at
    work()
  }
  now = to
}

describe('when an exchange begins by itself', () => {
  it('a change waits a moment for the next; two exchanges are five minutes apart', () => {
    schedule.changed()
    pass(4 * SECOND)
    expect(runs).toEqual([])
    pass(5 * SECOND)
    expect(runs).toEqual([5 * SECOND])
    schedule.ended(true)
    pass(10 * SECOND)
    for (let more = 0; more < 5; more++) schedule.changed()
    pass(5 * MINUTE)
    expect(runs).toHaveLength(1)
    pass(6 * MINUTE)
    expect(runs).toEqual([5 * SECOND, 5 * MINUTE + 5 * SECOND])
  })

  it('others are looked for every ten minutes', () => {
    schedule.ended(true)
    expect(planned).toBe(10 * MINUTE)
    pass(10 * MINUTE)
    expect(runs).toEqual([10 * MINUTE])
  })

  it('after failures it comes back ever later, up to half an hour, and not together with the others', () => {
    const waits: number[] = []
    for (let turn = 0; turn < 8; turn++) {
      schedule.ended(false)
      waits.push((planned ?? 0) - now)
      pass(planned ?? 0)
    }
    expect(waits.map((ms) => ms / MINUTE)).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
    chance = 0
    schedule.ended(false)
    expect((planned ?? 0) - now).toBe(22.5 * MINUTE)
    chance = 1
    schedule.ended(false)
    expect((planned ?? 0) - now).toBe(37.5 * MINUTE)
  })

  it('a change does not hurry a store that does not answer; a stick that was put in does', () => {
    schedule.ended(false)
    schedule.changed()
    expect(planned).toBe(MINUTE)
    schedule.reachable()
    expect(planned).toBe(5 * SECOND)
    pass(5 * SECOND)
    schedule.ended(false)
    expect((planned ?? 0) - now).toBe(MINUTE)
  })

  it('a store that asks to be left alone is left alone', () => {
    schedule.ended(false, 20 * MINUTE)
    expect(planned).toBe(20 * MINUTE)
    schedule.ended(true, 0)
    expect(planned).toBe(10 * MINUTE)
  })

  it('stops with the school', () => {
    schedule.changed()
    schedule.stop()
    pass(60 * MINUTE)
    expect(runs).toEqual([])
    expect(planned).toBeNull()
  })
})
