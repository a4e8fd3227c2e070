const typed = ['keydown', 'keyup', 'keypress', 'paste', 'copy', 'cut', 'beforeinput'] as const
const dragged = ['dragenter', 'dragover', 'dragleave', 'drop'] as const
const pointed = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'touchstart',
  'focusin',
  'focusout',
] as const

/**
 * While the screen is locked, nothing that happens in the window is heard outside `place`: no shortcut, no paste, no
 * dropped file, and no dialog that would close because something else was clicked. Gives back the function that ends it.
 */
export function holdEvents(place: HTMLElement): () => void {
  const ending = new AbortController()
  const inside = (event: Event) => event.target instanceof Node && place.contains(event.target)
  for (const type of [...typed, ...pointed]) {
    window.addEventListener(
      type,
      (event) => {
        if (event instanceof KeyboardEvent && isPrint(event)) event.preventDefault()
        if (!inside(event)) event.stopImmediatePropagation()
      },
      { capture: true, signal: ending.signal },
    )
  }
  for (const type of dragged) {
    window.addEventListener(
      type,
      (event) => {
        event.preventDefault()
        event.stopImmediatePropagation()
      },
      { capture: true, signal: ending.signal },
    )
  }
  for (const type of [...typed, ...pointed]) {
    place.addEventListener(
      type,
      (event) => {
        event.stopPropagation()
      },
      { signal: ending.signal },
    )
  }
  return () => {
    ending.abort()
  }
}

const isPrint = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && event.code === 'KeyP'
