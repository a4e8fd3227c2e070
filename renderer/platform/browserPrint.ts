import type { Result } from '@contract'

const AREA = 'printed-document'

/**
 * While a document is printed the page's own content is hidden on paper and the document's styles count on paper only,
 * so that nothing moves on the screen behind the dialog. The program's base styles are undone inside the document:
 * there it must look as it does in the preview and in the desktop's PDF.
 */
const STYLES = `
@media screen { #${AREA} { display: none } }
@media print {
  html, body { display: block !important; height: auto !important; min-height: 0 !important; overflow: visible !important;
    margin: 0 !important; padding: 0 !important; background: #fff !important; color: #000; position: static !important }
  body > *:not(#${AREA}) { display: none !important }
  #${AREA} { display: block }
  :where(#${AREA}) :where(*:not(svg, svg *)) { all: revert }
}`

const DROPPED = 'script, iframe, frame, object, embed, link, meta, base, form, input, button, audio, video, template'

function styleElement(text: string, media: string): HTMLStyleElement {
  const style = document.createElement('style')
  style.media = media
  style.textContent = text
  return style
}

/** The document's styles and body as nodes of this page. Text becomes nodes by the parser alone; nothing in it can run. */
function imported(html: string): { title: string; nodes: Node[] } {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const element of parsed.querySelectorAll(DROPPED)) element.remove()
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (name.startsWith('on') || name === 'id') element.removeAttribute(name)
    }
  }
  const styles = [...parsed.querySelectorAll('style')]
  const nodes: Node[] = styles.map((style) => styleElement(style.textContent, 'print'))
  for (const style of styles) style.remove()
  for (const node of parsed.body.childNodes) nodes.push(document.importNode(node, true))
  return { title: parsed.title, nodes }
}

async function ready(area: HTMLElement): Promise<void> {
  await Promise.all([...area.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)))
  await document.fonts.ready
}

/**
 * Puts a complete HTML document into the page, opens the browser's print dialog, and takes it away afterwards.
 * The browser does not tell whether the user printed or cancelled: both are `ok`.
 */
export async function printInPage(html: string): Promise<Result<null>> {
  if (document.getElementById(AREA)) return { ok: false, code: 'print-failed', detail: 'already printing' }
  const { title, nodes } = imported(html)
  const area = document.createElement('div')
  area.id = AREA
  area.append(...nodes)
  const rules = styleElement(STYLES, 'all')
  const ownTitle = document.title
  // Before the document's own styles, which must win over the undoing.
  document.head.append(rules)
  document.body.append(area)
  try {
    await ready(area)
    // The browser proposes the title as the name of the PDF.
    if (title !== '') document.title = title
    const closed = new Promise<void>((resolve) => {
      window.addEventListener(
        'afterprint',
        () => {
          resolve()
        },
        { once: true },
      )
    })
    window.print()
    await closed
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, code: 'print-failed', detail: error instanceof Error ? error.name : 'print' }
  } finally {
    area.remove()
    rules.remove()
    document.title = ownTitle
  }
}
