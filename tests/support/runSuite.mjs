// Runs one Vitest suite that is no part of `npm test`, and closes with `N passed, N failed` like it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { printFailures, vitestReport } from './reports.mjs'
import { ensureInstalled, pinnedNode, projectEnv, root, run, tool } from '../../electron/prepare.mjs'

/**
 * @param {string} name folder below tests/ that holds the suite and its vitest.config.ts
 * @param {NodeJS.ProcessEnv} env what the suite needs to know
 */
export async function runSuite(name, env = {}) {
  const ready = await ensureInstalled({ say: (reason) => console.log(`Installing packages: ${reason}.`) })
  const report = join(root, '.cache', `vitest-${name}.json`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const args = ['run', '--config', `tests/${name}/vitest.config.ts`, '--reporter=default', '--reporter=json']
  const { code } = ready
    ? await run(pinnedNode(), [tool('vitest'), ...args, `--outputFile.json=${report}`], { env: projectEnv(env) })
    : { code: 1 }
  let result = { passed: 0, failed: 0, skipped: 0, failures: [] }
  try {
    result = vitestReport(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    console.error('The runner left no report.')
  }
  const { passed, skipped, failures } = result
  let { failed } = result
  if (skipped > 0) console.error(`${skipped} skipped. A test runs, or it is not there.`)
  if (failed === 0 && (code !== 0 || skipped > 0 || passed === 0)) failed = 1
  printFailures(failures)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
