// `npm run sync:bench`: the merging rules beside Yjs, TinyBase and Loro, on the same records and edits, in one process; and
// in a real browser what a PC that joins the largest school waits for, and one that has lived through a year.
//   --rounds 5   how often; the median counts    --only merge,join,start   some of them
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureInstalled, pinnedNode, projectEnv, root, run } from '../../../electron/prepare.mjs'

if (!process.env.PEREKLICHKA_PINNED) {
  const ready = await ensureInstalled({ say: (reason) => console.error(`npm ci, since ${reason}`) })
  const args = [join(root, 'tests', 'bench', 'sync', 'run.mjs'), ...process.argv.slice(2)]
  const { code } = ready ? await run(pinnedNode(), args, { env: projectEnv({ PEREKLICHKA_PINNED: '1' }) }) : { code: 1 }
  process.exit(code)
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string', default: 'merge,join,start' } },
})
const parts = values.only.split(',').map((part) => part.trim())
const count = Number(values.rounds)
if (parts.some((part) => !['merge', 'join', 'start'].includes(part)) || !(count >= 1)) {
  console.error('npm run sync:bench -- --only merge,join,start --rounds 5')
  process.exit(1)
}
const { build } = await import('vite')
const { median, round, table } = await import('../figures.mjs')
const figures = []
const ends = [`load ${loadavg()[0].toFixed(1)}, Node ${process.version}, ${count} rounds`]
if (parts.includes('merge')) await merging()
if (parts.includes('join') || parts.includes('start')) {
  const { makeSite } = await import('../site.mjs')
  const { joining, starting } = await import('./joining.mjs')
  const options = { site: await makeSite(), pairs: count }
  if (parts.includes('join')) figures.push(...(await joining(options)))
  if (parts.includes('start')) figures.push(...(await starting(options)))
}
console.log(table(figures))
console.log(`\n${ends.join('; ')}`)
mkdirSync(join(root, '.cache'), { recursive: true })
const report = { at: new Date().toISOString(), load: loadavg(), rounds: count, figures }
writeFileSync(join(root, '.cache', 'sync-bench.json'), `${JSON.stringify(report, null, 2)}\n`)

/** Ours and three others. */
async function merging() {
  const outDir = join(root, '.cache', 'sync-bench')
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: {
        '@tests': join(root, 'tests'),
        '@contract': join(root, 'electron/contract.ts'),
        '@': join(root, 'renderer'),
      },
    },
    build: { ssr: join(root, 'tests/bench/sync/compare.ts'), outDir, emptyOutDir: true, target: 'node24' },
  })
  const { round: oneRound, wireBytes } = await import(pathToFileURL(join(outDir, 'compare.js')).href)

  const rounds = []
  for (let at = 0; at < count; at++) rounds.push(oneRound())
  const names = rounds[0].map(({ name }) => name)
  const of = (name, what) => median(rounds.map((results) => results.find((one) => one.name === name)[what]))
  const lengths = new Set(rounds[0].map(({ length }) => length))
  for (const what of ['mergeMs', 'loadMs']) {
    const best = Math.min(...names.slice(1).map((name) => of(name, what)))
    for (const [at, name] of names.entries()) {
      const title = what === 'mergeMs' ? 'merge of 5,000 edits' : 'snapshot loaded, every field read'
      figures.push({
        id: what === 'mergeMs' ? 'm' : 'l',
        what: `${title}: ${name}`,
        value: of(name, what),
        unit: 'ms',
        ...(at === 0 && { aim: Number(round(best)) }),
      })
    }
  }
  const smallest = Math.min(...names.slice(1).map((name) => of(name, 'gzipBytes')))
  for (const [at, name] of names.entries()) {
    figures.push({
      id: 's',
      what: `snapshot, gzip: ${name}`,
      value: of(name, 'gzipBytes') / smallest,
      unit: '×',
      ...(at === 0 && { aim: 1.3 }),
      note: `${round(of(name, 'gzipBytes') / 1024)} KB, ${round(of(name, 'snapshotBytes') / 1024)} KB before`,
    })
  }
  figures.push({
    id: 'w',
    what: '20 edits of 20 people on the wire',
    value: await wireBytes(),
    unit: 'bytes',
    aim: 600,
  })
  ends.push(lengths.size === 1 ? 'all ended with the same' : `NOT the same: ${[...lengths].join(', ')}`)
}
