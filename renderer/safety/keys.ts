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

/** See `KeyRing`. Read anew at every call: another window may have added a school. A key found in one place only is written to the other. */
export function createKeyRing({ vault, shelf, now }: KeyRingDeps): KeyRing {
  let protection: VaultProtection | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two writers would each forget the other's school. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function read(): Promise<Map<string, SchoolKeys>> {
    const kept = await readVault()
    const copied = await shelf.read().then(parse, () => [])
    const found = new Map([...copied, ...kept].map((keys) => [keys.schoolId, keys]))
    const complete = (list: SchoolKeys[]) => list.length === found.size
    if (!complete(copied) || (vault !== null && !complete(kept))) await write(found).catch(() => undefined)
    return found
  }

  async function readVault(): Promise<SchoolKeys[]> {
    if (vault === null) return []
    const result = await vault.read()
    if (!result.ok) return []
    protection = result.value.protection
    return parse(result.value.text)
  }

  /** @throws when neither place took the keys */
  async function write(schools: ReadonlyMap<string, SchoolKeys>): Promise<void> {
    const text = JSON.stringify({
      version: 1,
      schools: [...schools.values()],
    } satisfies Bunch)
    let inVault = false
    if (vault !== null) {
      const result = await vault.write(text)
      inVault = result.ok
      if (result.ok) protection = result.value
    }
    try {
      await shelf.write(text)
    } catch (reason) {
      if (!inVault) throw reason
    }
  }

  return {
    of: (schoolId, { title, practice }) =>
      inTurn(async () => {
        const schools = await read()
        const known = schools.get(schoolId)
        if (known) return known
        const keys: SchoolKeys = {
          schoolId,
          title,
          practice,
          createdAt: now(),
          ...(await freshKeys()),
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
    remove: (schoolId) =>
      inTurn(async () => {
        const schools = await read()
        if (schools.delete(schoolId)) await write(schools)
      }),
    protection: () => protection,
  }
}

/** Fresh keys. The age library comes when it is first needed: it is no part of the first screen. */
async function freshKeys(): Promise<Pick<SchoolKeys, 'identity' | 'recovery' | 'journal'>> {
  const { generateX25519Identity } = await import('age-encryption')
  return {
    identity: await generateX25519Identity(),
    recovery: await generateX25519Identity(),
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
