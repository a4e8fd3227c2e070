import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform, inventedUrl } from '@tests/support/documentFacts'
import type { PageBlock } from '@/domain/documents/description'
import { invitationSheets, type PagesOptions } from '@/domain/documents/invitationSheets'
import { inviteeRoles } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'

const all: PagesOptions = {
  platformId: documentsPlatform,
  today: documentsDay,
  classIds: ['c11a', 'c5b', 'c5a'],
  staffRoom: true,
  roles: [...inviteeRoles],
}

function blocks(facts: Facts, options: Partial<PagesOptions> = {}): PageBlock[][] {
  return invitationSheets(facts, { ...all, ...options }).document.pages.map((page) =>
    page.layout === 'sheet' ? page.blocks : [],
  )
}

function urlOf(page: PageBlock[]): string {
  const block = page.find((one) => one.kind === 'qr')
  return block?.kind === 'qr' ? block.url : ''
}

function roleOf(page: PageBlock[]): string {
  const block = page.find((one) => one.kind === 'role')
  return block?.kind === 'role' ? block.role : ''
}

function reasons(facts: Facts, options: Partial<PagesOptions> = {}): string[] {
  return invitationSheets(facts, {
    ...all,
    classIds: ['c5a'],
    staffRoom: false,
    roles: ['pupil'],
    ...options,
  }).skipped.map((unit) => unit.reason)
}

function pupilLink(facts: Facts) {
  const link = facts.links.find((one) => one.id === 'l-c5a-pupil')
  if (!link) throw new Error('fixture')
  return link
}

describe('invitation sheets', () => {
  it('make one page per unit and role: staff room first, classes in order', () => {
    const pages = blocks(documentSchool())
    expect(pages.map((page) => (page[1]?.kind === 'heading' ? page[1].text : ''))).toEqual([
      'Приглашение: Учительская',
      'Приглашение: Учительская',
      'Приглашение: 5 «А» класс',
      'Приглашение: 5 «А» класс',
      'Приглашение: 5 «Б» класс',
      'Приглашение: 5 «Б» класс',
    ])
    expect(pages.map(roleOf)).toEqual(['teacher', 'staff', 'pupil', 'parent', 'pupil', 'parent'])
  })

  it('have the staff room with all its roles when it is asked for beside pupils and parents, and with a chosen one', () => {
    const roles = (...chosen: PagesOptions['roles']) =>
      blocks(documentSchool(), { classIds: [], roles: chosen }).map(roleOf)
    expect(roles('pupil', 'parent')).toEqual(['teacher', 'staff'])
    expect(roles('pupil', 'staff')).toEqual(['staff'])
  })

  it('print on each page exactly the link of its own unit and role, never another role’s (domain.md 8.3.7)', () => {
    const facts = documentSchool()
    for (const page of blocks(facts)) {
      const link = facts.links.find((one) => one.url === urlOf(page))
      expect(link?.role).toBe(roleOf(page))
    }
    expect(new Set(blocks(facts).map(urlOf)).size).toBe(6)
  })

  it('carry for whom and not for whom, steps, term, contact, safety lines and a signature', () => {
    const page = blocks(documentSchool(), { classIds: ['c5a'], staffRoom: false, roles: ['parent'] })[0] ?? []
    const text = JSON.stringify(page)
    expect(text).toContain('родители и законные представители учеников: 5 «А» класс')
    expect(text).toContain('дети и учителя: у них свои ссылки')
    expect(text).toContain('Действует до 31.10.2026')
    expect(text).toContain('Соколова И. В.')
    expect(text).toContain('П. С. Громов'.replaceAll(' ', '\u00a0'))
    expect(page.some((block) => block.kind === 'steps' && block.lines.length >= 3)).toBe(true)
    expect(page.some((block) => block.kind === 'warning' && block.lines.length >= 2)).toBe(true)
    const qr = page.find((block) => block.kind === 'qr')
    expect(qr?.kind === 'qr' && qr.sideMm >= 30).toBe(true)
  })

  it('name every unit of which nothing is printed, in Russian', () => {
    const { skipped } = invitationSheets(documentSchool(), all)
    expect(skipped.map((unit) => unit.text)).toEqual(['11 «А», ученики: нет ссылки', '11 «А», родители: нет ссылки'])
  })

  it.each([
    ['draft', 'draft'],
    ['annulled', 'annulled'],
    ['replaced', 'annulled'],
  ] as const)('do not print a link that is %s', (state, reason) => {
    const facts = documentSchool()
    pupilLink(facts).state = state
    expect(reasons(facts)).toEqual([reason])
  })

  it('do not print a link whose term is over, but do on its last day', () => {
    const facts = documentSchool()
    pupilLink(facts).validUntilOn = '2026-09-09'
    expect(reasons(facts)).toEqual(['expired'])
    pupilLink(facts).validUntilOn = documentsDay
    expect(reasons(facts)).toEqual([])
  })

  it('do not print an address that stands at another class or role', () => {
    const facts = documentSchool()
    const other = facts.links.find((one) => one.id === 'l-staff-teacher')
    pupilLink(facts).url = other?.url ?? ''
    expect(reasons(facts)).toEqual(['sharedUrl'])
  })

  it.each([
    'https://sferum.ru/?call_link=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    'https://sferum.ru/?p=dashboard&schoolId=1',
  ])('do not print a call or a page of the console: %s', (url) => {
    const facts = documentSchool()
    pupilLink(facts).url = url
    expect(reasons(facts)).toEqual(['wrongKind'])
  })

  it('do not print a link that would give a code too fine to read', () => {
    const facts = documentSchool()
    pupilLink(facts).url = `https://max.ru/join/${'x'.repeat(1900)}`
    expect(reasons(facts)).toEqual(['tooLong'])
  })

  it('take the newest version of two links in force, and not one of a past year', () => {
    const facts = documentSchool()
    const fresh = { ...pupilLink(facts), id: 'new', version: 2, url: inventedUrl('fresh') }
    facts.links.unshift(fresh, { ...fresh, id: 'past', version: 9, url: inventedUrl('past'), yearId: 'year-2025' })
    expect(blocks(facts, { classIds: ['c5a'], roles: ['pupil'], staffRoom: false }).map(urlOf)).toEqual([fresh.url])
  })
})
