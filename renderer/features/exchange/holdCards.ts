import { intention } from '@/domain/commands/edits'
import type { Intention } from '@/domain/changes/types'
import { entityNames, type EntityName } from '@/domain/model/entities'
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
  /** The button that takes it and brings back at once what it deletes; null where nothing can come back. */
  refuse: { label: string; question: Question; bringBack: Intention } | null
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
    refuse: null,
    canRetire: false,
  }
  if (hold.reason === 'future') {
    const { title, text, accept, question } = words.future
    const accepted = { label: accept, question: question(pc, hold.aheadMs) }
    return { ...base, title: title(pc, hold.aheadMs), text, accept: accepted }
  }
  if (hold.reason === 'deletions') {
    const { title, text, count, accept, question, nameless, forGood } = words.deletions
    const deletions = hold.deletions.map(({ table, ids, of }) => ({
      title: count(countedRecords(table, ids.length), of),
      names: ids.map((id) => nameOf(id) || nameless).sort((a, b) => a.localeCompare(b, 'ru')),
    }))
    const lines = deletions.map(({ title: line, names }) => `${line}: ${names.join(', ')}`)
    const lost = hold.deletions.filter((one) => one.forGood.length > 0)
    const lostTexts = lost.map(({ table, forGood: ids }) => forGood(countedRecords(table, ids.length)))
    return {
      ...base,
      title: title(pc),
      text: [text, ...lostTexts].join(' '),
      deletions,
      accept: { label: accept, question: { ...question(pc), lines } },
      refuse: refusal(hold, nameOf),
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

const known: ReadonlySet<string> = new Set(entityNames)

/** Everything that the law has not had erased comes back, on every PC: an edit like any other, and undone like any other. */
function refusal(hold: Hold & { reason: 'deletions' }, nameOf: (id: string) => string | null): HoldCard['refuse'] {
  const { refuse, refuseQuestion, refused, nameless } = words.deletions
  const back = hold.deletions
    .map(({ table, ids, forGood }) => {
      const lost = new Set(forGood)
      return { table, ids: ids.filter((id) => !lost.has(id)) }
    })
    .filter(({ table, ids }) => known.has(table) && ids.length > 0)
  if (back.length === 0) return null
  const counts = back.map(({ table, ids }) => countedRecords(table, ids.length)).join(', ')
  const lines = back.map(({ table, ids }) => {
    const names = ids.map((id) => nameOf(id) || nameless).sort((a, b) => a.localeCompare(b, 'ru'))
    return `${countedRecords(table, ids.length)}: ${names.join(', ')}`
  })
  const edits = back.flatMap(({ table, ids }) =>
    ids.map((id) => ({ table: table as EntityName, id, fields: { _deleted: false } })),
  )
  return {
    label: refuse,
    question: { ...refuseQuestion(hold.pc, counts), lines },
    bringBack: intention(refused(hold.pc, counts), edits),
  }
}
