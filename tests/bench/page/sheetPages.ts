import { documentKinds, firstChoice } from '@/domain/documents/documentKinds'
import { readFacts } from '@/storage/queries/liveFacts'
import { pageDocument, PAGES_PER_CHUNK } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import { withOwnFonts } from '@/platform/ownFonts'
import { benchDay, benchSchools } from './benchSchools'

/** The bare loop's content: the documents that the program prints for the parents of every class, with its fonts. */
export async function sheetPages(): Promise<string[]> {
  const schools = benchSchools()
  const [entry] = await schools.list()
  const kind = documentKinds.find((one) => one.id === 'sheets')
  if (!entry || !kind) throw new Error('no school to print')
  const register = await schools.open(entry.id)
  const facts = await readFacts(register)
  register.close()
  const platformId = facts.links[0]?.platformId ?? ''
  const classIds = facts.classes.map((one) => one.id)
  const { documents } = kind.make(facts, { ...firstChoice(benchDay), platformId, classIds, roles: ['parent'] })
  const pages = documents.flatMap((document) => {
    const rendered = renderPages(document)
    const starts = rendered.pages.flatMap((_, page) => (page % PAGES_PER_CHUNK === 0 ? [page] : []))
    return starts.map((from) => pageDocument(rendered, from, from + PAGES_PER_CHUNK))
  })
  return Promise.all(pages.map(withOwnFonts))
}
