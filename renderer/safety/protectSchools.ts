import { isAlive } from '@/domain/changes/record'
import { parseSchoolFile } from '@/domain/changes/schoolFile'
import type { IsoInstant } from '@/domain/model/plain'
import type { JournalState, Platform, StoreState } from '@/platform/platform'
import type { SchoolStore } from '@/storage/createSchools'
import { SCHEMA_VERSION } from '@/storage/database'
import type { StoreFacts } from '@/storage/facts'
import type { WriteBar } from '@/storage/guard'
import { depotOf } from '@/storage/openRegister'
import type { RebuildSource } from '@/storage/rebuild'
import type { Register } from '@/storage/register'
import { RegisterError } from '@/storage/registerError'
import type { SchoolEntry, Schools } from '@/storage/schools'
import { judgeStore, parseMark, type FoundStore, type Mark } from './mark'
import { readJournal, type JournalContents } from './readJournal'
import type { JournalStatus, KeyRing, ProtectionNotice, RescueCopy, RescueFacts, Safety, StoreFault } from './safety'
import { createSeal, type Seal } from './sealing'
import { journalBar, Ward } from './ward'

/** So often a journal that could not be opened is tried again. */
const RETRY_MS = 5000

/** So long a window that is just closing may still hold the right to write. */
const CLOSING_MS = 1500

export interface ProtectDeps {
  platform: Pick<Platform, 'journals' | 'store' | 'claimWriting'>
  store: SchoolStore
  keys: KeyRing
  now(): IsoInstant
  notice(notice: ProtectionNotice): void
  progress(done: number, total: number): void
  /** Why nothing may be written, all reasons taken together. */
  barred(): Promise<WriteBar | null>
  /** How the open school's journal is, and whether it or another window forbids writing. */
  status(status: JournalStatus, bar: WriteBar | null): void
  damaged(facts: RescueFacts | null): void
}

/** The right to write a school on this PC, and the keys to its journal. */
interface Claim {
  writer: boolean
  onFree(take: () => void): void
  release(): void
}

interface Copy {
  seal: Seal
  state: JournalState
  mark: Mark | null
}

const NO_JOURNAL: JournalStatus = { journal: 'absent', journalFailure: null, journalAt: null, journalLast: null }

/**
 * The schools behind their start-up check (reliability 2.3.2): before a school is handed out, its database is compared with
 * the mark and rebuilt from the journal where that is provably complete; otherwise the user is asked. From then on every
 * write has its second copy. One window of a PC writes, the others follow.
 */
export function protectSchools(deps: ProtectDeps): { schools: Schools; rescue: Safety['rescue'] } {
  const { platform, store, keys } = deps
  let waiting: { entry: SchoolEntry; claim: Claim; copy: Copy | null; contents: JournalContents | null } | null = null
  let listed: Promise<void> | null = null
  /** The register whose status is shown: the next school is opened before the last one is closed. */
  let shown: Register | null = null

  /** A list that was lost with its database comes back from the keys. */
  const relisted = () =>
    (listed ??= keys
      .list()
      .then((list) => store.relist(list.map(({ schoolId, ...rest }) => ({ id: schoolId, ...rest }))))
      .catch(async (reason: unknown) => {
        listed = null
        await restartOnce('broken')
        throw reason
      }))

  /** Puts the whole store aside and starts anew, where the host can and it was not just tried; does not come back then. */
  async function restartOnce(fault: StoreFault): Promise<void> {
    await demandRoom()
    const state = await storeState()
    const worthIt =
      fault === 'broken' || (state?.unclean === true && fault !== 'empty' && (await everySchoolHasJournal()))
    if (platform.store === null || state === null || !worthIt) return
    if (state.setAsideAt !== null || state.asideFailed !== null) return
    deps.notice({ kind: 'restarting' })
    if ((await platform.store.restartFresh()).ok) await new Promise(() => undefined)
  }

  /** A store that does not open on a full disk is not broken, and a new one could not be written there. */
  async function demandRoom(): Promise<void> {
    if ((await deps.barred()) === 'no-space') throw new RegisterError('no-room')
  }

  async function storeState(): Promise<StoreState | null> {
    const state = await platform.store?.state()
    return state?.ok === true ? state.value : null
  }

  async function everySchoolHasJournal(): Promise<boolean> {
    const schools = await store.list()
    for (const { id } of schools) {
      const state = await platform.journals?.open(id)
      if (state?.ok !== true || state.value.base === null) return false
    }
    return true
  }

  /** The journal and the key to it; null where there is none or neither can be had. */
  async function copyOf(entry: SchoolEntry): Promise<Copy | { failed: JournalStatus['journalFailure'] } | null> {
    if (platform.journals === null) return null
    const own = await keys.of(entry.id, entry).catch(() => null)
    if (own === null) return { failed: 'unknown' }
    const state = await platform.journals.open(entry.id)
    if (!state.ok) return { failed: state.code }
    return { seal: createSeal(entry.id, own.journal), state: state.value, mark: parseMark(state.value.mark) }
  }

  async function claim(schoolId: string): Promise<Claim> {
    let take: () => void = () => undefined
    let free = false
    const { granted, release } = await platform.claimWriting(`pereklichka-school-${schoolId}`, () => {
      free = true
      take()
    })
    const writer =
      granted ||
      (await new Promise<boolean>((answer) => {
        take = () => answer(true)
        if (free) answer(true)
        setTimeout(() => answer(free), CLOSING_MS)
      }))
    return {
      writer,
      release,
      onFree(next) {
        take = next
        if (free && !writer) next()
      },
    }
  }

  /** Watches over an open register from now on. */
  async function protect(entry: SchoolEntry, register: Register, held: Claim): Promise<Register> {
    const depot = depotOf(register)
    let ward: Ward | null = null
    let writer = held.writer
    let closed = false
    let again: ReturnType<typeof setTimeout> | undefined
    shown = register

    function tell(status: JournalStatus): void {
      if (!closed && shown === register) deps.status(status, writer ? journalBar(status) : 'other-window')
    }

    async function begin(): Promise<void> {
      const copy = await copyOf(entry)
      if (closed) return
      if (copy === null) {
        tell(NO_JOURNAL)
        return
      }
      if ('failed' in copy) {
        tell({ ...NO_JOURNAL, journal: 'behind', journalFailure: copy.failed })
        again = setTimeout(() => begin().catch(console.warn), RETRY_MS)
        return
      }
      const { journals } = platform
      if (journals === null) return
      const backend = (await storeState())?.backend ?? null
      const about = async () => (await store.entry(entry.id)) ?? entry
      const { seal, mark } = copy
      const keyId = await seal.keyId()
      // What was sealed under a lost key is as good as no base.
      const state = mark?.keyId === keyId ? copy.state : { ...copy.state, base: null }
      ward = new Ward(
        { schoolId: entry.id, about, journals, seal, backend, keyId, now: deps.now, tell },
        depot.db,
        state,
      )
      await ward.flush()
    }

    depot.guardWith({
      barred: () => deps.barred(),
      async committed() {
        await ward?.flush()
      },
      closed() {
        closed = true
        clearTimeout(again)
        // What is being copied comes to its end first: the next window begins where this one stops.
        void (ward?.end() ?? Promise.resolve()).then(held.release)
        if (shown === register) deps.status(NO_JOURNAL, null)
      },
    })
    if (writer) await begin()
    else {
      tell(NO_JOURNAL)
      held.onFree(() => {
        writer = true
        begin().catch(console.warn)
      })
    }
    return register
  }

  async function found(id: string): Promise<{ found: FoundStore; register: Register | null }> {
    try {
      const register = await store.open(id)
      const facts = await depotOf(register).facts()
      return { found: { kind: 'open', facts }, register }
    } catch (reason) {
      if (reason instanceof RegisterError && reason.code === 'no-school') throw reason
      const missing = reason instanceof RegisterError && reason.code === 'lost'
      if (!missing) console.warn(reason)
      return { found: { kind: missing ? 'missing' : 'broken' }, register: null }
    }
  }

  /** A school that waited for a choice is looked at anew when it is opened again. */
  function forgetWaiting(): void {
    waiting?.claim.release()
    waiting = null
  }

  async function open(id: string): Promise<Register> {
    forgetWaiting()
    await relisted()
    const entry = await store.entry(id)
    if (entry === null) throw new RegisterError('no-school', { id })
    const held = await claim(id)
    try {
      return await openClaimed(entry, held)
    } catch (reason) {
      if (waiting?.claim !== held) held.release()
      throw reason
    }
  }

  async function openClaimed(entry: SchoolEntry, held: Claim): Promise<Register> {
    const look = await found(entry.id)
    // The other window has looked already, and may be in the middle of a write.
    if (!held.writer && look.register) return protect(entry, look.register, held)
    const copied = await copyOf(entry)
    const copy = copied === null || 'failed' in copied ? null : copied
    if ((copy?.mark?.schema ?? 0) > SCHEMA_VERSION) {
      look.register?.close()
      throw new RegisterError('newer-schema')
    }
    const fault = judgeStore(look.found, copy?.mark ?? null)
    if (fault === null && look.register) {
      if (copy?.state.damaged === true) deps.notice({ kind: 'journal-renewed' })
      return protect(entry, look.register, held)
    }
    const contents =
      copy === null || platform.journals === null
        ? null
        : await readJournal(platform.journals, entry.id, copy.state, copy.seal)
    if (fault !== null && contents?.complete === true) {
      look.register?.close()
      await restartOnce(fault)
      const register = await store.rebuild(entry.id, contents.source, deps.progress)
      deps.notice({ kind: 'rebuilt', title: entry.title, fault, newestAt: contents.newestAt })
      return protect(entry, register, held)
    }
    look.register?.close()
    await demandRoom()
    waiting = { entry, claim: held, copy, contents }
    deps.damaged(rescueFacts(entry, look.found, copy, contents))
    throw new RegisterError('damaged')
  }

  async function made(register: Register): Promise<Register> {
    const entry = await store.entry(register.schoolId)
    if (entry === null) return register
    const held = await claim(entry.id)
    try {
      return await protect(entry, register, held)
    } catch (reason) {
      held.release()
      throw reason
    }
  }

  return {
    schools: {
      ...store,
      async list() {
        await relisted()
        return store.list()
      },
      async last() {
        await relisted()
        return store.last()
      },
      open,
      create: async (title, practice) => made(await store.create(title, practice)),
      adopt: async (id, title) => made(await store.adopt(id, title)),
      openFile: async (preview) => made(await store.openFile(preview)),
      async rename(id, title) {
        await store.rename(id, title)
        await keys.update(id, { title })
      },
    },
    async rescue(choice) {
      if (waiting === null) throw new RegisterError('lost')
      const { entry, claim: held, contents } = waiting
      const source = choice === 'journal' ? (contents?.source ?? null) : copiedSource(choice)
      if (choice !== 'store' && source === null) throw new RegisterError('damaged')
      const register = source ? await store.rebuild(entry.id, source, deps.progress) : await store.openAsIs(entry.id)
      // What is chosen begins a journal of its own; the old one may hold what this one lacks.
      await platform.journals?.putAside(entry.id)
      waiting = null
      deps.damaged(null)
      return protect(entry, register, held)
    },
  }
}

/** An opened copy as a source; null for anything else. */
function copiedSource(choice: 'store' | Uint8Array): RebuildSource | null {
  if (choice === 'store') return null
  const outcome = parseSchoolFile(new TextDecoder().decode(choice))
  return outcome.ok ? { file: outcome.file, sets: [], device: null } : null
}

function rescueFacts(
  { id, title, practice }: SchoolEntry,
  found: FoundStore,
  copy: Copy | null,
  contents: JournalContents | null,
): RescueFacts {
  const mark = copy?.mark ?? null
  return {
    schoolId: id,
    title,
    practice,
    expected: mark === null ? null : { sets: mark.last, at: mark.at },
    store: found.kind === 'open' && found.facts.device !== null ? storeCopy(found.facts) : null,
    journal: contents === null ? null : journalCopy(contents),
  }
}

const storeCopy = ({ counts, newestAt, device }: StoreFacts): RescueCopy => ({
  counts,
  newestAt,
  sets: device?.sets ?? 0,
})

function journalCopy({ source, newestAt }: JournalContents): RescueCopy {
  const tables = Object.entries(source.file.records)
  const counts = Object.fromEntries(tables.map(([table, rows]) => [table, rows.filter(isAlive).length]))
  return { counts, newestAt, sets: source.device.sets ?? 0 }
}
