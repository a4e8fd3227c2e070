import { describe, expect, it } from 'vitest'
import {
  compareStamps,
  isDeviceId,
  isStamp,
  laterStamp,
  makeStamp,
  nextStamp,
  parseStamp,
} from '@/domain/changes/stamp'

const device = '00000000000000a1'
const day = 24 * 3600 * 1000
const noon = Date.UTC(2026, 8, 1, 12)

describe('C1: the text of a stamp', () => {
  it('is 29 characters and reads back', () => {
    const parts = { ms: noon, counter: 258, deviceId: device }
    const stamp = makeStamp(parts)
    expect(stamp).toHaveLength(29)
    expect(isStamp(stamp)).toBe(true)
    expect(parseStamp(stamp)).toEqual(parts)
  })

  it('is ordered as text by time, then counter, then device', () => {
    const at = (ms: number, counter: number, deviceId = device) => makeStamp({ ms, counter, deviceId })
    expect(compareStamps(at(noon, 9), at(noon + 1, 0))).toBe(-1)
    expect(compareStamps(at(noon, 16), at(noon, 9))).toBe(1)
    expect(compareStamps(at(noon, 1), at(noon, 1, '00000000000000a2'))).toBe(-1)
    expect(compareStamps(at(999, 0), at(noon, 0))).toBe(-1)
    expect(compareStamps(at(noon, 0), at(noon, 0))).toBe(0)
  })

  it.each(['', 'x', '0'.repeat(28), '0'.repeat(30), 'Z'.repeat(29), `${'0'.repeat(28)}g`])('refuses «%s»', (text) => {
    expect(isStamp(text)).toBe(false)
    expect(parseStamp(text)).toBeNull()
  })

  it('knows a device id', () => {
    expect(isDeviceId(device)).toBe(true)
    expect(isDeviceId('A'.repeat(16))).toBe(false)
    expect(isDeviceId('a'.repeat(15))).toBe(false)
  })

  it('picks the later one, an absent one loses', () => {
    const a = makeStamp({ ms: 1, counter: 0, deviceId: device })
    const b = makeStamp({ ms: 2, counter: 0, deviceId: device })
    expect(laterStamp(a, b)).toBe(b)
    expect(laterStamp(b, a)).toBe(b)
    expect(laterStamp(null, a)).toBe(a)
    expect(laterStamp(a, null)).toBe(a)
    expect(laterStamp(null, null)).toBeNull()
  })
})

describe('C2, C3: the clock', () => {
  it('takes the wall clock when it went on', () => {
    const last = makeStamp({ ms: noon, counter: 7, deviceId: device })
    const reading = nextStamp(noon + 5, last, device)
    expect(parseStamp(reading.stamp)).toEqual({ ms: noon + 5, counter: 0, deviceId: device })
    expect(reading.wentBack).toBe(false)
  })

  it('raises the counter within one millisecond and does not call that going back', () => {
    const last = makeStamp({ ms: noon, counter: 7, deviceId: device })
    const reading = nextStamp(noon, last, device)
    expect(parseStamp(reading.stamp)).toMatchObject({ ms: noon, counter: 8 })
    expect(reading).toMatchObject({ wentBack: false, behindMs: 0 })
  })

  it.each([6 * 60_000, day, 5 * 365 * day])('goes on when the clock is %i ms behind, and tells it', (behindMs) => {
    const last = makeStamp({ ms: noon, counter: 0, deviceId: device })
    const reading = nextStamp(noon - behindMs, last, device)
    expect(compareStamps(reading.stamp, last)).toBe(1)
    expect(reading).toMatchObject({ wentBack: true, behindMs })
  })

  it('borrows a millisecond when the counter is full', () => {
    const last = makeStamp({ ms: noon, counter: 0xffff, deviceId: device })
    expect(parseStamp(nextStamp(noon, last, device).stamp)).toMatchObject({ ms: noon + 1, counter: 0 })
  })

  it.each([Number.NaN, -1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1e300])(
    'survives the time %s',
    (now) => {
      expect(isStamp(nextStamp(now, null, device).stamp)).toBe(true)
    },
  )
})
