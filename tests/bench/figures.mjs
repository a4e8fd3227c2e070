// Numbers and how they are shown.

export const median = (numbers) => quantile(numbers, 0.5)

/** Value below which the share `part` of the numbers lies. */
export function quantile(numbers, part) {
  if (numbers.length === 0) return NaN
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const below = sorted[Math.floor(at)]
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at))
}

/** @typedef {{ id: string, what: string, value: number, unit: string, aim?: number, note?: string }} Figure */

/** A ratio of interleaved pairs: the median of the single ratios, with both sides' own medians beside it. */
export function ratio(id, what, pairs, aim) {
  const ratios = pairs.map(({ ours, bare }) => ours / bare)
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)]
  const sides = `${round(median(pairs.map((pair) => pair.ours)))} ÷ ${round(median(pairs.map((pair) => pair.bare)))} ms`
  const note = `${sides}, ${pairs.length} pairs, ${round(low)}…${round(high)}`
  return { id, what, value: median(ratios), unit: '×', aim, note }
}

export function round(number) {
  if (!Number.isFinite(number)) return '–'
  return number >= 100 ? String(Math.round(number)) : number >= 10 ? number.toFixed(1) : number.toFixed(2)
}

/** @param {Figure[]} figures */
export function table(figures) {
  const rows = figures.map(({ id, what, value, unit, aim, note = '' }) => [
    id,
    what,
    `${round(value)} ${unit}`,
    aim === undefined ? '' : `≤ ${aim} ${unit}`,
    aim === undefined ? '' : value <= aim ? 'met' : 'MISSED',
    note,
  ])
  const all = [['', 'what', 'median', 'aim', '', 'from'], ...rows]
  const widths = all[0].map((_, at) => Math.max(...all.map((row) => row[at].length)))
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
