// `npm run test:samples`: the importer against real spreadsheets that are not part of this repository.
// Their folder is named in SAMPLES; without it, `../shared/samples` beside the checkout is taken.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '../../electron/prepare.mjs'
import { runSuite } from '../support/runSuite.mjs'
import { printTable } from './table.mjs'

const folder = resolve(root, process.env.SAMPLES ?? '../shared/samples')
if (existsSync(folder)) {
  // The table first: the last line of the run is the count of the tests.
  const sound = await printTable(folder)
  await runSuite('samples', { SAMPLES: folder })
  if (!sound) process.exitCode = 1
} else {
  console.error(`No samples at ${folder}. Name their folder in SAMPLES.`)
  console.log('\n0 passed, 1 failed')
  process.exitCode = 1
}
