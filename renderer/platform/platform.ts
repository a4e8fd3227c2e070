import type { DesktopErrorCode, FileKind, OpenedFile, Result } from '@contract'

export type { DesktopErrorCode, FileKind, OpenedFile, Result }

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
}

/**
 * What the application wants from any host. Capabilities that a host lacks are `null`;
 * a screen asks for the capability and offers the next best thing, never for the host's name.
 */
export interface Platform {
  /** A word for the diagnostics and the «О программе» page, e.g. «настольная программа» or «в браузере». */
  hostTitle: string
  openFiles(request: { title: string; kinds: FileKind[]; multiple: boolean }): Promise<Result<OpenedFile[]>>
  saveFile(request: {
    title: string
    suggestedName: string
    kinds: FileKind[]
    bytes: Uint8Array
  }): Promise<Result<WrittenFile>>
  /** Null where a host cannot write many files into one folder; the screen then offers one ZIP. */
  chooseFolder: ((title: string) => Promise<Result<FolderWriter>>) | null
  printing: Printing
  openExternal(url: string): Promise<Result<null>>
  copyText(text: string): Promise<Result<null>>
  /** A second place for the device identity, outside the database (SPEC rule 10). */
  deviceMark: { read(): Promise<string | null>; write(mark: string): Promise<void> }
}
