import { countedRecords } from '@/domain/rules/tableTitles'
import type { Hold } from '@/sync/sync'
import { showTime } from '@/ui/momentText'
import type { Question } from '@/ui/useAsk'
import { exchangeTexts } from './texts'

/** What holds the files of one PC up, in ready words, with what the user can do about it. */
export interface HoldCard {
  key: string
  hold: Hold
  /** Asks for the user; the others go by themselves. */
  urgent: boolean
  title: string
  text: string
  /** «Будет удалено: 63 сотрудника из 120», with the names. */
  deletions: { title: string; names: string[] }[]
  /** The button that takes it all the same; null where there is nothing to take. */
  accept: { label: string; question: Question } | null
  /** The PC may be gone for good. */
  canRetire: boolean
}

const words = exchangeTexts.holds

/** @param now milliseconds since 1970 */
export function holdCard(hold: Hold, nameOf: (id: string) => string | null, now: number): HoldCard {
  const { pc, device, seq } = hold
  const base = {
    key: `${device}|${String(seq)}`,
    hold,
    urgent: true,
    deletions: [],
    accept: null,
    canRetire: false,
  }
  if (hold.reason === 'future') {
    const { title, text, accept, question } = words.future
    const accepted = { label: accept, question: question(pc, hold.aheadMs) }
    return { ...base, title: title(pc, hold.aheadMs), text, accept: accepted }
  }
  if (hold.reason === 'deletions') {
    const { title, text, count, accept, question, nameless } = words.deletions
    const deletions = hold.deletions.map(({ table, ids, of }) => ({
      title: count(countedRecords(table, ids.length), of),
      names: ids.map((id) => nameOf(id) || nameless).sort((a, b) => a.localeCompare(b, 'ru')),
    }))
    const lines = deletions.flatMap(({ title: line, names }) => [`${line}:`, ...names])
    return {
      ...base,
      title: title(pc),
      text,
      deletions,
      accept: { label: accept, question: { ...question(pc), lines } },
    }
  }
  const { title, text } = words[hold.reason]
  const since =
    hold.reason === 'missing' || hold.reason === 'blocked' ? ` ${words.since(showTime(hold.since, now))}` : ''
  return {
    ...base,
    urgent: hold.reason === 'newer-version',
    title: title(pc),
    text: text + since,
    canRetire: hold.reason === 'missing' || hold.reason === 'damaged' || hold.reason === 'blocked',
  }
}
