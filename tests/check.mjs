// `npm run check`: types, lint, format, cycles. Quiet when green; every step says how long it took.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, projectEnv, root, run, tool } from '../electron/prepare.mjs'

const typed = ['electron', 'renderer/domain', 'renderer', 'tests']

/** The steps in two lanes, for two cores: the type check is as long as all the rest. */
const lanes = [
  typed.map((project) => ({
    title: `types ${project}`,
    script: late('vue-tsc'),
    args: ['--noEmit', '--incremental', '--pretty', '-p', join(project, 'tsconfig.json')],
  })),
  [
    {
      title: 'format',
      script: late('prettier'),
      args: ['--check', '.', '--cache', '--cache-location', '.cache/prettier', '--log-level', 'warn'],
    },
    {
      title: 'cycles',
      script: late('dependency-cruiser', 'depcruise'),
      args: ['--config', '.config/dependency-cruiser.cjs', 'electron', 'renderer', 'tests'],
      quiet: true,
    },
    {
      title: 'lint',
      script: late('eslint'),
      args: ['-c', '.config/eslint.config.js', '.', '--max-warnings', '0'],
      // A cached verdict may be out of date where types changed in another file, so the full test does without.
      cache: ['--cache', '--cache-location', '.cache/eslint/'],
    },
  ],
]

/** Late, so that this file can be read before the packages are installed. */
function late(name, command) {
  return () => tool(name, command)
}

async function runStep({ title, script, args, cache = [], quiet }, fresh) {
  const started = Date.now()
  const { code, output } = await run(pinnedNode(), [script(), ...args, ...(fresh ? [] : cache)], {
    capture: true,
    env: projectEnv(),
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${title.padEnd(22)} ${seconds.padStart(6)} s`)
  if (code !== 0 || (!quiet && output.trim())) console.log(output.trim())
  return code === 0
}

/**
 * Runs all steps, also after a failure, so that one call shows everything.
 * @param {{ fresh?: boolean }} options `fresh` trusts no earlier verdict of the linter
 * @returns {Promise<string[]>} titles of the steps that failed
 */
export async function check({ fresh = false } = {}) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const failed = []
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane) if (!(await runStep(step, fresh))) failed.push(step.title)
    }),
  )
  return failed
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const ready = await ensureInstalled({ say: (reason) => console.log(`Installing packages: ${reason}.`) })
  const failed = ready ? await check() : ['npm ci']
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}.`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
