import type { IsoDay } from '@/domain/model/plain'
import type { DesktopErrorCode, Result, SnapshotPlace, SnapshotPlaces, SnapshotPlaceState } from '@/platform/platform'
import { copyAcross } from './copyAcross'
import { createCopyFailures, type CopyFailuresDeps } from './copyFailures'
import { identitiesOf } from './keys'
import { recoveryGroups, recoveryIdentity } from './recoveryText'
import { outdated } from './rotation'
import type { KeyRing, SchoolKeys, SnapshotKind, Snapshots, SnapshotsState } from './safety'
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

export interface SnapshotsDeps extends CopyFailuresDeps {
  /** Null where no snapshot can be kept. */
  places: SnapshotPlaces | null
  sealer: Sealer
  keys: KeyRing
  school(): SchoolAtHand | null
  author(): string
  today(): IsoDay
}

/** A copy after so many written records. */
export const CHANGES_PER_SNAPSHOT = 200
const DAY_MS = 24 * 3600 * 1000
/** A failed copy is made again after so long: sealing a large school costs an old PC seconds. */
const RETRY_MS = 10 * 60_000
/** A copy before an import is waited for no longer than this. */
const PATIENCE_MS = 15_000

const failed = (code: DesktopErrorCode, detail: string): Result<never> => ({ ok: false, code, detail })

/** See `Snapshots`; what only the wiring calls is here. */
export interface OwnSnapshots extends Snapshots {
  /** For the clock: at the start and about every minute it makes what is due and catches up. */
  tick(): Promise<void>
  /** Another school is open now, or none. */
  schoolChanged(): void
  /** The school is gone from this PC for good: its copies in the program's own folder go; the user's folder is the user's. */
  forget(schoolId: string): Promise<void>
}

export function createSnapshots(deps: SnapshotsDeps): OwnSnapshots {
  const { places, sealer, keys } = deps
  const watchers = new Set<() => void>()
  const failures = createCopyFailures(deps)
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
      failures.note(school, 'second', failed('gone', state.value.state))
      return
    }
    failures.note(school, 'second', await copyAcross(on, school))
    await rotate(on, school, 'second')
  }

  /** Into the program's own folder. `late`: what a copy was to come before has begun, and it is an ordinary one. */
  async function copyNow(kind: SnapshotKind, late: () => boolean = () => false): Promise<Result<null>> {
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
      const name = snapshotName({ takenAt, kind: late() ? 'ordinary' : kind, ...sealed })
      const answer = await on.write(school.id, 'profile', name, sealed.bytes)
      // A copy of the same second with the same number of sets is this one.
      const result: Result<null> = !answer.ok && answer.detail === 'EEXIST' ? { ok: true, value: null } : answer
      failures.note(school.id, 'profile', result)
      if (result.ok) await rotate(on, school.id, 'profile')
      return result
    } catch (reason) {
      const result = failed('unknown', reason instanceof Error ? reason.message : 'sealing')
      failures.note(school.id, 'profile', result)
      return result
    } finally {
      running = false
      announce()
    }
  }

  async function spread(): Promise<void> {
    const here = atHand()
    if (here) await catchUp(here.places, here.school.id)
    announce()
  }

  const make = (kind: SnapshotKind) =>
    inTurn(async () => {
      const result = await copyNow(kind)
      await spread()
      return result
    })

  async function stateNow(): Promise<SnapshotsState | null> {
    const here = atHand()
    if (here === null) return null
    const { school, places: on } = here
    const known = await keysOf(school)
    const files = await filesOf(on, school.id)
    const report = (place: SnapshotPlace) => reportOf(place, files, failures.of(school.id, place))
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
    if (result.ok) await inTurn(spread)
    else announce()
    return result
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
      let late = false
      let timer: ReturnType<typeof setTimeout> | undefined
      const patience = new Promise<void>((done) => {
        timer = setTimeout(() => {
          late = true
          done()
        }, PATIENCE_MS)
      })
      await Promise.race([inTurn(() => copyNow(kind, () => late)), patience])
      clearTimeout(timer)
      // A slow share is not waited for.
      void inTurn(spread)
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
      const { id } = here.school
      const { snapshots, refused } = await listed(here.places, id, 'profile')
      if (refused) failures.note(id, 'profile', refused)
      const newest = snapshots?.map(({ takenAt }) => Date.parse(takenAt)).sort((a, b) => b - a)[0]
      const age = newest === undefined ? Infinity : Date.parse(deps.now()) - newest
      const failure = failures.of(id, 'profile')
      const waited = failure === null ? 0 : Date.parse(deps.now()) - Date.parse(failure.at)
      // A clock that was put back makes copies of the future: they do not stand in the way of today's.
      const due = age >= DAY_MS || age < -DAY_MS || waited >= RETRY_MS
      if (snapshots !== null && due) await make('ordinary')
      else await inTurn(spread)
    },
    async forget(schoolId) {
      const files = await places?.list(schoolId, 'profile')
      for (const { name } of files?.ok === true ? files.value : []) await places?.remove(schoolId, 'profile', name)
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
        return identity === null ? { ok: false, refusal: 'bad-key' } : sealer.openSchool(sealed, [identity])
      }
      if (key.way === 'passphrase') {
        const unwrapped = await sealer.unwrapIdentities(key.keyFile, key.passphrase)
        if (unwrapped.ok) return sealer.openSchool(sealed, unwrapped.identities)
        // Of the two files it is the key file that is of another kind.
        return unwrapped.refusal === 'not-age' ? { ok: false, refusal: 'no-key-file' } : unwrapped
      }
      const own = await keys.list()
      return sealer.openSchool(sealed, own.flatMap(identitiesOf))
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
      if (result.ok) failures.forget('second')
      announce()
      return result
    },
    async setPassphrase(passphrase) {
      const here = atHand()
      if (here === null) return failed('unknown', 'no school')
      const { school, places: on } = here
      return inTurn(async () => {
        const { identity, former = [] } = await keysOf(school)
        const keyFile = await sealer.wrapIdentities([identity, ...former.map((keys) => keys.identity)], passphrase)
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
