const KEY = 'pereklichka-own-form'

/** The place that outlives the window: `localStorage` or its stand-in. */
export interface LastFormShelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Id of the kept form that was filled last for this school on this PC; null where there was none. */
export function lastForm(shelf: LastFormShelf, schoolId: string): string | null {
  return shelf.getItem(`${KEY}-${schoolId}`)
}

export function rememberLastForm(shelf: LastFormShelf, schoolId: string, id: string | null): void {
  if (id === null) shelf.removeItem(`${KEY}-${schoolId}`)
  else shelf.setItem(`${KEY}-${schoolId}`, id)
}
