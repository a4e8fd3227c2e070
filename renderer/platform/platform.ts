import type {
  DesktopErrorCode,
  FileKind,
  FreeSpace,
  JournalRow,
  JournalState,
  OpenedFile,
  Result,
  SnapshotFile,
  SnapshotPlace,
  SnapshotPlaceState,
  StoreState,
  VaultProtection,
} from '@contract'
import type { ExchangeStores } from './exchange'

export type * from './exchange'
export type {
  DesktopErrorCode,
  FileKind,
  FreeSpace,
  JournalRow,
  JournalState,
  OpenedFile,
  Result,
  SnapshotFile,
  SnapshotPlace,
  SnapshotPlaceState,
  StoreState,
  VaultProtection,
}

/** A file that was written, as the user sees it; `reveal` is null where the host cannot show files. */
export interface WrittenFile {
  name: string
  reveal: ((open: boolean) => Promise<Result<null>>) | null
}

/** Several files written one after another into one place the user chose. */
export interface FolderWriter {
  /** The folder's own name, without the way to it. */
  name: string
  write(name: string, bytes: Uint8Array): Promise<Result<WrittenFile>>
}

/** Making paper. In a browser there is no silent PDF: `toPdf` is null and `print` opens the browser's own dialog. */
export interface Printing {
  /** One HTML document → one PDF; null where only the host's own print dialog can make a PDF. */
  toPdf: ((html: string) => Promise<Result<Uint8Array>>) | null
  print(html: string): Promise<Result<null>>
  /** Names of the printers, each once, for settings kept by name; null where a host tells nobody which ones there are. */
  printers: (() => Promise<Result<string[]>>) | null
}

/**
 * The journal beside the database, by school (reliability 2.3.1). What a call says is on the disk when it answers. Bytes
 * are sealed by the caller. See the contract's channels of the same names.
 */
export interface Journals {
  open(school: string): Promise<Result<JournalState>>
  /** Every school that has a journal here. */
  schools(): Promise<Result<string[]>>
  append(school: string, rows: JournalRow[], mark: string): Promise<Result<null>>
  writeBase(school: string, number: number, bytes: Uint8Array, mark: string): Promise<Result<null>>
  readBase(school: string): Promise<Result<Uint8Array | null>>
  /** Rows after a number, oldest first, some at a time; an empty list is the end. */
  read(school: string, after: number): Promise<Result<JournalRow[]>>
  putAside(school: string): Promise<Result<null>>
  remove(school: string): Promise<Result<null>>
}

/** Folders of snapshots by school, in up to two places. Bytes are sealed by the caller. */
export interface SnapshotPlaces {
  /** `disk`: a folder of the PC. `browser`: the browser's own store, which goes when the site's data are cleared. */
  profileKind: 'disk' | 'browser'
  list(school: string, place: SnapshotPlace): Promise<Result<SnapshotFile[]>>
  /** Written as a whole or not at all, then read back and compared. An existing file is refused unless `replace`. */
  write(
    school: string,
    place: SnapshotPlace,
    name: string,
    bytes: Uint8Array,
    options?: { replace?: boolean },
  ): Promise<Result<null>>
  read(school: string, place: SnapshotPlace, name: string): Promise<Result<Uint8Array>>
  /** A file that is not there counts as removed. */
  remove(school: string, place: SnapshotPlace, name: string): Promise<Result<null>>
  state(place: SnapshotPlace): Promise<Result<SnapshotPlaceState>>
  /** Null where a host can keep no second folder. */
  second: {
    /** Asks the user for a folder and remembers it; one inside the program's own data is refused as `forbidden`. */
    choose(title: string): Promise<Result<SnapshotPlaceState>>
    forget(): Promise<Result<null>>
    /** Asks for the permission anew in the state `asks`; only after a click. */
    wake(): Promise<Result<SnapshotPlaceState>>
  } | null
}

/** Where keys are kept outside the database; null where a host has no such place. */
export interface Vault {
  /** `text` is null when nothing was stored, or what was cannot be opened by this account. */
  read(): Promise<Result<{ text: string | null; protection: VaultProtection }>>
  write(text: string): Promise<Result<VaultProtection>>
}

/** The database's own store on the disk, where the host can look after it. */
export interface StoreCare {
  state(): Promise<Result<StoreState>>
  /** Puts the damaged store aside and starts the program anew. */
  restartFresh(): Promise<Result<null>>
}

/**
 * What the application wants from any host. Capabilities that a host lacks are `null`;
 * a screen asks for the capability and offers the next best thing, never for the host's name.
 */
export interface Platform {
  /** A word for the diagnostics and the «О программе» page, e.g. «настольная программа» or «в браузере». */
  hostTitle: string
  /** Of the program in this window. */
  version: string
  openFiles(request: { title: string; kinds: FileKind[]; multiple: boolean }): Promise<Result<OpenedFile[]>>
  saveFile(request: {
    title: string
    suggestedName: string
    kinds: FileKind[]
    bytes: Uint8Array
    /** The token of an opened file: choosing that very file is refused as `same-file`. */
    notOver?: string | undefined
  }): Promise<Result<WrittenFile>>
  /** Null where a host cannot write many files into one folder; the screen then offers one ZIP. */
  chooseFolder: ((title: string) => Promise<Result<FolderWriter>>) | null
  printing: Printing
  openExternal(url: string): Promise<Result<null>>
  copyText(text: string): Promise<Result<null>>
  /** A second place for the device identity, outside the database (SPEC rule 10). */
  deviceMark: { read(): Promise<string | null>; write(mark: string): Promise<void> }
  /** Null where nothing can be kept beside the database. */
  journals: Journals | null
  /** Null where no snapshot can be kept. */
  snapshots: SnapshotPlaces | null
  vault: Vault | null
  /** Where the PCs of one school exchange files; null where a host can reach no such place. */
  exchange: ExchangeStores | null
  /** Free bytes where the data are kept. */
  freeSpace(): Promise<Result<FreeSpace>>
  store: StoreCare | null
  /**
   * Asks to be the only window that writes under `name`. Answers at once whether it is; `whenFree` runs later, when the
   * other window has gone and this one has taken its place. Given back when the window closes or by `release`.
   */
  claimWriting(name: string, whenFree: () => void): Promise<{ granted: boolean; release: () => void }>
}
