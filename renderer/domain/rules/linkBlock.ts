import type { InviteeRole } from '@/domain/model/entities'
import { withoutUnseen } from './cleanText'
import { labelsOfLinks, type LabelledLink } from './labelledLinks'
import type { LinkBlockContext, LinkBlockLine } from './linkBlockLine'
import { ClassFinder, type LinkLabel, type LinkUnit } from './linkLabel'
import { findLinks, recogniseLink, type LinkRemark } from './recogniseLink'
import { settleBlock } from './settleBlock'
import { linkTexts as texts } from './texts'

/** What the lines above say about a link that does not say it itself. */
interface Heading {
  label: LinkLabel | null
  line: LinkBlockLine | null
  /** Role of a section («Родители» on a line of its own), until the next section. */
  sectionRole: InviteeRole | null
  /** Unit of the link line before, for «ученики https://…» under «5А родители https://…». */
  lastUnit: LinkUnit | null
}

/**
 * Reads a pasted block of links line by line: «5А https://…», «5А родители https://…», «Учительская: https://…», tabs,
 * the link on the next line, several links in one line. Every line gets an outcome with its reasons; nothing throws.
 * `classes` may hold other years too; only those of `yearId` count.
 */
export function parseLinkBlock(text: string, context: LinkBlockContext): LinkBlockLine[] {
  const finder = new ClassFinder({
    ...context,
    classes: context.classes.filter((one) => one.yearId === context.yearId),
  })
  const result: LinkBlockLine[] = []
  const usedHeadings = new Set<LinkBlockLine>()
  let heading: Heading = { label: null, line: null, sectionRole: null, lastUnit: null }
  for (const [at, raw] of withoutUnseen(text)
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (raw.trim() === '') continue
    const found = findLinks(raw, context.platforms)
    if (found.length === 0) {
      heading = readHeading(at + 1, raw, finder.read(raw), heading)
      if (heading.line) result.push(heading.line)
      else result.push(emptyLine(at + 1, raw))
      continue
    }
    for (const labelled of labelsOfLinks(raw, found, finder)) {
      const line = placed(emptyLine(at + 1, raw), labelled, heading, context)
      if (heading.line && inheritsFrom(labelled, heading)) usedHeadings.add(heading.line)
      heading = { ...heading, lastUnit: line.unit }
      result.push(line)
    }
  }
  const kept = result.filter((line) => line.link !== null || (!usedHeadings.has(line) && !isSection(line)))
  return settleBlock(kept, context)
}

function emptyLine(line: number, text: string): LinkBlockLine {
  return {
    line,
    text: text.trim(),
    unit: null,
    role: null,
    link: null,
    url: '',
    shortUrl: '',
    platformId: null,
    outcome: 'skipped',
    replacesId: null,
    problems: [],
    doubts: [],
  }
}

/** A line of its own that names only a role: it needs no link itself. */
function isSection(line: LinkBlockLine): boolean {
  return line.link === null && line.unit === null && line.role !== null
}

function readHeading(at: number, raw: string, label: LinkLabel, before: Heading): Heading {
  if (label.empty || (label.unit === null && label.role === null && label.unknownClass === null && label.rest === ''))
    return { ...before, line: null, label: before.label }
  const line = { ...emptyLine(at, raw), unit: label.unit, role: label.role }
  if (label.unit || label.unknownClass !== null)
    line.problems.push({ code: 'noLink', text: texts.noLink(line.text.slice(0, 60)) })
  const isSectionTitle = label.role !== null && label.unit === null && label.unknownClass === null
  const sectionRole = isSectionTitle ? label.role : label.implied ? null : before.sectionRole
  return { label, line, sectionRole, lastUnit: null }
}

function inheritsFrom(labelled: LabelledLink, heading: Heading): boolean {
  return (
    labelled.rest === '' &&
    labelled.unknownClass === null &&
    (labelled.unit === null || labelled.implied) &&
    heading.label !== null
  )
}

function placed(
  line: LinkBlockLine,
  labelled: LabelledLink,
  heading: Heading,
  context: LinkBlockContext,
): LinkBlockLine {
  const link = recogniseLink(labelled.address, context.platforms)
  const above = inheritsFrom(labelled, heading) ? heading.label : null
  const aboveUnit = above?.unit ?? (above === null && labelled.role !== null ? heading.lastUnit : null)
  const beside = labelled.implied && aboveUnit?.kind === 'class' ? aboveUnit : labelled.unit
  const mayInherit = labelled.rest === '' && labelled.unknownClass === null
  const unit = beside ?? (mayInherit ? aboveUnit : null)
  const unknownClass = labelled.unknownClass ?? (unit === null ? (above?.unknownClass ?? null) : null)
  const named = labelled.role ?? above?.role ?? heading.sectionRole
  const role = named ?? (unit?.kind === 'staffRoom' ? 'teacher' : context.defaultRole)
  const problems: LinkRemark[] = link.problem ? [link.problem] : []
  if (unknownClass !== null) problems.push({ code: 'classUnknown', text: texts.classUnknown(unknownClass) })
  else if (unit === null) {
    const words = labelled.rest || (above?.rest ?? '')
    problems.push({ code: 'noUnit', text: words === '' ? texts.noUnit : texts.unitNotUnderstood(words.slice(0, 60)) })
  }
  if (role === null && unit !== null) problems.push({ code: 'noRole', text: texts.noRole })
  const doubts = [...labelled.doubts, ...(above?.doubts ?? [])].map((text) => ({ code: 'class', text }))
  return {
    ...line,
    unit,
    role,
    link,
    url: link.url,
    shortUrl: labelled.shortAddress === '' ? '' : recogniseLink(labelled.shortAddress, context.platforms).url,
    platformId: link.platform?.id ?? context.defaultPlatformId ?? null,
    problems,
    doubts: [...link.doubts, ...doubts],
  }
}
