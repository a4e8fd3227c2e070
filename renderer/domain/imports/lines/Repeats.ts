import { someApart } from './apart'
import { mostOffers } from './findPerson'
import { tableKey, type Place } from './Place'
import type { PlanContext } from './PlanContext'
import { personTexts as texts } from '@/domain/imports/planTexts'
import type { Reason } from '@/domain/changes/difference'

/** Rows of one list that bear one name. */
interface Group<Entry> {
  entries: Entry[]
  /** The first row of each that says the very same. */
  bySignature: Map<string, Entry>
  /** The first row of each day of birth. */
  byDay: Map<string, Entry>
}

/** What of a row counts for its being a repeat. */
export interface ListRow {
  place: Place
  /** Equal for namesakes. */
  key: string
  /** Equal for rows that say the very same. */
  signature: string
  bornOn: string | null
}

/** So many rows of one name are not compared one by one. */
const mostCompared = 100

/** Rows of one list that bear one name: which of them are repeats, and whom else of the list a row may repeat. */
export class Repeats<Entry extends ListRow> {
  private readonly groups = new Map<string, Group<Entry>>()
  private readonly context: PlanContext
  private readonly what: string

  /** `what`: the ending of the lines' keys, under which they are answered. */
  constructor(context: PlanContext, what: string) {
    this.context = context
    this.what = what
  }

  /** Rows of one table and one key are namesakes: of one name, or of one name and class. */
  add(entry: Entry): void {
    const key = groupKey(entry)
    const group = this.groups.get(key) ?? emptyGroup<Entry>()
    group.entries.push(entry)
    if (!group.bySignature.has(entry.signature)) group.bySignature.set(entry.signature, entry)
    if (entry.bornOn !== null && !group.byDay.has(entry.bornOn)) group.byDay.set(entry.bornOn, entry)
    this.groups.set(key, group)
  }

  /** Earlier rows that the entry may repeat: those of its name that no day of birth tells apart from it. */
  earlier(entry: Entry): Entry[] {
    const entries = this.group(entry).entries.slice(0, mostCompared)
    const at = entries.indexOf(entry)
    return (at < 0 ? entries : entries.slice(0, at)).filter((one) => !bornApart(one, entry)).slice(0, mostOffers)
  }

  /**
   * The earlier row that surely means the same person: the name and the day of birth are equal, and the register has no
   * two cards of that name (`cards`) that were said to be different people. `null` when answered.
   */
  sameBorn(entry: Entry, cards: () => readonly { card: { id: string } }[]): Entry | null {
    if (entry.bornOn === null || this.isAnswered(entry)) return null
    const first = this.group(entry).byDay.get(entry.bornOn)
    if (first === undefined || first === entry) return null
    return someApart(
      this.context,
      cards().map(({ card }) => card.id),
    )
      ? null
      : first
  }

  /** Whether every row of the name has a day of birth, so that it is clear which of them are one person. */
  allBorn(entry: Entry): boolean {
    return this.group(entry).entries.every((one) => one.bornOn !== null)
  }

  /** Whether other rows of the list bear the name. */
  isOneOfSeveral(entry: Entry): boolean {
    return this.group(entry).entries.length > 1
  }

  /** The doubt that an entry has among its namesakes of the list; `null` when it has none. */
  doubt(entry: Entry): Reason | null {
    if (this.isAnswered(entry)) return null
    const { entries, bySignature } = this.group(entry)
    const first = bySignature.get(entry.signature)
    if (first !== undefined && first !== entry && !this.isAnswered(first) && entry.bornOn === null)
      return { code: 'sameRow', text: texts.sameRow(first.place.row) }
    const open = entries
      .slice(0, mostCompared)
      .filter((one) => one === entry || (!this.isAnswered(one) && (one.bornOn === null || entry.bornOn === null)))
    if (new Set(open.map((one) => one.signature)).size < 2) return null
    const rows = open.slice(0, 10).map((one) => one.place.row)
    return { code: 'namesakesInFile', text: texts.namesakesInFile(rows.join(', ')) }
  }

  private isAnswered(entry: Entry): boolean {
    return this.context.personAnswer(entry.place, this.what) !== undefined
  }

  private group(entry: Entry): Group<Entry> {
    return this.groups.get(groupKey(entry)) ?? emptyGroup<Entry>()
  }
}

function emptyGroup<Entry>(): Group<Entry> {
  return { entries: [], bySignature: new Map(), byDay: new Map() }
}

function bornApart(a: { bornOn: string | null }, b: { bornOn: string | null }): boolean {
  return a.bornOn !== null && b.bornOn !== null && a.bornOn !== b.bornOn
}

function groupKey({ place, key }: ListRow): string {
  return `${tableKey(place)}\n${key}`
}
