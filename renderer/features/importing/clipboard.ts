import type { PastedBlock } from '@/domain/imports/grid'

/** What was pasted as a table: its text and its HTML. Null when there is neither. */
export function blockOf(event: ClipboardEvent): PastedBlock | null {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  const html = event.clipboardData?.getData('text/html') ?? ''
  return text.trim() === '' && html.trim() === '' ? null : { text, html }
}

/** Files copied in the file manager. */
export function filesOf(event: ClipboardEvent): File[] {
  return [...(event.clipboardData?.files ?? [])]
}

/** Whether the paste belongs to a field and not to the screen. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}
