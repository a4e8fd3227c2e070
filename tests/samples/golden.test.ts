import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectResult } from '@/domain/imports/inspectResult'
import { emptySchool, plan } from '@tests/fixtures/makers/importing'
import { readGridFile } from '@/formats/reading/readGridFile'
import golden from './golden.json'
import { sampleBytes, sampleFiles } from './sampleFiles'
import type { ImportPlan } from '@/domain/imports/plan'

/** What was found by reading the file by hand: counts, columns and row numbers, never a name or a phone. */
interface Golden {
  kind: string
  persons: number
  classes: number
  doubtful: Record<string, number>
  refused: Record<string, number>
  sheets: Record<string, { kind: string; headerRow: number; rows: [number, number]; columns: Record<string, string> }>
}

async function planOf(path: string): Promise<ImportPlan> {
  const outcome = await readGridFile(basename(path), sampleBytes(path))
  if (!outcome.ok) throw new Error(`${path}: ${outcome.refusal}`)
  return plan(outcome.file, emptySchool(), { createClasses: true, createStaff: true })
}

function seen(result: ImportPlan): Golden {
  const { persons, classes, doubtful, refused } = inspectResult([result])
  return {
    kind: result.kind,
    persons: persons.length,
    classes: classes.length,
    doubtful: byCode(doubtful),
    refused: byCode(refused),
    sheets: Object.fromEntries(
      result.sheets
        .filter((sheet) => sheet.kind !== 'none')
        .map((sheet) => [
          sheet.name,
          {
            kind: sheet.kind,
            headerRow: sheet.headerRow,
            rows: [sheet.firstRow, sheet.lastRow] as [number, number],
            columns: Object.fromEntries(
              sheet.columns.flatMap(({ index, field }) => (field === null ? [] : [[String(index), field]])),
            ),
          },
        ]),
    ),
  }
}

/** How many rows have each first reason. */
function byCode(entries: { reasons?: { code: string }[] }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const entry of entries) {
    const code = entry.reasons?.[0]?.code ?? ''
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

const expected = golden as unknown as Record<string, Golden>

describe('lists of staff and classes', () => {
  const files = ['staff', 'classes'].flatMap(sampleFiles).filter((path) => path.endsWith('.xlsx'))

  it('every file has its golden expectation', () => {
    expect(files).toEqual(Object.keys(expected).map((path) => join(path)))
  })

  it.each(files)('%s', async (path) => {
    expect(seen(await planOf(path))).toEqual(expected[path])
  })
})

describe('timetables, loads and templates hold no people', () => {
  const files = ['timetables', 'load', 'templates'].flatMap(sampleFiles).filter((path) => path.endsWith('.xlsx'))

  it.each(files)('%s', async (path) => {
    expect(await planOf(path)).toMatchObject({ kind: 'none', lines: [] })
  })
})
