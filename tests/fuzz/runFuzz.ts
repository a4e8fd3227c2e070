import { refusalText } from '@/domain/imports/refusals'
import { readGridFile } from '@/formats/reading/readGridFile'
import { emptySchool, plan } from '@tests/fixtures/makers/importing'
import { keptInputs } from './keptInputs'
import { fuzzInput, type FuzzInput } from './mutate'
import type { CellValue, GridFile } from '@/domain/imports/grid'

/** After as long the worker of the application is killed. */
export const hangMs = 10_000
const megabyte = 1024 * 1024
/** How much the process may grow over one input; collected garbage included. */
const memoryMb = 1500

export interface FuzzReport {
  seed: number
  count: number
  /** How often the runs ended in data of each format, or in each refusal. */
  outcomes: Record<string, number>
  /** Inputs whose data gave lines of a plan. */
  planned: number
  slowestMs: number
  slowest: string
  peakMb: number
  failures: string[]
}

/**
 * Reads and plans the kept inputs and then mutated files, one after the other; whatever is not data or one clear refusal
 * is a failure. `before` hears the number of the input, below 0 for kept ones.
 */
export async function runFuzz(
  seed: number,
  count: number,
  before: (index: number) => void = () => undefined,
): Promise<FuzzReport> {
  const report: FuzzReport = {
    seed,
    count,
    outcomes: {},
    planned: 0,
    slowestMs: 0,
    slowest: '',
    peakMb: 0,
    failures: [],
  }
  for (const [index, input] of keptInputs.entries()) {
    before(index - keptInputs.length)
    await runInput(input, 'kept input', report)
  }
  for (let index = 0; index < count; index += 1) {
    before(index)
    await runInput(fuzzInput(seed, index), `seed ${String(seed)} input ${String(index)}`, report)
  }
  return report
}

/** One input into the report. */
async function runInput(input: FuzzInput, label: string, report: FuzzReport): Promise<void> {
  const place = `${label} (${input.fileName}; ${input.story})`
  const keys = Object.getOwnPropertyNames(Object.prototype).join()
  const memory = process.memoryUsage.rss()
  const started = performance.now()
  const fail = (what: string): void => {
    report.failures.push(`${place}: ${what}`)
  }
  try {
    const outcome = await readGridFile(input.fileName, input.bytes)
    const name = outcome.ok
      ? outcome.file.format
      : `${outcome.refusal} ${outcome.refusal === 'unsupported' ? (outcome.detail ?? '') : ''}`.trim()
    report.outcomes[name] = (report.outcomes[name] ?? 0) + 1
    if (!outcome.ok) {
      if (!/^[А-Я].*\.$/.test(refusalText(outcome))) fail('no clear sentence')
    } else {
      for (const problem of wrongValues(outcome.file)) fail(problem)
      const { lines } = plan(outcome.file, emptySchool(), { createClasses: true, createStaff: true })
      if (lines.length > 0) report.planned += 1
    }
  } catch (reason) {
    fail(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason))
  }
  const milliseconds = performance.now() - started
  if (milliseconds > hangMs) fail(`took ${milliseconds.toFixed(0)} ms`)
  const grown = (process.memoryUsage.rss() - memory) / megabyte
  if (grown > memoryMb) fail(`took ${grown.toFixed(0)} MB`)
  if (Object.getOwnPropertyNames(Object.prototype).join() !== keys) fail('Object.prototype changed')
  report.peakMb = Math.max(report.peakMb, process.memoryUsage.rss() / megabyte)
  if (milliseconds <= report.slowestMs) return
  report.slowestMs = milliseconds
  report.slowest = place
}

/** Everything handed on is plain: texts, finite numbers, booleans, days. */
function wrongValues(file: GridFile): string[] {
  const problems: string[] = []
  for (const { rows, name, hiddenRows } of file.sheets) {
    if (typeof name !== 'string' || !hiddenRows.every((row) => row >= 1 && row <= rows.length)) problems.push('sheet')
    for (const row of rows) if (!Array.isArray(row) || !row.every(isPlain)) problems.push(`cell of ${name}`)
  }
  return problems
}

function isPlain(value: CellValue | undefined): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  return value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value.day)
}

export function reportText(report: FuzzReport): string {
  const outcomes = Object.entries(report.outcomes).toSorted((a, b) => b[1] - a[1])
  return [
    `seed ${String(report.seed)}, ${String(report.count)} inputs, ${String(report.planned)} of them gave lines of a plan`,
    ...outcomes.map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`),
    `slowest ${report.slowestMs.toFixed(0)} ms: ${report.slowest}`,
    `peak memory ${report.peakMb.toFixed(0)} MB`,
  ].join('\n')
}
