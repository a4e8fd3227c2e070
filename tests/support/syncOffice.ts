import { mergeChange } from '@/domain/changes/merge'
import type { Edit } from '@/domain/changes/types'
import type { Json } from '@/domain/model/plain'
import { exchange } from '@/sync/engine'
import type { Envelope } from '@/sync/envelope'
import type { RunOptions, RunReport } from '@/sync/run'
import { defaultPace, type Pace } from '@/sync/pace'
import { faultyExchange, memoryExchange, type StoreFault } from './faultyExchange'
import { copyDisk, MemoryReplica, type MemoryDisk } from './memoryReplica'
import { plainEnvelope } from './plainEnvelope'

export const DAY = 24 * 3600 * 1000
const NOON = Date.UTC(2026, 8, 1, 12)

/** One step of a schedule. */
export type OfficeStep =
  | { do: 'write'; pc: number; id: string; field: string; value: Json }
  | { do: 'delete'; pc: number; id: string; on: boolean }
  | { do: 'erase'; pc: number; id: string }
  | { do: 'clock'; pc: number; by: number }
  | { do: 'sync'; pc: number; faults: StoreFault[] }
  | { do: 'save-disk'; pc: number }
  | { do: 'restore-disk'; pc: number }
  | { do: 'clone'; from: number; to: number }
  | { do: 'join' }
  | { do: 'pass'; days: number }

/** Several PCs of one school around one store, and everything that may happen to them. */
export class Office {
  readonly store = memoryExchange()
  readonly pcs: MemoryReplica[] = []
  readonly skew: number[] = []
  private readonly saved: (MemoryDisk | null)[] = []
  private tick = 0
  private devices = 0
  renamed = 0
  /** Comparisons of merged states that came out wrong: there must be none. */
  unequal = 0
  held = 0

  constructor(
    count: number,
    private readonly envelope: Envelope = plainEnvelope,
    private readonly pace: Pace = defaultPace,
  ) {
    for (let at = 0; at < count; at++) this.add()
  }

  private add(): MemoryReplica {
    const at = this.pcs.length
    this.skew.push(0)
    this.saved.push(null)
    const pc = new MemoryReplica(
      'school',
      this.newDevice(),
      () => this.now(at),
      () => this.newDevice(),
    )
    this.pcs.push(pc)
    return pc
  }

  now(pc: number): number {
    return NOON + this.tick + (this.skew[pc] ?? 0)
  }

  pass(ms: number): void {
    this.tick += ms
  }

  /** Everybody takes part; the first makes the space. */
  async begin(): Promise<void> {
    for (const [at, pc] of this.pcs.entries()) await pc.begin(at === 0)
  }

  async play(steps: readonly OfficeStep[]): Promise<void> {
    for (const step of steps) {
      this.tick += 1000
      await this.step(step)
    }
  }

  async sync(at: number, options: RunOptions = {}, faults: readonly StoreFault[] = []): Promise<RunReport> {
    let call = 0
    const store = faults.length > 0 ? faultyExchange(this.store, () => faults[call++] ?? 'none') : this.store
    const replica = this.pc(at)
    const { envelope, pace } = this
    const report = await exchange(
      { replica, store, envelope, pace, now: () => this.now(at), pc: () => `ПК ${String(at + 1)}` },
      options,
    )
    if (report.renamed) this.renamed += 1
    this.unequal += report.agreement.filter(({ equal }) => !equal).length
    return report
  }

  /** Clocks right, store healthy, a person accepts what waits for one; until nothing moves. @returns rounds it took */
  async settle(): Promise<number> {
    this.skew.fill(0)
    let rest = 0
    for (let round = 1; round <= 12; round++) {
      let quiet = true
      this.tick += 2 * DAY
      for (const at of this.pcs.keys()) {
        let report = await this.sync(at)
        for (let turns = 0; turns < 8; turns++) {
          const decision = this.decision(report)
          if (decision === null) break
          this.held += 1
          report = await this.sync(at, decision)
          quiet = false
        }
        if (report.received.length > 0 || report.sent > 0 || report.holds.length > 0 || report.renamed) quiet = false
      }
      // What was packed before and only now put there is seen by the others in the next round.
      rest = quiet ? rest + 1 : 0
      if (rest === 2) return round
    }
    return Infinity
  }

  /** What a person says to what holds the exchange up: take it; or, of a PC that is no more, do not wait for it. */
  private decision(report: RunReport): RunOptions | null {
    const asked = report.holds.find(({ reason }) => reason === 'future' || reason === 'deletions')
    if (asked) return { accept: asked }
    const gone = report.holds.find(({ device }) => this.pcs.every(({ disk }) => disk.deviceId !== device))
    return gone ? { retire: gone.device } : null
  }

  /** Changes that some PC holds and whose effect is missing in some PC's records. */
  lost(): string[] {
    const lost: string[] = []
    const sets = new Map(this.pcs.flatMap(({ disk }) => [...disk.sets]))
    for (const pc of this.pcs) {
      for (const { set, changes } of sets.values()) {
        for (const change of changes) {
          const record = pc.disk.records.get(`${change.table}|${change.id}`)
          if (record === undefined || mergeChange(record, change).applied.length > 0)
            lost.push(`${set.id} ${change.id}`)
        }
      }
    }
    return lost
  }

  /** This PC is switched off for good; what it has put into the store stays there. */
  lose(at: number): MemoryReplica {
    const gone = this.pc(at)
    const place = at % this.pcs.length
    for (const list of [this.pcs, this.skew, this.saved]) list.splice(place, 1)
    return gone
  }

  pc(at: number): MemoryReplica {
    const pc = this.pcs[at % this.pcs.length]
    if (pc === undefined) throw new Error('no PC')
    return pc
  }

  private async step(step: OfficeStep): Promise<void> {
    const count = this.pcs.length
    switch (step.do) {
      case 'write':
        this.save(step.pc, { table: 'staff', id: step.id, fields: { [step.field]: step.value } })
        return
      case 'delete':
        this.save(step.pc, { table: 'staff', id: step.id, fields: { _deleted: step.on } })
        return
      case 'erase':
        this.save(step.pc, { table: 'staff', id: step.id, fields: { _deleted: true, _erased: true } })
        return
      case 'clock':
        this.skew[step.pc % count] = step.by
        return
      case 'sync':
        await this.sync(step.pc % count, {}, step.faults)
        return
      case 'save-disk':
        this.saved[step.pc % count] = copyDisk(this.pc(step.pc).disk)
        return
      case 'restore-disk': {
        const saved = this.saved[step.pc % count]
        if (saved) this.pc(step.pc).disk = copyDisk(saved)
        return
      }
      case 'join':
        if (count < 5) await this.add().begin(false)
        return
      case 'pass':
        this.pass(step.days * DAY)
        return
      case 'clone':
        if (step.from % count !== step.to % count) this.pc(step.to).disk = copyDisk(this.pc(step.from).disk)
        return
    }
  }

  private save(at: number, edit: Edit): void {
    const held = this.pc(at).disk.records.has(`${edit.table}|${edit.id}`)
    if (!held && Object.keys(edit.fields).every((field) => field.startsWith('_'))) return
    this.pc(at).save([edit])
  }

  private newDevice(): string {
    return (++this.devices).toString(16).padStart(16, '0')
  }
}
