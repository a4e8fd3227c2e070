// `npm run fuzz -- --count 10000 --seed 7`: mutated files of every format through the reader and the plan. Ends with exit
// code 1 at a crash, a hang, a value that is not plain, or a refusal without its sentence.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, pinnedNode, projectEnv, root, run, tool } from '../../electron/prepare.mjs'

/** The worker of the application is killed after 10 s; a run that stands still for as long as this hangs. */
const standstillMs = 60_000

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
})
const count = Number(values.count)
const seed = Number(values.seed)
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('npm run fuzz -- --count 10000 --seed 7')
  process.exit(1)
}

const progress = join(root, '.cache', 'fuzz-progress')
mkdirSync(join(root, '.cache'), { recursive: true })
rmSync(progress, { force: true })
writeFileSync(progress, 'start')

const ready = await ensureInstalled({ say: (reason) => console.error(`npm ci, since ${reason}`) })
const stop = new AbortController()
const watch = setInterval(() => {
  if (Date.now() - statSync(progress).mtimeMs < standstillMs) return
  console.error(`hangs at input ${readFileSync(progress, 'utf8')} of seed ${seed}`)
  stop.abort()
}, 5_000)

console.log(`${count} inputs with seed ${seed}`)
// Threads, so that a hanging input ends with the process that is stopped.
const args = [tool('vitest'), 'run', '--config', 'tests/fuzz/vitest.config.ts', '--pool=threads', '--reporter=dot']
const env = projectEnv({ FUZZ_COUNT: String(count), FUZZ_SEED: String(seed), FUZZ_PROGRESS: progress })
const { code } = ready ? await run(pinnedNode(), args, { env, signal: stop.signal }) : { code: 1 }
clearInterval(watch)
console.log(code === 0 ? '\n1 passed, 0 failed' : '\n0 passed, 1 failed')
process.exit(code === 0 ? 0 : 1)
