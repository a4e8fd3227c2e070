import type { Result } from '@contract'

/** Text onto the clipboard; `forbidden` where the browser refuses it (no click before, no right). */
export async function copyText(text: string): Promise<Result<null>> {
  try {
    await navigator.clipboard.writeText(text)
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, code: 'forbidden', detail: error instanceof Error ? error.name : 'clipboard' }
  }
}
