// `npm run sync:faults`: the rules R1–R9, R17 and R18 of the exchange, one after another, with the counts of their pass
// figures. It drives the very tests of `npm test`, which make fewer trials there. Ends with exit code 1 at a miss; the
// figures stand in .cache/sync-faults.json.
//   --only R1,R4   some rules    --runs 10000   schedules of R1, a fifth of it elsewhere    --seed 7   everything random
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, buildIsStale, ensureInstalled, pinnedNode, projectEnv, root, run } from '../../../electron/prepare.mjs'

if (!process.env.PEREKLICHKA_PINNED) {
  const ready = await ensureInstalled({ say: (reason) => console.error(`npm ci, since ${reason}`) })
  const args = [join(root, 'tests', 'faults', 'sync', 'run.mjs'), ...process.argv.slice(2)]
  const { code } = ready ? await run(pinnedNode(), args, { env: projectEnv({ PEREKLICHKA_PINNED: '1' }) }) : { code: 1 }
  process.exit(code)
}

const { rules } = await import('./rules.mjs')
const { runCheck } = await import('./runCheck.mjs')
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
})
const names = values.only?.split(',').map((name) => name.trim()) ?? Object.keys(rules)
const runs = Number(values.runs)
const seed = Number(values.seed)
if (names.some((name) => !(name in rules)) || !(runs >= 100) || !Number.isInteger(seed)) {
  console.error(
    `npm run sync:faults -- --only ${Object.keys(rules).join(',')} --runs 10000 --seed 7; 100 runs at least`,
  )
  process.exit(1)
}
const needsBuild = names.some((name) => rules[name].some(({ runner }) => runner === 'desktop'))
if (needsBuild && buildIsStale()) {
  const { code, output } = await build()
  if (code !== 0) {
    console.error(`${output}\nthe build failed`)
    process.exit(1)
  }
}

const count = { runs, trials: Math.ceil(runs / 5) }
const rows = []
const columns = ['rule', 'what', 'trials', 'passed', 'seconds']
const widths = [4, Math.max(...names.flatMap((name) => rules[name].map(({ what }) => what.length))), 8, 8, 8]
const line = (cells) =>
  cells.map((cell, at) => (at < 2 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at]))).join('  ')
console.log(line(columns))
for (const name of names) {
  for (const check of rules[name]) {
    const row = { rule: name, ...(await runCheck(check, count, seed)) }
    rows.push(row)
    console.log(line([name, row.what, row.trials, row.passed, row.seconds.toFixed(1)]))
    for (const miss of row.misses) console.log(`      ✗ ${miss}`)
    for (const note of row.notes) console.log(`      ${note}`)
  }
}
const missed = rows.filter(({ misses }) => misses.length > 0)
console.log(
  `\n${rows.length - missed.length} of ${rows.length} checks passed, ${rows.reduce((sum, row) => sum + row.trials, 0)} trials`,
)
console.log(`seed ${seed}, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`)
mkdirSync(join(root, '.cache'), { recursive: true })
const result = { at: new Date().toISOString(), seed, runs, rows }
writeFileSync(join(root, '.cache', 'sync-faults.json'), `${JSON.stringify(result, null, 2)}\n`)
process.exit(missed.length === 0 ? 0 : 1)
