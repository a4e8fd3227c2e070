import Dexie from 'dexie'
import type { Edit, StoredRecord } from '@/domain/changes/types'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { exchange } from '@/sync/engine'
import type { Envelope } from '@/sync/envelope'
import { registerReplica } from '@/sync/registerReplica'
import type { Replica } from '@/sync/replica'
import type { EngineDeps, Hold, RunOptions, RunReport } from '@/sync/run'
import { save, World } from '@tests/integration/storage/world'
import { plainEnvelope } from '@tests/support/plainEnvelope'

/** Rows of every table, as a copy of the disk holds them. */
export type Disk = Record<string, unknown[]>

/** The PCs of one school around a store, each with a real register: clock and disk are the test's. */
export class SchoolPcs {
  private readonly all: SchoolPc[] = []
  private devices = 0

  constructor(readonly envelope: Envelope = plainEnvelope) {}

  /** Another PC; one fake browser holds them all, so each database has a name of its own. */
  async add(pc: string, world = new World()): Promise<SchoolPc> {
    const register = await world.register(`pc-${String(this.all.length)}`)
    const made = new SchoolPc(
      pc,
      world,
      register,
      this.envelope,
      () => `f${(++this.devices).toString(16).padStart(15, '0')}`,
    )
    this.all.push(made)
    return made
  }

  async end(): Promise<void> {
    for (const { register } of this.all) register.close()
    for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
  }
}

export class SchoolPc {
  replica: Replica

  constructor(
    readonly pc: string,
    readonly world: World,
    public register: Register,
    private readonly envelope: Envelope,
    private readonly newDeviceId: () => string,
  ) {
    this.replica = this.replicaOf(register)
  }

  get now(): number {
    return this.world.now
  }
  set now(value: number) {
    this.world.now = value
  }

  /** @returns the change set; a save that fails throws */
  save(...edits: Edit[]) {
    return save(this.register, 'Правка', ...edits)
  }

  /** A person as shown; undefined when not shown. */
  person(id: string) {
    return this.register.get('staff', id)
  }

  async device(): Promise<string> {
    return (await this.replica.device()).deviceId
  }

  sync(store: EngineDeps['store'], options: RunOptions = {}, envelope = this.envelope): Promise<RunReport> {
    return exchange({ replica: this.replica, store, envelope, now: () => this.now, pc: () => this.pc }, options)
  }

  /** Exchanges, and takes what waits for a person as long as something does. @returns what was asked */
  async syncAccepting(store: EngineDeps['store']): Promise<Hold[]> {
    const asked: Hold[] = []
    let report = await this.sync(store)
    for (let turn = 0; turn < 10; turn += 1) {
      const hold = report.holds.find(({ reason }) => reason === 'future' || reason === 'deletions')
      if (hold === undefined) return asked
      asked.push(hold)
      report = await this.sync(store, { accept: hold })
    }
    throw new Error('what a person has accepted is asked for again and again')
  }

  /** SHA-256 of the merged state; throws where something of this PC waits to be sent. */
  async digest(): Promise<string> {
    const digest = await this.replica.digest(0)
    if (digest === null) throw new Error(`something of ${this.pc} is not sent`)
    return digest
  }

  /** Deleted and erased records too. */
  async stored(table: 'staff' | 'pupil' | 'class' | 'order'): Promise<StoredRecord[]> {
    return depotOf(this.register).db.records(table).toArray()
  }

  async disk(): Promise<Disk> {
    const disk: Disk = {}
    for (const table of depotOf(this.register).db.tables) disk[table.name] = await table.toArray()
    return structuredClone(disk)
  }

  /** The disk is what it was, or what another PC's was; the program starts anew on it. */
  async restore(disk: Disk): Promise<void> {
    const { db } = depotOf(this.register)
    await db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) {
        await table.clear()
        await table.bulkAdd(structuredClone(disk[table.name] ?? []))
      }
    })
    await this.restart()
  }

  async restart(): Promise<void> {
    this.register.close()
    this.register = await this.world.register(this.register.schoolId, false)
    this.replica = this.replicaOf(this.register)
  }

  private replicaOf(register: Register): Replica {
    const own = registerReplica(register, {
      now: () => this.now,
      newDeviceId: this.newDeviceId,
      markDevice: (school, device) => {
        this.world.mark = JSON.stringify({ version: 1, devices: { [school]: device } })
        return Promise.resolve()
      },
    })
    return { ...own, school: 'school' }
  }
}
