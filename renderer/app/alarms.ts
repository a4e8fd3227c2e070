import type { DesktopErrorCode, SnapshotPlace } from '@/platform/platform'
import type { ProtectionNotice } from '@/safety/safety'
import { showMoment } from '@/ui/momentText'
import { dropNote, notify } from '@/ui/useNotify'
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

/** What the start-up check did without asking. Stays until it is closed: it must not pass by unread. */
export function showProtectionNotice(notice: ProtectionNotice): void {
  const texts = appTexts.protection
  if (notice.kind === 'restarting') {
    if (!sayBeforeTheScreens(texts.restarting)) notify({ title: texts.restarting, tone: 'info', key: 'rebuilding' })
    return
  }
  dropNote('rebuilding')
  if (notice.kind === 'journal-renewed')
    notify({ ...texts.journalRenewed, tone: 'warning', stays: true, key: 'journal-renewed' })
  else
    notify({
      title: texts.rebuilt(notice.title),
      text: texts.rebuiltText(notice.fault, notice.newestAt === null ? null : showMoment(notice.newestAt)),
      tone: 'warning',
      stays: true,
      key: 'rebuilt',
    })
}

/** How far a rebuilding is, with or without screens. */
export function showRebuilding(done: number, total: number): void {
  const text = appTexts.protection.rebuilding(done, total)
  if (sayBeforeTheScreens(text)) return
  notify({ title: text, tone: 'info', key: 'rebuilding' })
}

/** Before the application is mounted its place holds a plain line. */
function sayBeforeTheScreens(text: string): boolean {
  const place = document.querySelector<HTMLElement>('#app:not([data-v-app])')
  if (place === null) return false
  place.className = 'isolate flex h-full items-center justify-center text-muted'
  place.textContent = text
  return true
}

/** A copy of the school could not be written; work goes on, and the copy is tried again. */
export function showNoCopy(place: SnapshotPlace, code: DesktopErrorCode): void {
  const texts = appTexts.noCopy
  notify({
    title: texts.title[place],
    text: `${texts.reasons[code] ?? texts.unknown} ${texts.goesOn}`,
    tone: 'error',
    key: `copy:${place}`,
  })
}

export function dropNoCopy(place: SnapshotPlace): void {
  dropNote(`copy:${place}`)
}
