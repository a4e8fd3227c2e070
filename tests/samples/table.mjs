// What the import makes of every sample: one line a file, each read in a process of its own so that its time and peak
// memory are its own. The figures are for reading; the verdicts are the tests beside this file.
import { readdirSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { build, buildIsStale, pinnedNode, projectEnv, root, run } from '../../electron/prepare.mjs'

/** @param {string} folder the samples */
function samplesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== 'SOURCES.md')
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
}

/** One file through `inspect`: what was recognised or the refusal, seconds, MB. */
async function inspected(folder, path) {
  const script = join(root, 'tests', 'samples', 'measured.mjs')
  const { code, output } = await run(pinnedNode(), [script, join(folder, path)], { capture: true, env: projectEnv() })
  const end = output.lastIndexOf('\n{"seconds"')
  try {
    const plan = JSON.parse(output.slice(0, end))
    const cost = JSON.parse(output.slice(end))
    return { path, code, ...cost, ...seen(plan) }
  } catch {
    return { path, code, seconds: 0, megabytes: 0, kind: 'CRASHED', found: output.slice(-200) }
  }
}

function seen({ kind, certainty, refusal, persons, classes, assignments, doubtful, refused }) {
  if (refusal) return { kind: 'refused', found: refusal }
  const counts = { persons, classes, assignments, doubtful, refused }
  const found = Object.entries(counts).filter(([, list]) => list.length > 0)
  const sure = kind === 'none' ? '' : ` ${Math.round(certainty * 100)} %`
  return { kind: `${kind}${sure}`, found: found.map(([name, list]) => `${name} ${list.length}`).join(', ') || '–' }
}

/**
 * Prints the table.
 * @param {string} folder the samples
 * @returns {Promise<boolean>} false when a file crashed the reader or could not be built for
 */
export async function printTable(folder) {
  if (buildIsStale()) {
    const { code, output } = await build()
    if (code !== 0) {
      console.error(output)
      return false
    }
  }
  const waiting = samplesIn(folder)
  const lines = []
  const worker = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      lines.push(await inspected(folder, relative('.', path)))
    }
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
  lines.sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, kind, found, seconds, megabytes } of lines) {
    const cost = `${seconds.toFixed(2).padStart(6)} s ${megabytes.toFixed(0).padStart(5)} MB`
    console.log(`${cost}  ${kind.padEnd(16)} ${path.padEnd(70)} ${found.slice(0, 110)}`)
  }
  const most = (key) => lines.reduce((worst, line) => (line[key] > worst[key] ? line : worst))
  const [slowest, largest] = [most('seconds'), most('megabytes')]
  console.log(`\n${lines.length} files; slowest ${slowest.seconds.toFixed(2)} s (${slowest.path})`)
  console.log(`most memory ${largest.megabytes.toFixed(0)} MB (${largest.path})`)
  return lines.every((line) => line.kind !== 'CRASHED')
}
