import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, projectEnv, root, run, tool } from '../../../electron/prepare.mjs'
import { ensureObjectStorage } from '../../outside/objectStorage.mjs'
import { ensureChromium } from '../../support/chromium.mjs'
import { playwrightReport, vitestReport } from '../../support/reports.mjs'

/**
 * @typedef {object} Row one line of the table
 * @property {string} what
 * @property {number} trials
 * @property {number} passed
 * @property {number} seconds by the clock, without the start of the runner
 * @property {string[]} misses what is wrong, a line each
 * @property {string[]} notes
 */

/**
 * Runs the tests of one check and counts their trials; a test that names none counts as one.
 * @param {import('./rules.mjs').Check} check
 * @param {{ runs: number, trials: number }} count
 * @param {number} seed
 * @returns {Promise<Row>}
 */
export async function runCheck(check, count, seed) {
  const file = join(root, '.cache', 'sync-faults-part.json')
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(file, { force: true })
  const env = projectEnv({ ...check.env?.(count), PROPERTY_SEED: String(seed) })
  const how = { desktop: playwright, bench }[check.runner] ?? vitest
  const { output, tests, failures } = await how(check, env, file)
  const row = { what: check.what, trials: 0, passed: 0, seconds: 0, misses: failures, notes: [] }
  for (const test of tests) {
    row.trials += test.trials
    row.passed += test.passed
    row.seconds += test.seconds
  }
  if (check.cpuMs) {
    // The files are played side by side: the slower one counts.
    const slowest = Math.max(...tests.map(({ cpuMs = 0 }) => cpuMs))
    const seconds = `${(slowest / 1000).toFixed(1)} s of processor time`
    row.notes.push(`${seconds}, ${check.cpuMs.what}`)
    // In a short run most of it is the engine's own warming up.
    if (row.trials >= 10_000 && slowest > check.cpuMs.perRun * row.trials) row.misses.push(`${seconds} are too many`)
  }
  // A check that finds no test would prove nothing.
  if (tests.length === 0) row.misses.push(`no test ran: ${output.trim().split('\n').at(-1) ?? ''}`)
  if (row.passed < row.trials && row.misses.length === 0) row.misses.push('fewer trials passed than were made')
  return row
}

async function vitest({ runner, files, only }, env, file) {
  const config = runner === 'outside' ? 'tests/outside/vitest.config.ts' : 'tests/vitest.config.ts'
  const wanted = only === undefined ? [] : ['-t', only]
  const args = ['run', '--config', config, '--reporter=json', `--outputFile.json=${file}`, ...wanted, ...files]
  const more = runner === 'outside' ? { S3RVER: await ensureObjectStorage((line) => console.error(line)) } : {}
  const { output } = await run(pinnedNode(), [tool('vitest'), ...args], { capture: true, env: { ...env, ...more } })
  const report = read(file)
  if (report === null) return { output, tests: [], failures: [] }
  const tests = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ status, duration = 0, meta }) => {
        const { trials = 1, passed = 0, cpuMs } = meta ?? {}
        return { trials, passed: status === 'passed' ? trials : passed, seconds: duration / 1000, cpuMs }
      }),
  )
  return { output, tests, failures: vitestReport(report).failures }
}

async function playwright({ files, only }, env, file) {
  const wanted = only === undefined ? [] : ['-g', only]
  const args = ['test', '--config', 'tests/playwright.config.ts', '--reporter=json', '--project=desktop', '--workers=1']
  const more = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROME_PATH: await ensureChromium((line) => console.error(line)) }
  const { output } = await run(pinnedNode(), [tool('@playwright/test', 'playwright'), ...args, ...wanted, ...files], {
    capture: true,
    env: { ...env, ...more },
  })
  const report = read(file)
  if (report === null) return { output, tests: [], failures: [] }
  const tests = report.suites.flatMap(specsOf).map(({ ok, tests: tries }) => {
    const ms = tries.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0)
    return { trials: 1, passed: ok ? 1 : 0, seconds: ms / 1000 }
  })
  return { output, tests, failures: playwrightReport(report).failures }
}

/** A figure that misses its aim is a trial that failed. */
async function bench({ files }, env) {
  const file = join(root, '.cache', 'sync-bench.json')
  rmSync(file, { force: true })
  const args = [join(root, 'tests', 'bench', 'sync', 'run.mjs'), '--only', files.join(','), '--rounds', '5']
  const from = performance.now()
  const { output } = await run(pinnedNode(), args, { capture: true, env })
  const seconds = (performance.now() - from) / 1000
  const figures = (read(file)?.figures ?? []).filter(({ aim }) => aim !== undefined)
  const missed = figures.filter(({ value, aim }) => !(value <= aim))
  const each = seconds / figures.length
  const tests = figures.map(({ value, aim }) => ({ trials: 1, passed: value <= aim ? 1 : 0, seconds: each }))
  const failures = missed.map(({ what, value, unit, aim }) => `${what}: ${value.toFixed(2)} ${unit}, ≤ ${aim} ${unit}`)
  return { output, tests, failures }
}

const specsOf = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsOf)]

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
