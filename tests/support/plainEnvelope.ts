import type { Envelope } from '@/sync/envelope'

/** The envelope without gzip and cipher, with a quick hash: what the simulator of thousands of schedules uses. */
export const plainEnvelope: Envelope = {
  wrap(place, value) {
    const bytes = new TextEncoder().encode(JSON.stringify({ place, value }))
    return Promise.resolve({ bytes, hash: quickHash(bytes) })
  },
  unwrap(place, hash, bytes) {
    if (quickHash(bytes) !== hash) return Promise.resolve({ ok: false, refusal: 'hash' })
    const content = JSON.parse(new TextDecoder().decode(bytes)) as { place: string; value: unknown }
    if (content.place !== place) return Promise.resolve({ ok: false, refusal: 'mac' })
    return Promise.resolve({ ok: true, value: content.value })
  },
  keyId: () => Promise.resolve('0'.repeat(16)),
}

/** FNV-1a in four lanes: 32 hex digits. */
function quickHash(bytes: Uint8Array): string {
  const lanes = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]
  for (let at = 0; at < bytes.length; at++) {
    const lane = at & 3
    lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ (bytes[at] ?? 0), 0x01000193) >>> 0
  }
  lanes[3] = Math.imul((lanes[3] ?? 0) ^ bytes.length, 0x01000193) >>> 0
  return lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('')
}
