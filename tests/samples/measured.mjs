// `node measured.mjs FILE`: `inspect` of one file in a process of its own; stderr gets its seconds and peak memory.
import { join } from 'node:path'
import { root } from '../../electron/prepare.mjs'

const [, , file] = process.argv
process.argv = [process.argv[0], 'inspect', 'inspect', file]
const from = performance.now()
process.on('exit', () => {
  const cost = { seconds: (performance.now() - from) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }
  process.stderr.write(`${JSON.stringify(cost)}\n`)
})
await import(join(root, 'out', 'cli', 'index.js'))
