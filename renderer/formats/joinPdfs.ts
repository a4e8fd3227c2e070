/**
 * Joins PDFs in order into one. The properties name no person. Throws when a part is not a PDF. It runs in a worker,
 * where nobody waits for the pauses that pdf-lib makes for a window.
 */
export async function joinPdfs(
  parts: Uint8Array[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Uint8Array> {
  const only = parts[0]
  if (parts.length === 1 && only) {
    onProgress(1, 1)
    return only
  }
  const { ParseSpeeds, PDFDocument } = await import('pdf-lib')
  const whole = await PDFDocument.create()
  for (const [index, part] of parts.entries()) {
    const source = await PDFDocument.load(part, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
    if (index === 0) {
      const title = source.getTitle()
      if (title !== undefined) whole.setTitle(title)
    }
    for (const page of await whole.copyPages(source, source.getPageIndices())) whole.addPage(page)
    onProgress(index + 1, parts.length)
  }
  return whole.save({ objectsPerTick: Infinity })
}
