import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom'
import { damaged } from '@/formats/reading/RefusedFile'

export type { Document, Element } from '@xmldom/xmldom'

const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

/** @throws RefusedFile for text that is no XML, or that declares entities of its own. */
export function parseXml(bytes: Uint8Array): Document {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.includes('<!DOCTYPE')) throw damaged('a part declares a document type')
  try {
    return new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message)
      },
    }).parseFromString(text, 'text/xml')
  } catch {
    throw damaged('a part is no XML')
  }
}

export function writeXml(document: Document): Uint8Array {
  const text = new XMLSerializer().serializeToString(document).replace(/^<\?xml[^>]*\?>\s*/u, '')
  return new TextEncoder().encode(XML_DECLARATION + text)
}

export function rootOf(document: Document): Element {
  const root = document.documentElement
  if (!root) throw damaged('an empty part')
  return root
}

/** Child elements, of this name where one is given. */
export function childrenOf(parent: Element, name?: string): Element[] {
  const found: Element[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (name === undefined || node.localName === name)) found.push(node as Element)
  }
  return found
}

export function childOf(parent: Element, name: string): Element | null {
  return childrenOf(parent, name)[0] ?? null
}

/** The element and all below it, in the order of the text. */
export function* walk(element: Element): Generator<Element> {
  yield element
  for (const child of childrenOf(element)) yield* walk(child)
}

/** All elements of this name below, whatever their prefix. */
export function allOf(element: Element, name: string): Element[] {
  return [...walk(element)].filter((one) => one !== element && one.localName === name)
}

/** A new element in the parent's own namespace and with its prefix. */
export function make(parent: Element, name: string, attributes: Readonly<Record<string, string>> = {}): Element {
  const document = parent.ownerDocument
  if (!document) throw damaged('an element without its document')
  const prefix = parent.prefix ? `${parent.prefix}:` : ''
  const element = document.createElementNS(parent.namespaceURI, prefix + name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

export function textOf(element: Element): string {
  return element.textContent ?? ''
}

export function setText(element: Element, text: string): void {
  element.textContent = text
}

export function remove(element: Element): void {
  element.parentNode?.removeChild(element)
}

/** An attribute of the relationships namespace, `r:id`, whatever its prefix is here. */
export function relationId(element: Element, name = 'id'): string {
  for (const attribute of element.attributes) {
    if (attribute.localName === name && /relationships$/u.test(attribute.namespaceURI ?? '')) return attribute.value
  }
  return ''
}

export function setRelationId(element: Element, id: string, name = 'id'): void {
  for (const attribute of element.attributes) {
    if (attribute.localName === name && /relationships$/u.test(attribute.namespaceURI ?? '')) attribute.value = id
  }
}

/** Signs that XML cannot hold at all are left out. */
export function plainXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}
