import { restoreLines } from '@/domain/changes/restoring'
import type { SchoolFile } from '@/domain/changes/schoolFile'
import type { StoredRecord } from '@/domain/changes/types'
import { entityNames } from '@/domain/model/entities'
import { SchoolDatabase } from '@/storage/database'
import { scanRecords } from '@/storage/readRecords'
import { previewedFile, previewSchoolFile, writeSchoolFile } from '@/storage/schoolFile'
import type { Sealer } from './sealer'
import { seal, sealByPhrase, unseal, unsealByPhrase, unwrapIdentities, wrapIdentities } from './ageFiles'
import { takeSuccession, withSuccession } from './successionFile'
import type { SnapshotOutcome } from './safety'

/** The work itself, on whatever thread it is called. It opens the database by its name, reads, and closes it again. */
export function createDirectSealer(): Sealer {
  async function reading<T>(database: string, work: (db: SchoolDatabase) => Promise<T>): Promise<T> {
    const db = new SchoolDatabase(database, () => undefined)
    await db.open()
    try {
      return await work(db)
    } finally {
      db.shut()
    }
  }

  return {
    async sealSchool(database, header, identities) {
      const plain = await reading(database, (db) => writeSchoolFile(db, header))
      const { changeSets, header: written } = JSON.parse(new TextDecoder().decode(plain)) as SchoolFile
      const records = Object.values(written.counts).reduce((sum, count) => sum + count, 0)
      const bytes = await seal(plain, identities)
      const back = await unseal(bytes, identities.slice(-1))
      if (!back.ok || (await digest(back.bytes)) !== (await digest(plain))) throw new Error('snapshot does not open')
      return { bytes, sequence: changeSets.length, records }
    },

    async sealSuccession(database, header, content, passphrase) {
      const school = await reading(database, (db) => writeSchoolFile(db, header))
      const plain = withSuccession(school, content)
      const bytes = await sealByPhrase(plain, passphrase)
      const back = await unsealByPhrase(bytes, passphrase)
      if (!back.ok || (await digest(back.bytes)) !== (await digest(plain))) throw new Error('succession does not open')
      return bytes
    },

    async openSuccession(sealed, passphrase) {
      const opened = await unsealByPhrase(sealed, passphrase)
      if (!opened.ok) return opened
      const taken = takeSuccession(opened.bytes)
      if (!taken.ok) return taken
      const outcome = plainSchool(taken.school)
      return outcome.ok ? { ...outcome, succession: taken.succession, forms: taken.forms } : outcome
    },

    async openSchool(sealed, identities) {
      const opened = await unseal(sealed, identities)
      return opened.ok ? plainSchool(opened.bytes) : opened
    },

    async compareSchool(database, school) {
      const outcome = previewSchoolFile(school)
      const file = outcome.ok ? previewedFile(outcome.preview) : null
      if (file === null) throw new Error('not an opened snapshot')
      const now: Record<string, StoredRecord[]> = {}
      await reading(database, async (db) => {
        for (const table of entityNames) {
          const rows: StoredRecord[] = []
          await scanRecords(db.records(table), (chunk) => rows.push(...chunk))
          now[table] = rows
        }
      })
      return restoreLines(now, file.records)
    },

    wrapIdentities,

    async unwrapIdentities(keyFile, passphrase) {
      const opened = await unwrapIdentities(keyFile, passphrase)
      if (!opened.ok) return opened
      const [identity, ...former] = new TextDecoder()
        .decode(opened.bytes)
        .split(/\s+/)
        .filter((word) => word.startsWith('AGE-SECRET-KEY-1'))
      return identity === undefined
        ? { ok: false, refusal: 'no-key-file' }
        : { ok: true, identities: [identity, ...former] }
    },
  }
}

function plainSchool(bytes: Uint8Array): SnapshotOutcome {
  const outcome = previewSchoolFile(bytes)
  if (!outcome.ok) return { ok: false, refusal: outcome.refusal === 'not-json' ? 'not-a-school' : outcome.refusal }
  const { title, savedAt, savedBy, practice, counts } = outcome.preview
  return { ok: true, school: { bytes, title, savedAt, savedBy, practice, counts } }
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
