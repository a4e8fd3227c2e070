/**
 * Why nothing can be written at the moment. `no-space`: less than 100 MB are free. `other-window`: another window of this
 * PC writes. `journal`: the second copy of the last change could not be written. `lost`: the database vanished under us.
 */
export type WriteBar = 'no-space' | 'other-window' | 'journal' | 'lost'

/** Whoever watches over an open register from outside; `safety` does. */
export interface RegisterGuard {
  /** Asked before every write; may look at the disk. */
  barred(): Promise<WriteBar | null>
  /** A write is in the database. Resolves when its second copy is safe, or when that failed: the guard tells of it itself. */
  committed(): Promise<void>
  closed(): void
}
