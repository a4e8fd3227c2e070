import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalText } from '@/domain/imports/refusals'
import { emptySchool, plan } from '@tests/fixtures/makers/importing'
import { readGridFile } from '@/formats/reading/readGridFile'
import { sampleBytes, sampleFiles } from './sampleFiles'

/** Refused ones of the odd workbooks, by hand: encrypted, damaged, without a single value, without its main part. */
const refusedXlsx: Record<string, string> = {
  'HiddenSheet.xlsx': 'empty',
  '57893-many-merges.xlsx': 'empty',
  'libreoffice.xlsx': 'empty',
  'clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5025401116950528.xlsx': 'damaged',
  'clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-6504225896792064.xlsx': 'damaged',
  'crash-9bf3cd4bd6f50a8a9339d363c2c7af14b536865c.xlsx': 'encrypted',
  'pass_protected.xlsx': 'encrypted',
  'poc-xmlbomb.xlsx': 'damaged',
  'xlsx-corrupted.xlsx': 'damaged',
  'missing-bits.xlsx': 'damaged',
}

/** Longer than this is a hang; the worker of the application is killed after as long. */
const patience = 10_000

describe('odd workbooks end in data or in one clear sentence', () => {
  it.each(sampleFiles('odd-xlsx'))('%s', { timeout: patience }, async (path) => {
    const before = Object.getOwnPropertyNames(Object.prototype).join()
    const outcome = await readGridFile(basename(path), sampleBytes(path))
    expect(outcome.ok ? 'data' : outcome.refusal).toBe(refusedXlsx[basename(path)] ?? 'data')
    if (outcome.ok)
      expect(plan(outcome.file, emptySchool(), { createClasses: true, createStaff: true }).lines).toEqual([])
    else expect(refusalText(outcome)).toMatch(/^[А-Я].*\.$/)
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before)
  })
})

describe('files of other formats are refused in one clear sentence', () => {
  const files = [
    'odd-xls',
    'odd-xlsb',
    'odd-ods',
    'odd-csv',
    'asc',
    'fet',
    'sis-sds',
    'sis-oneroster',
    'strings',
  ].flatMap(sampleFiles)

  it.each(files)('%s', { timeout: patience }, async (path) => {
    const outcome = await readGridFile(basename(path), sampleBytes(path))
    expect(outcome.ok).toBe(false)
    if (!outcome.ok) expect(refusalText(outcome)).toMatch(/^[А-Я].*\.$/)
  })
})
