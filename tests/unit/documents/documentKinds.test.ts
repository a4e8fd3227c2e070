import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { documentKinds, firstChoice, type DocumentKindId } from '@/domain/documents/documentKinds'

function made(id: DocumentKindId, oneFilePerClass: boolean) {
  const facts = documentSchool()
  const kind = documentKinds.find((one) => one.id === id)
  if (!kind) throw new Error(id)
  const classIds = facts.classes.map((one) => one.id)
  return kind.make(facts, {
    ...firstChoice(documentsDay),
    platformId: documentsPlatform,
    classIds,
    staffRoom: true,
    oneFilePerClass,
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
