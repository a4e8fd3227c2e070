import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { reportText, runFuzz } from './runFuzz'

const seed = Number(process.env['FUZZ_SEED'] ?? 1)
const count = Number(process.env['FUZZ_COUNT'] ?? 10_000)
const progressFile = process.env['FUZZ_PROGRESS']

it(`${String(count)} mutated inputs with seed ${String(seed)}`, { timeout: 24 * 3600 * 1000 }, async () => {
  const report = await runFuzz(seed, count, (index) => {
    if (progressFile !== undefined) writeFileSync(progressFile, String(index))
  })
  process.stdout.write(`\n${reportText(report)}\n`)
  expect(report.failures).toEqual([])
})
