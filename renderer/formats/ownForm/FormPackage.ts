import { zipSync, type Zippable } from 'fflate'
import { defaultBudget } from '@/formats/reading/budget'
import { Meter } from '@/formats/reading/Meter'
import { Package } from '@/formats/reading/Package'
import { damaged } from '@/formats/reading/RefusedFile'
import { zipEntries } from '@/formats/reading/zipDirectory'
import { allOf, childrenOf, make, parseXml, rootOf, writeXml, type Document } from './xml'

/** One relationship of a part: `type` is the last word of its address, `target` a part's full name or an outside address. */
export interface Relation {
  id: string
  type: string
  target: string
  external: boolean
}

const TYPES = '[Content_Types].xml'
const PACKED = /\.(png|jpe?g|gif|emz|wmz|zip|xlsx|docx|pptx)$/iu

/**
 * A workbook as the parts of its ZIP. A part that is only looked at keeps its bytes; a part that is edited is written
 * anew. Nothing is dropped unless it is removed by name, which is why a form survives what the program does not know.
 */
export class FormPackage {
  private readonly parts = new Map<string, Uint8Array>()
  private readonly documents = new Map<string, Document>()
  private readonly edited = new Set<string>()

  /** @throws RefusedFile for a damaged package or one beyond the limits of a foreign file. */
  constructor(bytes: Uint8Array) {
    const meter = new Meter(defaultBudget)
    const zip = new Package(bytes, meter)
    zip.scanParts([''])
    for (const { name } of zipEntries(bytes)) {
      if (!name.endsWith('/') && name !== '__proto__') this.parts.set(name, zip.bytesOf(name))
    }
  }

  names(): string[] {
    return [...this.parts.keys()]
  }

  has(name: string): boolean {
    return this.parts.has(name)
  }

  bytesOf(name: string): Uint8Array {
    const bytes = this.parts.get(name)
    if (!bytes) throw damaged(`missing part ${name}`)
    return this.edited.has(name) ? writeXml(this.look(name)) : bytes
  }

  /** A part to look at. */
  look(name: string): Document {
    const known = this.documents.get(name)
    if (known) return known
    const bytes = this.parts.get(name)
    if (!bytes) throw damaged(`missing part ${name}`)
    const document = parseXml(bytes)
    this.documents.set(name, document)
    return document
  }

  /** A part to change: it is written anew. */
  edit(name: string): Document {
    this.edited.add(name)
    return this.look(name)
  }

  textOf(name: string): string {
    return new TextDecoder().decode(this.bytesOf(name))
  }

  /** `contentType` is announced for a part of a kind that has none by its ending. */
  put(name: string, content: Uint8Array | string, contentType?: string): void {
    this.parts.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content)
    this.documents.delete(name)
    this.edited.delete(name)
    if (contentType === undefined) return
    const types = rootOf(this.edit(TYPES))
    types.appendChild(make(types, 'Override', { PartName: `/${name}`, ContentType: contentType }))
  }

  /** A copy of a part as it stands now, under a name that is free, with the same content type. */
  copy(name: string): string {
    const fresh = this.freeName(name)
    const type = childrenOf(rootOf(this.look(TYPES)), 'Override').find(
      (one) => one.getAttribute('PartName')?.toLowerCase() === `/${name}`.toLowerCase(),
    )
    this.put(fresh, this.bytesOf(name), type?.getAttribute('ContentType') ?? undefined)
    return fresh
  }

  remove(name: string): void {
    this.parts.delete(name)
    this.documents.delete(name)
    const override = childrenOf(rootOf(this.look(TYPES)), 'Override').find(
      (one) => one.getAttribute('PartName') === `/${name}`,
    )
    if (override) rootOf(this.edit(TYPES)).removeChild(override)
  }

  freeName(name: string): string {
    const [, stem = name, end = ''] = /^(.*?)\d*(\.[^./]+)$/u.exec(name) ?? []
    const taken = new Set(this.names().map((one) => one.toLowerCase()))
    const from = this.numbers.get(stem + end) ?? 1
    for (let number = from; ; number += 1) {
      const candidate = `${stem}${String(number)}${end}`
      if (taken.has(candidate.toLowerCase())) continue
      this.numbers.set(stem + end, number + 1)
      return candidate
    }
  }
  private readonly numbers = new Map<string, number>()

  relationsOf(part: string): Relation[] {
    const name = relationsName(part)
    if (!this.parts.has(name)) return []
    return allOf(rootOf(this.look(name)), 'Relationship').map((one) => {
      const external = one.getAttribute('TargetMode') === 'External'
      const target = one.getAttribute('Target') ?? ''
      return {
        id: one.getAttribute('Id') ?? '',
        type: (one.getAttribute('Type') ?? '').replace(/^.*\//u, ''),
        target: external ? target : resolved(part, target),
        external,
      }
    })
  }

  /** `type` is the full address of the relationship's type. @returns its id */
  addRelation(part: string, type: string, target: string): string {
    const name = relationsName(part)
    if (!this.parts.has(name)) {
      this.put(
        name,
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
      )
    }
    const root = rootOf(this.edit(name))
    const taken = new Set(childrenOf(root).map((one) => one.getAttribute('Id')))
    let number = taken.size + 1
    while (taken.has(`rId${String(number)}`)) number += 1
    const id = `rId${String(number)}`
    root.appendChild(make(root, 'Relationship', { Id: id, Type: type, Target: `/${target}` }))
    return id
  }

  editRelation(part: string, id: string, change: { target: string } | 'remove'): void {
    const root = rootOf(this.edit(relationsName(part)))
    const found = childrenOf(root).find((one) => one.getAttribute('Id') === id)
    if (!found) return
    if (change === 'remove') root.removeChild(found)
    else found.setAttribute('Target', `/${change.target}`)
  }

  contentTypes(): Document {
    return this.edit(TYPES)
  }

  write(): Uint8Array {
    const files: Zippable = {}
    for (const name of this.parts.keys()) files[name] = [this.bytesOf(name), { level: PACKED.test(name) ? 0 : 6 }]
    return zipSync(files)
  }
}

export function relationsName(part: string): string {
  const at = part.lastIndexOf('/') + 1
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
}

function resolved(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const way = part.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') way.pop()
    else if (step !== '.') way.push(step)
  }
  return way.join('/')
}
