import type { JournalRow, Journals, Result } from '@/platform/platform'

interface Held {
  base: { number: number; bytes: Uint8Array } | null
  rows: JournalRow[]
  mark: string | null
}

/** Journals in memory, with faults on demand. `held` is what would lie on the disk. */
export interface MemoryJournals extends Journals {
  held: Map<string, Held>
  /** Every writing call fails in this way. */
  failing: 'no-space' | 'gone' | null
  /** The next `open` of a school finds a damaged file: what was there is gone, and told. */
  damage(school: string): void
}

export function memoryJournals(): MemoryJournals {
  const held = new Map<string, Held>()
  const damaged = new Set<string>()
  const of = (school: string): Held => {
    const one = held.get(school) ?? { base: null, rows: [], mark: null }
    held.set(school, one)
    return one
  }
  const lastOf = ({ rows, base }: Held) => rows.at(-1)?.number ?? base?.number ?? 0
  const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })

  const twin: MemoryJournals = {
    held,
    failing: null,
    damage(school) {
      held.delete(school)
      damaged.add(school)
    },
    open(school) {
      const one = of(school)
      return ok({
        base: one.base?.number ?? null,
        last: lastOf(one),
        mark: one.mark,
        damaged: damaged.has(school),
      })
    },
    schools: () => ok([...held.keys()]),
    append(school, rows, mark) {
      if (twin.failing) return Promise.resolve({ ok: false, code: twin.failing })
      const one = structuredClone(of(school))
      for (const row of rows) {
        const last = lastOf(one)
        if (row.number <= last) continue
        if (row.number !== last + 1) return Promise.resolve({ ok: false, code: 'unknown', detail: 'JOURNAL_GAP' })
        one.rows.push(structuredClone(row))
      }
      held.set(school, { ...one, mark })
      return ok(null)
    },
    writeBase(school, number, bytes, mark) {
      if (twin.failing) return Promise.resolve({ ok: false, code: twin.failing })
      const rows = of(school).rows.filter((row) => row.number > number)
      held.set(school, { base: { number, bytes: bytes.slice() }, rows, mark })
      damaged.delete(school)
      return ok(null)
    },
    readBase: (school) => ok(of(school).base?.bytes.slice() ?? null),
    read: (school, after) =>
      ok(
        of(school)
          .rows.filter(({ number }) => number > after)
          .slice(0, 2)
          .map((row) => structuredClone(row)),
      ),
    putAside(school) {
      held.delete(school)
      return ok(null)
    },
    remove(school) {
      held.delete(school)
      return ok(null)
    },
  }
  return twin
}
