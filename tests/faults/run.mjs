// `npm run faults`: the program on a real profile, damaged, filled up and killed; everything that was acknowledged must be
// there afterwards, field by field. Ends with exit code 1 at a miss. What is measured stands in .cache/faults.json.
//   --only kill,torn   some kinds of faults    --trials 50   how many of each    --seed 7   the moments of the kills
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, buildIsStale, ensureInstalled, pinnedNode, projectEnv, root, run } from '../../electron/prepare.mjs'

if (!process.env.PEREKLICHKA_PINNED) {
  const ready = await ensureInstalled({ say: (reason) => console.error(`npm ci, since ${reason}`) })
  const args = [join(root, 'tests', 'faults', 'run.mjs'), ...process.argv.slice(2)]
  const { code } = ready ? await run(pinnedNode(), args, { env: projectEnv({ PEREKLICHKA_PINNED: '1' }) }) : { code: 1 }
  process.exit(code)
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    trials: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
})
const kinds = ['kill', 'torn', 'full', 'gone', 'backup', 'keys', 'ipc', 'cost']
const names = values.only?.split(',').map((name) => name.trim()) ?? kinds
const trials = Number(values.trials)
const seed = Number(values.seed)
if (names.some((name) => !kinds.includes(name)) || !(trials > 0) || !Number.isInteger(seed)) {
  console.error(`npm run faults -- --only ${kinds.join(',')} --trials 50 --seed 7`)
  process.exit(1)
}
if (buildIsStale()) {
  const { code, output } = await build()
  if (code !== 0) {
    console.error(`${output}\nthe build failed`)
    process.exit(1)
  }
}

// A copy, so that a build beside it does not change the program under the hand; in the project, where its packages are.
const copy = join(root, '.cache', `faults-${String(process.pid)}`)
cpSync(join(root, 'out'), copy, { recursive: true })
process.env.DESKTOP_BUILD = copy

const { ensureChromium } = await import('../support/chromium.mjs')
process.env.CHROME_PATH = await ensureChromium((line) => console.error(line))
const { runSuites } = await import('./suites.mjs')
const { report } = await import('./report.mjs')

const folder = mkdtempSync(join(tmpdir(), 'faults-'))
let rows = []
try {
  rows = await runSuites({ names, trials, seed, folder, say: (line) => console.log(line) })
} finally {
  rmSync(copy, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
console.log(`\n${report(rows)}`)
console.log(`\nseed ${seed}, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`)
mkdirSync(join(root, '.cache'), { recursive: true })
const result = { at: new Date().toISOString(), seed, trials, rows }
writeFileSync(join(root, '.cache', 'faults.json'), `${JSON.stringify(result, null, 2)}\n`)
process.exit(rows.length > 0 && rows.every(({ misses }) => misses.length === 0) ? 0 : 1)
