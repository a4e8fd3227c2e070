import type { App } from 'vue'
import type { Platform } from '@/platform/platform'
import { notify } from '@/ui/useNotify'
import { explainFailure } from './failures'
import { appTexts } from './texts'

/** Shows a failure to the user, once per kind, with «Скопировать подробности». */
export function showFailure(platform: Platform, reason: unknown, title?: string): void {
  const failure = explainFailure(reason)
  const repeats = title === undefined || title === failure.title || failure.saysAll === true
  notify({
    title: title ?? failure.title,
    text: repeats ? failure.text : `${failure.title}. ${failure.text}`,
    tone: 'error',
    key: `failure:${title ?? ''}:${failure.title}`,
    actions: [{ label: appTexts.failure.copy, run: () => void platform.copyText(failure.details) }],
  })
}

/** A school that waits for the user's choice has a screen of its own; a message beside it would say the same. */
export function isDamage(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'damaged'
}

/** What nobody caught ends here: in the console for us, in a plain sentence for the user. */
export function installErrorSurface(app: App, platform: Platform): void {
  const surface = (reason: unknown) => {
    if (isDamage(reason) || (reason instanceof Error && reason.name === 'AbortError')) return
    console.error(reason)
    showFailure(platform, reason)
  }
  app.config.errorHandler = surface
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    surface(event.reason)
  })
  window.addEventListener('error', (event) => {
    // A harmless notice of the browser, not a failure: sizes settle one frame later.
    if (event.message.startsWith('ResizeObserver loop')) return
    surface(event.error ?? event.message)
  })
}
