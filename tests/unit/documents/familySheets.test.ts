import { describe, expect, it } from 'vitest'
import type { PageDescription } from '@/domain/documents/description'
import { documentFacts } from '@/domain/documents/documentFacts'
import { documentKinds, firstChoice } from '@/domain/documents/documentKinds'
import { families } from '@/domain/documents/families'
import { familySheets, type FamilySheetsOptions } from '@/domain/documents/familySheets'
import { newInvitee, newParent, newPupil } from '@/domain/model/newRecords'
import { inviteeId } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { slipCode } from '@/domain/rules/scanCodes'
import { scanTargets } from '@/domain/rules/scanTargets'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'

/**
 * Beside the small school: Орлов Лев (5 «А») and Орлова Ада (5 «Б») have one mother on two cards of one name and phone;
 * Зуев (5 «Б») has the mother's surname and her phone, but another name, and is no brother.
 */
function school(): Facts {
  const facts = documentSchool()
  const pupil = (id: string, classId: string, lastName: string, firstName: string) =>
    facts.pupils.push({ ...newPupil(id, classId), lastName, firstName, middleName: '' })
  const parent = (id: string, lastName: string, firstName: string, number: string, ...pupilIds: string[]) =>
    facts.parents.push({
      ...newParent(id, pupilIds),
      lastName,
      firstName,
      middleName: 'Ильинична',
      phones: [{ number, comment: '' }],
    })
  pupil('lev', 'c5a', 'Орлов', 'Лев')
  pupil('ada', 'c5b', 'Орлова', 'Ада')
  pupil('zuev', 'c5b', 'Орлов', 'Зуй')
  parent('m1', 'Орлова', 'Вера', '+79160000001', 'lev')
  parent('m2', 'Орлова', 'Вёра', '+79160000001', 'ada')
  parent('m3', 'Орлова', 'Зоя', '+79160000001', 'zuev')
  parent('f', 'Орлов', 'Пётр', '+79160000009', 'lev')
  return facts
}
function nameOf(facts: Facts, id: string) {
  const one = facts.parents.find((parent) => parent.id === id)
  if (!one) throw new Error(id)
  const { lastName, firstName, middleName, phones } = one
  return { lastName, firstName, middleName, phones }
}
const options: FamilySheetsOptions = {
  classIds: ['c5a', 'c5b'],
  staffRoom: false,
  roles: ['parent'],
  platformId: documentsPlatform,
  today: documentsDay,
  onlySiblings: false,
  onlyMissing: false,
}
const blocks = (page: PageDescription | undefined) => (page?.layout === 'sheet' ? page.blocks : [])
const codes = (page: PageDescription) => blocks(page).flatMap((block) => (block.kind === 'qr' ? [block] : []))
const to = (page: PageDescription) =>
  blocks(page).flatMap((block) =>
    block.kind === 'facts' ? block.rows.filter(({ label }) => label === 'Кому').map(({ value }) => value) : [],
  )[0]

describe('a family', () => {
  it('is told by the records, neither by a surname nor by a phone alone', () => {
    const all = families(documentFacts(school(), documentsPlatform, documentsDay))
    const of = (id: string) =>
      all
        .filter(({ children }) => children.some(({ pupil }) => pupil.id === id))
        .map(({ children, parents }) => [
          children.map(({ pupil }) => pupil.id),
          parents.flatMap(({ records }) => records.map((one) => one.id)),
        ])
    expect(of('ada')).toEqual([
      [
        ['lev', 'ada'],
        ['m1', 'm2'],
      ],
    ])
    expect(of('zuev')).toEqual([[['zuev'], ['m3']]])
    // The father stands on one child's card only: his sheet has that child alone.
    expect(of('lev')).toContainEqual([['lev'], ['f']])
  })
})

describe('sheets for families', () => {
  it('put brothers and sisters on one sheet, each class with its own link, behind the youngest’s cover', () => {
    const { document, produced } = familySheets(school(), options)
    const sheet = document.pages.find((page) => to(page) === 'Орлова Вера Ильинична')
    expect(sheet && codes(sheet).map(({ caption, role }) => [caption, role])).toEqual([
      ['Для родителей: 5 «А»', 'parent'],
      ['Для родителей: 5 «Б»', 'parent'],
    ])
    expect(new Set(sheet && codes(sheet).map(({ url }) => url)).size).toBe(2)
    const titles = document.pages.flatMap((page) =>
      blocks(page).flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : [])),
    )
    expect(titles.filter((title) => title.startsWith('Листы семьям'))).toEqual([
      'Листы семьям: 5 «А»',
      'Листы семьям: 5 «Б»',
    ])
    // Ада is of 5 «Б», her sheet comes with her brother of 5 «А».
    expect(JSON.stringify(document.pages)).toContain('Получат лист через младших: Орлова\u00a0А. (5 «А»).')
    const ofB = produced.find(({ classId }) => classId === 'c5b')
    expect([ofB?.copies, ofB?.personIds]).toEqual([2, ['m2', 'm3']])
  })

  it('carry no link that must not be printed, and name what is missing', () => {
    const facts = school()
    for (const link of facts.links) if (link.classId === 'c5b' && link.role === 'parent') link.state = 'annulled'
    const { document, skipped } = familySheets(facts, options)
    expect(document.pages.flatMap(codes).every(({ caption }) => caption.endsWith('5 «А»'))).toBe(true)
    expect(skipped.map(({ text }) => text)).toEqual(['5 «Б», родители: ссылка аннулирована или заменена, новой нет'])
  })

  it('the pupil’s code is there where it was chosen, in the frame of its role', () => {
    const { document } = familySheets(school(), { ...options, roles: ['parent', 'pupil'] })
    const sheet = document.pages.find((page) => to(page) === 'Орлов Пётр Ильинична')
    expect(sheet && codes(sheet).map(({ role }) => role)).toEqual(['parent', 'pupil'])
  })

  it('carry the number of everybody whom they invite, each human being once for a class', () => {
    const facts = school()
    const numbers = (more: Partial<FamilySheetsOptions> = {}) =>
      Object.fromEntries(
        familySheets(facts, { ...options, ...more }).document.pages.flatMap((page) => {
          const found = blocks(page).flatMap((block) => (block.kind === 'barcodes' ? block.codes : []))
          return found.length === 0 ? [] : [[String(to(page)), found] as const]
        }),
      )
    const code = (classId: string, id: string) => slipCode(inviteeId(documentsPlatform, classId, id))
    expect(numbers()['Орлова Вера Ильинична']).toEqual([
      { digits: code('c5a', 'm1'), caption: 'Орлова\u00a0В.\u00a0И., родитель, 5 «А»' },
      { digits: code('c5b', 'm2'), caption: 'Орлова\u00a0В.\u00a0И., родитель, 5 «Б»' },
    ])
    expect(numbers({ roles: ['parent', 'pupil'] })['Орлова Вера Ильинична']?.map(({ digits }) => digits)).toEqual([
      code('c5a', 'm1'),
      code('c5a', 'lev'),
      code('c5b', 'm2'),
      code('c5b', 'ada'),
    ])
    // Two cards of her in one class are one human being at the counter.
    facts.parents.push({ ...newParent('m4', ['lev']), ...nameOf(facts, 'm1') })
    expect(numbers()['Орлова Вера Ильинична']?.map(({ digits }) => digits)).toEqual([
      code('c5a', 'm1'),
      code('c5b', 'm2'),
    ])
    const person = { personKind: 'parent', personId: 'm1', role: 'parent' } as const
    facts.invitees.push({ ...newInvitee(documentsPlatform, 'c5a', person), state: 'left' })
    expect(numbers()['Орлова Вера Ильинична']?.map(({ digits }) => digits)).toEqual([
      code('c5a', 'm4'),
      code('c5b', 'm2'),
    ])
    // What is scanned is found again, and is hers.
    const [number] = numbers()['Орлова Вера Ильинична'] ?? []
    expect(scanTargets(facts).get(number?.digits ?? '')).toMatchObject([{ kind: 'slip', personId: 'm4' }])
  })

  it('may be for families of several children alone, and for those who have not joined', () => {
    const facts = school()
    const captions = (more: Partial<FamilySheetsOptions>) =>
      familySheets(facts, { ...options, onlySiblings: true, ...more })
        .document.pages.filter((page) => to(page)?.startsWith('Орлов'))
        .flatMap(codes)
        .map(({ caption }) => caption)
    expect(captions({})).toEqual(['Для родителей: 5 «А»', 'Для родителей: 5 «Б»'])
    const person = { personKind: 'parent', personId: 'm1', role: 'parent' } as const
    facts.invitees.push({ ...newInvitee(documentsPlatform, 'c5a', person), state: 'joined' })
    expect(captions({ onlyMissing: true })).toEqual(['Для родителей: 5 «Б»'])
    expect(captions({ onlyMissing: true, onlySiblings: false })).toContain('Для родителей: 5 «А»')
  })

  it('a class without names is named as such; the catalogue tells each reason once', () => {
    const facts = documentSchool()
    const kind = documentKinds.find(({ id }) => id === 'familySheets')
    const made = kind?.make(facts, { ...firstChoice(documentsDay), ...options, oneFilePerClass: true })
    const texts = made?.skipped.map(({ text }) => text) ?? []
    expect(texts).toContain('5 «Б», родители: в учёте нет ни одного имени')
    expect(new Set(texts).size).toBe(texts.length)
  })
})
