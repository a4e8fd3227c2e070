import { gzipSync } from 'fflate'

/** What lies in the journal: a change set, or the whole school that the sets after it build on. */
export type SealedKind = 'set' | 'base'

/** Turns values into bytes that only this school's journal key opens, each good for its own place only. */
export interface Seal {
  seal(kind: SealedKind, number: number, value: unknown): Promise<Uint8Array>
  /** @throws when the bytes were damaged, belong to another place or to another key */
  open(kind: SealedKind, number: number, bytes: Uint8Array): Promise<unknown>
  /** Tells keys apart without telling the key. */
  keyId(): Promise<string>
}

const NONCE_BYTES = 12
/** Up to here packing at once is cheaper than the way through a stream and back; what a hand saves is far below. */
const SMALL_BYTES = 32 * 1024

/** JSON → gzip → AES-256-GCM under a random nonce; school, kind and number are authenticated with it. */
export function createSeal(schoolId: string, key: string): Seal {
  let imported: Promise<CryptoKey> | null = null
  const raw = Uint8Array.from(atob(key), (char) => char.charCodeAt(0))
  const cryptoKey = () => (imported ??= crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']))
  const place = (kind: SealedKind, number: number) => new TextEncoder().encode(`${schoolId}|${kind}|${String(number)}`)

  return {
    async seal(kind, number, value) {
      const plain = await packed(new TextEncoder().encode(JSON.stringify(value)))
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const algorithm = { name: 'AES-GCM', iv, additionalData: place(kind, number) }
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, await cryptoKey(), plain))
      const bytes = new Uint8Array(NONCE_BYTES + sealed.length)
      bytes.set(iv)
      bytes.set(sealed, NONCE_BYTES)
      return bytes
    },
    async open(kind, number, bytes) {
      const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES), additionalData: place(kind, number) }
      const plain = await crypto.subtle.decrypt(algorithm, await cryptoKey(), bytes.slice(NONCE_BYTES))
      const text = await through(new Uint8Array(plain), new DecompressionStream('gzip'))
      return JSON.parse(new TextDecoder().decode(text)) as unknown
    },
    async keyId() {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw))
      return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    },
  }
}

async function packed(text: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (text.length > SMALL_BYTES) return through(text, new CompressionStream('gzip'))
  return gzipSync(text, { level: 1, mtime: 0 })
}

/** Straight into the stream: through a `Blob` every save would make a call to the browser's process and back. */
async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter()
  // A failure of either shows in what is read.
  writer.write(bytes).catch(() => undefined)
  writer.close().catch(() => undefined)
  return new Uint8Array(await new Response(stream.readable).arrayBuffer())
}
