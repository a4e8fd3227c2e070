import type { ExchangeStore } from '@/platform/exchange'
import type { Result } from '@/platform/platform'
import { createEnvelope, nameHash, type Envelope } from './envelope'
import { isKeyMark, KEY_FILE, keyMark, spacePath } from './names'
import { plainPassphrase } from './sixWords'
import type { JoinSecret, NotOpened } from './sync'

/** Opened by the key on the recovery sheet. */
const SHEET_FILE = 'sheet.age'
/** What a PC that joins must know, sealed like everything else. */
const ABOUT_FILE = 'about'

/** The secrets of a school that every PC of it has. */
export interface SpaceKeys {
  /** `AGE-SECRET-KEY-1…` of the school. */
  identity: string
  /** The one on the sheet in the safe. */
  recovery: string
}

/** How an identity is wrapped by a passphrase; the room `safety` has it, in a worker. */
export interface KeyWrap {
  wrap(identity: string, passphrase: string): Promise<Uint8Array>
  unwrap(
    keyFile: Uint8Array,
    passphrase: string,
  ): Promise<{ ok: true; identity: string } | { ok: false; refusal: string }>
}

interface About {
  title: string
  recovery: string
}

/** Puts the three files of a space there, and the mark of the key; those of an older passphrase or key are replaced. */
export async function writeKeys(
  store: ExchangeStore,
  envelope: Envelope,
  school: string,
  keys: SpaceKeys & { title: string },
  keyFile: Uint8Array,
): Promise<Result<null>> {
  const { Encrypter, identityToRecipient } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(keys.recovery))
  const sheet = await encrypter.encrypt(`${keys.identity}\n`)
  const about: About = { title: keys.title, recovery: keys.recovery }
  const { bytes } = await envelope.wrap(placeOfAbout(school), about)
  for (const [name, content] of [
    [KEY_FILE, keyFile],
    [SHEET_FILE, sheet],
    [ABOUT_FILE, bytes],
  ] as const) {
    const path = `${spacePath(school)}/${name}`
    const removed = await store.remove(path)
    if (!removed.ok) return removed
    const written = await store.create(path, content)
    if (!written.ok) return written
  }
  return markKey(store, envelope, school)
}

/** The mark comes last: whoever sees it finds the files of that key. */
async function markKey(store: ExchangeStore, envelope: Envelope, school: string): Promise<Result<null>> {
  const mark = keyMark(await envelope.keyId())
  const made = await store.create(`${spacePath(school)}/${mark}`, new TextEncoder().encode(`${mark}\n`))
  if (!made.ok && made.code !== 'exists') return made
  const files = await store.list(spacePath(school))
  if (!files.ok) return files
  for (const { name } of files.value.filter((file) => isKeyMark(file.name) && file.name !== mark)) {
    const removed = await store.remove(`${spacePath(school)}/${name}`)
    if (!removed.ok) return removed
  }
  return { ok: true, value: null }
}

/** Whether the space is sealed to another key than ours. @param names what lies in it; a space of an older version has no mark */
export async function hasOtherKey(
  store: ExchangeStore,
  envelope: Envelope,
  school: string,
  names: readonly string[],
): Promise<boolean> {
  const marks = names.filter(isKeyMark)
  if (marks.length === 0) return false
  if (!marks.includes(keyMark(await envelope.keyId()))) return true
  // Two PCs have changed it at the same moment: that key counts whose files stand there.
  return marks.length > 1 && (await readAbout(store, envelope, school)) === null
}

type FoundIdentity = { ok: true; identity: string } | NotOpened

/** What opens the key of a school for a PC that does not have it. */
export interface KeyOpening {
  keyWrap: KeyWrap
  /** What was typed from the recovery sheet as an identity; null when it can be none. */
  typedKey(typed: string): string | null
}

/** The keys of a space and its title, by the passphrase or the sheet. */
export async function openKeys(
  store: ExchangeStore,
  school: string,
  secret: JoinSecret,
  opening: KeyOpening,
): Promise<{ ok: true; title: string; keys: SpaceKeys } | NotOpened> {
  const found = await findIdentity(store, school, secret, opening)
  if (!found.ok) return found
  const about = await readAbout(store, createEnvelope(found.identity), school)
  if (about === null) return { ok: false, refusal: 'damaged' }
  return { ok: true, title: about.title, keys: { identity: found.identity, recovery: about.recovery } }
}

function findIdentity(
  store: ExchangeStore,
  school: string,
  secret: JoinSecret,
  { keyWrap, typedKey }: KeyOpening,
): Promise<FoundIdentity> {
  if ('sheet' in secret) return identityBySheet(store, school, typedKey(secret.sheet))
  return identityByPassphrase(store, school, plainPassphrase(secret.passphrase), keyWrap)
}

async function identityByPassphrase(
  store: ExchangeStore,
  school: string,
  passphrase: string,
  keyWrap: KeyWrap,
): Promise<FoundIdentity> {
  const file = await store.read(`${spacePath(school)}/${KEY_FILE}`)
  if (!file.ok) return notRead(file)
  const answer = await keyWrap.unwrap(file.value, passphrase)
  if (answer.ok) return answer
  return { ok: false, refusal: answer.refusal === 'wrong-passphrase' ? 'wrong-passphrase' : 'damaged' }
}

/** @param recovery `AGE-SECRET-KEY-1…` as it was typed from the sheet; null when it can be none */
async function identityBySheet(store: ExchangeStore, school: string, recovery: string | null): Promise<FoundIdentity> {
  if (recovery === null) return { ok: false, refusal: 'bad-sheet' }
  const file = await store.read(`${spacePath(school)}/${SHEET_FILE}`)
  if (!file.ok) return notRead(file)
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(recovery)
  } catch {
    // The checksum of a key shows a wrong sign before any file is looked at.
    return { ok: false, refusal: 'bad-sheet' }
  }
  try {
    return { ok: true, identity: (await decrypter.decrypt(file.value, 'text')).trim() }
  } catch (reason) {
    const unmatched = reason instanceof Error && reason.message.includes('no identity matched')
    return { ok: false, refusal: unmatched ? 'wrong-key' : 'damaged' }
  }
}

/** Null when the file is not there or not of this key. */
export async function readAbout(store: ExchangeStore, envelope: Envelope, school: string): Promise<About | null> {
  const file = await store.read(`${spacePath(school)}/${ABOUT_FILE}`)
  if (!file.ok) return null
  const opened = await envelope.unwrap(placeOfAbout(school), await nameHash(file.value), file.value)
  if (!opened.ok || typeof opened.value !== 'object' || opened.value === null) return null
  const { title, recovery } = opened.value as Partial<Record<keyof About, unknown>>
  return typeof title === 'string' && typeof recovery === 'string' ? { title, recovery } : null
}

const placeOfAbout = (school: string) => `${school}/about`

function notRead(result: Extract<Result<never>, { ok: false }>): FoundIdentity {
  if (result.code === 'not-found') return { ok: false, refusal: 'no-key-file' }
  return { ok: false, refusal: 'store', result }
}
