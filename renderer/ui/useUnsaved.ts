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

async function mayLose(one: Unsaved): Promise<boolean> {
  if (!open.has(one) || !one.dirty()) return true
  const { title, confirm, cancel } = uiTexts.unsaved
  const sure = await ask({ title, text: one.text, confirm, cancel })
  // Given up once is given up: the way out must not ask a second time.
  if (sure) open.delete(one)
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

/** For everything that takes the user away from the open cards; false: he wants to stay. */
export async function mayLeave(): Promise<boolean> {
  for (const one of [...open]) if (!(await mayLose(one))) return false
  return true
}
