/**
 * Everything that crosses the border between the window and the desktop.
 * Plain cloneable data only; no library, no schema, no logic (schemas live in `main/requests.ts`).
 */

/** The fixed origin of the application. Changing it would make every stored school look empty (reliability 2.1). */
export const APP_SCHEME = 'app'
export const APP_HOST = 'pereklichka'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** The content security policy of every page, in the desktop and in the browser edition alike. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Limits in bytes, checked on both sides of the border. */
export const LIMITS = {
  openFileBytes: 100 * 1024 * 1024,
  saveFileBytes: 200 * 1024 * 1024,
  printHtmlBytes: 20 * 1024 * 1024,
  fileNameChars: 120,
  /** One change set, or the whole school as the journal's base, sealed. */
  journalRowBytes: 200 * 1024 * 1024,
  /** What one answer of `readJournal` holds at most, unless its first row alone is larger. */
  journalPageBytes: 16 * 1024 * 1024,
  snapshotBytes: 200 * 1024 * 1024,
  /** One file of an exchange store. */
  exchangeFileBytes: 64 * 1024 * 1024,
} as const

/** Why a desktop call failed. The screens translate these; `detail` is for the diagnostics only. */
export type DesktopErrorCode =
  | 'cancelled'
  | 'file-locked' // another program (Excel) holds the file open
  | 'read-only' // no right to write there: read-only share, write-protected stick
  | 'no-space'
  | 'gone' // folder or device vanished: stick pulled out, share lost
  | 'not-found'
  | 'too-large'
  | 'bad-request' // arguments did not pass the schema
  | 'forbidden' // wrong sender, unknown token
  | 'print-failed'
  | 'exists' // a file of that name is there, and it is not written over
  | 'same-file' // the chosen place is the very file that must not be written over
  | 'offline' // no route, no such host, refused, no answer in time
  | 'denied' // the server does not accept the name and password
  | 'busy' // the server asks to come back later
  | 'not-a-store' // something else answers there: a login page, a captive portal, a file in place of the folder
  | 'unknown'

/**
 * `name` is the file in question, without its folder, where there is one: the user's message names it. `retryAfterMs` is
 * what a busy server asked to wait.
 */
export type Result<T> =
  { ok: true; value: T } | { ok: false; code: DesktopErrorCode; detail?: string; name?: string; retryAfterMs?: number }

/** One kind of file in an open or save dialog; `extensions` without dots. */
export interface FileKind {
  name: string
  extensions: string[]
}

/** `token` stands for the path in `saveFile`, so that a form is never written over; absent where a host has none. */
export interface OpenedFile {
  name: string
  bytes: Uint8Array
  token?: string
}

/** `token` stands for a path that main keeps to itself; it serves to reveal or overwrite what was chosen. */
export interface SavedFile {
  token: string
  name: string
}

export interface PrintRequest {
  /** A complete static HTML document without scripts; main shows it in a hidden window with scripts off. */
  html: string
}

export interface AppInfo {
  version: string
  os: 'windows' | 'linux' | 'mac'
}

/** One change set in the journal beside the database. `number` counts all sets of a school on this PC, without gaps. */
export interface JournalRow {
  number: number
  /** Of the change set: a row that is written twice is known by it. */
  id: string
  /** Sealed by the page; main cannot read it. */
  bytes: Uint8Array
}

export interface JournalState {
  /** Number up to which the base holds everything; null without a base. */
  base: number | null
  /** Number of the newest row, the base's where there is none, 0 in an empty journal. */
  last: number
  /** The high-water mark as the page wrote it. */
  mark: string | null
  /** The journal's file was damaged: it was put aside and an empty one begun. True until a base is written. */
  damaged: boolean
}

/** How the last session ended and what Chromium keeps here. */
export interface StoreState {
  /** The program did not end in order: power cut, kill, crash. */
  unclean: boolean
  /** What keeps IndexedDB, as found on the disk before the first page; `none` where there was nothing yet. */
  backend: 'leveldb' | 'sqlite' | 'none'
  /** When the damaged store was put aside at this start; null otherwise. */
  setAsideAt: string | null
  /** Why the damaged store could not be put aside at this start, in the system's word (`EBUSY`); null otherwise. */
  asideFailed: string | null
}

/** Free bytes of the disk that holds the profile. */
export interface FreeSpace {
  profileBytes: number
}

/** `system`: wrapped by the keyring of the system's account. `file`: readable by whoever reads the profile. */
export type VaultProtection = 'system' | 'file'

/** `profile`: in the program's own folder; `second`: in the folder that the user named. */
export type SnapshotPlace = 'profile' | 'second'

export interface SnapshotFile {
  name: string
  /** Size in bytes. */
  size: number
  writtenAtMs: number
}

export interface SnapshotPlaceState {
  /** `none`: no folder was chosen; `gone`: it is not there now; `asks`: the host wants the user's permission again. */
  state: 'none' | 'available' | 'gone' | 'read-only' | 'asks'
  /** The folder's own name, without the way to it. */
  label: string | null
  freeBytes: number | null
  /** On the disk of the profile: no help when that disk fails. Null while unknown. */
  sameDisk: boolean | null
}

/** What lies in one folder of a store. */
export interface ExchangeFile {
  name: string
  /** Bytes; 0 for a folder. */
  size: number
  folder: boolean
}

/** A server of the WebDAV kind: Nextcloud, Yandex Disk, Apache. `url` is the folder that everything lies in. */
export interface WebdavSetting {
  kind: 'webdav'
  url: string
  user: string
}

/** Object storage of the S3 kind. Everything lies under `prefix`, which may be empty. */
export interface S3Setting {
  kind: 's3'
  endpoint: string
  region: string
  bucket: string
  prefix: string
  accessKey: string
  /** The bucket stands in the path of the address, not in the host's name. */
  pathStyle: boolean
}

/** Where the PCs of a school meet. No secrets. `title` is the folder's own name, without the way to it. */
export type ExchangeSetting = { kind: 'folder'; title: string } | WebdavSetting | S3Setting

/** `gone`: the folder is not there now; `asks`: the host wants the user's permission again; `none`: nothing is set up. */
export type ExchangeState = 'ready' | 'gone' | 'asks' | 'none'

/** What the preload puts on `window.desktop`. */
export interface DesktopApi {
  info(): Promise<Result<AppInfo>>
  /** Opens the system's file dialog; several files when `multiple`. */
  openFiles(request: { title: string; kinds: FileKind[]; multiple: boolean }): Promise<Result<OpenedFile[]>>
  /** Asks where to save, writes temp → fsync → rename. `notOver`: the token of an opened file, refused as `same-file`. */
  saveFile(request: {
    title: string
    suggestedName: string
    kinds: FileKind[]
    bytes: Uint8Array
    notOver?: string | undefined
  }): Promise<Result<SavedFile>>
  /** Asks for a folder once; the token is good for `saveIntoFolder` until the program quits. */
  chooseFolder(request: { title: string }): Promise<Result<SavedFile>>
  /** Writes one file into a chosen folder, never over an existing one: a number is added to the name. */
  saveIntoFolder(request: { folder: string; name: string; bytes: Uint8Array }): Promise<Result<SavedFile>>
  /** Shows a saved file in the system's file manager, or opens it in its program. */
  revealSaved(request: { token: string; open: boolean }): Promise<Result<null>>
  /** One call makes one PDF; long runs are cut into chunks by the caller. */
  printToPdf(request: PrintRequest): Promise<Result<Uint8Array>>
  /** Shows the system's print dialog for the document. */
  print(request: PrintRequest): Promise<Result<null>>
  /** Names of the printers that the system knows, as its print dialog shows them, each once. */
  printers(): Promise<Result<string[]>>
  /** Opens an https or mailto address in the system's browser, after the user asked for it. */
  openExternal(request: { url: string }): Promise<Result<null>>
  /** The device identity kept outside IndexedDB (SPEC rule 10); `null` when none was stored yet. */
  readDeviceMark(): Promise<Result<string | null>>
  writeDeviceMark(request: { mark: string }): Promise<Result<null>>
  /** Opens the journal of a school, making it when there is none, and checks its file. */
  openJournal(request: { school: string }): Promise<Result<JournalState>>
  /** Every school that has a journal here. */
  listJournals(): Promise<Result<string[]>>
  /** Rows and the mark in one durable transaction. Numbers follow the last one; a repetition is passed over. */
  appendJournal(request: { school: string; rows: JournalRow[]; mark: string }): Promise<Result<null>>
  /** The whole school up to `number`; rows up to it are dropped in the same transaction. */
  writeJournalBase(request: { school: string; number: number; bytes: Uint8Array; mark: string }): Promise<Result<null>>
  readJournalBase(request: { school: string }): Promise<Result<Uint8Array | null>>
  /** Rows after `after`, oldest first, as many as fit into one answer; an empty list is the end. */
  readJournal(request: { school: string; after: number }): Promise<Result<JournalRow[]>>
  /** The journal is kept under another name, and an empty one takes its place: what is in it was given up by the user. */
  putJournalAside(request: { school: string }): Promise<Result<null>>
  /** The school is gone from this PC for good: so is its journal. */
  removeJournal(request: { school: string }): Promise<Result<null>>
  /** Keys, in the system's keyring where there is one. `null` when nothing was stored, or what was cannot be opened. */
  readVault(): Promise<Result<{ text: string | null; protection: VaultProtection }>>
  writeVault(request: { text: string }): Promise<Result<VaultProtection>>
  /** Snapshots of a school in a place, in no order; files of other names are passed over. */
  listSnapshots(request: { school: string; place: SnapshotPlace }): Promise<Result<SnapshotFile[]>>
  /** temp → fsync → rename → read back and compare. An existing file is refused unless `replace`. */
  writeSnapshot(request: {
    school: string
    place: SnapshotPlace
    name: string
    bytes: Uint8Array
    replace: boolean
  }): Promise<Result<null>>
  readSnapshot(request: { school: string; place: SnapshotPlace; name: string }): Promise<Result<Uint8Array>>
  /** A file that is not there counts as removed. */
  removeSnapshot(request: { school: string; place: SnapshotPlace; name: string }): Promise<Result<null>>
  snapshotPlace(request: { place: SnapshotPlace }): Promise<Result<SnapshotPlaceState>>
  /** Asks for the second folder and remembers it; one inside the program's own data is refused as `forbidden`. */
  chooseSnapshotFolder(request: { title: string }): Promise<Result<SnapshotPlaceState>>
  /** What was written there stays there. */
  forgetSnapshotFolder(): Promise<Result<null>>
  exchangeSetting(request: { school: string }): Promise<Result<ExchangeSetting | null>>
  /** Asks for the folder of exchange and remembers it; one inside the program's own data is refused as `forbidden`. */
  chooseExchangeFolder(request: { school: string; title: string }): Promise<Result<ExchangeSetting>>
  /** Tries the server and remembers it. The secret is kept by main and never given back. */
  connectExchange(request: {
    school: string
    setting: WebdavSetting | S3Setting
    secret: string
  }): Promise<Result<ExchangeSetting>>
  /** What lies in the store stays there. */
  forgetExchange(request: { school: string }): Promise<Result<null>>
  /** The store set up for one school, with its secret, is from now on that of another: a PC that joins learns the school's id last. */
  moveExchange(request: { school: string; to: string }): Promise<Result<null>>
  exchangeState(request: { school: string }): Promise<Result<ExchangeState>>
  /** `path` is up to four names with `/` between, '' the root of the store. */
  listExchange(request: { school: string; path: string }): Promise<Result<ExchangeFile[]>>
  readExchange(request: { school: string; path: string }): Promise<Result<Uint8Array>>
  /** As a whole or not at all, never over another file. */
  createExchange(request: { school: string; path: string; bytes: Uint8Array }): Promise<Result<null>>
  removeExchange(request: { school: string; path: string }): Promise<Result<null>>
  /** The store's clock minus ours in milliseconds; null where it has none. */
  exchangeClock(request: { school: string }): Promise<Result<number | null>>
  freeSpace(): Promise<Result<FreeSpace>>
  storeState(): Promise<Result<StoreState>>
  /** Puts the damaged store aside and starts the program again with an empty one, to be rebuilt from the journal. */
  restartWithFreshStore(): Promise<Result<null>>
}

/** One channel per action, named like the function. */
export const CHANNELS = {
  info: 'pereklichka:info',
  openFiles: 'pereklichka:open-files',
  saveFile: 'pereklichka:save-file',
  chooseFolder: 'pereklichka:choose-folder',
  saveIntoFolder: 'pereklichka:save-into-folder',
  revealSaved: 'pereklichka:reveal-saved',
  printToPdf: 'pereklichka:print-to-pdf',
  print: 'pereklichka:print',
  printers: 'pereklichka:printers',
  openExternal: 'pereklichka:open-external',
  readDeviceMark: 'pereklichka:read-device-mark',
  writeDeviceMark: 'pereklichka:write-device-mark',
  openJournal: 'pereklichka:open-journal',
  listJournals: 'pereklichka:list-journals',
  appendJournal: 'pereklichka:append-journal',
  writeJournalBase: 'pereklichka:write-journal-base',
  readJournalBase: 'pereklichka:read-journal-base',
  readJournal: 'pereklichka:read-journal',
  putJournalAside: 'pereklichka:put-journal-aside',
  removeJournal: 'pereklichka:remove-journal',
  readVault: 'pereklichka:read-vault',
  writeVault: 'pereklichka:write-vault',
  listSnapshots: 'pereklichka:list-snapshots',
  writeSnapshot: 'pereklichka:write-snapshot',
  readSnapshot: 'pereklichka:read-snapshot',
  removeSnapshot: 'pereklichka:remove-snapshot',
  snapshotPlace: 'pereklichka:snapshot-place',
  chooseSnapshotFolder: 'pereklichka:choose-snapshot-folder',
  forgetSnapshotFolder: 'pereklichka:forget-snapshot-folder',
  exchangeSetting: 'pereklichka:exchange-setting',
  chooseExchangeFolder: 'pereklichka:choose-exchange-folder',
  connectExchange: 'pereklichka:connect-exchange',
  forgetExchange: 'pereklichka:forget-exchange',
  moveExchange: 'pereklichka:move-exchange',
  exchangeState: 'pereklichka:exchange-state',
  listExchange: 'pereklichka:list-exchange',
  readExchange: 'pereklichka:read-exchange',
  createExchange: 'pereklichka:create-exchange',
  removeExchange: 'pereklichka:remove-exchange',
  exchangeClock: 'pereklichka:exchange-clock',
  freeSpace: 'pereklichka:free-space',
  storeState: 'pereklichka:store-state',
  restartWithFreshStore: 'pereklichka:restart-with-fresh-store',
} as const satisfies Record<keyof DesktopApi, string>

export type Channel = keyof typeof CHANNELS
