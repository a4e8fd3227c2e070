import { nameOfPlatform, nameOfUnit } from '@/domain/commands/nameOf'
import type { InviteeRole } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { wordDay } from '@/domain/rules/days'
import { showPhone } from '@/domain/rules/phones'
import { titleOf } from '@/domain/rules/states'
import type { PageBlock, PagesDescription } from './description'
import { documentTexts } from './texts'

export interface Stranger {
  name: string
  /** E.164, or empty. */
  phone: string
  /** What the list says beside the name: «Админ», «мама Пети». */
  roleText: string
  /** The line as it was copied. */
  raw: string
}

const texts = documentTexts.strangers

/**
 * «Посторонние в чате»: members of a chat who are not in the register, for the head or for whoever looks after safety.
 * Columns for the decision are left to the pen. An empty list says that nobody was found.
 */
export function strangersList(
  facts: Pick<Facts, 'organisation' | 'classes' | 'platforms'>,
  options: {
    platformId: string
    classId: string | null
    roles: readonly InviteeRole[]
    on: IsoDay
    checkedBy: string
    /** Members of the chat in all. */
    members: number
    strangers: readonly Stranger[]
  },
): PagesDescription {
  const { platformId, classId, roles, on, checkedBy, members, strangers } = options
  const unit = nameOfUnit(facts, classId)
  const title = texts.title(unit)
  const school = facts.organisation.shortName || facts.organisation.fullName
  const rows = strangers.map((one, at) => [
    String(at + 1),
    one.name || one.raw,
    [one.phone === '' ? '' : showPhone(one.phone), one.roleText].filter(Boolean).join('; '),
    '',
  ])
  const blocks: PageBlock[] = [
    { kind: 'heading', text: title, level: 1 },
    {
      kind: 'facts',
      rows: [
        { label: texts.school, value: school },
        { label: texts.platform, value: nameOfPlatform(facts, platformId) },
        {
          label: texts.chat,
          value: `${unit}: ${roles.map((role) => titleOf.inviteeRoles[role].toLowerCase()).join(', ')}`,
        },
        { label: texts.checkedOn, value: wordDay(on) },
        { label: texts.members, value: texts.ofMembers(strangers.length, members) },
        { label: texts.checkedBy, value: checkedBy },
      ].filter((row) => row.value !== ''),
    },
    strangers.length === 0
      ? { kind: 'paragraph', text: texts.nobody, strong: true }
      : {
          kind: 'table',
          columns: [
            { title: texts.columns.number, widthMm: 10 },
            { title: texts.columns.name, widthMm: null },
            { title: texts.columns.about, widthMm: 48 },
            { title: texts.columns.decision, widthMm: 44 },
          ],
          rows,
        },
    { kind: 'paragraph', text: texts.note },
    { kind: 'signature', left: texts.signature, right: checkedBy },
  ]
  return {
    type: 'pages',
    fileName: `${title}, ${on}`,
    title,
    paper: 'A4',
    pages: [{ layout: 'sheet', blocks, footer: texts.footer(school, wordDay(on)) }],
  }
}
