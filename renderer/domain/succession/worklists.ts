import { documentFacts } from '@/domain/documents/documentFacts'
import { isMissing, rolesOf, unitPeople } from '@/domain/documents/unitRows'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { checks, type CheckItem } from '@/domain/rules/checks'
import { namesOf } from '@/domain/rules/recordNames'
import { leaversDue } from '@/domain/rules/retention'
import type { Worklist } from './succession'
import { successionTexts } from './texts'

/** A worklist of today: its rows have words of their own where the finding gives some. */
export interface OpenWorklist extends Worklist {
  titles: string[]
}

/** Codes of the lists that are no finding of the overview. */
export const NOT_JOINED = 'notJoined'
export const RETENTION = 'retention'

/**
 * Everything that waits on a day: the findings of the overview, who has not joined by name on the platforms in use, and
 * whose card may be erased. A list without rows is left out.
 */
export function worklistsOn(facts: Facts, today: IsoDay): OpenWorklist[] {
  const found = checks(facts, today).map(({ code, title, items }) => ({
    code: code,
    title,
    rows: items.map(rowOf),
    titles: items.map((item) => item.title),
  }))
  return [...found, notJoined(facts, today), retention(facts, today)].filter(({ rows }) => rows.length > 0)
}

function rowOf({ table, id, sheets }: CheckItem): Worklist['rows'][number] {
  if (sheets === undefined) return { table, id }
  const { document, platformId, classId, role } = sheets
  return { table, id, part: [document, platformId, classId ?? '', role].join('|') }
}

function notJoined(facts: Facts, today: IsoDay): OpenWorklist {
  const list: OpenWorklist = { code: NOT_JOINED, title: successionTexts.notJoined, rows: [], titles: [] }
  for (const platform of facts.platforms) {
    if (platform.state !== 'active' || platform.patterns.length === 0) continue
    const known = documentFacts(facts, platform.id, today)
    for (const unit of [null, ...known.classes]) {
      for (const role of rolesOf(unit)) {
        for (const person of unitPeople(known, unit, role).filter(isMissing)) {
          const table = role === 'pupil' || role === 'parent' ? role : 'staff'
          list.rows.push({ table, id: person.id, part: [platform.id, unit?.id ?? ''].join('|') })
        }
      }
    }
  }
  list.titles = list.rows.map(() => '')
  return list
}

function retention(facts: Facts, today: IsoDay): OpenWorklist {
  const months = facts.organisation.retentionMonths
  const due = months === null ? [] : leaversDue(facts, months, today).due
  return {
    code: RETENTION,
    title: successionTexts.retention,
    rows: due.map(({ table, id }) => ({ table, id })),
    titles: due.map(({ name }) => name),
  }
}

/** One row of a list as it stood and stands: done since, still open, or new. */
export interface ComparedRow {
  table: string
  id: string
  title: string
  state: 'done' | 'open' | 'new'
}

export interface ComparedList {
  code: string
  title: string
  then: number
  now: number
  /** Open ones first, then new ones, then what is done. */
  rows: ComparedRow[]
}

const order = { open: 0, new: 1, done: 2 } as const
const keyOf = ({ table, id, part }: Worklist['rows'][number]) => [table, id, part ?? ''].join(':')

/** The worklists of a succession beside those of today, in the order of the succession; lists that are new come last. */
export function compareWorklists(facts: Facts, then: readonly Worklist[], today: IsoDay): ComparedList[] {
  const names = namesOf(facts)
  const now = worklistsOn(facts, today)
  const codes = [...new Set([...then, ...now].map(({ code }) => code))]
  return codes.map((code) => {
    const before = then.find((one) => one.code === code)
    const after = now.find((one) => one.code === code)
    const stood = new Map((before?.rows ?? []).map((row) => [keyOf(row), row]))
    const stands = new Map((after?.rows ?? []).map((row, at) => [keyOf(row), { row, title: after?.titles[at] ?? '' }]))
    const named = (id: string) => names(id) ?? successionTexts.gone
    const rows: ComparedRow[] = [
      ...[...stands].map(([key, { row, title }]) => ({
        table: row.table,
        id: row.id,
        title: title === '' ? named(row.id) : title,
        state: stood.has(key) ? ('open' as const) : ('new' as const),
      })),
      ...[...stood]
        .filter(([key]) => !stands.has(key))
        .map(([, row]) => ({ table: row.table, id: row.id, title: named(row.id), state: 'done' as const })),
    ]
    return {
      code,
      title: after?.title ?? before?.title ?? '',
      then: stood.size,
      now: stands.size,
      rows: rows.sort((a, b) => order[a.state] - order[b.state]),
    }
  })
}
