import type { PageBlock, PageDescription } from '@/domain/documents/description'
import type { Campaign, Link } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { campaignUnits, type CampaignUnit } from '@/domain/campaigns/campaignUnits'
import { showDay } from '@/domain/rules/days'
import { contactLine } from './contact'
import { documentFacts, type DocumentFacts } from './documentFacts'
import {
  chosenUnits,
  producedSheet,
  roleBlock,
  skippedUnit,
  unitInText,
  unitsTitle,
  validity,
  type PagesOptions,
  type PrintedPages,
  type ProducedSheet,
  type SkippedUnit,
} from './invitationSheets'
import { roleTitle, safetyLines, schoolName } from './platformWords'
import { printableLink } from './printableLink'
import { isReadable, SHEET_QR_MM } from './qrFit'
import { documentTexts } from './texts'
import { transitionTexts as texts } from './transitionTexts'

/** Signs of the old link by which a family knows it again; nobody can join by them. */
const TAIL = 6

/** The open campaign that leads to this platform from another one; the nearest deadline first. */
export function transitionOf(facts: Pick<Facts, 'campaigns'>, platformId: string): Campaign | null {
  return (
    facts.campaigns
      .filter((one) => one.state === 'open' && one.platformId === platformId && one.fromPlatformId !== null)
      .sort((a, b) => ((a.deadlineOn ?? '9') < (b.deadlineOn ?? '9') ? -1 : 1))[0] ?? null
  )
}

/**
 * Листы перехода: what was and what is, side by side, then the new code with its steps (issue 7, peers.md 4.5). The old
 * link gets no code and is not written out: a phone held over the sheet must not lead back. The same guards as for the
 * invitation sheets.
 */
export function transitionSheets(
  facts: Facts,
  campaign: Campaign,
  options: PagesOptions,
  known = documentFacts(facts, options.platformId, options.today),
): PrintedPages {
  const units = chosenUnits(known, options)
  const wanted = new Set(units.map((unit) => unit?.id ?? ''))
  const pages: PageDescription[] = []
  const skipped: SkippedUnit[] = []
  const produced: ProducedSheet[] = []
  for (const one of campaignUnits(known, campaign)) {
    if (!wanted.has(one.unit?.id ?? '') || !options.roles.includes(one.role)) continue
    const found = printableLink(known, one.unit, one.role)
    if (!found.ok) skipped.push(skippedUnit(known, one.unit, one.role, found.reason))
    else if (!isReadable(found.link.url, SHEET_QR_MM)) skipped.push(skippedUnit(known, one.unit, one.role, 'tooLong'))
    else {
      pages.push(sheetOf(known, campaign, one, found.link))
      produced.push(producedSheet(found.link, 1, []))
    }
  }
  const title = texts.title(unitsTitle(known, units))
  return { document: { type: 'pages', fileName: title, title, paper: options.paper ?? 'A4', pages }, skipped, produced }
}

function sheetOf(known: DocumentFacts, campaign: Campaign, one: CampaignUnit, link: Link): PageDescription {
  const { sheet } = documentTexts
  const { role, unit, former } = one
  const unitText = unitInText(known, unit)
  const school = schoolName(known.facts.organisation)
  const old = known.facts.platforms.find(({ id }) => id === campaign.fromPlatformId)
  const steps = known.platform?.steps[role] ?? []
  const facts = [
    { label: sheet.approval, value: link.needsApproval ? sheet.approvalValue : '' },
    { label: sheet.contact, value: contactLine(known.facts) },
  ]
  const blocks: PageBlock[] = [
    { kind: 'heading', level: 2, text: school },
    { kind: 'heading', level: 1, text: texts.heading(unitText) },
    roleBlock(unit, role, unitText),
    {
      kind: 'sides',
      sides: [
        { title: texts.former, look: 'former', lines: formerLines(campaign, old?.name ?? '', former) },
        {
          title: texts.next,
          look: 'next',
          lines: [known.platform?.name ?? '', texts.role(roleTitle(known, role)), texts.codeBelow],
        },
      ],
    },
    {
      kind: 'qr',
      url: link.url,
      caption: sheet.caption,
      sideMm: SHEET_QR_MM,
      note: validity(link),
      facts: facts.filter(({ value }) => value !== ''),
    },
    ...(steps.length > 0 ? [{ kind: 'steps' as const, title: sheet.steps, lines: [...steps] }] : []),
    { kind: 'warning', title: sheet.safety, lines: [...safetyLines(known)] },
  ]
  return { layout: 'sheet', blocks, footer: sheet.footer(school, showDay(known.today)) }
}

function formerLines({ deadlineOn }: Campaign, platform: string, former: Link | null): string[] {
  if (former === null) return [platform, texts.hadNone]
  const { url } = former
  return [
    platform,
    ...(url.length > TAIL ? [texts.endsWith(url.slice(-TAIL))] : []),
    deadlineOn === null ? texts.soon : texts.untilDay(showDay(deadlineOn)),
    texts.doNotUse,
  ]
}
