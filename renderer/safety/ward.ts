import type { SchoolFile } from '@/domain/changes/schoolFile'
import { entityNames } from '@/domain/model/entities'
import type { IsoInstant } from '@/domain/model/plain'
import type { JournalState, Journals, Result } from '@/platform/platform'
import type { DeviceState, SchoolDatabase } from '@/storage/database'
import { SCHEMA_VERSION } from '@/storage/database'
import { readFacts } from '@/storage/facts'
import type { WriteBar } from '@/storage/guard'
import { noteBase, readOutbox } from '@/storage/outbox'
import { readWholeSchool } from '@/storage/schoolFile'
import type { Mark } from './mark'
import type { JournalStatus } from './safety'
import type { Seal } from './sealing'

/** A base is written anew after so many sets, so that a rebuilding stays short. */
const SETS_PER_BASE = 1000

const RETRY_MS = 5000

/** So long after the last write the records are counted again: a save does not wait for it. */
const COUNT_MS = 1000

type Failure = Extract<Result<never>, { ok: false }>

export interface WardDeps {
  schoolId: string
  /** For the base, which is a school file. */
  about(): Promise<{ title: string; practice: boolean }>
  journals: Journals
  seal: Seal
  /** What keeps the database on this host; null where that is unknown. */
  backend: string | null
  keyId: string
  now(): IsoInstant
  tell(status: JournalStatus): void
}

/**
 * Keeps the second copy of one open school: after every write the sets that wait in the outbox are sealed and appended
 * to the journal. One flush at a time; what could not be copied waits in the database and is tried again.
 */
export class Ward {
  private turn: Promise<unknown> = Promise.resolve()
  private retry: ReturnType<typeof setTimeout> | undefined
  private ended = false
  private base: number | null
  private last: number
  private counts: Record<string, number> = {}
  private counting: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly deps: WardDeps,
    private readonly db: SchoolDatabase,
    state: JournalState,
  ) {
    this.base = state.base
    this.last = state.last
    db.copied = state.last
  }

  /** Brings the journal up to what the database holds; resolves also when that failed, which the status tells. */
  flush(): Promise<void> {
    const turn = this.turn.then(() => this.copy())
    this.turn = turn
    return turn
  }

  /** Resolves when what is being copied at this moment is done. */
  async end(): Promise<void> {
    this.ended = true
    clearTimeout(this.retry)
    clearTimeout(this.counting)
    await this.turn
  }

  private async copy(): Promise<void> {
    if (this.ended) return
    clearTimeout(this.retry)
    try {
      const failure = await this.copyAll()
      this.report(failure)
    } catch (reason) {
      // The register was closed while this was under way: the outbox has it all.
      if (this.ended) return
      console.warn(reason)
      this.report({ code: 'unknown' })
    }
  }

  /** @returns the failure, or null when nothing waits any more */
  private async copyAll(): Promise<Failure | null> {
    for (;;) {
      const { sets, device } = await readOutbox(this.db, this.last)
      if (device === null) return null
      const missing = (device.sets ?? 0) - this.last
      const [first] = sets
      const gap = missing !== 0 && first?.number !== this.last + 1
      if (this.base === null || gap || device.rebase !== undefined) return this.writeBase()
      if (first === undefined) break
      const rows = []
      for (const { number, set, changes } of sets) {
        rows.push({ number, id: set.id, bytes: await this.deps.seal.seal('set', number, { set, changes }) })
      }
      const last = first.number + sets.length - 1
      const mark = this.markOf(device, last)
      const result = await this.deps.journals.append(this.deps.schoolId, rows, mark)
      if (!result.ok) return result.detail === 'JOURNAL_GAP' ? this.writeBase() : result
      this.last = this.db.copied = last
      this.countLater()
      // What is written from here on asks for a flush of its own.
      if (last >= (device.sets ?? 0)) break
    }
    return this.last - this.base >= SETS_PER_BASE ? this.writeBase() : null
  }

  /** The mark's counts are a floor: they may lag behind, never run ahead. */
  private countLater(): void {
    clearTimeout(this.counting)
    this.counting = setTimeout(() => {
      this.turn = this.turn.then(() => this.count()).catch(() => undefined)
    }, COUNT_MS)
  }

  private async count(): Promise<void> {
    if (this.ended) return
    const { counts, device } = await readFacts(this.db)
    // A set that is not in the journal yet must not be counted: it may never get there.
    if (device?.sets !== this.last) return
    this.counts = counts
    await this.deps.journals.append(this.deps.schoolId, [], this.markOf(device, this.last))
  }

  /** The whole school takes the place of everything in the journal. */
  private async writeBase(): Promise<Failure | null> {
    const { title, practice } = await this.deps.about()
    const header = { title, practice, savedAt: this.deps.now(), savedBy: '' }
    const { file, device } = await readWholeSchool(this.db, header)
    this.counts = countsOf(file)
    const number = device.sets ?? 0
    const bytes = await this.deps.seal.seal('base', number, file)
    const mark = this.markOf(device, number)
    const result = await this.deps.journals.writeBase(this.deps.schoolId, number, bytes, mark)
    if (!result.ok) return result
    this.base = this.last = this.db.copied = number
    await noteBase(this.db, device)
    return null
  }

  private markOf(device: DeviceState, last: number): string {
    const { deviceId, incarnation, seq, lastStamp } = device
    const mark: Mark = {
      version: 1,
      deviceId,
      incarnation,
      seq,
      lastStamp,
      last,
      counts: this.counts,
      schema: SCHEMA_VERSION,
      backend: this.deps.backend,
      keyId: this.deps.keyId,
      at: this.deps.now(),
    }
    return JSON.stringify(mark)
  }

  private report(failure: Pick<Failure, 'code'> | null): void {
    const at = this.deps.now()
    if (failure === null) {
      this.deps.tell({ journal: 'kept', journalFailure: null, journalAt: at, journalLast: this.last })
      return
    }
    this.deps.tell({ journal: 'behind', journalFailure: failure.code, journalAt: null, journalLast: this.last })
    this.retry = setTimeout(() => void this.flush(), RETRY_MS)
  }
}

const countsOf = ({ records }: SchoolFile): Record<string, number> =>
  Object.fromEntries(entityNames.map((table) => [table, records[table]?.length ?? 0]))

/** Why the journal forbids writing: only a full disk does, for it is what destroys the database next (reliability 2.1). */
export function journalBar({ journal, journalFailure }: JournalStatus): WriteBar | null {
  return journal === 'behind' && journalFailure === 'no-space' ? 'journal' : null
}
