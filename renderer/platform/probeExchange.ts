import type { Result } from '@contract'
import type { ExchangeProbe, ExchangeStore } from './exchange'

const RIVALS = 4
/** Larger than what fits into one packet or block. */
const WHOLE_BYTES = 200_000

function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  // The browser gives 64 KB at a time.
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at])

async function holds(store: ExchangeStore, path: string, bytes: Uint8Array): Promise<boolean> {
  const back = await store.read(path)
  return back.ok && isSame(back.value, bytes)
}

/** The sizes by name; empty when the folder is not there. */
async function sizesIn(store: ExchangeStore, folder: string): Promise<Map<string, number>> {
  const listed = await store.list(folder)
  return new Map(listed.ok ? listed.value.map(({ name, size }) => [name, size]) : [])
}

/**
 * Tries what a store can do, in a folder of its own that is cleared away. Fails only when nothing could be written, with
 * the reason of the store.
 */
export async function probeExchange(store: ExchangeStore): Promise<Result<ExchangeProbe>> {
  const folder = `v1/probe-${crypto.randomUUID().slice(0, 8)}`
  const race = `${folder}/race`
  const whole = `${folder}/whole`
  try {
    const rivals = Array.from({ length: RIVALS }, (_, at) => randomBytes(1000 + at))
    const raced = await Promise.all(rivals.map((bytes) => store.create(race, bytes)))
    const winners = rivals.filter((_, at) => raced[at]?.ok)
    const [winner] = winners
    const reason = raced.find((result) => !result.ok && result.code !== 'exists')
    if (winner === undefined && reason !== undefined && !reason.ok) return reason
    const again = await store.create(race, randomBytes(10))
    const createOnly =
      winner !== undefined &&
      winners.length === 1 &&
      !again.ok &&
      again.code === 'exists' &&
      (await holds(store, race, winner))

    const bytes = randomBytes(WHOLE_BYTES)
    const written = await store.create(whole, bytes)
    if (!written.ok) return written
    const wholeAfterWrite = await holds(store, whole, bytes)

    const sizes = await sizesIn(store, folder)
    const listsWhatWasWritten = sizes.has('race') && sizes.get('whole') === WHOLE_BYTES

    const removed = [await store.remove(whole), await store.remove(race)]
    const left = await sizesIn(store, folder)
    const removes = removed.every((result) => result.ok) && !left.has('race') && !left.has('whole')

    const clock = await store.clock()
    return {
      ok: true,
      value: {
        createOnly,
        wholeAfterWrite,
        listsWhatWasWritten,
        removes,
        clockOffsetMs: clock.ok ? clock.value : null,
      },
    }
  } finally {
    for (const path of [whole, race, folder]) await store.remove(path)
  }
}
