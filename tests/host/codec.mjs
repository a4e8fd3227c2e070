/**
 * Values of IPC as JSON text. What JSON cannot say gets a tag, an object that happens to have the tag's key is wrapped.
 * The function is also sent to the page as source text: it uses nothing from outside itself.
 * @param {(bytes: Uint8Array) => string} toBase64
 * @param {(text: string) => Uint8Array} fromBase64
 */
export function makeCodec(toBase64, fromBase64) {
  const tag = '$standIn'
  const pack = (value) => {
    if (value === undefined) return { [tag]: 'undefined' }
    if (typeof value === 'bigint') return { [tag]: 'bigint', value: String(value) }
    if (typeof value === 'number' && !Number.isFinite(value)) return { [tag]: 'number', value: String(value) }
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return value
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { [tag]: 'bytes', value: toBase64(bytes) }
    }
    if (value instanceof ArrayBuffer) return { [tag]: 'buffer', value: toBase64(new Uint8Array(value)) }
    if (value instanceof Date) return { [tag]: 'date', value: value.getTime() }
    if (value instanceof Map) return { [tag]: 'map', value: [...value].map(([key, entry]) => [pack(key), pack(entry)]) }
    if (value instanceof Set) return { [tag]: 'set', value: [...value].map(pack) }
    if (Array.isArray(value)) return value.map(pack)
    const plain = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pack(entry)]))
    return tag in plain ? { [tag]: 'object', value: plain } : plain
  }
  const unpack = (value) => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    const unpackAll = (object) => Object.fromEntries(Object.entries(object).map(([key, entry]) => [key, unpack(entry)]))
    if (!(tag in value)) return unpackAll(value)
    const kinds = {
      undefined: () => undefined,
      bigint: () => BigInt(value.value),
      number: () => Number(value.value),
      bytes: () => fromBase64(value.value),
      buffer: () => fromBase64(value.value).buffer,
      date: () => new Date(value.value),
      map: () => new Map(value.value.map(([key, entry]) => [unpack(key), unpack(entry)])),
      set: () => new Set(value.value.map(unpack)),
      object: () => unpackAll(value.value),
    }
    return kinds[value[tag]]()
  }
  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) }
}

export const codec = makeCodec(
  (bytes) => Buffer.from(bytes).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64')),
)
