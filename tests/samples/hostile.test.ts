import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalText } from '@/domain/imports/refusals'
import { emptySchool, plan } from '@tests/fixtures/makers/importing'
import { readGridFile } from '@/formats/reading/readGridFile'
import hostile from './hostile.json'
import { sampleBytes, sampleFiles } from './sampleFiles'
import type { GridFile, ReadOutcome } from '@/domain/imports/grid'

/**
 * What each odd file is, compared by hand with LibreOffice, with an XML library and with the text itself: why it is
 * refused, or its sheets as «name rows×columns» with how a text was read.
 */
const expected = hostile as Record<string, string>
const folders = ['odd-xlsx', 'odd-xls', 'odd-xlsb', 'odd-ods', 'odd-csv', 'asc', 'fet', 'strings']
const otherSystems = ['sis-sds', 'sis-moodle', 'sis-canvas', 'sis-oneroster', 'registers']

/** What the pre-scan refuses must be refused within this. */
const preScan = 2_000
/** Longer than this is a hang; the worker of the application is killed after as long. */
const patience = 10_000

const preScanned = ['too-large', 'unpacked-too-large', 'encrypted', 'unsupported', 'too-many-sheets']

function shape(file: GridFile): string {
  const sheets = file.sheets.map(({ name, hidden, rows }) => {
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
    return `${name} ${String(rows.length)}×${String(width)}${hidden ? ' hidden' : ''}`
  })
  const text = file.text === undefined ? '' : ` ${file.text.encoding} ${JSON.stringify(file.text.delimiter)}`
  return `${file.format}${text}: ${sheets.join(', ')}`
}

function seen(outcome: ReadOutcome): string {
  if (outcome.ok) return shape(outcome.file)
  return outcome.refusal === 'unsupported' ? `refused as ${outcome.detail ?? ''}` : `refused: ${outcome.refusal}`
}

async function checked(path: string): Promise<ReadOutcome> {
  const keys = Object.getOwnPropertyNames(Object.prototype).join()
  const bytes = sampleBytes(path)
  const started = performance.now()
  const outcome = await readGridFile(basename(path), bytes)
  const milliseconds = performance.now() - started
  const inTime = !outcome.ok && preScanned.includes(outcome.refusal) ? preScan : patience
  expect(milliseconds).toBeLessThan(inTime)
  if (!outcome.ok) expect(refusalText(outcome)).toMatch(/^[А-Я].*\.$/)
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(keys)
  return outcome
}

describe('every odd file ends in data or in one clear sentence', () => {
  const files = folders.flatMap(sampleFiles)

  it('every file has its expectation', () => {
    expect(files).toEqual(Object.keys(expected))
  })

  it.each(files)('%s', { timeout: patience * 2 }, async (path) => {
    const outcome = await checked(path)
    expect(seen(outcome)).toBe(expected[path])
    if (outcome.ok) {
      const { lines } = plan(outcome.file, emptySchool(), { createClasses: true, createStaff: true })
      if (path.startsWith('odd-')) expect(lines.filter((line) => line.outcome === 'new')).toEqual([])
    }
  })
})

describe('lists of other systems are read as the CSV that they are', () => {
  const files = otherSystems.flatMap(sampleFiles).filter((path) => !path.endsWith('.json'))

  it.each(files)('%s', { timeout: patience * 2 }, async (path) => {
    const outcome = await checked(path)
    expect(outcome.ok && outcome.file.format).toBe('text')
    expect(outcome.ok && outcome.file.text?.delimiter).toBe(path.endsWith('.txt') ? '' : ',')
    const lines = new TextDecoder().decode(sampleBytes(path)).trimEnd().split(/\r?\n/).length
    // Fields of several lines make fewer rows than lines.
    expect(outcome.ok && outcome.file.sheets[0]?.rows.length).toBeLessThanOrEqual(lines)
  })
})
