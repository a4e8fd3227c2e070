import type { SuccessionRefusal, SnapshotRefusal } from './safety'

/** Work of the passphrase: 2^17 is half a second and 128 MB on an office PC (reliability 4). */
export const PASSPHRASE_WORK = 17
/** A file that asks for more than this is refused before any work: it would cost seconds and a gigabyte. */
const MOST_WORK = 18
const MOST_SEALED_BYTES = 200 * 1024 * 1024
/** A school of 10,000 people is 15 MB of text; a file that unpacks to more than this was made to do harm. */
const MOST_PLAIN_BYTES = 600 * 1024 * 1024

const IDENTITY = 'AGE-SECRET-KEY-1'
const MAGIC = 'age-encryption.org/v1\n'
/** Headers of our files have some hundred bytes; the rest of a hostile one is not looked at. */
const MOST_HEADER_BYTES = 64 * 1024

type Unopened<R> = { ok: false; refusal: R }
export type Opened<R = SnapshotRefusal> = { ok: true; bytes: Uint8Array } | Unopened<R>

const refused = <R>(refusal: R): Unopened<R> => ({ ok: false, refusal })

/** Bytes → gzip → age, for every identity's owner. `identities` are `AGE-SECRET-KEY-1…`. */
export async function seal(plain: Uint8Array, identities: readonly string[]): Promise<Uint8Array> {
  const { Encrypter, identityToRecipient } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const identity of identities) encrypter.addRecipient(await identityToRecipient(identity))
  return encrypter.encrypt(await packed(plain))
}

/** The other way. A file of another kind, a wrong key and damage are told apart. */
export async function unseal(sealed: Uint8Array, identities: readonly string[]): Promise<Opened> {
  const way = wayInto(sealed)
  if (typeof way === 'string') return refused(way)
  if (way.passphrase) return refused('is-key-file')
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  try {
    for (const identity of identities) decrypter.addIdentity(identity)
  } catch {
    // The library refuses a key whose checksum is wrong before it looks at the file.
    return refused('bad-key')
  }
  const opened = await decrypted(() => decrypter.decrypt(sealed), 'wrong-key')
  if (!opened.ok) return opened
  try {
    return { ok: true, bytes: await unpacked(opened.bytes) }
  } catch {
    return refused('damaged')
  }
}

/** Bytes → gzip → age, for whoever knows the phrase: `age -d FILE | gunzip` asks for it. */
export async function sealByPhrase(plain: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(PASSPHRASE_WORK)
  return encrypter.encrypt(await packed(plain))
}

/** The other way. A key file opens with a phrase too, and is told by what is in it. */
export async function unsealByPhrase(sealed: Uint8Array, passphrase: string): Promise<Opened<SuccessionRefusal>> {
  const refusal = phraseRefusal(sealed)
  if (refusal !== null) return refused(refusal)
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const opened = await decrypted(() => decrypter.decrypt(sealed), 'wrong-passphrase')
  if (!opened.ok) return opened
  if (new TextDecoder('latin1').decode(opened.bytes.subarray(0, IDENTITY.length)) === IDENTITY)
    return refused('is-key-file')
  try {
    return { ok: true, bytes: await unpacked(opened.bytes) }
  } catch {
    return refused('damaged')
  }
}

/** Why a file cannot be one that a phrase opens, by its header alone; null when it may be. */
export function phraseRefusal(sealed: Uint8Array): SuccessionRefusal | null {
  const way = wayInto(sealed)
  if (typeof way === 'string') return way
  return way.passphrase ? null : 'is-copy'
}

/** Identities, one a line, as the key file that age's own command takes after asking for the passphrase. */
export async function wrapIdentities(identities: readonly string[], passphrase: string): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(PASSPHRASE_WORK)
  return encrypter.encrypt(`${identities.join('\n')}\n`)
}

/** @returns the text of the identities in `bytes` */
export async function unwrapIdentities(keyFile: Uint8Array, passphrase: string): Promise<Opened> {
  const way = wayInto(keyFile)
  if (typeof way === 'string') return refused(way)
  if (!way.passphrase) return refused('no-key-file')
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypted(() => decrypter.decrypt(keyFile), 'wrong-passphrase')
}

async function decrypted(work: () => Promise<Uint8Array>, noMatch: 'wrong-key' | 'wrong-passphrase'): Promise<Opened> {
  try {
    return { ok: true, bytes: await work() }
  } catch (error) {
    // The library tells its reasons by their words only.
    const unmatched = error instanceof Error && error.message.includes('no identity matched')
    return refused(unmatched ? noMatch : 'damaged')
  }
}

/** Looks at the header only: what would have to be done to open the file, or why it is not even tried. */
function wayInto(sealed: Uint8Array): { passphrase: boolean } | SnapshotRefusal {
  if (sealed.length > MOST_SEALED_BYTES) return 'too-large'
  const head = new TextDecoder('latin1').decode(sealed.subarray(0, MOST_HEADER_BYTES))
  if (!head.startsWith(MAGIC)) return 'not-age'
  const end = head.indexOf('\n---')
  if (end < 0) return 'damaged'
  const stanzas = head
    .slice(0, end)
    .split('\n')
    .filter((line) => line.startsWith('-> '))
  const scrypt = stanzas.filter((line) => line.startsWith('-> scrypt '))
  for (const line of scrypt) {
    const work = Number(line.split(' ')[3])
    if (!(work >= 1)) return 'damaged'
    if (work > MOST_WORK) return 'work-factor'
  }
  return { passphrase: scrypt.length > 0 }
}

async function packed(plain: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([plain as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** @throws when it is no gzip, is cut or unpacks to more than a school can be */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'))
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MOST_PLAIN_BYTES) {
      await reader.cancel()
      throw new Error('too large')
    }
    parts.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
