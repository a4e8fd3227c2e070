import { describe, expect, it } from 'vitest'
import { contactExport, type ContactCard } from '@/domain/exports/contactCards'
import { choiceFor } from '@/domain/exports/exportChoice'
import { documentsDay } from '@tests/support/documentFacts'
import { everything, exportSchool } from '@tests/support/exportSchool'

const choice = choiceFor('contacts', everything)
const of = (id: string, cards: readonly ContactCard[]) => cards.find((one) => one.id === id)

describe('contacts', () => {
  it('are staff with a phone or an address, and parents by their class without the child', () => {
    const { cards, counts, leftOut } = contactExport(exportSchool(), choice, documentsDay)
    expect(of('hard', cards)).toEqual({
      id: 'hard',
      fullName: 'О’Нил-Сухово-Кобылина Анна "Ася"',
      lastName: 'О’Нил-Сухово-Кобылина',
      firstName: 'Анна "Ася"',
      middleName: '',
      organisation: 'МБОУ «СОШ № 5»',
      title: 'учитель, методист, заместитель директора по УВР',
      phones: [
        { number: '+73822551122', isMobile: false },
        { number: '+79000000111', isMobile: true },
        { number: '2-15-30', isMobile: false },
      ],
      email: 'asya@school5.example',
      groups: ['Сотрудники школы'],
    })
    expect(of('r-one', cards)).toMatchObject({
      title: 'Родитель, 1',
      groups: ['Родители', 'Родители 1'],
      organisation: '',
    })
    for (const id of ['gone', 'mute', 'head']) expect(of(id, cards), id).toBeUndefined()
    expect(cards).toHaveLength(counts.staff + counts.parents)
    expect(leftOut).toMatchObject({ dismissed: 1 })
    expect(leftOut.noContact).toBeGreaterThanOrEqual(2)
  })

  it('hold nothing that was not let out', () => {
    const facts = exportSchool()
    const text = (one: Partial<typeof choice>) =>
      JSON.stringify(contactExport(facts, { ...choice, ...one }, documentsDay).cards)
    for (const secret of ['11223344595', '1980-02-29', 'первая строка', 'Ян']) expect(text({})).not.toContain(secret)
    expect(text({ phones: false })).not.toContain('+7')
    expect(text({ emails: false })).not.toContain('@')
    expect(text({ parents: false })).not.toContain('r-one')
    expect(contactExport(facts, { ...choice, phones: false, emails: false }, documentsDay).cards).toEqual([])
  })
})
