interface Candidate {
  delimiter: string
  /** How readily it is believed. */
  trust: number
  /** The least evidence. */
  least: number
  /** Share of the lines with the sign that must have it equally often. */
  even: number
}

/** In the order of trust: a tab is never written by hand, a comma stands within names and sentences. */
const candidates: readonly Candidate[] = [
  { delimiter: '\t', trust: 1, least: 0.2, even: 0 },
  { delimiter: ';', trust: 1, least: 0.2, even: 0 },
  { delimiter: '|', trust: 0.95, least: 0.3, even: 0 },
  { delimiter: ',', trust: 0.9, least: 0.4, even: 0.5 },
]
/** A comma that a blank follows is more often a comma of writing. */
const spacedComma: Candidate = { delimiter: ',', trust: 0.7, least: 0.4, even: 0.8 }

const records = 200
const headChars = 64 * 1024
/** A sign that the first telling line lacks while another one splits it, is hardly the delimiter. */
const absentAbove = 0.8

/**
 * The sign between the values of a text, or an empty string for a list of one column. It is the sign that most lines
 * have, and equally often; «Фамилия, Имя» within the values has commas in many lines too, but not in the first.
 */
export function guessDelimiter(text: string): string {
  const counts = countPerRecord(text)
  const first = counts.find((record) => record.some((count) => count > 0))
  if (first === undefined) return ''
  let best = ''
  let bestScore = 0
  candidates.forEach((candidate, at) => {
    const { delimiter, trust, least, even } = candidate.delimiter === ',' && isSpaced(text) ? spacedComma : candidate
    const column = counts.map((record) => record[at] ?? 0)
    const score = evidence(column, even) * trust * (first[at] === 0 ? absentAbove : 1)
    if (score < least || score <= bestScore) return
    best = delimiter
    bestScore = score
  })
  return best
}

function isSpaced(text: string): boolean {
  const head = text.slice(0, headChars)
  const spaced = head.split(', ').length - 1
  return spaced > (head.split(',').length - 1) * 0.8
}

/** Share of the records that have the sign, and as often as most; many columns say more than two. Prose is uneven. */
function evidence(counts: number[], even: number): number {
  const seen = counts.filter((count) => count > 0)
  if (seen.length === 0) return 0
  const frequency = new Map<number, number>()
  for (const count of seen) frequency.set(count, (frequency.get(count) ?? 0) + 1)
  const [usual, times] = [...frequency].reduce((best, entry) => (entry[1] > best[1] ? entry : best))
  if (times < seen.length * even) return 0
  return ((seen.length + times) / (2 * counts.length)) * (1 - 1 / (usual + 2))
}

/** Of the first records that are not blank: how often each candidate stands outside quotes. */
function countPerRecord(text: string): number[][] {
  const counts: number[][] = []
  let record = candidates.map(() => 0)
  let blank = true
  let quoted = false
  let fieldStart = true
  for (const sign of text.slice(0, headChars)) {
    if (sign === '"' && (quoted || fieldStart)) quoted = !quoted
    else if (sign === '\n' && !quoted) {
      if (!blank) counts.push(record)
      if (counts.length >= records) return counts
      record = candidates.map(() => 0)
      blank = true
      fieldStart = true
      continue
    }
    const at = quoted ? -1 : candidates.findIndex(({ delimiter }) => delimiter === sign)
    if (at >= 0) record[at] = (record[at] ?? 0) + 1
    if (sign.trim() !== '') blank = false
    fieldStart = at >= 0
  }
  if (!blank) counts.push(record)
  return counts
}
