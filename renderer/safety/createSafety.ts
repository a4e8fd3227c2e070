import type { IsoInstant } from '@/domain/model/plain'
import type { Platform } from '@/platform/platform'
import type { SchoolStore } from '@/storage/createSchools'
import { SCHEMA_VERSION } from '@/storage/database'
import type { WriteBar } from '@/storage/guard'
import { depotOf } from '@/storage/openRegister'
import type { Schools } from '@/storage/schools'
import { BARRED_BYTES, LOW_BYTES, watchDisk } from './diskWatch'
import { journalSource } from './journalSource'
import { createKeyRing } from './keys'
import { protectSchools } from './protectSchools'
import type { JournalStatus, ProtectionNotice, ProtectionState, RescueFacts, Safety, Snapshots } from './safety'
import { runSelfTest } from './selfTest'
import { snapshotSource } from './snapshotSource'
import { watched } from './watched'

export interface SafetyDeps {
  platform: Pick<Platform, 'journals' | 'vault' | 'freeSpace' | 'store' | 'claimWriting'>
  store: SchoolStore
  now(): IsoInstant
  /** Asked for when the self-test needs them: they are made with the keys that come from here. */
  snapshots(): Pick<Snapshots, 'listOf' | 'read' | 'open'>
  /** Something that the user should know and need not answer. */
  notice(notice: ProtectionNotice): void
  /** Long work before a school can be shown: sets written and in all; null when it is over. */
  progress(done: number, total: number): void
}

/** Protection of the schools of this window: the schools as screens see them, and what they may know of their protection. */
export function createSafety({ platform, store, now, snapshots, notice, progress }: SafetyDeps): {
  schools: Schools
  safety: Omit<Safety, 'snapshots' | 'successions'>
  /** The school is gone from this PC for good: its journal and its keys go too. */
  forget(schoolId: string): Promise<void>
} {
  const keys = createKeyRing({ vault: platform.vault, shelf: store.keyShelf, now })
  const rescue = watched<RescueFacts | null>(null)
  const state = watched<ProtectionState>({
    bar: null,
    spaceLow: false,
    freeBytes: null,
    journal: 'absent',
    journalFailure: null,
    journalAt: null,
    journalLast: null,
    schema: SCHEMA_VERSION,
  })
  let own: WriteBar | null = null
  const noSpace = (bytes: number | null) => bytes !== null && bytes < BARRED_BYTES

  function change(patch: Partial<ProtectionState>): void {
    const next = { ...state.value(), ...patch }
    state.set({ ...next, bar: own ?? (noSpace(next.freeBytes) ? 'no-space' : null) })
  }

  const disk = watchDisk(platform.freeSpace, (freeBytes) => {
    change({ freeBytes, spaceLow: freeBytes !== null && freeBytes < LOW_BYTES })
  })

  const { schools, ...choices } = protectSchools({
    platform,
    store,
    keys,
    now,
    notice,
    progress,
    async barred() {
      await disk.look()
      return state.value().bar
    },
    status(status: JournalStatus, bar: WriteBar | null) {
      own = bar
      change(status)
    },
    damaged: (facts) => rescue.set(facts),
  })

  return {
    schools,
    safety: {
      keys,
      watch: () => state.query,
      damaged: () => rescue.query,
      rescue: choices.rescue,
      selfTest(register, options) {
        const { journals } = platform
        const { schoolId } = register
        const kept = journals === null ? [] : [journalSource(journals, keys, schoolId)]
        return runSelfTest(depotOf(register).db, [...kept, snapshotSource(snapshots(), schoolId)], options)
      },
    },
    async forget(schoolId) {
      await platform.journals?.remove(schoolId)
      await keys.remove(schoolId)
    },
  }
}
