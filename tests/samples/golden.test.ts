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
  /** Or why the file is refused unread. */
  refused?: string
  kind: string
  /** Rows that are people, whatever becomes of them. */
  people: number
  classes: number
  /** How many rows have each first reason. */
  doubtful: Record<string, number>
  refusedRows: Record<string, number>
  /** Tables with people or classes, in order. */
  lists: {
    sheet: string
    kind: string
    headerRow: number
    rows: [number, number]
    columns: Record<string, string>
    skipped: number[]
  }[]
  /** Code of the reason why a filled sheet holds no people and classes. */
  none: Record<string, string>
}

async function seen(path: string): Promise<Golden | { refused: string }> {
  const outcome = await readGridFile(basename(path), sampleBytes(path))
  if (!outcome.ok) return { refused: `${outcome.refusal} ${outcome.detail ?? ''}`.trim() }
  const result = plan(outcome.file, emptySchool(), { createClasses: true, createStaff: true })
  const { classes, doubtful, refused } = inspectResult(result)
  const people = result.lines.filter((line) => line.data.role === 'staff' || line.data.role === 'pupil')
  return {
    kind: result.kind,
    people: people.length,
    classes: classes.length,
    doubtful: byCode(doubtful),
    refusedRows: byCode(refused),
    ...sheetsOf(result),
  }
}

function sheetsOf(result: ImportPlan): Pick<Golden, 'lists' | 'none'> {
  const lists: Golden['lists'] = []
  const none: Golden['none'] = {}
  for (const sheet of result.sheets) {
    const { name, kind, headerRow, firstRow, lastRow, columns } = sheet
    const code = sheet.reasons[0]?.code ?? ''
    if (kind === 'none') {
      if (code !== 'empty') none[name] = code
      continue
    }
    const fields = columns.flatMap(({ index, field }) => (field === null ? [] : [[String(index), field]]))
    lists.push({
      sheet: name,
      kind,
      headerRow,
      rows: [firstRow, lastRow],
      columns: Object.fromEntries(fields) as Record<string, string>,
      skipped: sheet.skipped.map(({ row }) => row),
    })
  }
  return { lists, none }
}

function byCode(entries: { reasons?: { code: string }[] }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const entry of entries) {
    const code = entry.reasons?.[0]?.code ?? ''
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

const expected = golden as unknown as Record<string, Golden>
const folders = ['staff', 'classes', 'timetables', 'load', 'templates']

describe('lists of staff and classes, timetables and forms', () => {
  const files = folders.flatMap(sampleFiles)

  it('every file has its golden expectation', () => {
    expect(files).toEqual(Object.keys(expected).map((path) => join(path)))
  })

  it.each(files)('%s', async (path) => {
    expect(await seen(path)).toEqual(expected[path])
  })
})
