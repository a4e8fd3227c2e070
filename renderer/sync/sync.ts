import type { IsoInstant, Json } from '@/domain/model/plain'
import type { ExchangeProbe, ExchangeSetting, ExchangeState, S3Setting, WebdavSetting } from '@/platform/exchange'
import type { Result } from '@/platform/platform'
import type { LiveQuery, Register } from '@/storage/register'
import type { Hold, RunOptions, RunReport } from './run'

export type { Hold, RunOptions, RunReport }

/** For the dialog with progress and «Отменить». */
export type RunProgress = Pick<RunOptions, 'signal' | 'onProgress'>

/** Another PC of the school, as its files tell. */
export interface SyncPc {
  device: string
  /** «Приёмная»; empty while nothing of it could be read. */
  pc: string
  /** When its newest file was written, by its own clock; null before the first. */
  at: IsoInstant | null
  /** A person has said that it will not come back, or it goes on under another id. */
  retired: boolean
  /** `equal`: the merged state is the same there to the last field. `unknown`: one of the two has news for the other. */
  agreement: 'equal' | 'differs' | 'unknown'
}

/** How the exchange of the open school stands on this PC. */
export interface SyncStatus {
  /** Where the PCs meet; null while nothing is set up here. */
  setting: ExchangeSetting | null
  place: ExchangeState
  /** Takes part: what is written here is kept for the others. */
  begun: boolean
  /** The name of this PC: «Приёмная». */
  pc: string
  /** Files done and files known, while an exchange is under way. */
  running: { done: number; total: number } | null
  /** When an exchange last went through to its end; null if never. */
  doneAt: IsoInstant | null
  /** What the last one said, whatever its outcome; null before the first since the start. */
  report: RunReport | null
  /** When the next one begins by itself; null when it waits for a change or a person. */
  nextAt: IsoInstant | null
  /** Change sets of this PC that are not in the store yet. */
  waiting: number
  pcs: SyncPc[]
  /** Fields written on two PCs that nobody has looked at yet. */
  conflicts: number
}

/** One side of a field that was written on two PCs. */
export interface ConflictSide {
  value: Json
  at: IsoInstant
  /** Null: this PC. */
  pc: string | null
}

/** Rule 7: both values, both PCs, both moments. Kept for 90 days, on this PC only. */
export interface SyncConflict {
  id: string
  table: string
  recordId: string
  field: string
  /** What counts now. */
  winner: ConflictSide
  loser: ConflictSide
  foundAt: IsoInstant
}

/** A school found in a store that one might join. */
export interface FoundSpace {
  school: string
  /** The title cannot be read without the key. */
  canJoin: boolean
}

export type JoinRefusal = 'wrong-passphrase' | 'bad-sheet' | 'wrong-key' | 'damaged' | 'no-key-file' | 'here-already'

/** The passphrase of the key file (six words), or the key typed from the printed sheet. */
export type JoinSecret = { passphrase: string } | { sheet: string }

export type NotOpened =
  { ok: false; refusal: JoinRefusal } | { ok: false; refusal: 'store'; result: Extract<Result<never>, { ok: false }> }

/** How a PC that does not have the school yet comes to it. Nothing is kept before `join`. */
export interface Joining {
  chooseFolder(title: string): Promise<Result<FoundSpace[]>>
  connect(setting: WebdavSetting | S3Setting, secret: string): Promise<Result<FoundSpace[]>>
  open(space: string, secret: JoinSecret): Promise<{ ok: true; title: string } | NotOpened>
  /** Makes the opened school here and fetches everything. @throws what the database throws, and the signal's reason */
  join(pc: string, options?: RunProgress): Promise<{ register: Register; report: RunReport }>
  cancel(): Promise<void>
}

/** What a parcel holds, in numbers for a sentence. */
export interface ParcelFacts {
  pc: string
  at: IsoInstant
  /** Change sets in it that were new here. */
  sets: number
  records: number
}

export type ParcelRefusal = 'not-a-parcel' | 'other-school' | 'damaged' | 'newer-version'

/** The exchange between the school's PCs, over a store that knows nothing. */
export interface Sync {
  /** Null where this host has no way to exchange. */
  watch(): LiveQuery<SyncStatus | null>
  kinds: readonly ExchangeSetting['kind'][]
  /** One exchange now; null when none is set up, or another window writes the school. A second call waits for the first. */
  run(options?: RunOptions): Promise<RunReport | null>
  /** Cuts the exchange under way, whoever began it; what was taken stays, the rest comes with the next one. */
  stop(): void
  chooseFolder(title: string): Promise<Result<ExchangeSetting>>
  connect(setting: WebdavSetting | S3Setting, secret: string): Promise<Result<ExchangeSetting>>
  /** Asks for the folder's permission anew, only after a click. */
  wake(): Promise<Result<null>>
  probe(): Promise<Result<ExchangeProbe>>
  /** A passphrase of six Russian words, new at each call. */
  sixWords(): string
  /** Takes part with the store that was chosen; the key file goes there under the passphrase. */
  begin(pc: string, passphrase: string): Promise<Result<null>>
  /** A new passphrase for the key file: PCs that have joined do not need it. */
  setPassphrase(passphrase: string): Promise<Result<null>>
  /**
   * Another key for the whole school, under this passphrase: what a lost PC knows opens nothing new. The other PCs ask for
   * the passphrase. Null where `run` would be null. @param lost the PC that will not come back; null for none
   */
  changeKey(passphrase: string, lost: string | null, options?: RunProgress): Promise<RunReport | null>
  /** Takes the key that another PC has made, and exchanges with it. */
  takeKey(secret: JoinSecret, options?: RunProgress): Promise<{ ok: true; report: RunReport | null } | NotOpened>
  setPc(pc: string): void
  /** This PC meets the others there no more; its data stay. */
  leave(): Promise<Result<null>>
  conflicts(): LiveQuery<SyncConflict[]>
  /** These were looked at; they are not shown any more. */
  settle(ids: readonly string[]): Promise<void>
  /** One file with everything of this PC, for a stick. @throws what the database throws */
  parcel(): Promise<{ name: string; bytes: Uint8Array }>
  /** @param accept what held an earlier taking of the same file up, and a person takes all the same */
  takeParcel(
    bytes: Uint8Array,
    accept?: RunOptions['accept'],
  ): Promise<{ ok: true; facts: ParcelFacts; report: RunReport } | { ok: false; refusal: ParcelRefusal }>
  joining: Joining
}
