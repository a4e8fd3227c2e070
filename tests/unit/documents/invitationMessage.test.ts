import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform, inventedUrl } from '@tests/support/documentFacts'
import { documentFacts } from '@/domain/documents/documentFacts'
import { addressesIn, invitationMessage, type MessageKind } from '@/domain/documents/invitationMessage'
import type { InviteeRole, Link } from '@/domain/model/entities'
import { schoolYearId } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'

const kinds: MessageKind[] = ['chat', 'letter']

function linkOf(facts: Facts, id: string): Link {
  const link = facts.links.find((one) => one.id === id)
  if (!link) throw new Error(`fixture: ${id}`)
  return link
}

function message(facts: Facts, id: string, kind: MessageKind, withLink: boolean) {
  return invitationMessage(documentFacts(facts, documentsPlatform, documentsDay), linkOf(facts, id), { kind, withLink })
}

function textOf(facts: Facts, id: string, kind: MessageKind, withLink: boolean): string {
  const made = message(facts, id, kind, withLink)
  if (!made.ok) throw new Error(made.reason)
  return made.text
}

/** What becomes of the link of 5 «А» for pupils when it, or the school, is changed so. */
function reason(change: (facts: Facts, link: Link) => void): string {
  const facts = documentSchool()
  change(facts, linkOf(facts, 'l-c5a-pupil'))
  const made = kinds.flatMap((kind) => [true, false].map((withLink) => message(facts, 'l-c5a-pupil', kind, withLink)))
  const reasons = new Set(made.map((one) => (one.ok ? 'ok' : one.reason)))
  expect(reasons.size).toBe(1)
  return [...reasons].join()
}

describe('an invitation message', () => {
  it('for a chat is a few lines', () => {
    expect(textOf(documentSchool(), 'l-c5a-parent', 'chat', true).split('\n')).toEqual([
      'МБОУ «СОШ № 5», 5 «А» класс: приглашение в чат для родителей (MAX).',
      inventedUrl('l-c5a-parent'),
      'Ваша роль: «Родитель»; потом её не сменить. Ссылка не для детей и учителей: у них свои.',
      'Ссылка действует до 31.10.2026. Вступление по заявке: её примет администратор.',
      'Ссылку никому не пересылайте. Никто не вправе спрашивать код из СМС или пароль от Госуслуг: ни школа, ни «служба поддержки». Не называйте их никому.',
      'Кого спросить: Соколова И. В., тел. 8 (3842) 55-11-22, каб. 12',
    ])
  })

  it('as a letter greets, tells what it is, the steps and safety lines of the platform, whom to ask, and is signed', () => {
    const facts = documentSchool()
    const platform = facts.platforms.find((one) => one.id === documentsPlatform)
    const made = message(facts, 'l-c5a-parent', 'letter', true)
    if (!made.ok || !platform) throw new Error('fixture')
    expect(made.subject).toBe('Приглашение: 5 «А» класс, для родителей, МБОУ «СОШ № 5»')
    expect(made.fileName).toBe('Приглашение, 5 «А», для родителей')
    const lines = made.text.split('\n')
    expect(lines.slice(0, 4)).toEqual([
      'Здравствуйте!',
      '',
      'МБОУ «СОШ № 5» приглашает родителей и законных представителей вступить в чат: 5 «А» класс.',
      'Площадка: ИКОП «Сферум» в национальном мессенджере «МАХ».',
    ])
    platform.steps.parent.forEach((step, at) => {
      expect(lines).toContain(`${String(at + 1)}. ${step}`)
    })
    for (const line of platform.safetyLines) expect(lines).toContain(`— ${line}`)
    expect(made.text).toContain('Классный руководитель: Иванова')
    expect(lines.slice(-2)).toEqual(['С уважением,', 'МБОУ «СОШ № 5»'])
    expect(made.text).not.toMatch(/на этом листе|\n\n\n/u)
  })

  it('with the link holds exactly the link of its own unit and role, without it none at all', () => {
    const facts = documentSchool()
    for (const link of facts.links) link.shortUrl = `https://clck.ru/${link.id}`
    const addresses = facts.links.flatMap((link) => [link.url, link.shortUrl])
    for (const link of facts.links) {
      for (const kind of kinds) {
        const held = (withLink: boolean) => {
          const text = textOf(facts, link.id, kind, withLink)
          return addresses.filter((address) => text.includes(address))
        }
        expect(held(true)).toEqual([link.url])
        expect(held(false)).toEqual([])
        expect(textOf(facts, link.id, kind, false)).not.toMatch(/https?:|max\.ru/u)
      }
    }
  })

  it('names the role in the platform’s word, for whom and for whom not', () => {
    const facts = documentSchool()
    const expected: Record<string, [string, RegExp]> = {
      'l-c5a-pupil': ['«Ученик»', /для учеников[^]*не для родителей и учителей/u],
      'l-c5a-parent': ['«Родитель»', /для родителей[^]*не для детей и учителей/u],
      'l-staff-teacher': ['«Педагог»', /для учителей[^]*не для учеников и родителей/u],
      'l-staff-staff': ['«Сотрудник»', /для сотрудников[^]*не для учителей, учеников и родителей/u],
    }
    for (const [id, [role, whom]] of Object.entries(expected)) {
      const text = textOf(facts, id, 'chat', true)
      expect(text).toContain(role)
      expect(text).toMatch(whom)
    }
    expect(textOf(facts, 'l-staff-staff', 'letter', false)).toContain(
      'приглашает сотрудников, кроме педагогов, вступить в чат: Учительская.',
    )
  })

  it('without the link says who gives it: the class teacher to families, the administrator to colleagues', () => {
    const facts = documentSchool()
    expect(textOf(facts, 'l-c5a-pupil', 'chat', false)).toMatch(/выдаст классный руководитель \(Иванова\sМ\.\s?П\.\)/u)
    expect(textOf(facts, 'l-staff-teacher', 'letter', false)).toContain('выдаст администратор')
    facts.assignments = []
    expect(textOf(facts, 'l-c5a-pupil', 'chat', false)).toContain('выдаст администратор')
  })

  it('says nothing of a term or a request where there is none, and keeps a line of data one line', () => {
    const facts = documentSchool()
    Object.assign(linkOf(facts, 'l-c5a-pupil'), { validUntilOn: null, needsApproval: false })
    facts.organisation.contactName = 'Соколова\r\nX'
    const lines = textOf(facts, 'l-c5a-pupil', 'chat', true).split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[4]).toMatch(/^Кого спросить: Соколова X/u)
  })

  it('is refused where the link must not be printed, in the same words', () => {
    expect(reason(() => undefined)).toBe('ok')
    expect(reason((_, link) => (link.state = 'draft'))).toBe('draft')
    expect(reason((_, link) => (link.state = 'annulled'))).toBe('annulled')
    expect(reason((_, link) => (link.state = 'replaced'))).toBe('annulled')
    expect(reason((_, link) => (link.validUntilOn = '2026-09-09'))).toBe('expired')
    expect(reason((_, link) => (link.url = 'https://sferum.ru/?call_link=abc'))).toBe('wrongKind')
    expect(reason((facts, link) => (linkOf(facts, 'l-c5a-parent').url = link.url))).toBe('sharedUrl')
  })

  it('is refused for a link that is not the newest, of another year, of a role that has no place there, of a left platform', () => {
    const newer = (facts: Facts, link: Link) =>
      facts.links.push({ ...link, id: 'l2', version: 2, state: 'active', url: inventedUrl('l2') })
    expect(reason(newer)).toBe('newer')
    expect(reason((facts, link) => void newer(facts, Object.assign(link, { state: 'replaced' })))).toBe('newer')
    expect(reason((_, link) => (link.classId = 'gone'))).toBe('otherYear')
    expect(reason((_, link) => (link.yearId = schoolYearId(2025)))).toBe('otherYear')
    expect(reason((facts) => (facts.organisation.currentYearId = schoolYearId(2027)))).toBe('otherYear')
    expect(reason((facts) => facts.classes.forEach((one) => (one.state = 'disbanded')))).toBe('otherYear')
    expect(reason((_, link) => (link.classId = null))).toBe('otherRole')
    expect(reason((_, link) => (link.role = 'staff'))).toBe('otherRole')
    expect(reason((facts) => facts.platforms.forEach((one) => (one.state = 'archive')))).toBe('oldPlatform')
  })
})

describe('addresses in an edited text', () => {
  const facts = documentSchool()
  const own = linkOf(facts, 'l-c5a-pupil')
  const other = linkOf(facts, 'l-c5b-parent')
  const found = (text: string, links = facts.links) => {
    const { own: hasOwn, others } = addressesIn(text, links, own)
    return [hasOwn, others.map((link) => link.id)]
  }

  it('are told apart: the own one, those of others, none', () => {
    expect(found('Без адресов')).toEqual([false, []])
    expect(found(`Вот: ${own.url}.`)).toEqual([true, []])
    expect(found(`${other.url}\n${own.url}`)).toEqual([true, ['l-c5b-parent']])
  })

  it('are not mistaken when one begins like another', () => {
    const longer = { ...other, id: 'longer', url: `${own.url}x` }
    expect(found(own.url, [...facts.links, longer])).toEqual([true, []])
    expect(found(longer.url, [...facts.links, longer])).toEqual([false, ['longer']])
  })

  it('of the own short link count as well', () => {
    const short: Link = { ...own, shortUrl: 'https://clck.ru/abcdef' }
    expect(addressesIn('https://clck.ru/abcdef', [short], short).own).toBe(true)
  })
})

describe('a role', () => {
  it('that a text is for never differs from the role of the link in it', () => {
    const facts = documentSchool()
    const words: Record<InviteeRole, string> = {
      pupil: 'учеников',
      parent: 'родителей',
      teacher: 'учителей',
      staff: 'сотрудников',
    }
    for (const link of facts.links) {
      const [head = ''] = textOf(facts, link.id, 'chat', true).split('\n')
      expect(head).toContain(`для ${words[link.role]}`)
    }
  })
})
