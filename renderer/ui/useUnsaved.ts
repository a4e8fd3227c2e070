import { onScopeDispose } from 'vue'
import { ask } from './useAsk'
import { uiTexts } from './texts'

interface Unsaved {
  dirty: () => boolean
  /** What is lost, for the question. */
  text: string
}

/** Cards and dialogs on screen that may hold something typed and not saved. */
const open = new Set<Unsaved>()

/** Saves under way: what they write is typed, but not lost. */
const saves = new Set<Promise<unknown>>()

/** The card's question waits for this save. @returns the same promise */
export function savingNow<T>(save: Promise<T>): Promise<T> {
  const ended: Promise<unknown> = save.then(
    () => saves.delete(ended),
    () => saves.delete(ended),
  )
  saves.add(ended)
  return save
}

async function savesOver(): Promise<void> {
  if (saves.size === 0) return
  await Promise.all(saves)
  // Whoever waits for the save itself comes first: only then does the card know what is saved.
  await new Promise((next) => setTimeout(next))
}

async function mayLose(one: Unsaved, among: Set<Unsaved> = open): Promise<boolean> {
  if (!among.has(one) || !one.dirty()) return true
  await savesOver()
  if (!among.has(one) || !one.dirty()) return true
  const { title, confirm, cancel } = uiTexts.unsaved
  const sure = await ask({ title, text: one.text, confirm, cancel })
  // Given up once is given up: the way out must not ask a second time.
  if (sure) among.delete(one)
  return sure
}

/**
 * Keeps what is typed in a card from being lost by a click elsewhere: whoever leaves the card asks first.
 * `mayClose` for the card's own ways out; `release` before the record itself goes away.
 */
export function useUnsaved(
  dirty: () => boolean,
  text: string = uiTexts.unsaved.card,
): { mayClose: () => Promise<boolean>; release: () => void } {
  const one: Unsaved = { dirty, text }
  open.add(one)
  const release = () => {
    open.delete(one)
  }
  onScopeDispose(release)
  return { mayClose: () => mayLose(one), release }
}

/** Work that outlives its screens and ends with the school. */
const kept = new Set<Unsaved>()

/** Work that goes on while the user looks at other screens: only who leaves the school is asked about it. */
export function keepUnsaved(dirty: () => boolean, text: string): void {
  kept.add({ dirty, text })
}

/** For everything that closes the school; false: the user wants to stay. */
export async function mayLeaveSchool(): Promise<boolean> {
  if (!(await mayLeave())) return false
  for (const one of kept) if (!(await mayLose(one, kept))) return false
  return true
}

/** The school is closed, and its work with it. */
export function forgetUnsaved(): void {
  kept.clear()
}

/** For everything that takes the user away from the open cards; false: he wants to stay. */
export async function mayLeave(): Promise<boolean> {
  for (const one of [...open]) if (!(await mayLose(one))) return false
  return true
}
