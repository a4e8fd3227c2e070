import { describe, expect, it } from 'vitest'
import { documentKinds, firstChoice } from '@/domain/documents/documentKinds'
import {
  firstLabels,
  geometryOf,
  labelFormatIds,
  labelProblem,
  labelsOn,
  onLabels,
  type LabelChoice,
} from '@/domain/documents/labels'
import { labelTrial } from '@/domain/documents/labelTrial'
import {
  dropLabelPrinter,
  keepLabelPrinter,
  labelPrinters,
  typedMm,
  typedOffset,
} from '@/features/handouts/labelPrinters'
import { renderPages } from '@/formats/pages/renderPages'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'

const slips = documentKinds.find(({ id }) => id === 'slips')
function made(labels: LabelChoice | null, more = {}) {
  const choice = {
    ...firstChoice(documentsDay),
    platformId: documentsPlatform,
    classIds: ['c5a', 'c5b'],
    roles: ['parent' as const, 'pupil' as const],
    labels,
    ...more,
  }
  const result = slips?.make(documentSchool(), choice)
  const [document] = result?.documents ?? []
  if (!result || document?.type !== 'pages') throw new Error('slips')
  return { ...result, document }
}
const placesOf = (labels: LabelChoice | null) =>
  made(labels).document.pages.map((page) => (page.layout === 'labels' ? page.places : []))

describe('sheets of labels', () => {
  it('every format fits on the paper and holds what its name says', () => {
    const counts = labelFormatIds.map((format) => [format, labelsOn(geometryOf({ ...firstLabels, format }))])
    expect(Object.fromEntries(counts)).toMatchObject({ '70x37': 24, '70x42.4': 21, '63.5x38.1': 21, '105x48': 12 })
    for (const format of labelFormatIds) expect(labelProblem(geometryOf({ ...firstLabels, format })), format).toBe('')
  })

  it('own sizes that do not fit are refused with a sentence, and print nothing', () => {
    const own = { ...geometryOf(firstLabels), rows: 9 }
    expect(labelProblem(own)).toContain('не помещаются')
    expect(labelProblem({ ...own, rows: 8, width: 40 })).toContain('мала')
    expect(labelProblem({ ...own, rows: 1.5 })).toContain('целое')
    expect(labelProblem({ ...own, gapX: Number.NaN })).not.toBe('')
    expect(made({ ...firstLabels, format: 'own', own }).document.pages).toEqual([])
  })

  it('carry the same slips as paper, one after another, beginning at the first free label', () => {
    const onPaper = made(null).document.pages.flatMap((page) => (page.layout === 'slips' ? page.slips : []))
    const places = placesOf({ ...firstLabels, from: 5 })
    expect(places[0]?.slice(0, 4)).toEqual([null, null, null, null])
    expect(places.flat().filter((one) => one !== null)).toEqual(onPaper)
    expect(places.every((page) => page.length <= 24)).toBe(true)
    expect(onLabels(['а'], geometryOf(firstLabels), 999)[0]?.at(-1)).toBe('а')
  })

  it('only those who have not joined, and one person alone, work as on paper; the same is recorded', () => {
    const missing = made(firstLabels, { onlyMissing: true })
    expect(missing.produced).toEqual(made(null, { onlyMissing: true }).produced)
    expect(missing.produced).not.toEqual(made(firstLabels).produced)
  })

  it('stand at their places, moved by the offset; names have the mark by which a trial page is found', () => {
    const { pages } = renderPages(made({ ...firstLabels, offset: { x: 1.5, y: -0.5 } }).document)
    expect(pages[0]).toContain('left:1.50mm;top:0.00mm;width:70.00mm;height:37.00mm')
    expect(pages[0]).toContain('left:71.50mm;top:0.00mm')
    expect(pages[0]).toContain('left:1.50mm;top:37.00mm')
    expect(pages[0]).toContain('class="slip__name"')
  })

  it('the trial sheet draws the edge of every label and says the offset', () => {
    const [page = ''] = renderPages(labelTrial({ ...firstLabels, offset: { x: 1.5, y: -2 } })).pages
    expect(page.match(/<rect /gu)).toHaveLength(24)
    expect(page).toContain('вправо 1,5 мм, вниз −2 мм')
  })
})

describe('printers', () => {
  const shelf = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
  }
  const { format, own, offset } = firstLabels

  it('are kept by name, replaced and forgotten; what is damaged counts as none', () => {
    const at = shelf()
    keepLabelPrinter(at, { name: ' HP ', format, own, offset })
    keepLabelPrinter(at, { name: 'HP', format: '105x48', own, offset: { x: 1, y: 2 } })
    keepLabelPrinter(at, { name: '  ', format, own, offset })
    expect(labelPrinters(at)).toEqual([{ name: 'HP', format: '105x48', own, offset: { x: 1, y: 2 } }])
    expect(dropLabelPrinter(at, 'HP')).toEqual([])
    at.setItem('pereklichka-label-printers', '[{"name":"х"},7')
    expect(labelPrinters(at)).toEqual([])
    at.setItem('pereklichka-label-printers', '[{"name":"х"},null]')
    expect(labelPrinters(at)).toEqual([])
  })

  it('millimetres may be typed with a comma; an offset stays within reason', () => {
    expect([typedMm('1,55'), typedMm('−2.5'), typedMm('два'), typedMm(' ')]).toEqual([1.55, -2.5, null, null])
    expect([typedOffset('99'), typedOffset('-99')]).toEqual([15, -15])
  })
})
