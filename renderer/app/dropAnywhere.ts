/** What was dropped, as the browser gives it away: only while the event runs. */
export interface Drop {
  files: File[]
  entries: FileSystemEntry[]
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null

/**
 * Takes files dropped anywhere in the window, unless a place of its own took them; nothing dropped ever leads the window
 * away. `over` hears when files are dragged in and out. Gives back the function that ends listening.
 */
export function listenForDrops(target: Window, over: (on: boolean) => void, take: (drop: Drop) => void): () => void {
  const onOver = (event: DragEvent) => {
    if (hasFiles(event)) over(true)
    else if (event.defaultPrevented || isField(event.target)) return
    else if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
    event.preventDefault()
  }
  const onLeave = (event: DragEvent) => {
    if (event.relatedTarget === null) over(false)
  }
  const onDrop = (event: DragEvent) => {
    over(false)
    if (event.defaultPrevented || (!hasFiles(event) && isField(event.target))) return
    event.preventDefault()
    const items = [...(event.dataTransfer?.items ?? [])]
    const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? [])
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0 || entries.length > 0) take({ files, entries })
  }
  target.addEventListener('dragenter', onOver)
  target.addEventListener('dragover', onOver)
  target.addEventListener('dragleave', onLeave)
  target.addEventListener('drop', onDrop)
  return () => {
    target.removeEventListener('dragenter', onOver)
    target.removeEventListener('dragover', onOver)
    target.removeEventListener('dragleave', onLeave)
    target.removeEventListener('drop', onDrop)
  }
}
