import type { IsoInstant } from '@/domain/model/plain'
import type { Vault, VaultProtection } from '@/platform/platform'
import type { TextShelf } from '@/storage/registry'
import type { KeyRing, SchoolKeys } from './safety'

export interface KeyRingDeps {
  /** Null where the host has no vault: the copy in the database is the only place then, and the screen says so. */
  vault: Vault | null
  shelf: TextShelf
  now(): IsoInstant
}

interface Bunch {
  version: 1
  schools: SchoolKeys[]
}

/** What a place told. A place that cannot be read is not empty: it is never written over. */
interface Told {
  keys: SchoolKeys[]
  readable: boolean
}

/** See `KeyRing`. Read anew at every call: another window may have added a school. A key found in one place only is written to the other. */
export function createKeyRing({ vault, shelf, now }: KeyRingDeps): KeyRing {
  let protection: VaultProtection | null = null
  let last: Promise<unknown> = Promise.resolve()
  /** Which places could be read the last time, and may be written therefore. */
  let open = { vault: false, shelf: false }

  /** One after the other: two writers would each forget the other's school. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function read(): Promise<Map<string, SchoolKeys>> {
    const kept = await readVault()
    const copied = await shelf.read().then(
      (text): Told => ({ keys: parse(text), readable: true }),
      (): Told => ({ keys: [], readable: false }),
    )
    open = { vault: kept.readable, shelf: copied.readable }
    const found = new Map<string, SchoolKeys>()
    for (const keys of [...kept.keys, ...copied.keys]) {
      const known = found.get(keys.schoolId)
      if (known === undefined || generation(keys) > generation(known)) found.set(keys.schoolId, keys)
    }
    const isOld = (keys: SchoolKeys) => generation(keys) < generation(found.get(keys.schoolId) ?? keys)
    const lacks = ({ keys, readable }: Told) => readable && (keys.length !== found.size || keys.some(isOld))
    if (lacks(copied) || (vault !== null && lacks(kept))) await write(found).catch(() => undefined)
    return found
  }

  /** @throws when a place cannot be read now: it may hold keys that a new writing would lose */
  async function readAll(): Promise<Map<string, SchoolKeys>> {
    const found = await read()
    if (!open.shelf || (vault !== null && !open.vault)) throw new Error('the keys cannot be read')
    return found
  }

  async function readVault(): Promise<Told> {
    if (vault === null) return { keys: [], readable: false }
    const result = await vault.read()
    if (!result.ok) return { keys: [], readable: false }
    protection = result.value.protection
    return { keys: parse(result.value.text), readable: true }
  }

  /** Writes to every place that could be read. @returns how many took the keys @throws when none did */
  async function write(schools: ReadonlyMap<string, SchoolKeys>): Promise<number> {
    const text = JSON.stringify({
      version: 1,
      schools: [...schools.values()],
    } satisfies Bunch)
    let took = 0
    let failure: unknown = new Error('the keys cannot be written')
    if (vault !== null && open.vault) {
      const result = await vault.write(text)
      if (result.ok) {
        took += 1
        protection = result.value
      }
    }
    if (open.shelf) {
      try {
        await shelf.write(text)
        took += 1
      } catch (reason) {
        failure = reason
      }
    }
    if (took === 0) throw failure
    return took
  }

  return {
    of: (schoolId, { title, practice }, given) =>
      inTurn(async () => {
        const known = (await read()).get(schoolId)
        if (known) return known
        // Keys made while the old ones cannot be read would take their place for ever.
        const schools = await readAll()
        const keys: SchoolKeys = {
          schoolId,
          title,
          practice,
          createdAt: now(),
          ...(await freshKeys()),
          ...given,
          sheetPrintedOn: null,
          passphraseSetOn: null,
        }
        await write(schools.set(schoolId, keys))
        return keys
      }),
    find: (schoolId) => inTurn(async () => (await read()).get(schoolId) ?? null),
    list: () => inTurn(async () => [...(await read()).values()]),
    update: (schoolId, facts) =>
      inTurn(async () => {
        const schools = await read()
        const keys = schools.get(schoolId)
        if (keys) await write(schools.set(schoolId, { ...keys, ...facts }))
      }),
    renew: (schoolId, { identity, recovery }) =>
      inTurn(async () => {
        const schools = await readAll()
        const keys = schools.get(schoolId)
        if (keys === undefined || keys.identity === identity) return
        const former = [{ identity: keys.identity, recovery: keys.recovery }, ...(keys.former ?? [])]
        const fresh = { identity, recovery, former, sheetPrintedOn: null, passphraseSetOn: null }
        await write(schools.set(schoolId, { ...keys, ...fresh }))
      }),
    remove: (schoolId) =>
      inTurn(async () => {
        const schools = await readAll()
        if (!schools.delete(schoolId)) return
        // What stays in one place comes back from there.
        if ((await write(schools)) < (vault === null ? 1 : 2)) throw new Error('the keys were not removed')
      }),
    protection: () => protection,
  }
}

/** How often a school's keys were renewed: where one place missed that, the other one holds. */
const generation = ({ former }: SchoolKeys): number => former?.length ?? 0

/** Every identity that may open a copy of the school, the newest first. */
export const identitiesOf = ({ identity, recovery, former = [] }: SchoolKeys): string[] =>
  [{ identity, recovery }, ...former].flatMap((keys) => [keys.identity, keys.recovery])

/** Two identities that no other PC knows: for the school, and for the sheet in the safe. */
export async function freshIdentities(): Promise<Pick<SchoolKeys, 'identity' | 'recovery'>> {
  const { generateX25519Identity } = await import('age-encryption')
  return { identity: await generateX25519Identity(), recovery: await generateX25519Identity() }
}

/** Fresh keys. The age library comes when it is first needed: it is no part of the first screen. */
async function freshKeys(): Promise<Pick<SchoolKeys, 'identity' | 'recovery' | 'journal'>> {
  return {
    ...(await freshIdentities()),
    journal: btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))),
  }
}

/** A text that is no bunch of keys counts as none: the other place has it. Fields of a newer version are carried along. */
function parse(text: string | null): SchoolKeys[] {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null || !('schools' in value) || !Array.isArray(value.schools)) return []
    return value.schools.filter(isKeys)
  } catch {
    return []
  }
}

function isKeys(value: unknown): value is SchoolKeys {
  if (typeof value !== 'object' || value === null) return false
  const keys = value as Partial<Record<keyof SchoolKeys, unknown>>
  return [keys.schoolId, keys.identity, keys.recovery, keys.journal].every((text) => typeof text === 'string')
}
