interface Place {
  element: Element
  top: number
  left: number
}

/**
 * Takes everything that is drawn out of the page and gives back the function that puts it in place again.
 * Out of the page means: nothing to see, to find with Ctrl+F, to read aloud, to print, to focus. The components go on
 * living, so that a draft is where it was; unmounting them would lose it, hiding them would leave the names in the page.
 * Scroll positions and the focus, which a detached element loses, are brought back.
 */
export function screensAside(screens: HTMLElement): () => void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null
  const scrolled: Place[] = []
  for (const element of screens.querySelectorAll('*')) {
    if (element.scrollTop > 0 || element.scrollLeft > 0)
      scrolled.push({ element, top: element.scrollTop, left: element.scrollLeft })
  }
  const mark = document.createComment('')
  screens.replaceWith(mark)
  return () => {
    mark.replaceWith(screens)
    for (const { element, top, left } of scrolled) element.scrollTo({ top, left, behavior: 'instant' })
    // Lists measure themselves anew first, and would scroll back.
    requestAnimationFrame(() => {
      for (const { element, top, left } of scrolled) element.scrollTo({ top, left, behavior: 'instant' })
      if (focused?.isConnected === true) focused.focus({ preventScroll: true })
    })
  }
}
