import type { Link } from '@/domain/model/entities'
import { className } from './classNames'
import type { LinkBlockContext, LinkBlockLine } from './linkBlockLine'
import { isLinkInForce } from './states'
import { linkTexts as texts } from './texts'

/**
 * Gives every line its outcome: compares the links with each other and with the register. One address for two units or
 * roles is an error on every line that has it (rule 8.3.7); a live link of the same platform, unit and role is replaced
 * (rule 8.3.6).
 */
export function settleBlock(lines: readonly LinkBlockLine[], context: LinkBlockContext): LinkBlockLine[] {
  const byUrl = groups(lines, (line) => line.url)
  const byPlace = groups(lines, placeOf)
  const existing = new Map<string, Link[]>()
  for (const link of context.existingLinks) existing.set(link.url, [...(existing.get(link.url) ?? []), link])
  const live = new Map(
    context.existingLinks.filter((link) => isLinkInForce(link.state)).map((link) => [keyOf(link), link]),
  )
  return lines.map((line) => {
    if (line.link === null) return line
    const settled = { ...line, problems: [...line.problems], doubts: [...line.doubts] }
    addRoleRemarks(settled)
    const repeats = addBlockProblems(settled, byUrl.get(line.url) ?? [], byPlace.get(placeOf(line)) ?? [])
    const known = addRegisterProblems(settled, existing.get(line.url) ?? [], context)
    if (line.platformId === null && line.link.problem === null)
      settled.doubts.push({ code: 'noPlatform', text: texts.noPlatform })
    const place = placeOf(line)
    const replaced = place === '' ? undefined : live.get(place + context.yearId)
    settled.replacesId = replaced && replaced.url !== line.url ? replaced.id : null
    settled.outcome = outcomeOf(settled, known || repeats)
    return settled
  })
}

/** Doubts that only tell something; the line may still be added without asking. */
const mildDoubts = new Set(['length', 'archive', 'shortener'])

function outcomeOf(line: LinkBlockLine, isSame: boolean): LinkBlockLine['outcome'] {
  if (line.problems.length > 0) return 'refused'
  if (isSame) return 'same'
  if (line.doubts.some((doubt) => !mildDoubts.has(doubt.code))) return 'doubtful'
  return line.replacesId === null ? 'new' : 'replace'
}

function addRoleRemarks(line: LinkBlockLine): void {
  if (line.unit?.kind === 'staffRoom' && (line.role === 'pupil' || line.role === 'parent'))
    line.problems.push({ code: 'roleConflict', text: texts.roleInStaffRoom(line.unit.title) })
  if (line.unit?.kind === 'class' && (line.role === 'teacher' || line.role === 'staff'))
    line.doubts.push({ code: 'roleConflict', text: texts.staffInClass(line.unit.title) })
}

/** Returns whether the line only repeats an earlier one. */
function addBlockProblems(line: LinkBlockLine, sameUrl: readonly LinkBlockLine[], samePlace: readonly LinkBlockLine[]) {
  const elsewhere = sameUrl.find((other) => placeOf(other) !== placeOf(line))
  if (line.url !== '' && elsewhere)
    line.problems.push({ code: 'sameUrlInBlock', text: texts.sameUrlInBlock(elsewhere.line, titleOfPlace(elsewhere)) })
  const rival = samePlace.find((other) => other.url !== line.url && other.link?.problem === null)
  if (rival && line.link?.problem === null)
    line.problems.push({ code: 'twiceForUnit', text: texts.twiceForUnit(titleOfPlace(line), rival.line) })
  const first = sameUrl[0]
  if (elsewhere || !first || (first.line === line.line && first.text === line.text)) return false
  line.doubts.push({ code: 'repeated', text: texts.repeated(first.line) })
  return true
}

/** Returns whether the register has this very link already. */
function addRegisterProblems(line: LinkBlockLine, sameUrl: readonly Link[], context: LinkBlockContext): boolean {
  let same = false
  for (const link of sameUrl) {
    const here = keyOf(link) === placeOf(line) + context.yearId
    if (link.state === 'annulled' || link.state === 'replaced')
      line.problems.push({ code: 'annulledBefore', text: texts.annulledBefore })
    else if (here) same = true
    else line.problems.push({ code: 'sameUrl', text: texts.sameUrl(titleOfLink(link, context)) })
  }
  return same
}

function groups(lines: readonly LinkBlockLine[], keyOfLine: (line: LinkBlockLine) => string) {
  const result = new Map<string, LinkBlockLine[]>()
  for (const line of lines) {
    const key = keyOfLine(line)
    if (line.link === null || key === '') continue
    const group = result.get(key)
    if (group) group.push(line)
    else result.set(key, [line])
  }
  return result
}

/** Platform, unit and role; empty while one of them is not known. */
function placeOf(line: LinkBlockLine): string {
  if (line.unit === null || line.role === null) return ''
  const unit = line.unit.kind === 'class' ? line.unit.classId : ''
  return `${line.platformId ?? ''}|${unit}|${line.role}|`
}

function keyOf(link: Link): string {
  return `${link.platformId}|${link.classId ?? ''}|${link.role}|${link.yearId}`
}

function titleOfPlace(line: LinkBlockLine): string {
  return texts.place(line.unit?.title ?? texts.noPlace, line.role)
}

function titleOfLink(link: Link, context: LinkBlockContext): string {
  const found = context.classes.find((one) => one.id === link.classId)
  const staffRoom = context.staffRoomName ?? texts.staffRoom
  const classTitle = found === undefined ? texts.otherYear : className(found, context.classFormat)
  return texts.place(link.classId === null ? staffRoom : classTitle, link.role)
}
