const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** One line per kind of fault: trials, how many went well, the starts. @param {import('./trial.mjs').Row[]} rows */
export function report(rows) {
  const lines = [['fault', 'trials', 'well', 'start, ms: median', 'slowest']]
  for (const suite of new Set(rows.map((row) => row.suite))) {
    const own = rows.filter((row) => row.suite === suite)
    const starts = own.flatMap(({ startMs }) => startMs).map(Math.round)
    const well = own.filter(({ misses }) => misses.length === 0).length
    lines.push([suite, own.length, well, starts.length > 0 ? median(starts) : '–', Math.max(0, ...starts) || '–'])
  }
  const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => String(line[at]).length)))
  const table = lines.map((line) =>
    line
      .map((cell, at) => String(cell).padEnd(widths[at]))
      .join('  ')
      .trimEnd(),
  )
  const missed = rows.filter(({ misses }) => misses.length > 0)
  return [...table, '', `${rows.length - missed.length} of ${rows.length} trials went well`].join('\n')
}
