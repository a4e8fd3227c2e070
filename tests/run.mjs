// `npm test`: everything on a fresh clone that has Node 20 and npm alone. Installs what is missing, then runs itself on
// the pinned Node: types, lint, format, cycles → unit, property, integration, architecture → build → end to end.
// Stops at the first part that fails; the last line alone sums up: `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { playwrightReport, printFailures, vitestReport } from './support/reports.mjs'
import { PINNED_NODE, build, ensureInstalled, pinnedNode, projectEnv, root, run, tool } from '../electron/prepare.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
/** Titles of the tests that failed. */
const failures = []
const started = Date.now()

const say = (line) => console.log(`\n── ${line} · ${Math.round((Date.now() - started) / 1000)} s`)

/** The end of every run: why it stopped, then the one line that others read. */
function close(reason) {
  if (reason) console.error(`\nStopped: ${reason}`)
  // A step without tests that failed still counts, so that the line never contradicts the exit code.
  if (reason && total.failed === 0) total.failed = 1
  printFailures(failures)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 ? 0 : 1)
}

/** Adds the results of one runner; null when its report cannot be read. */
function count(reportFile, read) {
  try {
    const part = read(JSON.parse(readFileSync(join(root, reportFile), 'utf8')))
    for (const key of Object.keys(total)) total[key] += part[key]
    failures.push(...part.failures)
    return part
  } catch {
    return null
  }
}

/** One test runner: fails on a bad exit, on failed or skipped tests, on no tests at all and on a missing report. */
async function runTests(title, script, args, reportFile, read) {
  say(title)
  rmSync(join(root, reportFile), { force: true })
  const { code } = await run(process.execPath, [script, ...args], { env: projectEnv({ NODE_ENV: 'test' }) })
  const part = count(reportFile, read)
  if (!part) close(`${title}: the runner left no report (exit code ${code}).`)
  if (part.failed > 0 || code !== 0) close(`${title}: see the failures above.`)
  if (part.skipped > 0) close(`${title}: ${part.skipped} skipped. A test runs, or it is not there.`)
  if (part.passed === 0) close(`${title}: not one test ran.`)
}

async function main() {
  if (!process.env.PEREKLICHKA_PINNED) {
    const ready = await ensureInstalled({ say: (reason) => say(`npm ci, since ${reason}`) })
    if (!ready) close('npm ci failed, see above.')
    const env = projectEnv({ PEREKLICHKA_PINNED: '1' })
    const { code } = await run(pinnedNode(), [join(root, 'tests', 'run.mjs')], { env })
    process.exit(code)
  }
  if (!process.version.startsWith(PINNED_NODE)) close(`Node ${process.version} runs, not the pinned ${PINNED_NODE}x.`)
  mkdirSync(join(root, '.cache'), { recursive: true })

  const { ensureChromium } = await import('./support/chromium.mjs')
  try {
    process.env.CHROME_PATH = await ensureChromium(say)
  } catch (error) {
    close(error.message)
  }

  say('types, lint, format, cycles')
  const { check } = await import('./check.mjs')
  const failed = await check({ fresh: true })
  if (failed.length > 0) close(`${failed.join(', ')}: see above.`)

  await runTests(
    'unit, property, integration, architecture',
    tool('vitest'),
    [
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      '--outputFile.json=.cache/vitest.json',
    ],
    '.cache/vitest.json',
    vitestReport,
  )

  say('build')
  const { code, output } = await build()
  if (code !== 0) close(`${output}\nthe build failed, see above.`)

  await runTests(
    'end to end',
    tool('@playwright/test', 'playwright'),
    ['test', '--config', 'tests/playwright.config.ts'],
    '.cache/playwright.json',
    playwrightReport,
  )
  close(null)
}

await main()
