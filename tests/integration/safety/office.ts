import Dexie from 'dexie'
import { createSafety } from '@/safety/createSafety'
import type { ProtectionNotice, ProtectionState, RescueFacts } from '@/safety/safety'
import { createSchools } from '@/storage/createSchools'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import type { Schools } from '@/storage/schools'
import { memoryPlatform, type MemoryPlatform } from '@tests/support/memoryPlatform'
import { once, World } from '@tests/integration/storage/world'

/** One run of the program on the PC of the tests. */
export interface Session {
  schools: Schools
  notices: ProtectionNotice[]
  state(): Promise<ProtectionState>
  damaged(): Promise<RescueFacts | null>
  rescue(choice: 'store' | 'journal' | Uint8Array): Promise<Register>
  keep(register: Register): Register
}

/** A PC that can be switched off and on again; what is on its disks stays. */
export class Office {
  readonly world = new World()
  readonly platform: MemoryPlatform = memoryPlatform()
  private readonly open: Register[] = []

  start(platform: MemoryPlatform = this.platform): Session {
    const notices: ProtectionNotice[] = []
    const store = createSchools({ ...this.world.deps, onDeleted: (id) => forget(id) })
    const { schools, safety, forget } = createSafety({
      platform,
      store,
      now: () => new Date(this.world.now).toISOString(),
      snapshots: () => {
        throw new Error('nothing here tests itself')
      },
      notice: (notice) => notices.push(notice),
      progress: () => undefined,
    })
    const keep = (register: Register): Register => {
      this.open.push(register)
      return register
    }
    return {
      schools,
      notices,
      keep,
      state: () => once(safety.watch()),
      damaged: () => once(safety.damaged()),
      rescue: async (choice) => keep(await safety.rescue(choice)),
    }
  }

  /** The program ends; what it had begun comes to its end first. */
  stop(): void {
    for (const register of this.open.splice(0)) register.close()
  }

  async end(): Promise<void> {
    this.stop()
    for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
  }
}

/** The name of the database behind a register. */
export const databaseOf = (register: Register): string => depotOf(register).db.name
