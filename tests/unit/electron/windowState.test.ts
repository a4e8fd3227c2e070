import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fittingState, readState, writeState } from '@electron/main/windowState'

const main = { x: 0, y: 0, width: 1920, height: 1040 }
const left = { x: -1280, y: 0, width: 1280, height: 984 }

describe('the remembered window', () => {
  it('comes back where it was, also on a screen to the left', () => {
    const saved = { x: -1200, y: 50, width: 1100, height: 700, maximized: true }
    expect(fittingState(saved, [main, left])).toEqual({
      bounds: { x: -1200, y: 50, width: 1100, height: 700 },
      maximized: true,
    })
  })

  it('comes to the main screen when its own is gone', () => {
    const saved = { x: -1200, y: 50, width: 1100, height: 700, maximized: false }
    expect(fittingState(saved, [main])).toEqual({ bounds: { width: 1100, height: 700 }, maximized: false })
  })

  it('shrinks to a smaller screen, but not below the smallest window', () => {
    const saved = { x: 0, y: 0, width: 1900, height: 1000, maximized: false }
    expect(fittingState(saved, [{ x: 0, y: 0, width: 1366, height: 728 }]).bounds).toMatchObject({
      width: 1366,
      height: 728,
    })
    expect(fittingState(saved, [{ x: 0, y: 0, width: 800, height: 480 }]).bounds).toMatchObject({
      width: 1000,
      height: 520,
    })
  })

  it.each([
    [null],
    ['text'],
    [{}],
    [{ x: 'a', y: 0, width: 1, height: 1, maximized: false }],
    [[1, 2]],
    [{ x: 1e300 }],
  ])('starts with the usual size when the file holds %j', (saved) => {
    expect(fittingState(saved, [main])).toEqual({ bounds: { width: 1366, height: 768 }, maximized: false })
  })

  it('survives no screen at all', () => {
    expect(fittingState(null, []).bounds).toEqual({ width: 1366, height: 768 })
  })

  it('is written and read back; a broken file is no file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'state-'))
    const file = join(folder, 'window-state.json')
    expect(readState(file)).toBeNull()
    writeState(file, { x: 1, y: 2, width: 1200, height: 600 }, true)
    expect(readState(file)).toEqual({ x: 1, y: 2, width: 1200, height: 600, maximized: true })
    writeFileSync(file, '{"x": 1')
    expect(readState(file)).toBeNull()
    rmSync(folder, { recursive: true })
    expect(() => {
      writeState(file, { x: 1, y: 2, width: 3, height: 4 }, false)
    }).not.toThrow()
  })
})
