import { shallowRef } from 'vue'

export type NoteTone = 'success' | 'info' | 'warning' | 'error'

export interface NoteAction {
  label: string
  run: () => void
}

/** A short message at the edge of the window. Errors stay until closed, others go by themselves. */
export interface Note {
  title: string
  text?: string
  tone?: NoteTone
  /** Adds the button «Отменить». */
  undo?: () => void
  actions?: NoteAction[]
  /** Stays until it is closed, as an error does. */
  stays?: boolean
  /** Two notes of one key replace each other. */
  key?: string
}

export interface ShownNote extends Note {
  id: number
}

const MOST = 4
/** Messages on screen, oldest first; drawn by `NoteList`, which the shell mounts once. */
export const shownNotes = shallowRef<readonly ShownNote[]>([])
let lastId = 0

/** How long a note stays, in milliseconds; longer where there is something to press, for ever where something failed. */
export function noteTime(note: Note): number {
  if (note.tone === 'error' || note.stays === true) return Infinity
  return note.undo || note.actions?.length ? 10_000 : 5_000
}

export function closeNote(id: number): void {
  shownNotes.value = shownNotes.value.filter((note) => note.id !== id)
}

/** Shows a message; works anywhere, also outside components and before the window stands. */
export function notify(note: Note): void {
  lastId += 1
  const kept = shownNotes.value.filter((shown) => note.key === undefined || shown.key !== note.key)
  shownNotes.value = [...kept, { ...note, id: lastId }].slice(-MOST)
}

/** Takes away the note of a key: what it offers is done another way. */
export function dropNote(key: string): void {
  shownNotes.value = shownNotes.value.filter((note) => note.key !== key)
}

export function useNotify(): (note: Note) => void {
  return notify
}
