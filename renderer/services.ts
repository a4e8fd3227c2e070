import { inject, type InjectionKey, type ShallowRef } from 'vue'
import type { Heavy, HeavyOptions, RenderedPages } from '@/formats/heavy'
import type { FileKind, Platform, Result, WrittenFile } from '@/platform/platform'
import type { Safety } from '@/safety/safety'
import type { Sync } from '@/sync/sync'
import type { CommitOptions, PersonTable, Register } from '@/storage/register'
import type { Schools } from '@/storage/schools'
import type { DocumentDescription } from '@/domain/documents/description'
import type { ChangeSet, ChangeSetKind, Intention } from '@/domain/changes/types'
import type { IsoDay, NewId } from '@/domain/model/plain'
import type { ProgressHandle } from '@/ui/useProgress'

/** `quiet`: no toast on success. `kind` is 'edit' unless told. Progress and cancel as in `register.commit`. */
export interface SaveOptions extends CommitOptions {
  quiet?: boolean
  kind?: ChangeSetKind
}

/** What a failed call to the host was about, for the words of its message. */
export interface HostFailure {
  /** 'saving' unless told. */
  doing?: 'opening' | 'openingCopy' | 'saving' | 'makingPdf' | 'printing'
  /** One more sentence after the reason. */
  also?: string
  /** A button that goes on from here without making everything anew. */
  again?: { label: string; run: () => void }
}

/** Made bytes on their way to a file of the user's choice. */
export interface FileToSave {
  bytes: Uint8Array
  suggestedName: string
  kind: FileKind
  texts: {
    /** Heading of the host's dialog. */
    saving: string
    notSaved: string
    /** «Сохранено: …» unless told. */
    saved?: (name: string) => string
    savedText?: string
  }
  /** The token of an opened file that is not to be written over. */
  notOver?: string | undefined
  /** False where no other program opens such a file: then it can only be shown in its folder. */
  openable?: boolean
  /** Nobody reads in it what the board mode hides: no names in it, or it is encrypted. */
  discreet?: boolean
  /** Runs once the file is written, at the first try or a later one. */
  left?: (() => void) | undefined
}

/** Files that leave as one archive; they are made under a progress dialog, so that packing can be cancelled with the making. */
export interface ArchiveToSave extends Pick<FileToSave, 'texts' | 'left'> {
  /** File name without extension. */
  name: string
  /** Heading of the progress dialog. */
  making: string
  make: (handle: ProgressHandle) => Promise<Result<{ name: string; bytes: Uint8Array }[]>>
}

/** Rendered pages → paper or PDF. `toPdf` is null where only the host's own print dialog can make a PDF. */
export interface Paper {
  toPdf: ((rendered: RenderedPages, title: string, options?: HeavyOptions) => Promise<Result<Uint8Array>>) | null
  print(rendered: RenderedPages, title: string): Promise<Result<null>>
}

/** Minutes without a key or the mouse after which the screen is locked; 0 is never. */
export const idleChoices = [0, 5, 10, 15, 30] as const

/** The lock of the screen as it stands. Instants are milliseconds since 1970, 0 where there is none. */
export interface LockState {
  locked: boolean
  hasPassphrase: boolean
  idleMinutes: (typeof idleChoices)[number]
  /** No passphrase is looked at until then, after too many wrong ones. */
  waitUntil: number
  resetAskedAt: number
  /** From when on a forgotten passphrase may be removed. */
  resetFrom: number
}

export type LockAnswer = 'right' | 'wrong' | 'wait'

/** The lock screen of this PC: it guards what is seen and pressed, and decrypts nothing. */
export interface ScreenLock {
  readonly state: Readonly<ShallowRef<LockState>>
  lock(): void
  /** Without a passphrase the lock is a curtain, and any text opens it. */
  unlock(passphrase: string): Promise<LockAnswer>
  /** `current` is looked at only where a passphrase is set. @throws Error when `next` is unfit: the screen checks first */
  setPassphrase(next: string, current: string): Promise<LockAnswer>
  removePassphrase(current: string): Promise<LockAnswer>
  setIdleMinutes(minutes: LockState['idleMinutes']): void
  /** «Забыли пароль?»: from now on the wait runs, after which `reset` removes the passphrase. */
  askReset(): void
  forgetReset(): void
  /** Removes the passphrase and opens the screen; false while the wait runs or nobody asked. */
  reset(): boolean
  /** Reads again what another window of this PC has written. */
  takeOver(): void
}

/** Everything a screen may use of the outside; built once in `main.ts`, swapped as a whole in tests. */
export interface Services {
  platform: Platform
  /** The schools kept on this PC: list, create, open, save to a file, read a file. */
  schools: Schools
  /** What protects the schools beyond their databases. */
  safety: Safety
  /** The exchange with the school's other PCs. */
  sync: Sync
  /** The school that is open. Screens that need it are shown only while one is. */
  register(): Register
  /** Makes this the open school: the shell draws every screen anew and shows `route`, «Обзор» unless told. */
  enter(register: Register, route?: string): void
  /**
   * Commits a command's result through the one door, shows a toast «… Отменить», and turns a failure into a sentence
   * that keeps what was typed. Null when nothing was changed or when it failed (then the failure is already on screen).
   */
  save(intention: Intention, options?: SaveOptions): Promise<ChangeSet | null>
  /**
   * Runs a write that is no change of records (a kept form). A failure is told with `notDone` as the heading; null then.
   */
  attempt<T>(work: () => Promise<T>, notDone: string): Promise<{ done: T } | null>
  /** Takes a named set back (the newest one without an id) and says what was taken back, kept and impossible. */
  undo(setId?: string): Promise<void>
  redo(): Promise<void>
  /**
   * 152-ФЗ: names what erasing this person would take, asks, erases, and tells where values may remain.
   * False when the user said no or it failed (then the failure is already on screen).
   */
  forget(table: PersonTable, id: string): Promise<boolean>
  /**
   * Whether a call to the host went well. If not, the user is told why in Russian («Файл открыт в Excel…»), with `title`
   * and the file's name as the heading; a call that the user himself cancelled says nothing.
   */
  succeeded<T>(result: Result<T>, title?: string, more?: HostFailure): result is { ok: true; value: T }
  /** Whether files with what «На доску» hides may be written: asks while that mode is on, true at once otherwise. */
  mayWriteFiles(): Promise<boolean>
  /**
   * Writes the file where the user says and tells so; before an audience («На доску») it asks first. A failure is told with a
   * button that writes the same bytes again.
   */
  saveFile(file: FileToSave): Promise<void>
  /** Makes files, packs them into one ZIP and saves it like any other file; asks before it makes them. */
  saveArchive(archive: ArchiveToSave): Promise<void>
  /**
   * Lays a document out and prints it; before an audience («На доску») it asks first. A failure is told with `notPrinted` as
   * the heading. True when it was printed.
   */
  printDocument(document: DocumentDescription, notPrinted: string): Promise<boolean>
  /** Buttons that open a written file and show it in its folder; none where the host cannot. */
  revealActions(written: WrittenFile, openable?: boolean): { label: string; run: () => void }[]
  /** Long work in a worker, with progress and cancel. */
  heavy: Heavy
  paper: Paper
  screenLock: ScreenLock
  newId: NewId
  /** Today by the PC's own calendar, `YYYY-MM-DD`. */
  today(): IsoDay
}

export const servicesKey: InjectionKey<Services> = Symbol('services')

export function useServices(): Services {
  const services = inject(servicesKey)
  if (!services) throw new Error('services are provided in main.ts')
  return services
}
