import { basename } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkForm } from '@/formats/ownForm/checkForm'
import { fillForm } from '@/formats/ownForm/fillForm'
import { packageProblems } from '@tests/support/ownForms/packageProblems'
import { sampleBytes, sampleFiles } from './sampleFiles'

const workbooks = sampleFiles('.').filter((path) => /\.xlsx$/iu.test(path))
const link = 'https://max.ru/join/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw'

/** A real workbook with a placeholder in place of its last text: nearly every row lies above it, and notes lie below. */
function asForm(bytes: Uint8Array): Uint8Array | null {
  const parts = unzipSync(bytes)
  const sheet = Object.keys(parts).find((name) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name))
  if (sheet === undefined) return null
  const text = strFromU8(parts[sheet] ?? new Uint8Array())
  const cells = [...text.matchAll(/<c (?=[^>]*t="s")[^>]*r="([A-Z]+\d+)"[^>]*>\s*<v>\d+<\/v>\s*<\/c>/gu)]
  const cell = cells[Math.floor(cells.length / 2)]
  if (!cell) return null
  const filled = `<c r="${cell[1] ?? ''}" t="inlineStr"><is><t>{{фио}}</t></is></c>`
  parts[sheet] = strToU8(text.slice(0, cell.index) + filled + text.slice(cell.index + cell[0].length))
  return zipSync(parts)
}

let tried = 0

describe('real workbooks as forms', () => {
  it.each(workbooks)('%s is checked without a throw', (path) => {
    const check = checkForm(basename(path), sampleBytes(path), link)
    // None of them has our placeholders.
    expect(check.ok).toBe(false)
  })

  it.each(workbooks)('%s with a placeholder is filled into a sound workbook that keeps every part', async (path) => {
    let form: Uint8Array | null
    try {
      form = asForm(sampleBytes(path))
    } catch {
      return // damaged on purpose: the check refuses it above
    }
    if (!form) return
    const check = checkForm(basename(path), form, link)
    if (!check.ok) {
      expect(['too-large', 'damaged', 'timeout']).toContain(check.refusal)
      return
    }
    tried += 1
    const rows = Array.from({ length: 40 }, (_, index) => ({ fullName: `Выдуманный Человек ${String(index + 1)}` }))
    const filled = await fillForm(form, { copies: false, groups: [{ name: '', values: {}, rows }] }, () => undefined)
    // What was unsound before is not ours to mend.
    const before = new Set(packageProblems(form).map((line) => line.replace(/\d+/gu, '')))
    expect(packageProblems(filled).filter((line) => !before.has(line.replace(/\d+/gu, '')))).toEqual([])
    const [was, is] = [Object.keys(unzipSync(form)), new Set(Object.keys(unzipSync(filled)))]
    expect(was.filter((name) => !name.endsWith('/') && !is.has(name) && !/calcChain/u.test(name))).toEqual([])
    expect(Object.values(unzipSync(filled)).some((part) => strFromU8(part).includes('Выдуманный Человек 40'))).toBe(
      true,
    )
  })

  it('most of them could be tried', () => {
    expect(tried).toBeGreaterThan(workbooks.length / 2)
  })
})
