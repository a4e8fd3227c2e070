import Dexie from 'dexie'
import type { Edit } from '@/domain/changes/types'
import type { EntityName, EntityTypes } from '@/domain/model/entities'
import { withNeutral } from '@/domain/model/neutral'
import type { Json } from '@/domain/model/plain'
import { createSchools, type SchoolsDeps } from '@/storage/createSchools'
import { openRegister, type RegisterDeps } from '@/storage/openRegister'
import type { LiveQuery, Register } from '@/storage/register'

export const NOON = Date.UTC(2026, 8, 1, 12)

/** A PC of the tests: clock, ids, author and the mark are plain variables; the database is fake-indexeddb's. */
export class World {
  now = NOON
  author = 'Секретарь'
  mark: string | null = null
  readonly behind: number[] = []
  readonly alarms: string[] = []
  private readonly open: Register[] = []
  private static ids = 0

  readonly deps: RegisterDeps & Pick<SchoolsDeps, 'store'> = {
    now: () => this.now++,
    newId: () => `id-${String(++World.ids).padStart(6, '0')}`,
    newDeviceId: () => (++World.ids).toString(16).padStart(16, '0'),
    author: () => this.author,
    deviceMarks: {
      read: () => Promise.resolve(this.mark),
      write: (mark) => {
        this.mark = mark
        return Promise.resolve()
      },
    },
    onAlarm: (alarm) => this.alarms.push(alarm),
    onClockBehind: (ms) => this.behind.push(ms),
    store: new Map() as unknown as SchoolsDeps['store'],
  }

  constructor() {
    const values = new Map<string, string>()
    this.deps.store = {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
    }
  }

  /** A fresh school, or an old one again. */
  async register(id = this.deps.newId(), fresh = true): Promise<Register> {
    const register = await openRegister(id, this.deps, fresh)
    this.open.push(register)
    return register
  }

  /** The register opened last. */
  opened(): Register | undefined {
    return this.open.at(-1)
  }

  schools() {
    return createSchools(this.deps)
  }

  async end(): Promise<void> {
    for (const register of this.open) register.close()
    for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
  }
}

/** An edit that makes a complete record. */
export function born<N extends EntityName>(table: N, id: string, fields: Partial<EntityTypes[N]> = {}): Edit {
  const { id: _id, ...rest } = withNeutral(table, fields) as unknown as Record<string, Json>
  void _id
  return { table, id, fields: rest }
}

export const edit = (table: EntityName, id: string, fields: Record<string, Json>): Edit => ({ table, id, fields })

export const save = (register: Register, name: string, ...edits: Edit[]) =>
  register.commit({ name, kind: 'edit', edits })

/** The value that a live query gives now. */
export function once<T>(query: LiveQuery<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop: (() => void) | null = null
    let done = false
    stop = query.subscribe((value) => {
      done = true
      resolve(value)
      stop?.()
    }, reject)
    if (done) stop()
  })
}

/** Waits until a condition holds; fails with the last error after a second. */
export async function until(check: () => void): Promise<void> {
  for (let turn = 0; ; turn++) {
    try {
      check()
      return
    } catch (reason) {
      if (turn > 100) throw reason
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

/** Everything a register holds, for field-by-field comparison. */
export async function contents(register: Register) {
  const { depotOf } = await import('@/storage/openRegister')
  const { db } = depotOf(register)
  const all: Record<string, unknown[]> = {}
  for (const table of db.tables) {
    if (!['meta', 'outbox'].includes(table.name)) all[table.name] = await table.toArray()
  }
  return all
}
