import type { PageDescription, Slip } from '@/domain/documents/description'
import { inviteeId, type InviteeRole, type Link } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { fullName } from '@/domain/rules/personNames'
import { slipCode } from '@/domain/rules/scanCodes'
import { contactLine } from './contact'
import { geometryOf, labelProblem, labelQrMm, onLabels, type LabelChoice } from './labels'
import { labelTexts } from './labelTexts'
import { documentFacts, type DocumentFacts, type Unit } from './documentFacts'
import {
  chosenUnits,
  producedSheet,
  rolesToPrint,
  skippedUnit,
  skippedUnits,
  unitInText,
  unitsTitle,
  type PagesOptions,
  type PrintedPages,
  type ProducedSheet,
  type SkippedUnit,
} from './invitationSheets'
import { printableLink } from './printableLink'
import { isReadable, SLIP_QR_MM } from './qrFit'
import { documentTexts, type SkipReason } from './texts'
import { isMissing, unitCounts, unitPeople, type UnitPerson } from './unitRows'

export interface SlipsOptions extends PagesOptions {
  /** Slips per unit and role; when absent as many as there are names, else as the head-count says. */
  count?: number
  /** Slips on a page of A4; on A5 half as many stand below each other. 8 unless told. */
  perPage?: 8 | 10
  /** `list`: as the class list, parents beside their children; `alphabet`: by the people's own surnames. */
  order?: 'list' | 'alphabet'
  /** Only for those who have not joined and are no lawful exception (rule 8.3.9). */
  onlyMissing?: boolean
  /** Only for this person; everybody unless told. */
  personId?: string | null
  /** On bought label sheets instead of paper to be cut; null for slips. Then the units follow each other without a new page. */
  labels?: LabelChoice | null
  /** Print the name on each slip where names are known; then nobody's slip goes to another. */
  withNames: boolean
}

const MOST_PER_UNIT = 500
const russian = new Intl.Collator('ru', { sensitivity: 'accent', numeric: true })
const texts = documentTexts.slips

/**
 * Отрывные полоски, 8 or 10 on A4 with cut lines (domain.md 8.5). Every unit and role begins a new page, so that the sheets
 * can be handed out before they are cut. The same guards as for the invitation sheets.
 */
export function invitationSlips(
  facts: Facts,
  options: SlipsOptions,
  known = documentFacts(facts, options.platformId, options.today),
): PrintedPages {
  const units = chosenUnits(known, options)
  const paper = options.paper ?? 'A4'
  const columns = paper === 'A4' ? 2 : 1
  const rows = (options.perPage ?? 8) / 2
  const sheet = options.labels ? geometryOf(options.labels) : null
  if (sheet && labelProblem(sheet) !== '') return noLabels(labelTexts.title(unitsTitle(known, units)))
  const pages: PageDescription[] = []
  const all: Slip[] = []
  const skipped: SkippedUnit[] = []
  const produced: ProducedSheet[] = []
  for (const unit of units) {
    for (const role of rolesToPrint(unit, options.roles)) {
      const found = printableLink(known, unit, role)
      if (!found.ok) {
        skipped.push(...skippedUnits(known, unit, role, found.reason, options.roles))
        continue
      }
      if (!isReadable(found.link.url, sheet ? labelQrMm(sheet) : SLIP_QR_MM)) {
        skipped.push(skippedUnit(known, unit, role, 'tooLong'))
        continue
      }
      const { slips, personIds } = slipsOf(known, unit, role, found.link, options)
      if (slips.length === 0) {
        skipped.push(skippedUnit(known, unit, role, emptyReason(known, unit, role, options)))
      } else produced.push(producedSheet(found.link, slips.length, personIds))
      all.push(...slips)
      if (sheet) continue
      for (let from = 0; from < slips.length; from += columns * rows) {
        pages.push({ layout: 'slips', columns, rows, slips: slips.slice(from, from + columns * rows) })
      }
    }
  }
  if (sheet && options.labels && all.length > 0) {
    const { offset, from } = options.labels
    for (const places of onLabels(all, sheet, from)) pages.push({ layout: 'labels', sheet, offset, places })
  }
  const title = (sheet ? labelTexts : texts).title(unitsTitle(known, units))
  const document = { type: 'pages' as const, fileName: title, title, paper: sheet ? ('A4' as const) : paper, pages }
  return { document, skipped, produced }
}

/** Sizes that fit on no paper give none; the screen says which. */
function noLabels(title: string): PrintedPages {
  return { document: { type: 'pages', fileName: title, title, paper: 'A4', pages: [] }, skipped: [], produced: [] }
}

function slipsOf(known: DocumentFacts, unit: Unit, role: InviteeRole, link: Link, options: SlipsOptions) {
  const people = slipPeople(known, unit, role, options)
  const named = options.withNames ? people : []
  const isCounted = people.length === 0 && !options.personId
  const wanted =
    (options.personId ? null : options.count) ?? (isCounted ? counted(known, unit, role, options) : people.length)
  const count = Math.min(Math.max(0, Math.floor(wanted)), MOST_PER_UNIT)
  const slips = Array.from({ length: count }, (_, index) => slip(known, unit, link, named[index] ?? null))
  return { slips, personIds: named.slice(0, count).map((one) => one.id) }
}

function slipPeople(known: DocumentFacts, unit: Unit, role: InviteeRole, options: SlipsOptions): UnitPerson[] {
  const { onlyMissing = false, personId = null } = options
  const isWanted = (one: UnitPerson) => (personId === null || one.id === personId) && (!onlyMissing || isMissing(one))
  const people = unitPeople(known, unit, role).filter((one) => !one.gone && isWanted(one))
  if (role !== 'parent' || options.order === 'alphabet') return people
  return people.toSorted((a, b) => russian.compare(a.relation?.pupils ?? '', b.relation?.pupils ?? ''))
}

/** As many as the head-count says; of those only the ones still to come, where only they are wanted. */
function counted(known: DocumentFacts, unit: Unit, role: InviteeRole, options: SlipsOptions): number {
  const counts = unitCounts(known, unit, role)
  if (!counts) return 0
  if (!options.onlyMissing) return counts.listed
  return counts.listed - counts.joined - counts.exceptions
}

function emptyReason(known: DocumentFacts, unit: Unit, role: InviteeRole, options: SlipsOptions): SkipReason {
  if (options.personId) return 'noPerson'
  return options.onlyMissing && unitCounts(known, unit, role) !== null ? 'allJoined' : 'nobody'
}

function slip(known: DocumentFacts, unit: Unit, link: Link, one: UnitPerson | null): Slip {
  const { organisation } = known.facts
  const until = showDay(link.validUntilOn)
  const contact = contactLine(known.facts)
  return {
    title: organisation.shortName || organisation.fullName,
    role: link.role,
    roleTitle: documentTexts.sheet.roles[link.role],
    unit: unitInText(known, unit),
    name: one ? fullName(one.name) : '',
    lines: [
      one?.relation?.pupils ? texts.childOf(one.relation.pupils) : '',
      until === '' ? '' : documentTexts.sheet.validUntil(until),
    ].filter((line) => line !== ''),
    url: link.url,
    footer: [texts.footer, contact === '' ? '' : texts.contact(contact)].filter((line) => line !== '').join(' '),
    scanCode: one ? slipCode(inviteeId(link.platformId, unit?.id ?? null, one.id)) : '',
  }
}
