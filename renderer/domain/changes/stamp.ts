import type { Stamp } from './types'

/** Lengths of the three parts: base-36 milliseconds, hex counter, hex device id (SPEC C1). */
const MS_CHARS = 9
const COUNTER_CHARS = 4
const DEVICE_CHARS = 16

/** The last millisecond that nine base-36 characters hold: the year 5188. */
const MAX_MS = 36 ** MS_CHARS - 1
const MAX_COUNTER = 0xffff

const STAMP_PATTERN = /^[0-9a-z]{9}[0-9a-f]{20}$/
const DEVICE_PATTERN = /^[0-9a-f]{16}$/

export interface StampParts {
  ms: number
  counter: number
  deviceId: string
}

/** What the clock answers; `behindMs` says how far the wall clock is behind the last stamp (0 = it is not). */
export interface ClockReading {
  stamp: Stamp
  wentBack: boolean
  behindMs: number
}

/** Whether a text is a well-formed stamp. */
export function isStamp(value: unknown): value is Stamp {
  return typeof value === 'string' && STAMP_PATTERN.test(value)
}

/** Whether a text can be the device part of a stamp: 16 small hex digits. */
export function isDeviceId(value: unknown): value is string {
  return typeof value === 'string' && DEVICE_PATTERN.test(value)
}

/** Writes a stamp; out-of-range numbers are brought into range, since a local write never fails because of time. */
export function makeStamp({ ms, counter, deviceId }: StampParts): Stamp {
  const time = clampMs(ms).toString(36).padStart(MS_CHARS, '0')
  const count = Math.min(Math.max(0, Math.trunc(counter) || 0), MAX_COUNTER)
  return time + count.toString(16).padStart(COUNTER_CHARS, '0') + deviceId
}

/** Reads a stamp; `null` for anything that is not one. */
export function parseStamp(stamp: string): StampParts | null {
  if (!isStamp(stamp)) return null
  return {
    ms: Number.parseInt(stamp.slice(0, MS_CHARS), 36),
    counter: Number.parseInt(stamp.slice(MS_CHARS, MS_CHARS + COUNTER_CHARS), 16),
    deviceId: stamp.slice(-DEVICE_CHARS),
  }
}

/** Order of stamps as text, so that a database index, a sort and this function agree. */
export function compareStamps(a: Stamp, b: Stamp): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The later of two stamps; an absent one loses. */
export function laterStamp(a: Stamp | null, b: Stamp | null): Stamp | null {
  if (a === null || b === null) return a ?? b
  return a < b ? b : a
}

/**
 * The hybrid logical clock (SPEC C2, C3): the next stamp of this device, always larger than `last`.
 * A wall clock that stands or went back keeps the old milliseconds and raises the counter; a full counter borrows
 * one millisecond. Never fails; `nowMs` may be anything, even NaN.
 */
export function nextStamp(nowMs: number, last: Stamp | null, deviceId: string): ClockReading {
  const now = clampMs(nowMs)
  const before = last === null ? null : parseStamp(last)
  if (before === null || now > before.ms) {
    return { stamp: makeStamp({ ms: now, counter: 0, deviceId }), wentBack: false, behindMs: 0 }
  }
  const overflow = before.counter >= MAX_COUNTER
  const stamp = makeStamp({
    ms: overflow ? before.ms + 1 : before.ms,
    counter: overflow ? 0 : before.counter + 1,
    deviceId,
  })
  const behindMs = before.ms - now
  return { stamp, wentBack: behindMs > 0, behindMs }
}

function clampMs(ms: number): number {
  if (!(ms > 0)) return 0
  return Math.min(Math.trunc(ms), MAX_MS)
}
