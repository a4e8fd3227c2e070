/**
 * Canonical JSON: keys sorted, no spaces, `undefined` and functions left out, -0 as 0, NaN and infinities as null.
 * Two values are the same exactly when their canonical texts are equal; the larger text wins a tie (SPEC C5).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as Record<string, unknown>
  const parts: string[] = []
  for (const key of Object.keys(record).sort()) {
    if (record[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(record[key])}`)
  }
  return `{${parts.join(',')}}`
}

/** Whether two plain values are the same data. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    return typeof a === typeof b && canonicalJson(a) === canonicalJson(b)
  }
  return canonicalJson(a) === canonicalJson(b)
}
