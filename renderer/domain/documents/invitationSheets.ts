import type { PageBlock, PageDescription, PagesDescription, Paper } from '@/domain/documents/description'
import type { InviteeRole, Link, Organisation, SheetRun } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { parseFullName, signatureName } from '@/domain/rules/personNames'
import { titleOf } from '@/domain/rules/states'
import { classTeacherName, contactLine } from './contact'
import { chosenClasses, documentFacts, type DocumentFacts, type Unit } from './documentFacts'
import { roleTitle, safetyLines, schoolName } from './platformWords'
import { printableLink } from './printableLink'
import { isReadable, SHEET_QR_MM } from './qrFit'
import { documentTexts, type SkipReason } from './texts'
import { rolesOf } from './unitRows'

export interface PagesOptions {
  classIds: string[]
  /** Also the sheets of the staff room. */
  staffRoom: boolean
  /** Roles to print; a role that a unit cannot have is passed over in silence. */
  roles: InviteeRole[]
  platformId: string
  today: IsoDay
  /** A4 unless told. */
  paper?: Paper
}

/** A unit and role of which nothing was printed; `classId` null is the staff room. */
export interface SkippedUnit {
  classId: string | null
  unitName: string
  role: InviteeRole
  reason: SkipReason
  /** «5 «А», родители: нет ссылки». */
  text: string
}

/** What of a link gets on paper, as the register remembers it in a `sheetRun`. */
export type ProducedSheet = SheetRun['sheets'][number]

export interface PrintedPages {
  document: PagesDescription
  skipped: SkippedUnit[]
  produced: ProducedSheet[]
}

const texts = documentTexts.sheet

/** A sheet on A5 is the sheet of A4 at seven tenths of its size. */
function sheetQrMm(paper: Paper = 'A4'): number {
  return paper === 'A4' ? SHEET_QR_MM : SHEET_QR_MM * Math.SQRT1_2
}

/**
 * Листы приглашения: one A4 page per unit and role with QR and readable link (domain.md 8.5, pain 5). Only a link in force
 * of exactly that role gets on paper (`printableLink`); everything else is named in `skipped`, never left out in silence.
 */
export function invitationSheets(
  facts: Facts,
  options: PagesOptions,
  known = documentFacts(facts, options.platformId, options.today),
): PrintedPages {
  const units = chosenUnits(known, options)
  const pages: PageDescription[] = []
  const skipped: SkippedUnit[] = []
  const produced: ProducedSheet[] = []
  for (const unit of units) {
    for (const role of rolesToPrint(unit, options.roles)) {
      const found = printableLink(known, unit, role)
      if (!found.ok) skipped.push(...skippedUnits(known, unit, role, found.reason, options.roles))
      else if (!isReadable(found.link.url, sheetQrMm(options.paper)))
        skipped.push(skippedUnit(known, unit, role, 'tooLong'))
      else {
        pages.push(sheetOf(known, unit, found.link))
        produced.push(producedSheet(found.link, 1, []))
      }
    }
  }
  const title = texts.title(unitsTitle(known, units))
  return { document: { type: 'pages', fileName: title, title, paper: options.paper ?? 'A4', pages }, skipped, produced }
}

/** `personIds` only where the paper carries names. */
export function producedSheet(link: Link, copies: number, personIds: string[]): ProducedSheet {
  return { classId: link.classId, role: link.role, linkId: link.id, version: link.version, copies, personIds }
}

/** The chosen classes in order, the staff room first. */
export function chosenUnits(known: DocumentFacts, options: Pick<PagesOptions, 'classIds' | 'staffRoom'>): Unit[] {
  return [...(options.staffRoom ? [null] : []), ...chosenClasses(known, options.classIds)]
}

/** The staff room is asked for by itself: where none of its roles is chosen, all of them are meant. */
export function rolesToPrint(unit: Unit, roles: readonly InviteeRole[]): readonly InviteeRole[] {
  const chosen = rolesOf(unit).filter((role) => roles.includes(role))
  return unit === null && chosen.length === 0 ? rolesOf(unit) : chosen
}

/** «5 «А»», «Учительская» or «12 классов», for titles and file names. */
export function unitsTitle(known: DocumentFacts, units: Unit[]): string {
  const [first] = units
  return units.length === 1 && first !== undefined
    ? known.unitName(first)
    : texts.many(units.filter((unit) => unit !== null).length)
}

/** Few schools have a teachers' chat in each class: its absence is told only when nothing but teachers was asked for. */
export function skippedUnits(
  known: DocumentFacts,
  unit: Unit,
  role: InviteeRole,
  reason: SkipReason,
  roles: readonly InviteeRole[],
): SkippedUnit[] {
  const isUsual = unit !== null && role === 'teacher' && reason === 'noLink' && roles.length > 1
  return isUsual ? [] : [skippedUnit(known, unit, role, reason)]
}

export function skippedUnit(known: DocumentFacts, unit: Unit, role: InviteeRole, reason: SkipReason): SkippedUnit {
  const unitName = known.unitName(unit)
  const text = `${unitName}, ${titleOf.inviteeRoles[role].toLowerCase()}: ${documentTexts.skipped[reason]}`
  return { classId: unit?.id ?? null, unitName, role, reason, text }
}

/** «5 «А» класс», «подготовительная группа» as it is, «Учительская». */
export function unitInText(known: DocumentFacts, unit: Unit): string {
  return unit ? texts.classUnit(known.unitName(unit)) : known.unitName(unit)
}

function sheetOf(known: DocumentFacts, unit: Unit, link: Link): PageDescription {
  const { organisation } = known.facts
  const { platform } = known
  const { role } = link
  const unitText = unitInText(known, unit)
  const school = schoolName(organisation)
  const steps = platform?.steps[role] ?? []
  const blocks: PageBlock[] = [
    { kind: 'heading', level: 2, text: schoolLine(school, organisation.settlement) },
    { kind: 'heading', level: 1, text: texts.heading(unitText) },
    roleBlock(unit, role, unitText),
    {
      kind: 'qr',
      url: link.url,
      caption: texts.caption,
      sideMm: SHEET_QR_MM,
      note: validity(link),
      facts: sheetFacts(known, unit, link),
    },
    ...(steps.length > 0 ? [{ kind: 'steps' as const, title: texts.steps, lines: [...steps] }] : []),
    { kind: 'warning', title: texts.safety, lines: [...safetyLines(known)] },
    ...signature(organisation),
  ]
  return { layout: 'sheet', blocks, footer: texts.footer(school, showDay(known.today)) }
}

/** «Действует до …»; empty for a link without a last day. */
export function validity(link: Link): string {
  const day = showDay(link.validUntilOn)
  return day === '' ? '' : texts.validUntil(day)
}

/** The school's name with its town, unless the name tells the town already («… города Заречного»). */
function schoolLine(school: string, settlement: string): string {
  const stem = settlement
    .replace(/^\S{1,4}\.\s*/u, '')
    .toLowerCase()
    .slice(0, 5)
  return settlement === '' || school.toLowerCase().includes(stem)
    ? school
    : `${school}, ${settlement.replace(/\.\s+/gu, '.\u00a0')}`
}

/** A sheet that is signed is not taken for a swindler's (domain.md, pain 5). */
function signature({ headName, headPosition }: Organisation): PageBlock[] {
  if (headName === '') return []
  const name = parseFullName(headName)
  const shown = name.incomplete || name.warnings.length > 0 ? headName : signatureName(name)
  return [{ kind: 'signature', left: headPosition, right: `${texts.signatureLine} ${shown}` }]
}

/** Whose sheet it is and whose not, by words, colour and pattern. */
export function roleBlock(unit: Unit, role: InviteeRole, unitText: string): PageBlock {
  const whom = { forWhom: forWhom(unit, role, unitText), notForWhom: texts.notForWhom[role] }
  return { kind: 'role', role, title: texts.roles[role], ...whom }
}

function forWhom(unit: Unit, role: InviteeRole, unitText: string): string {
  if (unit === null && (role === 'teacher' || role === 'staff')) return texts.forStaffRoom[role]
  return texts.forWhom[role](unitText)
}

function sheetFacts(known: DocumentFacts, unit: Unit, link: Link): { label: string; value: string }[] {
  const teacher = classTeacherName(known, unit)
  const rows = [
    { label: texts.platform, value: known.platform?.name ?? '' },
    { label: texts.role, value: texts.roleWarning(roleTitle(known, link.role)) },
    { label: texts.approval, value: link.needsApproval ? texts.approvalValue : '' },
    { label: texts.teacher, value: teacher },
    { label: texts.contact, value: contactLine(known.facts) },
  ]
  return rows.filter((row) => row.value !== '')
}
