import type { PageDescription, Slip } from '@/domain/documents/description'
import type { InviteeRole, Link } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { fullName } from '@/domain/rules/personNames'
import { contactLine } from './contact'
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
import { documentTexts } from './texts'
import { unitCounts, unitPeople } from './unitRows'

export interface SlipsOptions extends PagesOptions {
  /** Slips per unit and role; when absent as many as there are names, else as the head-count says. */
  count?: number
  /** Print the name on each slip where names are known; then nobody's slip goes to another. */
  withNames: boolean
}

const COLUMNS = 2
const ROWS = 4
const MOST_PER_UNIT = 500
const texts = documentTexts.slips

/**
 * Отрывные полоски, 2 × 4 on A4 with cut lines (domain.md 8.5). Every unit and role begins a new page, so that the sheets
 * can be handed out before they are cut. The same guards as for the invitation sheets.
 */
export function invitationSlips(facts: Facts, options: SlipsOptions): PrintedPages {
  const known = documentFacts(facts, options.platformId, options.today)
  const units = chosenUnits(known, options)
  const pages: PageDescription[] = []
  const skipped: SkippedUnit[] = []
  const produced: ProducedSheet[] = []
  for (const unit of units) {
    for (const role of rolesToPrint(unit, options.roles)) {
      const found = printableLink(known, unit, role)
      if (!found.ok) {
        skipped.push(...skippedUnits(known, unit, role, found.reason, options.roles))
        continue
      }
      if (!isReadable(found.link.url, SLIP_QR_MM)) {
        skipped.push(skippedUnit(known, unit, role, 'tooLong'))
        continue
      }
      const { slips, personIds } = slipsOf(known, unit, role, found.link, options)
      if (slips.length === 0) skipped.push(skippedUnit(known, unit, role, 'nobody'))
      else produced.push(producedSheet(found.link, slips.length, personIds))
      for (let from = 0; from < slips.length; from += COLUMNS * ROWS) {
        pages.push({ layout: 'slips', columns: COLUMNS, rows: ROWS, slips: slips.slice(from, from + COLUMNS * ROWS) })
      }
    }
  }
  const title = texts.title(unitsTitle(known, units))
  return { document: { type: 'pages', fileName: title, title, paper: 'A4', pages }, skipped, produced }
}

function slipsOf(known: DocumentFacts, unit: Unit, role: InviteeRole, link: Link, options: SlipsOptions) {
  const people = unitPeople(known, unit, role).filter((one) => !one.gone)
  const named = options.withNames ? people : []
  const wanted = options.count ?? (people.length > 0 ? people.length : (unitCounts(known, unit, role, [])?.listed ?? 0))
  const count = Math.min(Math.max(0, Math.floor(wanted)), MOST_PER_UNIT)
  const slips = Array.from({ length: count }, (_, index) => {
    const one = named[index]
    return slip(known, unit, link, one ? fullName(one.name) : '')
  })
  return { slips, personIds: named.slice(0, count).map((one) => one.id) }
}

function slip(known: DocumentFacts, unit: Unit, link: Link, name: string): Slip {
  const { organisation } = known.facts
  const until = showDay(link.validUntilOn)
  const contact = contactLine(known.facts)
  return {
    title: organisation.shortName || organisation.fullName,
    role: link.role,
    roleTitle: documentTexts.sheet.roles[link.role],
    lines: [unitInText(known, unit), name, until === '' ? '' : documentTexts.sheet.validUntil(until)].filter(
      (line) => line !== '',
    ),
    url: link.url,
    footer: [texts.footer, contact === '' ? '' : texts.contact(contact)].filter((line) => line !== '').join(' '),
  }
}
