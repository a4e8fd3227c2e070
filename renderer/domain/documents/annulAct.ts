import type { SheetColumn, WorkbookDescription } from '@/domain/documents/description'
import type { Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className, compareClasses } from '@/domain/rules/classNames'
import { showDay, wordDay } from '@/domain/rules/days'
import { counted } from '@/domain/rules/plurals'
import { titleOf } from '@/domain/rules/states'
import { documentTexts } from './texts'

export interface AnnulActOptions {
  /** The links of the act; those that are not annulled are left out. */
  linkIds: readonly string[]
  /** Number as the office writes it, may be empty. */
  number: string
  /** Day of the act. */
  day: IsoDay
}

const texts = documentTexts.annulAct

/**
 * «Акт об аннулировании ссылок-приглашений» (rule 8.3.5, the named duty of the administrator): what was annulled, when and
 * why, with lines for the commission to sign. The middle of each link is masked: an act lies in a folder for years.
 */
export function annulAct(facts: Facts, options: AnnulActOptions): WorkbookDescription {
  const links = annulledLinks(facts, options.linkIds)
  const { organisation } = facts
  const title = texts.title(options.number.trim(), showDay(options.day))
  const school = organisation.shortName || organisation.fullName
  return {
    type: 'workbook',
    fileName: title,
    title,
    sheets: [
      {
        name: texts.sheet,
        pageHeader: [school, title].filter((part) => part !== '').join('. '),
        columns,
        rows: links.map((link, index) => ({
          cells: [
            index + 1,
            unitName(facts, link.classId),
            titleOf.inviteeRoles[link.role],
            facts.platforms.find((one) => one.id === link.platformId)?.shortName ?? '',
            maskedUrl(link.url),
            link.createdOn,
            link.annulledOn,
            link.annulReason,
          ],
        })),
        orientation: 'landscape',
        autofilter: false,
        fillInRows: 0,
        footLines: [
          texts.total(counted(links.length, 'ссылка', 'ссылки', 'ссылок')),
          texts.declared,
          ...texts.signatures,
          ...(organisation.headName === '' ? [] : [texts.head(organisation.headPosition, organisation.headName)]),
          wordDay(options.day),
        ],
      },
    ],
  }
}

/** Days on which links were annulled, newest first, with the ids of their links: an act can be made again later. */
export function annulledByDay(facts: Pick<Facts, 'links'>): { day: IsoDay; linkIds: string[] }[] {
  const days = Map.groupBy(
    facts.links.filter((one) => one.state === 'annulled' && one.annulledOn !== null),
    (one) => one.annulledOn ?? '',
  )
  return [...days]
    .map(([day, links]) => ({ day, linkIds: links.map((one) => one.id) }))
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}

/** «https://max.ru/join/AbCd…wxyz»: enough to tell links apart, too little to join by. */
export function maskedUrl(url: string): string {
  const at = Math.max(url.lastIndexOf('/'), url.lastIndexOf('=', url.length - 3)) + 1
  const token = url.slice(at)
  const shown = Math.min(4, Math.floor(token.length / 4))
  return shown === 0 ? `${url.slice(0, at)}…` : `${url.slice(0, at)}${token.slice(0, shown)}…${token.slice(-shown)}`
}

function annulledLinks(facts: Facts, ids: readonly string[]): Link[] {
  const wanted = new Set(ids)
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  const inOrder = (a: Link, b: Link) => {
    const [first, second] = [classes.get(a.classId ?? ''), classes.get(b.classId ?? '')]
    if (!first || !second) return Number(Boolean(first)) - Number(Boolean(second))
    return compareClasses(first, second) || a.role.localeCompare(b.role)
  }
  return facts.links.filter((one) => wanted.has(one.id) && one.state === 'annulled').sort(inOrder)
}

function unitName(facts: Facts, classId: string | null): string {
  if (classId === null) return facts.organisation.staffRoomName
  const found = facts.classes.find((one) => one.id === classId)
  return found ? className(found, facts.organisation.classFormat) : texts.noClass
}

const columns: SheetColumn[] = [
  { title: texts.columns.number, format: 'integer', width: 6, align: 'center' },
  { title: texts.columns.unit, format: 'text', width: null },
  { title: texts.columns.role, format: 'text', width: null },
  { title: texts.columns.platform, format: 'text', width: null },
  { title: texts.columns.url, format: 'text', width: null, wrap: true },
  { title: texts.columns.created, format: 'day', width: 12 },
  { title: texts.columns.annulled, format: 'day', width: 14 },
  { title: texts.columns.reason, format: 'text', width: null, wrap: true },
]
