import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { scannedKey } from './scannedKeys'

/** More than any number with what a scanner glues to it; a key that is held down ends here. */
const MOST = 64

/**
 * Catches what a keyboard scanner types, wherever the focus is; an open dialog and the locked screen keep their keys. `typed` is
 * what has come so far. Enter or Tab after digits ends a number; without digits they stay what they are.
 */
export function useScanner(options: { isBusy: () => boolean; onNumber: (typed: string) => void }): {
  typed: Readonly<ShallowRef<string>>
} {
  const typed = shallowRef('')
  const hasDigits = () => /\d/u.test(typed.value)

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.repeat || options.isBusy()) return
    const key = scannedKey(event)
    if (key === null) return
    if (key.kind === 'sign') {
      // A letter before the first digit may be a scanner's mark, or a key of the program: it is noted, not taken away.
      if (key.isDigit || hasDigits()) take(event)
      typed.value = (typed.value + key.sign).slice(-MOST)
    } else if (hasDigits()) {
      take(event)
      const number = typed.value
      typed.value = key.kind === 'erase' ? number.slice(0, -1) : ''
      if (key.kind === 'end') options.onNumber(number)
    } else typed.value = ''
  }

  window.addEventListener('keydown', onKey, true)
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKey, true)
  })
  return { typed }
}

function take(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
