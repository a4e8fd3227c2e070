import type { XmlElement } from '@rgrove/parse-xml'
import { StoreFailure } from './failure'
import { child, children, rootOf, textOf } from './xml'

/** One line of a WebDAV listing. */
export interface Resource {
  /** Names from the host's root on, decoded. */
  names: string[]
  folder: boolean
  /** Bytes; 0 where the server does not tell. */
  size: number
}

/** Names of a path as an address has it; what cannot be decoded is left as it is. */
export function namesOf(pathname: string): string[] {
  const parts = pathname.split('/').filter((part) => part !== '')
  return parts.map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}

function resourceOf(response: XmlElement, base: URL): Resource | null {
  const address = URL.parse(textOf(response, 'href'), base.href)
  if (address === null) return null
  const good = children(response, 'propstat').find((one) => /\s200(?:\s|$)/.test(textOf(one, 'status')))
  const properties = good && child(good, 'prop')
  const type = properties ? child(properties, 'resourcetype') : null
  return {
    names: namesOf(address.pathname),
    folder: type !== null && child(type, 'collection') !== null,
    size: properties ? Number(textOf(properties, 'getcontentlength')) || 0 : 0,
  }
}

/**
 * The answer to a PROPFIND of depth 1: the resource itself and what lies in it, by name. Addresses may be absolute,
 * relative or encoded, and behind a proxy begin with another folder than the one we asked for.
 * @throws StoreFailure `not-a-store`
 */
export function readListing(body: Uint8Array, asked: URL): { self: Resource; held: Map<string, Resource> } {
  const all = children(rootOf(body, 'multistatus'), 'response')
    .map((response) => resourceOf(response, asked))
    .filter((resource) => resource !== null)
  const own = namesOf(asked.pathname).join('/')
  const shortest = all.toSorted((a, b) => a.names.length - b.names.length)[0]
  const self = all.find(({ names }) => names.join('/') === own) ?? shortest
  if (self === undefined) throw new StoreFailure('not-a-store', 'empty multistatus')
  const held = new Map<string, Resource>()
  for (const resource of all) {
    const name = resource.names.at(-1)
    const inside = resource.names.slice(0, -1).join('/') === self.names.join('/')
    if (name !== undefined && inside && resource !== self) held.set(name, resource)
  }
  return { self, held }
}
