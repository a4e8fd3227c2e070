import { describe, expect, it } from 'vitest'
import { addLinks, linksOfBlock } from '@/domain/commands/addLinks'
import type { LinkToAdd } from '@/domain/commands/addLinks'
import { annulLinks, issueLinks, saveLink } from '@/domain/commands/linkStates'
import { markInvitees } from '@/domain/commands/markInvitees'
import type { Link } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { parseLinkBlock } from '@/domain/rules/links'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, plain, smallSchool } from '@tests/support/commands/smallSchool'

const link = (classId: string | null, role: LinkToAdd['role'], tail: string): LinkToAdd => ({
  platformId: 'max',
  classId,
  role,
  url: `https://max.ru/join/${tail}`,
})

function add(facts: Facts, links: LinkToAdd[], prefix = 'l') {
  return addLinks(facts, { yearId: 'year-2026', links, createdBy: 'Секретарь' }, counter(prefix), '2026-09-05')
}

function only(facts: Facts, id: string): Link {
  const found = facts.links.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

describe('addLinks', () => {
  it('keeps the address exactly', () => {
    const facts = commit(smallSchool(), add(smallSchool(), [link('c5a', 'parent', 'AbC-_=')]))
    expect(only(facts, 'l1')).toMatchObject({
      url: 'https://max.ru/join/AbC-_=',
      state: 'active',
      version: 1,
      createdOn: '2026-09-05',
      createdBy: 'Секретарь',
    })
  })

  it('replaces the live link of the same place and says whom to re-issue (rule 8.3.6)', () => {
    let facts = commit(smallSchool(), add(smallSchool(), [link(null, 'teacher', 'a')]))
    facts = commit(facts, issueLinks(facts, ['l1'], '2026-09-06'))
    const persons = [{ classId: null, personKind: 'staff' as const, personId: 's1', role: 'teacher' as const }]
    facts = commit(facts, markInvitees(facts, { platformId: 'max', persons, state: 'invited', on: '2026-09-06' }))
    const set = add(facts, [link(null, 'teacher', 'b')], 'm')
    const after = commit(facts, set)
    expect(only(after, 'l1')).toMatchObject({ state: 'replaced', annulledOn: '2026-09-05' })
    expect(only(after, 'm1')).toMatchObject({ version: 2, replacesId: 'l1', state: 'active' })
    expect(plain(set.name)).toBe('Добавлены ссылки: 1 ссылка, прежних заменено: 1')
    expect(set.tasks.map((one) => plain(one.text))).toEqual([
      'Выдать новый лист: Учительская, для учителей. Прежние листы устарели, по ним ещё не вступили: 1 человек.',
    ])
  })

  it('refuses one address in two places, a known one, an annulled one and two for one place (rule 8.3.7)', () => {
    let facts = commit(smallSchool(), add(smallSchool(), [link('c5a', 'parent', 'a'), link('c5b', 'parent', 'b')]))
    facts = commit(facts, annulLinks(facts, ['l2'], 'утечка', '2026-09-07'))
    const set = add(
      facts,
      [
        link('c5a', 'parent', 'a'),
        link('c5a', 'pupil', 'a'),
        link('c7b', 'parent', 'b'),
        link('c7b', 'parent', 'c'),
        link('c7b', 'parent', 'd'),
        link('c5b', 'parent', 'c'),
        link('c5a', 'pupil', 'A'),
      ],
      'm',
    )
    expect(set.refused.map((one) => one.code)).toEqual([
      'known',
      'sameAddress',
      'annulledBefore',
      'twiceForUnit',
      'sameAddress',
    ])
    expect(commit(facts, set).links).toHaveLength(4)
  })

  it('takes the lines that a pasted block settled', () => {
    const facts = smallSchool()
    const token = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
    const lines = parseLinkBlock(`5А https://max.ru/join/${token}\nчто-то https://max.ru/join/${token}1`, {
      platforms: facts.platforms,
      existingLinks: [],
      classes: facts.classes,
      classFormat: 'guillemets',
      staffRoomName: 'Учительская',
      defaultRole: 'parent',
      yearId: 'year-2026',
    })
    expect(linksOfBlock(lines)).toEqual([{ ...link('c5a', 'parent', token), shortUrl: '' }])
  })
})

describe('states of links (domain.md 8.2)', () => {
  const start = () =>
    commit(smallSchool(), add(smallSchool(), [link('c5a', 'parent', 'a'), link('c5b', 'parent', 'b')]))

  it('issues live ones, refuses annulled ones, leaves issued ones as they are', () => {
    let facts = start()
    facts = commit(facts, annulLinks(facts, ['l2'], ' утечка ', '2026-09-07'))
    const set = issueLinks(facts, ['l1', 'l2'], '2026-09-08')
    expect(plain(set.name)).toBe('Выданы ссылки: 1 ссылка')
    expect(set.refused.map((one) => one.entityId)).toEqual(['l2'])
    facts = commit(facts, set)
    expect(only(facts, 'l1')).toMatchObject({ state: 'issued', issuedOn: '2026-09-08' })
    expect(only(facts, 'l2').annulReason).toBe('утечка')
    expect(issueLinks(facts, ['l1'], '2026-10-01').edits).toEqual([])
  })

  it('annulling names what to switch off on the platform', () => {
    const set = annulLinks(start(), ['l1', 'l2'], 'конец года', '2027-06-01')
    expect(set.tasks.map((one) => one.code)).toEqual(['annulOnPlatform', 'annulOnPlatform'])
    expect(plain(set.name)).toBe('Аннулированы ссылки: 2 ссылки')
  })

  it('an issued address is replaced, not edited', () => {
    let facts = start()
    expect(saveLink(facts, { ...only(facts, 'l1'), url: 'https://max.ru/join/new' }).edits).toHaveLength(1)
    facts = commit(facts, issueLinks(facts, ['l1'], '2026-09-08'))
    expect(saveLink(facts, { ...only(facts, 'l1'), url: 'https://max.ru/join/new' }).refused).toMatchObject([
      { code: 'replace' },
    ])
    expect(saveLink(facts, { ...only(facts, 'l1'), note: 'x' }).edits).toHaveLength(1)
    expect(saveLink(facts, { ...only(facts, 'l1'), url: 'https://max.ru/join/b' }).refused).toMatchObject([
      { code: 'sameAddress' },
    ])
  })
})
