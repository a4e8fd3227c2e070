import type { Hold, RunReport, SyncStatus } from '@/sync/sync'
import { showTime } from '@/ui/momentText'
import { keyTexts } from './keyTexts'
import { exchangeTexts } from './texts'

export interface StatusLine {
  text: string
  tone: 'quiet' | 'warning'
  icon: string
  spins: boolean
}

/** Whether something stands still until a person looks: the other holds go by themselves. */
export function needsPerson({ report, conflicts }: Pick<SyncStatus, 'report' | 'conflicts'>): boolean {
  return (report !== null && (holdsAsk(report) || standsStill(report))) || conflicts > 0
}

const ASKING: readonly Hold['reason'][] = ['deletions', 'future', 'newer-version']
/** The whole exchange waits for a person. */
const standsStill = ({ outcome }: Pick<RunReport, 'outcome'>): boolean =>
  outcome === 'empty-store' || outcome === 'key-changed'

const asks = ({ reason }: Hold): boolean => ASKING.includes(reason)

/** Whether something of a PC is not taken until a person says so. */
export const holdsAsk = ({ holds }: Pick<RunReport, 'holds'>): boolean => holds.some(asks)

/** What waits for the user, as one number and in words. */
export interface ExchangeDue {
  count: number
  text: string
}

/** @param clashes of the whole school, see `findClashes` */
export function dueOf({ report, conflicts }: Pick<SyncStatus, 'report' | 'conflicts'>, clashes: number): ExchangeDue {
  const held = (report?.holds.filter(asks).length ?? 0) + (report !== null && standsStill(report) ? 1 : 0)
  const parts = [
    held > 0 ? exchangeTexts.due.held(held) : '',
    conflicts > 0 ? exchangeTexts.due.conflicts(conflicts) : '',
    clashes > 0 ? exchangeTexts.due.clashes(clashes) : '',
  ]
  return { count: held + conflicts + clashes, text: exchangeTexts.due.all(parts.filter(Boolean)) }
}

/** What came with an exchange, as one number for a sentence: a snapshot brings records and no change sets. */
export function receivedCount(received: RunReport['received']): number {
  return received.reduce((sum, { sets, records }) => sum + (sets > 0 ? sets : records), 0)
}

const quiet = (text: string, icon: string, spins = false): StatusLine => ({ text, icon, spins, tone: 'quiet' })
const warning = (text: string, icon: string): StatusLine => ({ text, icon, spins: false, tone: 'warning' })

/**
 * The exchange in one line for the side bar; null where none was begun. What waits for the user comes before what the
 * program will do by itself. @param now milliseconds since 1970
 */
export function statusLine(status: SyncStatus, now: number): StatusLine | null {
  const words = exchangeTexts.line
  if (status.setting === null) return null
  if (!status.begun) return warning(words.begin, 'i-lucide-refresh-cw-off')
  if (status.running !== null) return quiet(words.running, 'i-lucide-refresh-cw', true)
  if (status.report?.outcome === 'key-changed') return warning(keyTexts.changed.line, 'i-lucide-key-round')
  if (needsPerson(status)) return warning(words.waits, 'i-lucide-circle-help')
  if (status.place === 'asks') return warning(words.asks, 'i-lucide-key-round')
  if (status.place === 'gone') return quiet(words.gone, 'i-lucide-cloud-off')
  if (status.report?.outcome === 'failed') {
    const away = ['offline', 'gone', 'not-found'].includes(status.report.failure?.code ?? '')
    return away ? quiet(words.gone, 'i-lucide-cloud-off') : warning(words.failed, 'i-lucide-triangle-alert')
  }
  if (status.doneAt === null) return quiet(words.never, 'i-lucide-refresh-cw')
  return quiet(
    words.done(showTime(status.doneAt, now), receivedCount(status.report?.received ?? [])),
    'i-lucide-refresh-cw',
  )
}

/** The one sentence at the top of the screen: when, with whom and how much. @param now milliseconds since 1970 */
export function statusSentence(status: Pick<SyncStatus, 'doneAt' | 'report'>, now: number): string {
  const words = exchangeTexts.status
  if (status.doneAt === null) return words.never
  const time = showTime(status.doneAt, now)
  const { report } = status
  // What the last whole exchange brought is not known any more.
  if (report?.outcome !== 'done') return words.latest(time)
  const count = receivedCount(report.received)
  if (count > 0) {
    const pcs = report.received.filter(({ sets, records }) => sets + records > 0).map(({ pc }) => pc)
    return words.received(time, pcs, count)
  }
  return report.sent > 0 ? words.sent(time, report.sent) : words.nothing(time)
}
