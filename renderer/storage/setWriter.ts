import { nextStamp } from '@/domain/changes/stamp'
import type { ChangeSet, ChangeSetKind, Stamp } from '@/domain/changes/types'
import type { IsoInstant, NewId } from '@/domain/model/plain'
import { aboutKey, type DeviceState, type FreshSet, type LogEntry, type SchoolDatabase } from './database'
import { LOG_PART } from './readRecords'
import { noteSet } from './outbox'
import { RegisterError } from './registerError'

/** What writing needs of the outside; time, ids and the person are arguments. */
export interface WriterDeps {
  /** Milliseconds since 1970, as the PC's clock has it. */
  now(): number
  newId: NewId
  /** Name of the person at this PC. */
  author(): string
  /** Told once per commit whose clock stands behind the last stamp, in milliseconds; the write goes on (SPEC C3). */
  onClockBehind?(behindMs: number): void
}

export interface SetHeader {
  name: string
  kind: ChangeSetKind
  targetId: string | null
}

/**
 * One change set while it is being written. Lives inside one rw transaction over `meta`, `changeSets` and `log`:
 * device state is read there, so two windows never give the same stamp or number (SPEC C2).
 */
export class SetWriter {
  readonly setId: string
  readonly stamp: Stamp
  private readonly db: SchoolDatabase
  private readonly device: DeviceState
  private readonly header: Omit<ChangeSet, 'size'>
  private waiting: LogEntry[] = []
  private part = 0
  private size = 0
  /** What `finish` wrote, where it is small enough to be kept; good only once the transaction is. */
  written: FreshSet | null = null

  private constructor(db: SchoolDatabase, deps: WriterDeps, device: DeviceState, header: SetHeader) {
    const now = deps.now()
    const reading = nextStamp(now, device.lastStamp, device.deviceId)
    if (reading.wentBack) deps.onClockBehind?.(reading.behindMs)
    this.db = db
    this.setId = deps.newId()
    this.stamp = reading.stamp
    this.device = { ...device, seq: device.seq + 1, lastStamp: reading.stamp }
    this.header = {
      id: this.setId,
      seq: this.device.seq,
      deviceId: device.deviceId,
      stamp: reading.stamp,
      name: header.name,
      kind: header.kind,
      author: deps.author(),
      at: instant(now),
      targetId: header.targetId,
    }
  }

  /** Call as the first thing in the transaction. */
  static async begin(db: SchoolDatabase, deps: WriterDeps, header: SetHeader): Promise<SetWriter> {
    return new SetWriter(db, deps, await readDevice(db), header)
  }

  get deviceId(): string {
    return this.device.deviceId
  }

  /** Notes changes for the log; full parts are written at once. */
  async log(entries: readonly LogEntry[]): Promise<void> {
    this.waiting.push(...entries)
    this.size += entries.length
    while (this.waiting.length >= LOG_PART) await this.writePart(this.waiting.splice(0, LOG_PART))
  }

  /** Writes the rest of the log, the header and the moved clock. An empty set is written only when `evenEmpty`. */
  async finish(evenEmpty: boolean): Promise<ChangeSet | null> {
    if (this.size === 0 && !evenEmpty) return null
    const changes = this.waiting.splice(0)
    if (changes.length > 0) await this.writePart(changes)
    const set: ChangeSet = { ...this.header, size: this.size }
    await this.db.changeSets.add(set)
    const device = await noteSet(this.db, this.device, set.id, set.kind === 'erase')
    await this.db.meta.put(device)
    if (changes.length === this.size) this.written = { set, changes, device }
    return set
  }

  private writePart(changes: LogEntry[]): Promise<unknown> {
    return this.db.log.add({ setId: this.setId, part: this.part++, about: keysOf(changes), changes })
  }
}

/** The log index keys of some changes, each once. */
export function keysOf(changes: readonly LogEntry[]): string[] {
  const keys = new Set<string>()
  for (const change of changes) {
    keys.add(aboutKey(change.table, change.id))
    for (const key of change.about ?? []) keys.add(key)
  }
  return [...keys]
}

/** The state of this device. @throws RegisterError `lost` when the store was emptied behind our back */
export async function readDevice(db: SchoolDatabase): Promise<DeviceState> {
  const row = await db.meta.get('device')
  if (row?.key !== 'device') throw new RegisterError('lost')
  return row
}

/** ISO instant of a wall clock that may be nonsense. */
export function instant(ms: number): IsoInstant {
  const date = new Date(ms)
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString()
}
