import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchDisk, type DiskWatch } from '@/safety/diskWatch'

const GB = 1024 ** 3
let free: number
let asked: number
let heard: (number | null)[]
let disk: DiskWatch

beforeEach(() => {
  vi.useFakeTimers()
  free = 50 * GB
  asked = 0
  heard = []
  disk = watchDisk(
    () => {
      asked += 1
      return Promise.resolve({ ok: true, value: { profileBytes: free } })
    },
    (bytes) => heard.push(bytes),
  )
})
afterEach(() => {
  disk.stop()
  vi.useRealTimers()
})

describe('the look before a write', () => {
  it('spares the disk for a moment while there is plenty', async () => {
    await disk.look()
    await disk.look()
    await disk.look()
    expect(asked).toBeLessThanOrEqual(2)
    const before = asked
    await vi.advanceTimersByTimeAsync(1001)
    await disk.look()
    expect(asked).toBe(before + 1)
  })

  it('is taken every time when less than a gigabyte is free', async () => {
    await vi.advanceTimersByTimeAsync(1001)
    free = 0.9 * GB
    await disk.look()
    free = 1000
    await disk.look()
    expect(heard.slice(-2)).toEqual([0.9 * GB, 1000])
  })
})
