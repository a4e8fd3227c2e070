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
  | 'unknown'

/** `name` is the file in question, without its folder, where there is one: the user's message names it. */
export type Result<T> = { ok: true; value: T } | { ok: false; code: DesktopErrorCode; detail?: string; name?: string }

/** One kind of file in an open or save dialog; `extensions` without dots. */
export interface FileKind {
  name: string
  extensions: string[]
}

export interface OpenedFile {
  name: string
  bytes: Uint8Array
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

/** What the preload puts on `window.desktop`. */
export interface DesktopApi {
  info(): Promise<Result<AppInfo>>
  /** Opens the system's file dialog; several files when `multiple`. */
  openFiles(request: { title: string; kinds: FileKind[]; multiple: boolean }): Promise<Result<OpenedFile[]>>
  /** Asks where to save, writes temp → fsync → rename. */
  saveFile(request: {
    title: string
    suggestedName: string
    kinds: FileKind[]
    bytes: Uint8Array
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
  /** Opens an https or mailto address in the system's browser, after the user asked for it. */
  openExternal(request: { url: string }): Promise<Result<null>>
  /** The device identity kept outside IndexedDB (SPEC rule 10); `null` when none was stored yet. */
  readDeviceMark(): Promise<Result<string | null>>
  writeDeviceMark(request: { mark: string }): Promise<Result<null>>
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
  openExternal: 'pereklichka:open-external',
  readDeviceMark: 'pereklichka:read-device-mark',
  writeDeviceMark: 'pereklichka:write-device-mark',
} as const satisfies Record<keyof DesktopApi, string>

export type Channel = keyof typeof CHANNELS
