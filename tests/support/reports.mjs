// What the runners' JSON reports say, in one shape: { passed, failed, skipped, failures: titles of the failed tests }.
import { relative } from 'node:path'
import { root } from '../../electron/prepare.mjs'

/** Reads Vitest's report; a run that failed outside its tests counts as one failure. */
export function vitestReport(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.success || report.numFailedTests ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, status, assertionResults, message }) => {
      const file = relative(root, name)
      const failed = assertionResults.filter((test) => test.status === 'failed')
      if (failed.length === 0 && status === 'failed') return [`${file} › ${inOneLine(message)}`]
      return failed.map((test) => `${file} › ${test.fullName} › ${inOneLine(test.failureMessages[0])}`)
    }),
  }
}

/** Reads Playwright's report; a test that passed only at a second try counts as failed. */
export function playwrightReport({ stats, errors, suites }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [...errors.map(({ message }) => inOneLine(message)), ...suites.flatMap(failuresOf)],
  }
}

function failuresOf({ suites = [], specs = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors))
      return `${file}:${line} › ${title} › ${inOneLine(errors[0]?.message)}`
    })
  return [...own, ...suites.flatMap(failuresOf)]
}

/** What a failure says, without the runners' colours, shortened to one line. */
function inOneLine(message = '') {
  const plain = message.replace(/\u001b\[[\d;]*m/g, '').replace(/\s*\n\s*/g, ' · ')
  return plain.length > 300 ? `${plain.slice(0, 299)}…` : plain
}

/** Names the failed tests once more, a line each, beginning with the sign that `.ci/run` gathers. */
export function printFailures(titles) {
  if (titles.length > 0) console.log(`\n${titles.map((title) => `✗ ${title}`).join('\n')}`)
}
