import type { FileRefusal } from '@/domain/imports/grid'

/** Thrown inside the reader and turned into a value by `readGridFile`; never leaves this folder. */
export class RefusedFile extends Error {
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal, detail: string) {
    super(detail)
    this.refusal = refusal
  }
}

export function damaged(detail: string): RefusedFile {
  return new RefusedFile('damaged', detail)
}
