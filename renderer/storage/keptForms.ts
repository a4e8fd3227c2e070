import type { LiveQuery } from './liveQuery'

/** A workbook with placeholders that this PC keeps for the school. `keptAt`: milliseconds since 1970; `size`: bytes. */
export interface KeptForm {
  id: string
  /** Name of the file with its extension; no two forms have the same by `sameFormName`. */
  name: string
  keptAt: number
  size: number
}

/**
 * The school's own forms on this PC. They are files, not records: they are not exchanged, not in the journal and not in the
 * school file. What is refused throws a RegisterError whose sentence is for the user.
 */
export interface KeptForms {
  /** By name. */
  list(): Promise<KeptForm[]>
  /** As `list`, told again when this or another window changes it. */
  live(): LiveQuery<KeptForm[]>
  /** @throws RegisterError `form-gone` when it was removed, `form-damaged` when it is not what was kept */
  bytes(id: string): Promise<Uint8Array>
  /** What is left of a damaged form. @throws RegisterError `form-gone`, `form-damaged` when nothing is left */
  remains(id: string): Promise<Uint8Array>
  /**
   * Keeps a form; one of the same name is replaced and stays under its id, so the caller asks first.
   * @returns its id
   * @throws RegisterError `form-too-large`, `form-too-many`
   */
  keep(name: string, bytes: Uint8Array): Promise<string>
  /**
   * Removes a form; one that is not there counts as removed.
   * @returns puts it back as it was. That throws RegisterError `form-exists` when another one has taken its name meanwhile,
   *   `form-too-many` when there is no place left
   */
  remove(id: string): Promise<() => Promise<void>>
}
