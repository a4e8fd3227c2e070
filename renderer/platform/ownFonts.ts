/** The addresses inside a rule's `src`. */
const ADDRESS = /url\((["']?)(.*?)\1\)/gu

/** Every `@font-face` rule of the page, with the address its relative links start from. */
function fontRules(): { text: string; base: string }[] {
  const found: { text: string; base: string }[] = []
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSFontFaceRule) found.push({ text: rule.cssText, base: sheet.href ?? document.baseURI })
    }
  }
  return found
}

async function asDataUrl(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`font: ${String(response.status)}`)
  const blob = await response.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(reader.result as string)
    }
    reader.onerror = () => {
      reject(new Error('font: not read'))
    }
    reader.readAsDataURL(blob)
  })
}

async function embedded({ text, base }: { text: string; base: string }): Promise<string> {
  let rule = text
  for (const [whole, , address] of text.matchAll(ADDRESS)) {
    if (address === undefined || address.startsWith('data:')) continue
    rule = rule.replace(whole, `url("${await asDataUrl(new URL(address, base).href)}")`)
  }
  return rule
}

let rules: Promise<string> | null = null

/**
 * The document with the program's fonts inside it, so that the PDF looks like the preview: the hidden window that prints
 * cannot wait for a font file, but one that is part of the document is there at once. Without fonts when they cannot be
 * read: the document then has the system's.
 */
export async function withOwnFonts(html: string): Promise<string> {
  rules ??= Promise.all(fontRules().map(embedded)).then((texts) => texts.join('\n'))
  try {
    const style = await rules
    return style === '' ? html : html.replace('</head>', () => `<style>${style}</style></head>`)
  } catch {
    rules = null
    return html
  }
}
