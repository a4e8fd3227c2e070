import type { IsoInstant } from '@/domain/model/plain'
import { phraseRefusal } from './ageFiles'
import type { SchoolAtHand } from './createSnapshots'
import type { Successions } from './safety'
import type { Sealer } from './sealer'

export interface SuccessionsDeps {
  sealer: Sealer
  school(): SchoolAtHand | null
  author(): string
  now(): IsoInstant
}

/** See `Successions`. The work is the sealer's; a cancelled one is finished there and thrown away here. */
export function createSuccessions({ sealer, school, author, now }: SuccessionsDeps): Successions {
  return {
    async seal(succession, forms, passphrase, signal) {
      const open = school()
      if (open === null) throw new Error('no school is open')
      const { title, practice, database } = open
      const header = { title, practice, savedAt: now(), savedBy: author() }
      signal.throwIfAborted()
      const sealing = sealer.sealSuccession(database, header, { succession, forms }, passphrase)
      return Promise.race([sealing, aborted(signal)])
    },
    look: phraseRefusal,
    open: (sealed, passphrase) => sealer.openSuccession(sealed, passphrase),
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    })
  })
}
