import type { ExchangeState, ExchangeStores } from '@/platform/exchange'
import type { Result } from '@/platform/platform'
import { rememberDevice, type DeviceMarks } from '@/storage/deviceMarks'
import { liveValue } from '@/storage/live'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { RegisterError } from '@/storage/registerError'
import { countConflicts, dropOldConflicts, readConflicts } from './conflicts'
import { createEnvelope } from './envelope'
import { exchange } from './engine'
import { goesOn } from './goesOn'
import { createJoining } from './joining'
import { changeKey, takeKey } from './keyChange'
import { openKeys, writeKeys, type KeyOpening, type SpaceKeys } from './keyFiles'
import { packParcel, unpackParcel } from './parcel'
import { registerReplica } from './registerReplica'
import type { EngineDeps, RunOptions, RunReport } from './run'
import { createSchedule } from './schedule'
import { plainPassphrase, sixWords } from './sixWords'
import type { Sync, SyncStatus } from './sync'
import { otherPcs } from './otherPcs'
import { parcelName } from './texts'

interface OpenSchool {
  register: Register
  title: string
  practice: boolean
}

export interface SyncDeps extends KeyOpening {
  stores: ExchangeStores | null
  deviceMarks: DeviceMarks
  newDeviceId(): string
  now(): number
  /** The open school and what is known of it; null while none is open. A practice school is exchanged with nobody. */
  school(): OpenSchool | null
  keysOf(school: string, title: string): Promise<SpaceKeys>
  /** Keeps the keys of a school that another PC has made. */
  adoptKeys(school: string, title: string, keys: SpaceKeys): Promise<void>
  /** Keeps new keys of a school beside the former ones, which still open old copies. */
  renewKeys(school: string, keys: SpaceKeys): Promise<void>
  freshKeys(): Promise<SpaceKeys>
  /** Makes that school here, empty, with the id it has there. */
  adoptSchool(school: string, title: string): Promise<Register>
  pcName: { read(): string; write(name: string): void }
  /** A copy of the school before something that touches much of it. */
  copyBefore(): Promise<void>
  /** Hears that the network is back. */
  onOnline(work: () => void): void
}

/** See `Sync`; what only the wiring calls is here. */
export interface OwnSync extends Sync {
  /** Another school is open now, or none. */
  schoolChanged(): void
  /** For the clock: looks about every 15 seconds whether a stick or a share has come back. */
  look(): Promise<void>
}

export function createSync(deps: SyncDeps): OwnSync {
  const { stores } = deps
  const watchers = new Set<() => void>()
  let running: SyncStatus['running'] = null
  let report: RunReport | null = null
  let place: ExchangeState = 'none'
  let nextAt: number | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let stopping: AbortController | null = null
  let stopListening: () => void = () => undefined
  /** What the host answered in this exchange: every file done asks for the status, and the setting does not change meanwhile. */
  let settingOfRun: ReturnType<ExchangeStores['setting']> | null = null

  const announce = () => {
    for (const watcher of watchers) watcher()
  }
  const schedule = createSchedule({
    now: deps.now,
    random: Math.random,
    later(ms, work) {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    run: () => void run().catch(console.warn),
    planned(at) {
      nextAt = at
      announce()
    },
  })
  deps.onOnline(() => schedule.reachable())

  function atHand() {
    const school = deps.school()
    return school && !school.practice ? school : null
  }

  /** The open school with everything an exchange needs but the store; null while none is open. */
  async function engineOf(): Promise<(Omit<EngineDeps, 'store'> & { school: string }) | null> {
    const school = atHand()
    if (school === null) return null
    const { identity } = await deps.keysOf(school.register.schoolId, school.title)
    return {
      school: school.register.schoolId,
      replica: replicaOf(school.register),
      envelope: createEnvelope(identity),
      now: deps.now,
      pc: deps.pcName.read,
    }
  }

  const replicaOf = (register: Register) =>
    registerReplica(register, {
      now: deps.now,
      newDeviceId: deps.newDeviceId,
      markDevice: (school, deviceId) => rememberDevice(deps.deviceMarks, school, deviceId),
    })

  const renewerOf = (engine: EngineDeps) => (keys: SpaceKeys) => deps.renewKeys(engine.replica.school, keys)

  /** One exchange after another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  const run = (options: RunOptions = {}) => underway(options, exchange)

  /** @param work with a store that is at hand; what it reports is what the screen shows */
  const underway = (
    options: RunOptions,
    work: (engine: EngineDeps, options: RunOptions) => Promise<RunReport>,
  ): Promise<RunReport | null> =>
    inTurn(async () => {
      const engine = await engineOf()
      if (stores === null || engine === null || (await engine.replica.state()) === null) return null
      place = await placeNow(engine.school)
      if (place !== 'ready') {
        announce()
        return null
      }
      if (options.accept) await deps.copyBefore()
      running = { done: 0, total: 0 }
      stopping = new AbortController()
      announce()
      try {
        report = await work({ ...engine, store: stores.store(engine.school) }, withProgress(options, stopping.signal))
        await dropOldConflicts(depotOf(atHand()?.register ?? fail()).db, deps.now())
        schedule.ended(report.outcome === 'done', report.failure?.retryAfterMs)
        return report
      } catch (reason) {
        schedule.ended(false)
        // Another window writes, or there is no room: what stands in the way is told by the protection.
        if (reason instanceof RegisterError && reason.code.startsWith('barred-')) return null
        throw reason
      } finally {
        running = null
        stopping = null
        settingOfRun = null
        announce()
      }
    })

  function withProgress(options: RunOptions, stopped: AbortSignal): RunOptions {
    return {
      ...options,
      signal: options.signal ? AbortSignal.any([options.signal, stopped]) : stopped,
      onProgress(done, total) {
        running = { done, total }
        announce()
        options.onProgress?.(done, total)
      },
    }
  }

  async function placeNow(school: string): Promise<ExchangeState> {
    const answer = await stores?.state(school)
    return answer?.ok === true ? answer.value : answer === undefined ? 'none' : 'gone'
  }

  function settingNow(of: ExchangeStores, school: string): ReturnType<ExchangeStores['setting']> {
    return running === null ? of.setting(school) : (settingOfRun ??= of.setting(school))
  }

  async function statusNow(): Promise<SyncStatus | null> {
    const school = atHand()
    if (stores === null || school === null) return null
    const { db } = depotOf(school.register)
    const { schoolId } = school.register
    const [setting, state, waiting, conflicts] = await Promise.all([
      settingNow(stores, schoolId),
      replicaOf(school.register).state(),
      db.outgoing.count(),
      countConflicts(db, deps.now()),
    ])
    return {
      setting: setting.ok ? setting.value : null,
      place,
      begun: state !== null,
      pc: deps.pcName.read(),
      running,
      doneAt: state?.doneAt ?? null,
      report,
      nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
      waiting,
      pcs: state === null ? [] : otherPcs(state, report),
      conflicts,
    }
  }

  /** After the place was chosen: what is there is not what was there before. */
  async function chosen<T>(result: Result<T>): Promise<Result<T>> {
    settingOfRun = null
    const school = atHand()
    if (result.ok && school) {
      const replica = replicaOf(school.register)
      const state = await replica.state()
      if (state) await replica.put({ ...state, published: false })
      place = await placeNow(school.register.schoolId)
      report = null
      if (state) schedule.reachable()
    }
    announce()
    return result
  }

  /** Something that needs an open school and a host that reaches others; `gone` where either is missing. */
  async function meeting<T>(
    work: (school: { stores: ExchangeStores; id: string; title: string }) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const school = atHand()
    if (stores === null || school === null) return { ok: false, code: 'gone', detail: 'no school' }
    return work({ stores, id: school.register.schoolId, title: school.title })
  }

  const putKeys = (passphrase: string): Promise<Result<null>> =>
    meeting(async ({ stores: all, id, title }) => {
      const keys = await deps.keysOf(id, title)
      const keyFile = await deps.keyWrap.wrap(keys.identity, plainPassphrase(passphrase))
      return writeKeys(all.store(id), createEnvelope(keys.identity), id, { ...keys, title }, keyFile)
    })

  function schoolChanged(): void {
    stopListening()
    schedule.stop()
    report = null
    settingOfRun = null
    place = 'none'
    const school = atHand()
    if (stores === null || school === null) {
      announce()
      return
    }
    const { db } = depotOf(school.register)
    let before: number | null = null
    stopListening = liveValue(() => db.outgoing.count()).subscribe(
      (count) => {
        if (before !== null && count > before) schedule.changed()
        before = count
        announce()
      },
      () => undefined,
    )
    void lookOnce()
  }

  let looking: Promise<void> | null = null
  /** A share that hangs is asked once, not once more every quarter of a minute. */
  const look = (): Promise<void> => (looking ??= lookOnce().finally(() => (looking = null)))

  async function lookOnce(): Promise<void> {
    const school = atHand()
    if (stores === null || school === null || running !== null) return
    const before = place
    place = await placeNow(school.register.schoolId)
    if (place === before) return
    announce()
    if (place === 'ready' && (await takesPart(school, stores))) schedule.reachable()
  }

  async function takesPart({ register, title }: OpenSchool, { store }: ExchangeStores): Promise<boolean> {
    const { schoolId } = register
    const keys = () => deps.keysOf(schoolId, title)
    const isPart = await goesOn(store(schoolId), replicaOf(register), keys)
    announce()
    return isPart
  }

  return {
    kinds: stores?.kinds ?? [],
    watch: () => ({
      subscribe(next, failed) {
        let live = true
        let asked = 0
        const ask = () => {
          const number = ++asked
          // A later answer may be there before an earlier one.
          void statusNow().then((status) => (live && number === asked ? next(status) : undefined), failed)
        }
        watchers.add(ask)
        ask()
        return () => {
          live = false
          watchers.delete(ask)
        }
      },
    }),
    run,
    stop: () => stopping?.abort(),
    chooseFolder: (title) => meeting(async (school) => chosen(await school.stores.chooseFolder(school.id, title))),
    connect: (setting, secret) =>
      meeting(async (school) => chosen(await school.stores.connect(school.id, setting, secret))),
    wake: () =>
      meeting(async ({ stores: all, id }) => {
        const result = await all.wake(id)
        await look()
        return result
      }),
    probe: () => meeting(({ stores: all, id }) => all.probe(id)),
    sixWords: () => sixWords(),
    async begin(pc, passphrase) {
      deps.pcName.write(pc)
      const written = await putKeys(passphrase)
      if (!written.ok) return written
      const school = atHand()
      if (school) await replicaOf(school.register).begin(true)
      announce()
      return written
    },
    setPassphrase: putKeys,
    changeKey: (passphrase, lost, options = {}) =>
      underway(options, async (engine, told) => {
        const { title } = atHand() ?? fail()
        const keys = { ...(await deps.freshKeys()), title }
        const keyFile = await deps.keyWrap.wrap(keys.identity, plainPassphrase(passphrase))
        return changeKey(engine, lost, { keys, keyFile, renew: renewerOf(engine) }, told)
      }),
    async takeKey(secret, options = {}) {
      const school = atHand()
      if (stores === null || school === null) return { ok: false, refusal: 'no-key-file' }
      const { schoolId } = school.register
      const found = await openKeys(stores.store(schoolId), schoolId, secret, deps)
      if (!found.ok) return found
      return {
        ok: true,
        report: await underway(options, (engine, told) => takeKey(engine, found.keys, renewerOf(engine), told)),
      }
    },
    setPc(pc) {
      deps.pcName.write(pc)
      announce()
    },
    leave: () =>
      meeting(async ({ stores: all, id }) => {
        const result = await all.forget(id)
        settingOfRun = null
        place = 'none'
        report = null
        schedule.stop()
        announce()
        return result
      }),
    conflicts() {
      const { db } = depotOf(atHand()?.register ?? fail())
      return liveValue(() => readConflicts(db, deps.now()))
    },
    async settle(ids) {
      await depotOf(atHand()?.register ?? fail()).db.conflicts.bulkDelete([...ids])
      announce()
    },
    parcel: () =>
      inTurn(async () => {
        const engine = (await engineOf()) ?? fail()
        await engine.replica.begin(true)
        const bytes = await packParcel(engine)
        announce()
        return { name: parcelName(atHand()?.title ?? '', deps.pcName.read(), new Date(deps.now())), bytes }
      }),
    takeParcel: (bytes, accept) =>
      inTurn(async () => {
        const engine = (await engineOf()) ?? fail()
        await engine.replica.begin(true)
        if (accept) await deps.copyBefore()
        const taken = await unpackParcel(engine, bytes, accept && { accept })
        announce()
        return taken
      }),
    joining: createJoining({ ...deps, replicaOf }),
    schoolChanged,
    look,
  }
}

function fail(): never {
  throw new Error('no school is open')
}
