import type { ExchangeStore } from '@/platform/exchange'
import { RegisterError } from '@/storage/registerError'
import { createEnvelope } from './envelope'
import { readAbout, type SpaceKeys } from './keyFiles'
import type { Replica } from './replica'

/**
 * Whether the school takes part. A register that was built anew from a second copy does not know it any more: where the
 * place that this PC remembers holds the space of this very school, it begins by itself, under a new id (SPEC Y10).
 */
export async function goesOn(store: ExchangeStore, replica: Replica, keys: () => Promise<SpaceKeys>): Promise<boolean> {
  if ((await replica.state()) !== null) return true
  const { identity } = await keys()
  if ((await readAbout(store, createEnvelope(identity), replica.school)) === null) return false
  try {
    await replica.begin(true)
    return true
  } catch (reason) {
    // Another window writes the school, and will see to it itself.
    if (reason instanceof RegisterError) return false
    throw reason
  }
}
