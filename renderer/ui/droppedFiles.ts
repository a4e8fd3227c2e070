import { shallowRef } from 'vue'

/** Files dropped on the window, waiting for the screen that takes them. */
export const waitingFiles = shallowRef<readonly { name: string; bytes: Uint8Array }[]>([])

/** Hands the files over, once. */
export function takeDroppedFiles(): readonly { name: string; bytes: Uint8Array }[] {
  const files = waitingFiles.value
  if (files.length > 0) waitingFiles.value = []
  return files
}
