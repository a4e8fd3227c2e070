// `npm run bench`: the figures of the program as it is built, in a real browser. Timings never fail the run, a measure
// that broke does. Ratios come from interleaved pairs and hold on a busy machine; single times do not.
//   --only a,c   some measures    --quick   fewer pairs, for trying things out
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, pinnedNode, projectEnv, root, run } from '../../electron/prepare.mjs'

if (!process.env.PEREKLICHKA_PINNED) {
  const ready = await ensureInstalled({ say: (reason) => console.error(`npm ci, since ${reason}`) })
  const args = [join(root, 'tests', 'bench', 'run.mjs'), ...process.argv.slice(2)]
  const { code } = ready ? await run(pinnedNode(), args, { env: projectEnv({ PEREKLICHKA_PINNED: '1' }) }) : { code: 1 }
  process.exit(code)
}

const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } })
const { makeSite } = await import('./site.mjs')
const { table } = await import('./figures.mjs')
const measures = [
  ['a', (await import('./measures/roster.mjs')).roster],
  ['b', (await import('./measures/commit.mjs')).commit],
  ['b', (await import('./measures/importing.mjs')).importing],
  ['cd', (await import('./measures/filtering.mjs')).filtering],
  ['e', (await import('./measures/start.mjs')).start],
  ['f', (await import('./measures/sheets.mjs')).sheets],
  ['g', (await import('./measures/script.mjs')).script],
  ['h', (await import('./measures/fileToPlan.mjs')).fileToPlan],
]
const wanted = values.only?.split(',').map((letter) => letter.trim())
if (wanted?.some((letter) => !measures.some(([letters]) => letters.includes(letter) && letter.length === 1))) {
  console.error(`--only takes letters from a to h, separated by commas, not «${values.only}»`)
  process.exit(1)
}

const site = await makeSite()
const options = { site, quick: values.quick, pairs: values.quick ? 3 : 7 }
const figures = []
const broken = []
for (const [letters, measure] of measures) {
  if (wanted && !wanted.some((letter) => letters.includes(letter))) continue
  const from = Date.now()
  try {
    figures.push(...(await measure(options)))
    console.error(`${measure.name}: ${Math.round((Date.now() - from) / 1000)} s, load ${loadavg()[0].toFixed(1)}`)
  } catch (error) {
    broken.push(measure.name)
    console.error(`${measure.name} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}

const load = loadavg().map((part) => part.toFixed(1))
console.log(`\n${table(figures)}`)
console.log(`\n${cpus().length} cores, load ${load.join(' ')} (1, 5, 15 min), Node ${process.version}`)
mkdirSync(join(root, '.cache'), { recursive: true })
const report = { at: new Date().toISOString(), cores: cpus().length, load, quick: values.quick, figures, broken }
writeFileSync(join(root, '.cache', 'bench.json'), `${JSON.stringify(report, null, 2)}\n`)
if (broken.length > 0) console.error(`\nbroken: ${broken.join(', ')}`)
process.exit(broken.length > 0 || figures.length === 0 ? 1 : 0)
