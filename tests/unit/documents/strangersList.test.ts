import { describe, expect, it } from 'vitest'
import { strangersList } from '@/domain/documents/strangersList'
import { plain, smallSchool } from '@tests/support/commands/smallSchool'

const options = {
  platformId: 'max',
  classId: 'c5a',
  roles: ['parent'] as const,
  on: '2026-10-05',
  checkedBy: 'Петрова А. В.',
  members: 27,
}
const stranger = { name: '', phone: '+79161234567', roleText: 'Админ', raw: '+7 916 123-45-67' }

describe('strangersList', () => {
  it('says where, when, by whom and who, with room for the decision and a signature', () => {
    const { pages, title } = strangersList(smallSchool(), { ...options, strangers: [stranger] })
    expect(plain(title)).toBe('Посторонние в чате, 5 «А»')
    const blocks = pages[0]?.layout === 'sheet' ? pages[0].blocks : []
    const table = blocks.find((one) => one.kind === 'table')
    expect(table?.kind === 'table' && table.rows).toEqual([['1', '+7 916 123-45-67', '+7 (916) 123-45-67; Админ', '']])
    const text = plain(JSON.stringify(blocks))
    for (const part of ['5 октября 2026', '1 из 27 участников', 'Петрова А. В.', 'родители'])
      expect(text).toContain(part)
    expect(blocks.at(-1)?.kind).toBe('signature')
  })

  it('says it when nobody was found', () => {
    const text = JSON.stringify(strangersList(smallSchool(), { ...options, strangers: [] }))
    expect(text).toContain('Посторонних не обнаружено')
    expect(text).not.toContain('"table"')
  })
})
