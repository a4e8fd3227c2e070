import { unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { joinPdfs } from '@/formats/joinPdfs'
import { zipFiles } from '@/formats/zipFiles'

async function pdf(widths: number[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const width of widths) document.addPage([width, 842])
  document.setTitle('Листы')
  return document.save()
}

describe('joining PDFs', () => {
  it('keeps all pages in order and tells progress', async () => {
    const seen: number[] = []
    const whole = await joinPdfs([await pdf([100, 200]), await pdf([300])], (done) => seen.push(done))
    const pages = (await PDFDocument.load(whole)).getPages()
    expect(pages.map((page) => page.getWidth())).toEqual([100, 200, 300])
    expect((await PDFDocument.load(whole)).getTitle()).toBe('Листы')
    expect(seen).toEqual([1, 2])
  })

  it('gives a single part back as it is', async () => {
    const part = await pdf([100])
    expect(await joinPdfs([part])).toBe(part)
  })

  it('rejects what is not a PDF', async () => {
    await expect(joinPdfs([new Uint8Array([1, 2]), new Uint8Array([3])])).rejects.toThrow()
  })
})

describe('packing a ZIP', () => {
  it('keeps Cyrillic names and bytes, numbers equal names, leads nowhere else', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const packed = await zipFiles([
      { name: 'Раздатка, 5 «А».xlsx', bytes: bytes('1') },
      { name: 'раздатка, 5 «А».xlsx', bytes: bytes('2') },
      { name: '../etc/passwd', bytes: bytes('3') },
      { name: '__proto__', bytes: bytes('4') },
    ])
    const files = Object.entries(unzipSync(packed)).map(([name, content]) => [name, new TextDecoder().decode(content)])
    expect(files).toEqual([
      ['Раздатка, 5 «А».xlsx', '1'],
      ['раздатка, 5 «А» (2).xlsx', '2'],
      ['..-etc-passwd', '3'],
      ['___proto__', '4'],
    ])
  })
})
