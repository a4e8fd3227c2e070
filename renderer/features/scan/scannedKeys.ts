/** What one key press means for a number that is being typed. */
export type ScannedKey = { kind: 'sign'; sign: string; isDigit: boolean } | { kind: 'end' | 'erase' | 'clear' } | null

type Key = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>

/**
 * A key as the scanner meant it. Digits are told by their place on the keyboard: Shift, Caps Lock and the layout may make other
 * signs of them, the number row's keys stay where they are. Combinations belong to the program.
 */
export function scannedKey({ code, key, ctrlKey, altKey, metaKey }: Key): ScannedKey {
  if (ctrlKey || altKey || metaKey) return null
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(code)?.[1] ?? (/^\d$/u.test(key) ? key : undefined)
  if (digit !== undefined) return { kind: 'sign', sign: digit, isDigit: true }
  if (key === 'Enter' || key === 'Tab') return { kind: 'end' }
  if (key === 'Backspace') return { kind: 'erase' }
  if (key === 'Escape') return { kind: 'clear' }
  return [...key].length === 1 && key !== ' ' ? { kind: 'sign', sign: key, isDigit: false } : null
}
