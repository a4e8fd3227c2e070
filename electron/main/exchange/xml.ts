import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { StoreFailure } from './failure'

/** The servers' prefixes differ (`D:`, `d:`, `lp1:`): names are compared without them. */
const localName = (element: XmlElement) => element.name.slice(element.name.indexOf(':') + 1)

export const children = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child): child is XmlElement => child instanceof XmlElement && localName(child) === name)

export const child = (element: XmlElement, name: string): XmlElement | null => children(element, name)[0] ?? null

/** The text of a child without spaces around; '' where there is none. */
export const textOf = (element: XmlElement, name: string): string => child(element, name)?.text.trim() ?? ''

/**
 * The root element of an answer. Entities of the document's own are not expanded.
 * @throws StoreFailure `not-a-store` for what is no XML or has another root
 */
export function rootOf(bytes: Uint8Array, name: string): XmlElement {
  let root: XmlElement | null
  try {
    root = parseXml(new TextDecoder().decode(bytes)).root
  } catch {
    throw new StoreFailure('not-a-store', 'xml')
  }
  if (root === null || localName(root) !== name) throw new StoreFailure('not-a-store', `no ${name}`)
  return root
}
