import type { PageBlock, PageDescription } from '@/domain/documents/description'
import { inviteeId, type InviteeRole, type Link, type SchoolClass } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { fullName, shortName, sortedPersons } from '@/domain/rules/personNames'
import { slipCode } from '@/domain/rules/scanCodes'
import { hasJoined, isException, titleOf } from '@/domain/rules/states'
import { classTeacherName, contactLine } from './contact'
import { chosenClasses, documentFacts, type DocumentFacts } from './documentFacts'
import { families, type Family } from './families'
import { familyTexts as texts } from './familyTexts'
import {
  producedSheet,
  skippedUnit,
  unitsTitle,
  type PagesOptions,
  type PrintedPages,
  type ProducedSheet,
  type SkippedUnit,
} from './invitationSheets'
import { roleTitle, safetyLines, schoolName } from './platformWords'
import { printableLink } from './printableLink'
import { isReadable } from './qrFit'
import { documentTexts } from './texts'

export interface FamilySheetsOptions extends PagesOptions {
  /** Only families with several children at the school. */
  onlySiblings: boolean
  /** Codes only for those who have not joined and are no lawful exception (rule 8.3.9). */
  onlyMissing: boolean
}

/** Several codes share a sheet. On A5 they are seven tenths of it, as the whole sheet is. */
const FAMILY_QR_MM = 38
const roles = ['parent', 'pupil'] as const

/** One code of a sheet: a class and a role, the children and the people it is for. */
interface Code {
  unit: SchoolClass
  role: (typeof roles)[number]
  link: Link
  children: string[]
  personIds: string[]
  /** Those of them whom the counter marks: of several cards of one human being the first. */
  people: { id: string; name: string }[]
}

interface Work {
  known: DocumentFacts
  options: FamilySheetsOptions
  skipped: Map<string, SkippedUnit>
}

/**
 * Листы семьям: brothers and sisters on one sheet, each class with its own code for the parents and, where chosen, for the
 * pupils. The class teacher of the youngest hands it over, so it stands behind the cover page of that class. The same guards
 * as for the invitation sheets; what got no code is named in `skipped`.
 */
export function familySheets(
  facts: Facts,
  options: FamilySheetsOptions,
  known = documentFacts(facts, options.platformId, options.today),
): PrintedPages {
  const units = chosenClasses(known, options.classIds)
  const work: Work = { known, options, skipped: new Map() }
  const all = families(known).filter(({ children }) => !options.onlySiblings || children.length > 1)
  const pages: PageDescription[] = []
  const used: Code[] = []
  for (const unit of units) {
    const own = sortedPersons(
      all.filter(({ children }) => children[0]?.unit.id === unit.id),
      ({ children, parents }) =>
        parents[0]?.shown ?? children[0]?.pupil ?? { lastName: '', firstName: '', middleName: '' },
    )
    if (known.pupilsOf(unit.id).length === 0) addSkipped(work, skippedUnit(known, unit, 'parent', 'noNames'))
    const sheets = own
      .map((family) => ({ family, codes: codesOf(work, family) }))
      .filter(({ codes }) => codes.length > 0)
    if (sheets.length === 0) continue
    const elsewhere = all.filter(
      ({ children }) => children[0]?.unit.id !== unit.id && children.some((child) => child.unit.id === unit.id),
    )
    pages.push(
      coverOf(
        known,
        unit,
        sheets.map(({ family }) => family),
        elsewhere,
      ),
    )
    for (const { family, codes } of sheets) {
      pages.push(sheetOf(known, unit, family, codes))
      used.push(...codes)
    }
  }
  const title = texts.title(unitsTitle(known, units))
  const document = { type: 'pages' as const, fileName: title, title, paper: options.paper ?? ('A4' as const), pages }
  return { document, skipped: [...work.skipped.values()], produced: producedOf(used) }
}

function codesOf(work: Work, family: Family): Code[] {
  const units = [...new Map(family.children.map(({ unit }) => [unit.id, unit])).values()]
  return units.flatMap((unit) =>
    roles.flatMap((role) => (work.options.roles.includes(role) ? codeOf(work, family, unit, role) : [])),
  )
}

function codeOf({ known, options, skipped }: Work, family: Family, unit: SchoolClass, role: Code['role']): Code[] {
  const children = family.children.filter((child) => child.unit.id === unit.id).map(({ pupil }) => pupil)
  const ids = new Set(children.map(({ id }) => id))
  const parents = family.parents
    .flatMap(({ records }) => records)
    .filter(({ pupilIds }) => pupilIds.some((id) => ids.has(id)))
  const people = role === 'parent' ? parents : children
  const wanted = people.filter(({ id }) => isWanted(known, unit, id, options))
  if (people.length > 0 && wanted.length === 0) return []
  const found = printableLink(known, unit, role)
  const isFine =
    found.ok && isReadable(found.link.url, options.paper === 'A5' ? FAMILY_QR_MM * Math.SQRT1_2 : FAMILY_QR_MM)
  if (!isFine) {
    addSkipped({ known, options, skipped }, skippedUnit(known, unit, role, found.ok ? 'tooLong' : found.reason))
    return []
  }
  const wantedIds = new Set(wanted.map(({ id }) => id))
  const cards = role === 'parent' ? family.parents.map(({ records }) => records) : children.map((child) => [child])
  const marked = cards.flatMap((own) => own.find(({ id }) => wantedIds.has(id)) ?? [])
  return [
    {
      unit,
      role,
      link: found.link,
      children: children.map(shortName),
      personIds: [...wantedIds],
      people: marked.map((one) => ({ id: one.id, name: shortName(one) })),
    },
  ]
}

function isWanted(
  known: DocumentFacts,
  unit: SchoolClass,
  personId: string,
  { onlyMissing }: FamilySheetsOptions,
): boolean {
  const state = known.inviteesOf(unit.id).get(personId)?.state ?? 'notInvited'
  if (state === 'left') return false
  return !onlyMissing || (!hasJoined(state) && !isException(state))
}

function addSkipped({ skipped }: Pick<Work, 'skipped'> & Partial<Work>, one: SkippedUnit): void {
  skipped.set(one.text, one)
}

/** Each link once, with the number of sheets that carry it and the people named on them. */
function producedOf(codes: readonly Code[]): ProducedSheet[] {
  const byLink = new Map<string, Code[]>()
  for (const code of codes) byLink.set(code.link.id, [...(byLink.get(code.link.id) ?? []), code])
  return [...byLink.values()].flatMap((same) => {
    const link = same[0]?.link
    return link ? [producedSheet(link, same.length, [...new Set(same.flatMap(({ personIds }) => personIds))])] : []
  })
}

function addressee({ parents, children }: Family): string {
  if (parents.length > 0) return parents.map(({ shown }) => fullName(shown)).join(', ')
  return texts.parentsOf(children.map(({ pupil }) => fullName(pupil)).join(', '))
}

function sheetOf(known: DocumentFacts, unit: SchoolClass, family: Family, codes: readonly Code[]): PageDescription {
  const school = schoolName(known.facts.organisation)
  const unitName = known.unitName(unit)
  const children = family.children.map((child) => `${fullName(child.pupil)}, ${known.unitName(child.unit)}`)
  const facts = [
    { label: texts.to, value: addressee(family) },
    { label: children.length > 1 ? texts.children : texts.child, value: children.join('\n') },
    { label: documentTexts.sheet.platform, value: known.platform?.name ?? '' },
    { label: documentTexts.sheet.contact, value: contactLine(known.facts) },
  ]
  const blocks: PageBlock[] = [
    { kind: 'heading', level: 2, text: school },
    { kind: 'heading', level: 1, text: texts.heading },
    { kind: 'facts', rows: facts.filter(({ value }) => value !== '') },
    ...codes.map((code) => codeBlock(known, code)),
    { kind: 'warning', title: documentTexts.sheet.safety, lines: [texts.notForOthers, ...safetyLines(known)] },
    ...counterBlock(known, codes),
  ]
  const teacher = classTeacherName(known, unit)
  return { layout: 'sheet', blocks, footer: texts.footer(school, unitName, teacher, showDay(known.today)) }
}

/** Numbers of all who are invited by this sheet, so that the counter marks each of them by himself. */
function counterBlock(known: DocumentFacts, codes: readonly Code[]): PageBlock[] {
  const numbers = codes.flatMap(({ unit, role, link, people }) =>
    people.map(({ id, name }) => ({
      digits: slipCode(inviteeId(link.platformId, unit.id, id)),
      caption: texts.counterName(name, titleOf.inviteeRole[role].toLowerCase(), known.unitName(unit)),
    })),
  )
  return numbers.length === 0 ? [] : [{ kind: 'barcodes', title: texts.counter, codes: numbers }]
}

function codeBlock(known: DocumentFacts, { unit, role, link, children }: Code): PageBlock {
  const until = showDay(link.validUntilOn)
  const facts = [
    { label: children.length > 1 ? texts.children : texts.child, value: children.join(', ') },
    { label: documentTexts.sheet.role, value: documentTexts.sheet.roleWarning(roleTitle(known, role)) },
    { label: documentTexts.sheet.approval, value: link.needsApproval ? documentTexts.sheet.approvalValue : '' },
  ]
  return {
    kind: 'qr',
    url: link.url,
    caption: texts.caption(documentTexts.sheet.roles[role satisfies InviteeRole], known.unitName(unit)),
    sideMm: FAMILY_QR_MM,
    role,
    ...(until === '' ? {} : { note: documentTexts.sheet.validUntil(until) }),
    facts: facts.filter(({ value }) => value !== ''),
  }
}

/** Before the sheets of a class: how many there are and whose, and who of the class gets his by a younger one. */
function coverOf(
  known: DocumentFacts,
  unit: SchoolClass,
  own: readonly Family[],
  elsewhere: readonly Family[],
): PageDescription {
  const school = schoolName(known.facts.organisation)
  const teacher = classTeacherName(known, unit)
  const rows = own.map((family, index) => [
    String(index + 1),
    addressee(family),
    family.children.map((child) => `${shortName(child.pupil)}, ${known.unitName(child.unit)}`).join('; '),
    '',
  ])
  const others = elsewhere.flatMap(({ children }) =>
    children
      .filter((child) => child.unit.id === unit.id)
      .map(({ pupil }) => texts.byYounger(shortName(pupil), known.unitName(children[0]?.unit ?? unit))),
  )
  const blocks: PageBlock[] = [
    { kind: 'heading', level: 2, text: school },
    { kind: 'heading', level: 1, text: texts.cover(known.unitName(unit)) },
    {
      kind: 'facts',
      rows: [
        { label: documentTexts.sheet.teacher, value: teacher },
        { label: texts.sheets, value: String(own.length) },
      ].filter(({ value }) => value !== ''),
    },
    {
      kind: 'table',
      columns: [
        { title: '№', widthMm: 10 },
        { title: texts.to, widthMm: null },
        { title: texts.children, widthMm: 66 },
        { title: texts.handed, widthMm: 24 },
      ],
      rows,
    },
    ...(others.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: texts.elsewhere([...new Set(others)].join('; ')) }]),
  ]
  return { layout: 'sheet', blocks, footer: documentTexts.sheet.footer(school, showDay(known.today)) }
}
