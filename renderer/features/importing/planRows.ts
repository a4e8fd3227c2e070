import type { ImportPlan, PlanLine } from '@/domain/imports/plan'
import type { Facts, Json } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { fieldTitle, isPrivateField, showFieldValue } from '@/domain/rules/fieldTitles'
import { fullName } from '@/domain/rules/personNames'
import type { DifferenceField, DifferenceReason, DifferenceRow } from '@/ui/difference/DifferenceRow'
import { importingTexts as texts } from './texts'

/** A line of the plan as the difference view shows it. */
export interface PlanRow extends DifferenceRow {
  readonly line: PlanLine
}

/** Names of the cards that a line may point to: those of the register and those that the plan makes. */
function namesOf(plan: ImportPlan, facts: Facts): (id: string) => string | null {
  const names = new Map<string, string>()
  for (const line of plan.lines) if (line.table !== 'assignment' && line.entityId) names.set(line.entityId, line.title)
  for (const person of [...facts.staff, ...facts.pupils, ...facts.parents]) names.set(person.id, fullName(person))
  for (const one of facts.classes) names.set(one.id, className(one, facts.organisation.classFormat))
  return (id) => names.get(id) ?? null
}

const shownText = (text: string): string => (text === '—' ? '' : text)

class Row implements PlanRow {
  private ownReasons: DifferenceReason[] | null = null
  private ownFields: DifferenceField[] | null = null

  constructor(
    readonly line: PlanLine,
    readonly canChoose: boolean,
    readonly settled: boolean,
    readonly source: string,
    readonly sourceTitle: string,
    readonly sourceOrder: number,
    private readonly nameOf: (id: string) => string | null,
  ) {}

  get key(): string {
    return this.line.key
  }
  get outcome(): PlanLine['outcome'] {
    return this.line.outcome
  }
  get kind(): string {
    return texts.roles[this.line.data.role]
  }
  /** A row without a readable name is called by what stands there. */
  get title(): string {
    return this.line.title || (this.line.reasons.find((reason) => reason.value)?.value ?? texts.nameless)
  }
  get reasons(): readonly DifferenceReason[] {
    this.ownReasons ??= this.line.reasons.map(({ code, text, column }) => ({ code, text, place: column ?? '' }))
    return this.ownReasons
  }
  /** A line of ticks may bring a telephone too, which belongs to the card of the person. */
  get fields(): readonly DifferenceField[] {
    const { table, fields } = this.line
    const owner = (field: string) => (field === 'phones' && table === 'invitee' ? 'pupil' : table)
    const shown = (field: string, value: Json) => shownText(showFieldValue(owner(field), field, value, this.nameOf))
    this.ownFields ??= Object.entries(fields).map(([field, { old, new: next }]) => ({
      title: fieldTitle(owner(field), field),
      old: shown(field, old),
      next: shown(field, next),
      private: isPrivateField(field),
    }))
    return this.ownFields
  }
}

/** Where a line stands, as short as it is clear: the sheet is named only where there are several, the file likewise. */
function sourceTexts(plan: ImportPlan): (line: PlanLine) => [short: string, full: string] {
  const several = { sheets: plan.sheets.length > 1, files: plan.files.length > 1 }
  return ({ source }) =>
    source === null ? ['', ''] : [texts.sourceShort(source, several), texts.source(source, several)]
}

/** The lines of a plan as rows, in the order of the files, their sheets and their rows. */
export function planRows(
  plan: ImportPlan,
  facts: Facts,
  choosable: ReadonlySet<string>,
  skipped: ReadonlySet<string>,
): PlanRow[] {
  const place = new Map(plan.sheets.map((sheet, at) => [JSON.stringify([sheet.file, sheet.name]), at]))
  const order = ({ source }: PlanLine): number =>
    source === null
      ? Number.MAX_SAFE_INTEGER
      : (place.get(JSON.stringify([source.file, source.sheet])) ?? 0) * 10_000_000 + source.row
  const nameOf = namesOf(plan, facts)
  const source = sourceTexts(plan)
  const rows = plan.lines.map(
    (line) => new Row(line, choosable.has(line.key), skipped.has(line.key), ...source(line), order(line), nameOf),
  )
  return rows.sort((one, other) => one.sourceOrder - other.sourceOrder)
}
