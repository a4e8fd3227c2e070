import { expect, test } from 'vitest'
import { createPaper } from '@/app/createPaper'
import { createDirectHeavy } from '@/formats/createDirectHeavy'
import type { RenderedPages } from '@/formats/heavy'
import type { Platform } from '@/platform/platform'
import { PDFDocument } from 'pdf-lib'

const rendered = (count: number): RenderedPages => ({
  css: '',
  paper: 'A4',
  pages: Array.from({ length: count }, () => 'p'),
})

/** A host that prints as many empty pages as the text of the document is long; `refuse` names the call that fails. */
function host({ refuse }: { refuse?: number } = {}) {
  const asked: string[] = []
  const toPdf: Platform['printing']['toPdf'] = async (html) => {
    asked.push(html)
    if (asked.length === refuse) return { ok: false, code: 'print-failed', detail: 'test' }
    const pdf = await PDFDocument.create()
    for (let page = 0; page < html.length; page += 1) pdf.addPage()
    return { ok: true, value: await pdf.save() }
  }
  const paper = createPaper({ toPdf, print: () => Promise.resolve({ ok: true, value: null }) }, createDirectHeavy(), {
    documentOf: (all, from, to) => all.pages.slice(from, to).join(''),
    pagesPerChunk: 3,
  })
  return { asked, toPdf: paper.toPdf ?? (() => Promise.reject(new Error('no PDF'))) }
}

test('a long run is printed in chunks, in order, and joined into one PDF', async () => {
  const { asked, toPdf } = host()
  const progress: number[] = []
  const made = await toPdf(rendered(8), 'Листы', { onProgress: (done) => progress.push(done) })
  expect(asked).toEqual(['ppp', 'ppp', 'pp'])
  expect(progress).toEqual([0, 3, 6, 8])
  if (!made.ok) throw new Error(made.code)
  expect((await PDFDocument.load(made.value)).getPageCount()).toBe(8)
})

test('a chunk that fails ends the run with its reason', async () => {
  const { toPdf } = host({ refuse: 2 })
  expect(await toPdf(rendered(8), '')).toMatchObject({ ok: false, code: 'print-failed' })
})

test('cancelling ends the run after the chunk that is being printed', async () => {
  const { asked, toPdf } = host()
  const cancel = new AbortController()
  const made = toPdf(rendered(30), '', { signal: cancel.signal, onProgress: () => cancel.abort() })
  await expect(made).rejects.toThrow()
  expect(asked.length).toBeLessThanOrEqual(2)
})
