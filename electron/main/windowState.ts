import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

/** The smallest window in which every screen works: 1366×768 at 125 % scaling, less the frame. */
export const SMALLEST = { width: 1000, height: 520 } as const
const USUAL = { width: 1366, height: 768 } as const

const pixel = z.number().int().min(-100_000).max(100_000)
const remembered = z.object({
  x: pixel,
  y: pixel,
  width: pixel.min(1),
  height: pixel.min(1),
  maximized: z.boolean(),
})

export interface WindowState {
  /** Without a position the system centres the window. */
  bounds: { width: number; height: number; x?: number; y?: number }
  maximized: boolean
}

/**
 * Where the window was, made to fit the screens that exist now: a second monitor may be gone, the resolution changed.
 * `areas` are the screens' work areas, the first one the main screen's; `saved` is what a file held, of any shape.
 */
export function fittingState(saved: unknown, areas: readonly Rectangle[]): WindowState {
  const parsed = remembered.safeParse(saved)
  const main = areas[0] ?? { x: 0, y: 0, ...USUAL }
  if (!parsed.success) {
    const width = Math.max(SMALLEST.width, Math.min(USUAL.width, main.width))
    const height = Math.max(SMALLEST.height, Math.min(USUAL.height, main.height))
    return { bounds: { width, height }, maximized: false }
  }
  const { x, y, maximized } = parsed.data
  const home = areas.find(
    (area) => x >= area.x - 20 && x + 100 <= area.x + area.width && y >= area.y - 20 && y + 40 <= area.y + area.height,
  )
  const area = home ?? main
  const width = Math.max(SMALLEST.width, Math.min(parsed.data.width, area.width))
  const height = Math.max(SMALLEST.height, Math.min(parsed.data.height, area.height))
  return { bounds: home ? { x, y, width, height } : { width, height }, maximized }
}

/** The file's content as it is, or null: a missing or broken file only means the usual size. */
export function readState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Losing this file loses nothing of worth, so a plain write will do. */
export function writeState(file: string, bounds: Rectangle, maximized: boolean): void {
  try {
    const { x, y, width, height } = bounds
    writeFileSync(file, JSON.stringify({ x, y, width, height, maximized }))
  } catch {
    // A full disk must not keep the window from closing.
  }
}
