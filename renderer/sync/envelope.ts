import { gunzipSync, gzipSync } from 'fflate'
import { hexOf } from './hex'

/** Why a file's content is not taken. `hash`: not the bytes its name speaks of, so it may still be on its way. */
export type EnvelopeRefusal = 'hash' | 'cipher' | 'mac' | 'too-large' | 'damaged'

export type Unwrapped = { ok: true; value: unknown } | { ok: false; refusal: EnvelopeRefusal }

/** Turns a value into the bytes of one file and back. `place` is authenticated: bytes are good at their own place only. */
export interface Envelope {
  wrap(place: string, value: unknown): Promise<{ bytes: Uint8Array; hash: string }>
  unwrap(place: string, hash: string, bytes: Uint8Array): Promise<Unwrapped>
  /** 16 hex digits that tell keys apart without telling the key. */
  keyId(): Promise<string>
}

const MAC_BYTES = 16
const MOST_SEALED_BYTES = 64 * 1024 * 1024
/** Unpacking comes after authentication, and ends here all the same (reliability 4). */
const MOST_PLAIN_BYTES = 400 * 1024 * 1024
const MAC_INFO = 'pereklichka sync v1'
/** Above this the thread would be held up by packing at once. */
const SMALL_BYTES = 256 * 1024

/**
 * The envelope of format 1: 16 bytes of HMAC-SHA-256 over place and gzip, then the gzip, all of it in an age file to the
 * school's key. age alone does not tell who wrote a file: whoever learns the recipient could forge one; the HMAC key comes
 * from the identity by HKDF. `age -d -i key file | tail -c +17 | gunzip` shows the JSON.
 * @param identity `AGE-SECRET-KEY-1…` of the school
 */
export function createEnvelope(identity: string): Envelope {
  let keys: Promise<Prepared> | null = null
  const ready = () => (keys ??= prepare(identity))

  return {
    async wrap(place, value) {
      const { mac, age } = await ready()
      const packed = await pack(new TextEncoder().encode(JSON.stringify(value)))
      const plain = joined([await macOf(mac, place, packed), packed])
      const bytes = await age.encrypt(plain)
      return { bytes, hash: await nameHash(bytes) }
    },
    async unwrap(place, hash, bytes) {
      if (bytes.length > MOST_SEALED_BYTES) return { ok: false, refusal: 'too-large' }
      if ((await nameHash(bytes)) !== hash) return { ok: false, refusal: 'hash' }
      const { mac, age } = await ready()
      const plain = await age.decrypt(bytes)
      if (plain === null) return { ok: false, refusal: 'cipher' }
      const packed = plain.subarray(MAC_BYTES)
      if (!equal(plain.subarray(0, MAC_BYTES), await macOf(mac, place, packed))) return { ok: false, refusal: 'mac' }
      if (unpackedSize(packed) > MOST_PLAIN_BYTES) return { ok: false, refusal: 'too-large' }
      try {
        return { ok: true, value: JSON.parse(new TextDecoder().decode(await unpack(packed))) as unknown }
      } catch {
        return { ok: false, refusal: 'damaged' }
      }
    },
    async keyId() {
      const { recipient } = await ready()
      return (await nameHash(new TextEncoder().encode(recipient))).slice(0, 16)
    },
  }
}

/** The part of a file's name that speaks of its bytes: the first 32 hex digits of their SHA-256. */
export async function nameHash(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return hexOf(digest.subarray(0, 16))
}

interface AgeTools {
  encrypt(plain: Uint8Array): Promise<Uint8Array>
  /** Null for everything that this identity does not open whole. */
  decrypt(sealed: Uint8Array): Promise<Uint8Array | null>
}

interface Prepared {
  mac: CryptoKey
  age: AgeTools
  recipient: string
}

async function prepare(identity: string): Promise<Prepared> {
  const { Decrypter, Encrypter, identityToRecipient } = await import('age-encryption')
  const encrypter = new Encrypter()
  const recipient = await identityToRecipient(identity)
  encrypter.addRecipient(recipient)
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(identity), 'HKDF', false, ['deriveKey'])
  const mac = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(MAC_INFO) },
    secret,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
  const age: AgeTools = {
    encrypt: (plain) => encrypter.encrypt(plain),
    async decrypt(sealed) {
      try {
        return await decrypter.decrypt(sealed)
      } catch {
        return null
      }
    },
  }
  return { mac, age, recipient }
}

async function macOf(key: CryptoKey, place: string, packed: Uint8Array): Promise<Uint8Array> {
  const message = joined([new TextEncoder().encode(`${place}\n`), packed])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message)).subarray(0, MAC_BYTES)
}

/** The size a gzip says it unpacks to; the unpacking fails where it lied. */
function unpackedSize(packed: Uint8Array): number {
  if (packed.length < 18) return 0
  return new DataView(packed.buffer, packed.byteOffset + packed.length - 4, 4).getUint32(0, true)
}

async function pack(text: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (text.length <= SMALL_BYTES) return gzipSync(text, { level: 9, mtime: 0 })
  return through(text, new CompressionStream('gzip'))
}

async function unpack(packed: Uint8Array): Promise<Uint8Array> {
  if (packed.length <= SMALL_BYTES / 8) return gunzipSync(packed)
  return through(packed as Uint8Array<ArrayBuffer>, new DecompressionStream('gzip'))
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter()
  // A failure of either shows in what is read.
  writer.write(bytes).catch(() => undefined)
  writer.close().catch(() => undefined)
  return new Uint8Array(await new Response(stream.readable).arrayBuffer())
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** In constant time, since one side is secret. */
function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let different = 0
  for (let at = 0; at < a.length; at++) different |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return different === 0
}
