import type { ExchangeFile, ExchangeSetting, ExchangeState, Result, S3Setting, WebdavSetting } from '@contract'

export type { ExchangeFile, ExchangeSetting, ExchangeState, S3Setting, WebdavSetting }

/**
 * One dumb store: files by path, nothing else. Paths are the engine's names with `/` between, four at most:
 * `v1/<space>/<device>/<name>`; '' is the root. A name is `[0-9A-Za-z][0-9A-Za-z.-]*`, 96 signs at most, no `..`, no dot at
 * the end, no device of Windows; any other is `bad-request`. A file has 64 MB at most (`LIMITS.exchangeFileBytes`).
 */
export interface ExchangeStore {
  /**
   * Everything with a legal name, in no order; `tmp-…` is a draft that a cut left behind. `not-found` where the folder is
   * not there, never an empty list instead of a failure. A folder that lost its last file may count as not there.
   */
  list(path: string): Promise<Result<ExchangeFile[]>>
  read(path: string): Promise<Result<Uint8Array>>
  /**
   * Whole or not at all and never over another file (`exists`); missing folders are made. Answers when the file is safely
   * there: flushed to the disk, or looked at again on the server.
   */
  create(path: string, bytes: Uint8Array): Promise<Result<null>>
  /** A file, or a folder that is empty; a folder that holds something is `forbidden`. What is not there counts as removed. */
  remove(path: string): Promise<Result<null>>
  /** The store's clock minus ours in milliseconds, where it has one; null otherwise (reliability 1.6, rule 6). */
  clock(): Promise<Result<number | null>>
}

/** What a store was seen to do, when it was tried. */
export interface ExchangeProbe {
  /** Of several writers of one name exactly one wins, and nobody writes over it. */
  createOnly: boolean
  /** What was written is read back as a whole. */
  wholeAfterWrite: boolean
  listsWhatWasWritten: boolean
  removes: boolean
  clockOffsetMs: number | null
}

/**
 * The stores set up on this PC, at most one per school. Secrets stay in the host's own vault and are never given back to
 * the page.
 */
export interface ExchangeStores {
  /** What can be set up here. */
  kinds: readonly ExchangeSetting['kind'][]
  setting(school: string): Promise<Result<ExchangeSetting | null>>
  /** Asks the user in the host's own dialog; `cancelled` when it is closed. */
  chooseFolder(school: string, title: string): Promise<Result<ExchangeSetting>>
  /**
   * Tries the server and remembers it; nothing is remembered when it fails. `forbidden` for a public address without
   * https, `not-found` where the folder or bucket is not there: it is never made.
   */
  connect(school: string, setting: WebdavSetting | S3Setting, secret: string): Promise<Result<ExchangeSetting>>
  forget(school: string): Promise<Result<null>>
  /** The store of one school is from now on that of another: a PC that joins learns the school's id last. */
  move(school: string, to: string): Promise<Result<null>>
  /** A server counts as `ready` unseen: only a call tells. */
  state(school: string): Promise<Result<ExchangeState>>
  /** Asks for the permission anew in the state `asks`; only after a click. */
  wake(school: string): Promise<Result<null>>
  store(school: string): ExchangeStore
  /** Tries everything under `v1/probe-<random>` and clears it away. */
  probe(school: string): Promise<Result<ExchangeProbe>>
}
