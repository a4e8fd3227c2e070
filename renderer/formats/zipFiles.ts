/**
 * Packs files into one ZIP. Names keep their Cyrillic letters (UTF-8 flag); two equal names get a number, so that nothing
 * is lost; no folders and no way out of the archive: slashes become dashes.
 */
export async function zipFiles(
  files: { name: string; bytes: Uint8Array }[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const content: Record<string, [Uint8Array, { level: 0 | 6 }]> = {}
  const taken = new Set<string>()
  files.forEach((file, index) => {
    const name = unique(plain(file.name), taken)
    // Workbooks and PDFs are packed already.
    content[name] = [file.bytes, { level: /\.(xlsx|pdf|zip)$/iu.test(name) ? 0 : 6 }]
    onProgress(index + 1, files.length)
  })
  return zipSync(content)
}

/** fflate keeps files in a plain object, where `__proto__` is no ordinary name (reliability S6). */
function plain(name: string): string {
  return name === '__proto__' ? `_${name}` : name.replace(/[/\\]/gu, '-')
}

function unique(name: string, taken: Set<string>): string {
  const [, stem = name, end = ''] = /^(.*?)(\.[^.]*)?$/u.exec(name) ?? []
  let candidate = name
  for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) candidate = `${stem} (${String(number)})${end}`
  taken.add(candidate.toLowerCase())
  return candidate
}
