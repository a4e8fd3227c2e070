import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { documentKinds, firstChoice, type DocumentChoice, type DocumentKindId } from '@/domain/documents/documentKinds'
import { documentTexts } from '@/domain/documents/texts'

function made(
  id: DocumentKindId,
  oneFilePerClass: boolean,
  more: Partial<DocumentChoice> = {},
  facts = documentSchool(),
) {
  const kind = documentKinds.find((one) => one.id === id)
  if (!kind) throw new Error(id)
  const classIds = facts.classes.map((one) => one.id)
  return kind.make(facts, {
    ...firstChoice(documentsDay),
    platformId: documentsPlatform,
    classIds,
    staffRoom: true,
    oneFilePerClass,
    ...more,
  })
}

describe.each(['sheets', 'slips'] as const)('a file per class: %s', (id) => {
  it('names each file after its class, and makes none of which nothing is printed', () => {
    const { documents } = made(id, true)
    const units = documents.map((one) => one.fileName.split(', ')[1])
    expect(units).toEqual(['Учительская', '5 «А»', '5 «Б»'])
  })

  it('prints, skips and remembers as much as the one file', () => {
    const one = made(id, false)
    const many = made(id, true)
    const pages = (documents: typeof one.documents) =>
      documents.flatMap((document) => (document.type === 'pages' ? document.pages : []))
    expect(pages(many.documents)).toEqual(pages(one.documents))
    expect(many.skipped).toEqual(one.skipped)
    expect(many.produced.flat()).toEqual(one.produced.flat())
  })

  it('knows of each file which links it carries', () => {
    const { documents, produced } = made(id, true)
    expect(produced).toHaveLength(documents.length)
    expect(produced.map((sheets) => [...new Set(sheets.map((sheet) => sheet.classId))])).toEqual([
      [null],
      ['c5a'],
      ['c5b'],
    ])
  })
})

it('a handout per class knows its own links', () => {
  const { documents, produced } = made('handout', true)
  expect(produced).toHaveLength(documents.length)
  expect(made('handout', false).produced).toEqual([produced.flat()])
})

describe.each([
  ['roster', 'Реестр приглашений'],
  ['missing', 'Список не вступивших'],
] as const)('a list per class: %s', (id, title) => {
  const names = (more: Partial<DocumentChoice>) => made(id, true, more).documents.map((one) => one.fileName)

  it('names each file after its class and the day, the staff room first where the whole school is asked for', () => {
    const files = ['Учительская', '5 «А»', '5 «Б»', '11 «А»'].map((unit) => `${title}, ${unit}, 2026-09-10`)
    expect(names({ classIds: [] })).toEqual(files)
    expect(names({})).toEqual(files.slice(1))
    expect(names({ classIds: ['c5b'] })).toEqual([files[2]])
  })

  it('lists the same people as the one file, each in the file of his class alone', () => {
    const units = ({ documents }: ReturnType<typeof made>) =>
      documents.map((document) => (document.type === 'workbook' ? document.sheets.at(-1)?.rows : []) ?? [])
    const many = units(made(id, true, { classIds: [] })).map((rows) => rows.map((row) => row.cells.slice(1)))
    const [one] = units(made(id, false, { classIds: [] }))
    expect(many.flat()).toEqual(one?.map((row) => row.cells.slice(1)))
    for (const rows of many) expect(new Set(rows.map((cells) => cells[0])).size).toBe(1)
  })

  it('is in each file the copy that was asked for', () => {
    const copies = made(id, true, { audience: 'board', madeBy: 'Петрова А. В.' }).documents
    expect(copies.map((one) => one.fileName)).toContain(`${title}, 5 «А», 2026-09-10, для стенда`)
    const details = copies.flatMap((one) =>
      one.type === 'workbook' ? one.sheets.map((s) => s.watermark?.details) : [],
    )
    expect(new Set(details)).toEqual(new Set(['10.09.2026 · Петрова А. В.']))
  })

  it('passes over classes that have no such role; where nobody is left, the one list says so', () => {
    const file = `${title}, ${documentTexts.handout.many(3)}, 2026-09-10`
    expect(made(id, true, { listRoles: ['staff'] })).toMatchObject({ documents: [{ fileName: file }], skipped: [] })
  })

  it('has the chosen roles alone', () => {
    const { documents } = made(id, false, { classIds: [], listRoles: ['pupil', 'staff'] })
    const rows = documents.flatMap((one) => (one.type === 'workbook' ? (one.sheets.at(-1)?.rows ?? []) : []))
    const units = new Set(rows.map((row) => row.cells[1]))
    expect(units.size).toBeGreaterThan(1)
    expect(rows.map((row) => row.cells[3])).not.toContain('Родитель')
    expect(rows.map((row) => row.cells[3])).not.toContain('Учитель')
  })

  it('tells which class got no file since nothing is known of it', () => {
    const facts = documentSchool()
    for (const one of facts.classes) one.plannedPupils = null
    const { documents, skipped } = made(id, true, {}, facts)
    expect(documents).toHaveLength(2)
    expect(skipped).toEqual([{ text: '11 «А»: в выбранных ролях нет ни имён, ни чисел' }])
  })
})

it('a class of which everybody joined gets no list of those missing, and the screen can say so', () => {
  const facts = documentSchool()
  for (const count of facts.headCounts) count.joined = count.listed - count.exceptions
  const { documents, skipped } = made('missing', true, { listRoles: ['pupil', 'parent'] }, facts)
  expect(documents.map((one) => one.fileName.split(', ')[1])).toEqual(['5 «А»', '11 «А»'])
  expect(skipped).toEqual([{ text: '5 «Б»: не вступивших нет' }])
})
