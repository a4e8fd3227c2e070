import { onScopeDispose, shallowReactive } from 'vue'

/**
 * A key combination by the place of the key, so that it works in the Russian layout too.
 * `code` is `KeyboardEvent.code`: 'KeyN', 'Slash', 'F1', 'Delete'.
 */
export interface Shortcut {
  code: string
  ctrl?: boolean
  shift?: boolean
  alt?: boolean
  /** A character that means the same wherever it stands: «?» is Shift+7 in the Russian layout. */
  key?: string
  /** What it does, for the list on «?»: «Новый сотрудник». */
  title: string
  /** Heading in that list; «На этом экране» unless told. */
  group?: string
  /** Works inside text fields too. Ctrl+Z must not: there it belongs to the field. */
  inFields?: boolean
  run: () => void
}

/** Everything that may be pressed now, in the order of registration. */
export const shortcuts = shallowReactive(new Set<Shortcut>())

/** Registers a combination for the life of the component or scope. The newest of two equal combinations wins. */
export function useShortcut(shortcut: Shortcut): void {
  shortcuts.add(shortcut)
  onScopeDispose(() => shortcuts.delete(shortcut))
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'file'].includes(target.type)
}

function matches(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if (shortcut.key !== undefined && shortcut.key === event.key && !event.ctrlKey && !event.altKey) return true
  return (
    shortcut.code === event.code &&
    (shortcut.ctrl ?? false) === (event.ctrlKey || event.metaKey) &&
    (shortcut.shift ?? false) === event.shiftKey &&
    (shortcut.alt ?? false) === event.altKey
  )
}

/**
 * The only listener for shortcuts. While a dialog is open only those with a Ctrl, Alt or F-key and `inFields` work,
 * so that a letter never acts behind it. Gives back the function that ends listening.
 */
export function listenForShortcuts(target: Window): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const inField = isTextField(event.target) || document.querySelector('[role=dialog][data-state=open]') !== null
    const found = [...shortcuts]
      .reverse()
      .find((shortcut) => matches(shortcut, event) && (!inField || shortcut.inFields))
    if (!found) return
    event.preventDefault()
    found.run()
  }
  target.addEventListener('keydown', onKey)
  return () => {
    target.removeEventListener('keydown', onKey)
  }
}

const keyNames: Record<string, string> = {
  Slash: '?',
  Comma: ',',
  Delete: 'Delete',
  Enter: 'Enter',
  Escape: 'Esc',
  Space: 'Пробел',
}

/** The keys as a person reads them, by the Latin letter printed on the key: ['Ctrl', 'K']. */
export function keysOf(shortcut: Shortcut): string[] {
  const key = keyNames[shortcut.code] ?? shortcut.code.replace(/^(Key|Digit)/, '')
  const named = shortcut.code === 'Slash' && shortcut.shift === true
  return [
    ...(shortcut.ctrl ? ['Ctrl'] : []),
    ...(shortcut.alt ? ['Alt'] : []),
    ...(shortcut.shift && !named ? ['Shift'] : []),
    key,
  ]
}
