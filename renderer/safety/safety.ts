import type { RestoreLine } from '@/domain/changes/restoring'
import type { IsoDay, IsoInstant } from '@/domain/model/plain'
import type { Succession } from '@/domain/succession/succession'
import type { DesktopErrorCode, Result, SnapshotPlace, SnapshotPlaceState, VaultProtection } from '@/platform/platform'
import type { WriteBar } from '@/storage/guard'
import type { LiveQuery, Register } from '@/storage/register'
import type { FieldDifference } from './compareCopy'

export type { FieldDifference, WriteBar }

/** The keys of one school on this PC, made silently when the school appears here. */
export interface SchoolKeys {
  schoolId: string
  title: string
  practice: boolean
  createdAt: IsoInstant
  /** The school's age identity, `AGE-SECRET-KEY-1…`: whoever has it opens the school's snapshots. */
  identity: string
  /** Another age identity, for the sheet in the safe: every snapshot is encrypted to it too. */
  recovery: string
  /** 32 bytes in base64: the AES key of the journal on this PC. */
  journal: string
  /** Keys of before, newest first: old copies are sealed to them. */
  former?: Pick<SchoolKeys, 'identity' | 'recovery'>[]
  /** When the recovery sheet left the printer, as the user said; null until then. */
  sheetPrintedOn: IsoDay | null
  /** When the passphrase was set that wraps the identity in the key file; null until then. */
  passphraseSetOn: IsoDay | null
}

/** What may be changed of keys once made. */
export type KeyFacts = Partial<Pick<SchoolKeys, 'title' | 'practice' | 'sheetPrintedOn' | 'passphraseSetOn'>>

/**
 * Keys in two places: the vault of the system's account and a copy in the database. Neither is the only one, so that a
 * reset account or a torn database costs no key.
 */
export interface KeyRing {
  /** The keys of a school; made and kept at the first call, `given` ones where another PC has made them. @throws when neither place takes them, and while a place cannot be read that may hold them */
  of(
    schoolId: string,
    about: { title: string; practice: boolean },
    given?: Pick<SchoolKeys, 'identity' | 'recovery'>,
  ): Promise<SchoolKeys>
  find(schoolId: string): Promise<SchoolKeys | null>
  list(): Promise<SchoolKeys[]>
  update(schoolId: string, facts: KeyFacts): Promise<void>
  /** Other keys from now on. Sheet and passphrase of the former ones open old copies only, so both count as not made. @throws as `of` */
  renew(schoolId: string, keys: Pick<SchoolKeys, 'identity' | 'recovery'>): Promise<void>
  /** The school is gone from this PC for good. @throws when some place still holds the keys */
  remove(schoolId: string): Promise<void>
  /** How the vault is protected; null where the host has none. Known after the first call of another method. */
  protection(): VaultProtection | null
}

/** How the journal of the open school is. */
export interface JournalStatus {
  /** `absent`: this host keeps no journal, or the school is open in another window. */
  journal: 'kept' | 'behind' | 'absent'
  /** Why the journal is behind. */
  journalFailure: DesktopErrorCode | null
  /** When the journal last took something in, in this session. */
  journalAt: IsoInstant | null
  /** Change sets in the journal of this PC; null while unknown. */
  journalLast: number | null
}

/** How the open school is protected right now. */
export interface ProtectionState extends JournalStatus {
  bar: WriteBar | null
  /** Less than 500 MB are free. */
  spaceLow: boolean
  freeBytes: number | null
  /** The schema number of the database. */
  schema: number
}

/** What was wrong with a database. `behind`: it lost its newest sets. `fewer`: records are missing. */
export type StoreFault = 'empty' | 'broken' | 'behind' | 'fewer'

/** `rebuilt`: the database was damaged and is whole again. `journal-renewed`: the journal was, and was written anew. */
export type ProtectionNotice =
  | { kind: 'rebuilt'; title: string; fault: StoreFault; newestAt: IsoInstant | null }
  | { kind: 'journal-renewed' }
  | { kind: 'restarting' }

/** What one place holds of a damaged school. */
export interface RescueCopy {
  /** When the newest change in it was written; null when it holds none. */
  newestAt: IsoInstant | null
  /** Records per table, deleted ones left out where that is known. */
  counts: Record<string, number>
  /** Change sets in it that can be read. */
  sets: number
}

/** A school whose data cannot be put together again without a choice of the user's. */
export interface RescueFacts {
  schoolId: string
  title: string
  practice: boolean
  /** What should be there, by the mark outside the database; null without one. */
  expected: { sets: number; at: IsoInstant } | null
  /** What is left in the database; null: nothing, or it cannot be opened. */
  store: RescueCopy | null
  /** What the journal still gives back; null: nothing. */
  journal: RescueCopy | null
}

/** What the self-test found when it compared one copy of the open school with the database, field by field. */
export interface CopyCheck {
  /** `log`: the database's own book of changes. */
  copy: 'log' | 'journal' | 'snapshot'
  /** `absent`: there is no such copy. `unreadable`: it is there and cannot be read. */
  outcome: 'equal' | 'differs' | 'absent' | 'unreadable'
  /** When the newest of the copy was written. */
  at: IsoInstant | null
  records: number
  /** Versions of fields that were compared. */
  fields: number
  /** Fields that the database has changed since: no fault. */
  newer: number
  differing: number
  /** The first differences; never a value. */
  differences: FieldDifference[]
}

export interface SelfTestReport {
  /** Records in the database, deleted ones too. */
  records: number
  /** Change sets in the database. */
  sets: number
  copies: CopyCheck[]
}

export interface SelfTestOptions {
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

/** What protects the school beyond its database; one per window. */
export interface Safety {
  keys: KeyRing
  /** State of the open school; the value arrives again whenever something in it changes. */
  watch(): LiveQuery<ProtectionState>
  /** The school that waits for a choice of the user's; null while there is none. */
  damaged(): LiveQuery<RescueFacts | null>
  /**
   * Makes the school out of what the user chose; bytes are an opened copy. What was not chosen is kept aside.
   * @throws RegisterError `damaged` when the bytes are no school
   */
  rescue(choice: 'store' | 'journal' | Uint8Array): Promise<Register>
  /** Compares a school's database with its log, its journal and its last snapshot. Reads only. @throws the signal's reason */
  selfTest(register: Register, options: SelfTestOptions): Promise<SelfTestReport>
  snapshots: Snapshots
  successions: Successions
}

/** When a snapshot was made: in the ordinary course, or apart, before something that touches the whole school. */
export const snapshotKinds = [
  'ordinary',
  'before-import',
  'before-rollover',
  'before-sync',
  'before-restore',
  'before-update',
] as const
export type SnapshotKind = (typeof snapshotKinds)[number]

/** What a snapshot's name and file tell without opening it. */
export interface SnapshotFacts {
  name: string
  takenAt: IsoInstant
  kind: SnapshotKind
  /** Number of change sets in it. */
  sequence: number
  /** Living records in it. */
  records: number
  /** Size of the file. */
  bytes: number
}

export interface SnapshotRow extends SnapshotFacts {
  places: SnapshotPlace[]
}

export interface PlaceReport extends SnapshotPlaceState {
  place: SnapshotPlace
  count: number
  /** The newest snapshot that lies there; null also while the place cannot be read. */
  lastAt: IsoInstant | null
  /** Snapshots that are still to be copied there. */
  waiting: number
  /** The last attempt, if it failed. */
  failure: { code: DesktopErrorCode; at: IsoInstant } | null
}

export interface SnapshotsState {
  /** `browser`: the first place is the browser's own store, which goes when the site's data are cleared. */
  profileKind: 'disk' | 'browser'
  canChooseSecond: boolean
  profile: PlaceReport
  second: PlaceReport
  /** Newest first. */
  rows: SnapshotRow[]
  running: boolean
  practice: boolean
  sheetPrintedOn: IsoDay | null
  passphraseSetOn: IsoDay | null
}

/**
 * Why a file is not opened. `wrong-key`: sealed for others. `bad-key`: what was typed is no recovery key. `work-factor`: it
 * would cost minutes and gigabytes. `is-key-file` and `no-key-file`: the two kinds of file were mixed up.
 */
export type SnapshotRefusal =
  | 'not-age'
  | 'too-large'
  | 'work-factor'
  | 'damaged'
  | 'wrong-key'
  | 'wrong-passphrase'
  | 'bad-key'
  | 'is-key-file'
  | 'no-key-file'
  | 'not-a-school'
  | 'newer-version'

/** An opened snapshot: the bytes of a school file, checked, and what its header says. */
export interface PlainSchool {
  bytes: Uint8Array
  title: string
  savedAt: IsoInstant
  savedBy: string
  practice: boolean
  counts: { table: string; count: number }[]
}

export type SnapshotOutcome = { ok: true; school: PlainSchool } | { ok: false; refusal: SnapshotRefusal }

/** `own`: every key of this PC. `recovery`: as typed or scanned from the sheet. */
export type SnapshotKey =
  { way: 'own' } | { way: 'recovery'; typed: string } | { way: 'passphrase'; passphrase: string; keyFile: Uint8Array }

/** `is-copy`: sealed by a key, not by a phrase. */
export type SuccessionRefusal = SnapshotRefusal | 'is-copy'

/** One of the school's own forms on its way. */
export interface SuccessionForm {
  name: string
  bytes: Uint8Array
}

export type OpenedSuccession =
  | {
      ok: true
      /** A school file without the forms' bytes, checked. Its part `succession` may be absent: any school sealed by a phrase opens. */
      school: PlainSchool
      succession: Succession | null
      forms: SuccessionForm[]
    }
  | { ok: false; refusal: SuccessionRefusal }

/** A handover succession: a school file with the part `succession`, packed and sealed by a phrase. No key of the school goes in. */
export interface Successions {
  /**
   * The open school with the succession and the forms, sealed; opened again and compared before it is given back.
   * @throws the signal's reason; an error when the school cannot be read
   */
  seal(
    succession: Succession,
    forms: readonly SuccessionForm[],
    passphrase: string,
    signal: AbortSignal,
  ): Promise<Uint8Array>
  /** Why a file cannot be a succession, without the phrase and at once; null when it may be one. */
  look(sealed: Uint8Array): SuccessionRefusal | null
  open(sealed: Uint8Array, passphrase: string): Promise<OpenedSuccession>
}

/** Sealed copies of the open school, in the program's folder and in one that the user names. */
export interface Snapshots {
  /** Null while no school is open, and where no snapshot can be kept. */
  watch(): LiveQuery<SnapshotsState | null>
  /** One copy into every place that is there; the result is that of the program's own folder. */
  make(kind: SnapshotKind): Promise<Result<null>>
  /**
   * A copy into the program's own folder, waited for no longer than some seconds; it fails silently: a failed copy never
   * stands in the way of work. One that came too late is named as an ordinary one. Other places follow afterwards.
   */
  makeBefore(kind: Exclude<SnapshotKind, 'ordinary'>): Promise<void>
  /** Tells of written records: after 200 of them a copy is made. */
  changed(records: number): void
  /** Copies of any school of this PC, newest first. */
  listOf(schoolId: string): Promise<SnapshotRow[]>
  /** The sealed file; of the open school unless told. */
  read(row: SnapshotRow, schoolId?: string): Promise<Result<Uint8Array>>
  open(sealed: Uint8Array, key: SnapshotKey): Promise<SnapshotOutcome>
  /** What stands otherwise in the open school than in an opened copy. */
  compare(school: PlainSchool): Promise<RestoreLine[]>
  chooseSecond(title: string): Promise<Result<SnapshotPlaceState>>
  forgetSecond(): Promise<Result<null>>
  /** Asks for the permission anew in the state `asks`; only after a click. */
  wakeSecond(): Promise<Result<SnapshotPlaceState>>
  /** Writes the key file to every place; a place that is away gets it when it comes back. */
  setPassphrase(passphrase: string): Promise<Result<null>>
  /** The recovery key in groups as the sheet prints it, and as the text of its QR code. */
  recovery(): Promise<{ groups: string[]; text: string }>
  sheetPrinted(): Promise<void>
}
