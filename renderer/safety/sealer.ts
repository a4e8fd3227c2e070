import type { SchoolFileHeader } from '@/domain/changes/schoolFile'
import type { RestoreLine } from '@/domain/changes/restoring'
import type { Succession } from '@/domain/succession/succession'
import type { OpenedSuccession, SuccessionForm, SnapshotOutcome, SnapshotRefusal } from './safety'

/** The school's text, sealed, and what its name will tell. */
export interface SealedSchool {
  bytes: Uint8Array
  /** Change sets and living records in it. */
  sequence: number
  records: number
}

/** Heavy work of the snapshots; runs in a worker and reads the database there. */
export interface Sealer {
  /**
   * Reads the whole school in one transaction, packs and seals it for the identities, opens the result again and
   * compares. @throws when the database cannot be read or what was sealed does not open to the same
   */
  sealSchool(
    database: string,
    header: Omit<SchoolFileHeader, 'counts'>,
    identities: readonly string[],
  ): Promise<SealedSchool>
  /** As `sealSchool`, with a succession beside the records, for whoever knows the phrase. @throws as `sealSchool` */
  sealSuccession(
    database: string,
    header: Omit<SchoolFileHeader, 'counts'>,
    content: { succession: Succession; forms: readonly SuccessionForm[] },
    passphrase: string,
  ): Promise<Uint8Array>
  openSuccession(sealed: Uint8Array, passphrase: string): Promise<OpenedSuccession>
  openSchool(sealed: Uint8Array, identities: readonly string[]): Promise<SnapshotOutcome>
  /** What stands otherwise in the database than in the opened school. */
  compareSchool(database: string, school: Uint8Array): Promise<RestoreLine[]>
  /** The key file's bytes. Former identities come after the one of now. */
  wrapIdentities(identities: readonly string[], passphrase: string): Promise<Uint8Array>
  unwrapIdentities(
    keyFile: Uint8Array,
    passphrase: string,
  ): Promise<{ ok: true; identities: [string, ...string[]] } | { ok: false; refusal: SnapshotRefusal }>
}
