/**
 * Chromium keeps what stands in the fields of a page in its own session files, in the clear, to fill them in after a
 * crash; a field with `autocomplete="off"` is left out (S10). Told at the first focus, so that no field can be forgotten.
 * Gives back the function that ends it.
 */
export function keepTypedTextHere(target: Document): () => void {
  const onFocus = ({ target: field }: Event) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    if (!field.hasAttribute('autocomplete')) field.autocomplete = 'off'
  }
  target.addEventListener('focusin', onFocus, { capture: true })
  return () => {
    target.removeEventListener('focusin', onFocus, { capture: true })
  }
}
