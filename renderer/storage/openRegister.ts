import Dexie from 'dexie'
import { isAlive, rowOf } from '@/domain/changes/record'
import type { EntityName, EntityTypes } from '@/domain/model/entities'
import type { Change, LoggedChange } from '@/domain/changes/types'
import { applySets, replayPending, type ApplyReport, type ForeignSet } from './applySets'
import { commitEdits } from './commit'
import { databaseName, SchoolDatabase, type DatabaseAlarm } from './database'
import { confirmDevice, type DeviceMarks } from './deviceMarks'
import { erasePerson } from './erase'
import { erasureScope } from './erasureScope'
import { readFacts, type StoreFacts } from './facts'
import { createFormShelf } from './formShelf'
import type { RegisterGuard } from './guard'
import { readChanges, readJournal } from './journal'
import { LiveTables, liveValue } from './live'
import { scanRecords } from './readRecords'
import type { LiveQuery, Register } from './register'
import { RegisterError } from './registerError'
import type { WriterDeps } from './setWriter'
import { readTakenBack, readUndoState, redoSet, undoSet } from './takeBack'

export interface RegisterDeps extends WriterDeps {
  /** 16 small hex digits, random. */
  newDeviceId(): string
  deviceMarks: DeviceMarks
  /** The database was closed from outside, is wanted by a newer version, or waits for an older window. */
  onAlarm?(alarm: DatabaseAlarm): void
}

/** What `sync`, `safety` and the school file may do beyond the screens' interface. */
export interface Depot {
  db: SchoolDatabase
  /** Takes in sets of other devices; idempotent (SPEC C4). */
  apply(sets: readonly ForeignSet[]): Promise<ApplyReport>
  /** Runs a write of another room behind the guard, like every other write. */
  write<T>(work: () => Promise<T>): Promise<T>
  /** Every set with its changes, oldest first, as another device would receive them. */
  sets(): Promise<ForeignSet[]>
  facts(): Promise<StoreFacts>
  /** From now on this guard may forbid writes, hears of each one, and of the end. */
  guardWith(guard: RegisterGuard): void
}

const depots = new WeakMap<Register, Depot>()

/** The back door of a register, for `storage`, `sync` and `safety` only. */
export function depotOf(register: Register): Depot {
  const depot = depots.get(register)
  if (depot === undefined) throw new RegisterError('lost')
  return depot
}

/**
 * Opens the database of one school.
 * @param fresh true when the school is being created; otherwise an empty or missing database is an error, never an
 *   empty list (reliability 2.3.2)
 * @throws RegisterError `lost`
 */
export async function openRegister(
  schoolId: string,
  deps: RegisterDeps,
  fresh: boolean,
  generation = 1,
): Promise<Register> {
  const name = databaseName(schoolId, generation)
  if (!fresh && !(await Dexie.exists(name))) throw new RegisterError('lost')
  const db = new SchoolDatabase(name, (alarm) => deps.onAlarm?.(alarm))
  await db.open()
  try {
    await confirmDevice(db, schoolId, deps, fresh)
    await replayPending(db)
  } catch (reason) {
    db.shut()
    throw reason
  }
  const live = new LiveTables(db)
  let guard: RegisterGuard | null = null
  async function written<T>(write: () => Promise<T>): Promise<T> {
    const bar = (await guard?.barred()) ?? null
    if (bar !== null) throw new RegisterError(`barred-${bar}`)
    try {
      const done = await write()
      await guard?.committed()
      return done
    } catch (reason) {
      // Chromium put an empty store in the place of ours while we were working.
      if (reason instanceof RegisterError && reason.code === 'lost') deps.onAlarm?.('closed')
      throw reason
    }
  }
  const register: Register = {
    schoolId,
    keptForms: createFormShelf(db, { now: deps.now, newId: deps.newId, write: written }),
    all: <N extends EntityName>(table: N) => live.table(table) as unknown as LiveQuery<EntityTypes[N][]>,
    async read<N extends EntityName>(table: N) {
      const rows: EntityTypes[N][] = []
      await scanRecords(db.records(table), (records) => {
        for (const record of records) if (isAlive(record)) rows.push(rowOf(table, record))
      })
      return rows
    },
    async get<N extends EntityName>(table: N, id: string) {
      const record = await db.records(table).get(id)
      return record !== undefined && isAlive(record) ? rowOf(table, record) : undefined
    },
    commit: (draft, options) => written(() => commitEdits(db, deps, draft, options)),
    undoState: () => liveValue(() => readUndoState(db)),
    takenBack: (setIds) => liveValue(() => readTakenBack(db, setIds)),
    undo: (setId) => written(() => undoSet(db, deps, setId)),
    redo: () => written(() => redoSet(db, deps)),
    journal: (filter) => liveValue(() => readJournal(db, filter)),
    changesOf: (setId) => readChanges(db, setId),
    erase: (table, id, reason) => written(() => erasePerson(db, deps, table, id, reason)),
    erasureScope: (table, id) => erasureScope(db, table, id),
    close() {
      guard?.closed()
      live.stop()
      db.shut()
    },
  }
  depots.set(register, {
    db,
    apply: (sets) => written(() => applySets(db, sets)),
    write: written,
    sets: () => readSets(db),
    facts: () => readFacts(db),
    guardWith: (next) => (guard = next),
  })
  return register
}

async function readSets(db: SchoolDatabase): Promise<ForeignSet[]> {
  const sets = await db.changeSets.orderBy('stamp').toArray()
  const result: ForeignSet[] = []
  for (const set of sets) {
    const changes = (await readChanges(db, set.id)).map(asChange)
    result.push({ set, changes })
  }
  return result
}

/** What leaves this PC: old values and set id are the local log's own. */
export function asChange({ old: _old, setId: _setId, ...change }: LoggedChange): Change {
  void _old
  void _setId
  return change
}
