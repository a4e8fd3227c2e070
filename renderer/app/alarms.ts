import { notify } from '@/ui/useNotify'
import { appTexts } from './texts'

/** What the storage calls out about its database, in the user's words; each stays on screen until it is closed. */
export function showAlarm(alarm: keyof typeof appTexts.alarms): void {
  notify({ ...appTexts.alarms[alarm], tone: 'error', key: `alarm:${alarm}` })
}

/** The PC's clock stands behind changes that are already in the register: writing goes on, the order of changes is kept. */
export function showClockBehind(behindMs: number): void {
  const minutes = Math.round(behindMs / 60_000)
  if (minutes < 1) return
  notify({
    title: appTexts.clock.title,
    text: appTexts.clock.text(minutes),
    tone: 'warning',
    key: 'clock',
  })
}
