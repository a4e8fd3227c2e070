import type { IsoDay, IsoInstant } from '@/domain/model/plain'
import type { DesktopErrorCode, Result, SnapshotPlace, SnapshotPlaces, SnapshotPlaceState } from '@/platform/platform'
import { copyAcross } from './copyAcross'
import { recoveryGroups, recoveryIdentity } from './recoveryText'
import { outdated } from './rotation'
import type { KeyRing, SchoolKeys, SnapshotKind, SnapshotOutcome, Snapshots, SnapshotsState } from './safety'
import type { Sealer } from './sealer'
import { KEY_FILE, snapshotName } from './snapshotNames'
import { listed, reportOf, rowsOf, type PlaceFiles } from './snapshotRows'

/** The school that is open: its database's name is asked anew each time, since a rebuilt school has another one. */
export interface SchoolAtHand {
  id: string
  title: string
  practice: boolean
  database: string
}

export interface SnapshotsDeps {
  /** Null where no snapshot can be kept. */
  places: SnapshotPlaces | null
  sealer: Sealer
  keys: KeyRing
  school(): SchoolAtHand | null
  author(): string
  now(): IsoInstant
  today(): IsoDay
  /** A copy could not be written there: said once for each reason until one is written again. */
  onFailure(place: SnapshotPlace, code: DesktopErrorCode): void
  /** Copies are written there again. */
  onRecovery(place: SnapshotPlace): void
}

/** A copy after so many written records. */
export const CHANGES_PER_SNAPSHOT = 200
const DAY_MS = 24 * 3600 * 1000
/** A copy before an import is waited for no longer than this. */
const PATIENCE_MS = 15_000

const failed = (code: DesktopErrorCode, detail: string): Result<never> => ({ ok: false, code, detail })

/** See `Snapshots`; what only the wiring calls is here. */
export interface OwnSnapshots extends Snapshots {
  /** For the clock: at the start and about every minute it makes what is due and catches up. */
  tick(): Promise<void>
  /** Another school is open now, or none. */
  schoolChanged(): void
}

export function createSnapshots(deps: SnapshotsDeps): OwnSnapshots {
  const { places, sealer, keys } = deps
  const watchers = new Set<() => void>()
  const failures = new Map<string, { code: DesktopErrorCode; at: IsoInstant }>()
  const told = new Set<string>()
  let running = false
  let written = 0
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two copies of the same moment help nobody. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  const announce = () => {
    for (const watcher of watchers) watcher()
  }
  const keysOf = (school: SchoolAtHand): Promise<SchoolKeys> => keys.of(school.id, school)

  /** Null while no school is open and where nothing can be kept. */
  function atHand(): { school: SchoolAtHand; places: SnapshotPlaces } | null {
    const school = deps.school()
    return school && places ? { school, places } : null
  }

  function note(school: string, place: SnapshotPlace, result: Result<unknown>): void {
    const key = `${school} ${place}`
    if (result.ok) {
      if (!failures.delete(key)) return
      for (const one of told) if (one.startsWith(key)) told.delete(one)
      deps.onRecovery(place)
      return
    }
    failures.set(key, { code: result.code, at: deps.now() })
    // A stick that is not plugged in is the usual state of a stick; how old its copies are is on «Обзор».
    if ((place === 'second' && result.code === 'gone') || told.has(`${key} ${result.code}`)) return
    told.add(`${key} ${result.code}`)
    deps.onFailure(place, result.code)
  }

  async function filesOf(on: SnapshotPlaces, school: string): Promise<Record<SnapshotPlace, PlaceFiles>> {
    return { profile: await listed(on, school, 'profile'), second: await listed(on, school, 'second') }
  }

  async function rotate(on: SnapshotPlaces, school: string, place: SnapshotPlace): Promise<void> {
    const { snapshots } = await listed(on, school, place)
    for (const { name } of outdated(snapshots ?? [])) await on.remove(school, place, name)
  }

  /** What the second folder lacks of the first, and the key file. */
  async function catchUp(on: SnapshotPlaces, school: string): Promise<void> {
    const state = await on.state('second')
    if (!state.ok || state.value.state === 'none') return
    if (state.value.state === 'gone' || state.value.state === 'asks') {
      note(school, 'second', failed('gone', state.value.state))
      return
    }
    note(school, 'second', await copyAcross(on, school))
    await rotate(on, school, 'second')
  }

  async function makeNow(kind: SnapshotKind): Promise<Result<null>> {
    const here = atHand()
    if (here === null) return failed('unknown', 'no school')
    const { school, places: on } = here
    running = true
    announce()
    try {
      written = 0
      const { identity, recovery } = await keysOf(school)
      const takenAt = deps.now()
      const header = { title: school.title, practice: school.practice, savedAt: takenAt, savedBy: deps.author() }
      const sealed = await sealer.sealSchool(school.database, header, [identity, recovery])
      const name = snapshotName({ takenAt, kind, ...sealed })
      const result = await on.write(school.id, 'profile', name, sealed.bytes)
      note(school.id, 'profile', result)
      if (result.ok) await rotate(on, school.id, 'profile')
      await catchUp(on, school.id)
      return result
    } catch (reason) {
      const result = failed('unknown', reason instanceof Error ? reason.message : 'sealing')
      note(school.id, 'profile', result)
      return result
    } finally {
      running = false
      announce()
    }
  }

  const make = (kind: SnapshotKind) => inTurn(() => makeNow(kind))

  async function stateNow(): Promise<SnapshotsState | null> {
    const here = atHand()
    if (here === null) return null
    const { school, places: on } = here
    const known = await keysOf(school)
    const files = await filesOf(on, school.id)
    const report = (place: SnapshotPlace) => reportOf(place, files, failures.get(`${school.id} ${place}`) ?? null)
    return {
      profileKind: on.profileKind,
      canChooseSecond: on.second !== null,
      profile: report('profile'),
      second: report('second'),
      rows: rowsOf(files),
      running,
      practice: school.practice,
      sheetPrintedOn: known.sheetPrintedOn,
      passphraseSetOn: known.passphraseSetOn,
    }
  }

  /** After the second folder was chosen or allowed again: it is filled before the answer comes. */
  async function afterSecond(
    work: Promise<Result<SnapshotPlaceState>> | undefined,
  ): Promise<Result<SnapshotPlaceState>> {
    const result = await (work ?? Promise.resolve(failed('unknown', 'no second folder')))
    const here = atHand()
    if (result.ok && here) await inTurn(() => catchUp(here.places, here.school.id))
    announce()
    return result
  }

  async function openWith(sealed: Uint8Array, identities: readonly string[]): Promise<SnapshotOutcome> {
    try {
      return await sealer.openSchool(sealed, identities)
    } catch {
      // The library refuses a key whose checksum is wrong before it looks at the file.
      return { ok: false, refusal: 'bad-key' }
    }
  }

  return {
    watch: () => ({
      subscribe(next, fail) {
        let live = true
        const ask = () => void stateNow().then((state) => (live ? next(state) : undefined), fail)
        watchers.add(ask)
        ask()
        return () => {
          live = false
          watchers.delete(ask)
        }
      },
    }),
    make,
    async makeBefore(kind) {
      if (atHand() === null) return
      await Promise.race([make(kind), new Promise((done) => setTimeout(done, PATIENCE_MS))])
    },
    changed(records) {
      written += records
      if (written >= CHANGES_PER_SNAPSHOT) {
        written = 0
        void make('ordinary')
      }
    },
    async tick() {
      const here = atHand()
      if (here === null) return
      const { snapshots } = await listed(here.places, here.school.id, 'profile')
      const newest = snapshots?.map(({ takenAt }) => Date.parse(takenAt)).sort((a, b) => b - a)[0]
      const age = newest === undefined ? Infinity : Date.parse(deps.now()) - newest
      // A clock that was put back makes copies of the future: they do not stand in the way of today's.
      if (snapshots !== null && (age >= DAY_MS || age < -DAY_MS)) {
        await make('ordinary')
        return
      }
      await inTurn(() => catchUp(here.places, here.school.id))
      announce()
    },
    schoolChanged() {
      written = 0
      announce()
    },
    listOf: async (schoolId) => (places ? rowsOf(await filesOf(places, schoolId)) : []),
    async read(row, schoolId = deps.school()?.id) {
      let result: Result<Uint8Array> = failed('gone', 'no place')
      if (places === null || schoolId === undefined) return result
      for (const place of row.places) {
        result = await places.read(schoolId, place, row.name)
        if (result.ok) return result
      }
      return result
    },
    async open(sealed, key) {
      if (key.way === 'recovery') {
        const identity = recoveryIdentity(key.typed)
        return identity === null ? { ok: false, refusal: 'bad-key' } : openWith(sealed, [identity])
      }
      if (key.way === 'passphrase') {
        const unwrapped = await sealer.unwrapIdentity(key.keyFile, key.passphrase)
        return unwrapped.ok ? openWith(sealed, [unwrapped.identity]) : unwrapped
      }
      const own = await keys.list()
      return openWith(
        sealed,
        own.flatMap(({ identity, recovery }) => [identity, recovery]),
      )
    },
    async compare(school) {
      const here = deps.school()
      if (here === null) throw new Error('no school is open')
      return sealer.compareSchool(here.database, school.bytes)
    },
    chooseSecond: (title) => afterSecond(places?.second?.choose(title)),
    wakeSecond: () => afterSecond(places?.second?.wake()),
    async forgetSecond() {
      const result = (await places?.second?.forget()) ?? failed('unknown', 'no second folder')
      for (const key of failures.keys()) if (key.endsWith(' second')) failures.delete(key)
      announce()
      return result
    },
    async setPassphrase(passphrase) {
      const here = atHand()
      if (here === null) return failed('unknown', 'no school')
      const { school, places: on } = here
      return inTurn(async () => {
        const { identity } = await keysOf(school)
        const keyFile = await sealer.wrapIdentity(identity, passphrase)
        const result = await on.write(school.id, 'profile', KEY_FILE, keyFile, { replace: true })
        if (!result.ok) return result
        await keys.update(school.id, { passphraseSetOn: deps.today() })
        await catchUp(on, school.id)
        announce()
        return result
      })
    },
    async recovery() {
      const school = deps.school()
      if (school === null) throw new Error('no school is open')
      const { recovery } = await keysOf(school)
      return { groups: recoveryGroups(recovery), text: recovery }
    },
    async sheetPrinted() {
      const school = deps.school()
      if (school === null) return
      await keys.update(school.id, { sheetPrintedOn: deps.today() })
      announce()
    },
  }
}
