import type { Parent, Pupil, SchoolClass } from '@/domain/model/entities'
import { compareClasses } from '@/domain/rules/classNames'
import { nameKey, sortedPersons } from '@/domain/rules/personNames'
import type { DocumentFacts } from './documentFacts'

/** Children who share their parents, the youngest class first, and these parents. */
export interface Family {
  children: { pupil: Pupil; unit: SchoolClass }[]
  /** One for each human being; `records` are all the cards that are kept of him. */
  parents: { shown: Parent; records: Parent[] }[]
}

/**
 * Families of the current year by the records alone: children on one parent's card, or on cards of one name and one phone.
 * A common surname says nothing, and a common phone alone does not either. Parents of the very same children are one
 * family; a parent of some of them only has a sheet of his own, so that nobody gets the link of another's child. Children of
 * whom no parent is known are families of their own.
 */
export function families(known: DocumentFacts): Family[] {
  const before = made.get(known)
  if (before) return before
  const fresh = familiesOf(known)
  made.set(known, fresh)
  return fresh
}

/** A file for each class asks for them each time. */
const made = new WeakMap<DocumentFacts, Family[]>()

function familiesOf(known: DocumentFacts): Family[] {
  const children = new Map<string, { pupil: Pupil; unit: SchoolClass }>()
  for (const unit of known.classes) {
    for (const pupil of known.pupilsOf(unit.id)) children.set(pupil.id, { pupil, unit })
  }
  const byChildren = new Map<string, Family>()
  const withParent = new Set<string>()
  for (const records of humanBeings(known.facts.parents)) {
    const ids = [...new Set(records.flatMap(({ pupilIds }) => pupilIds))].filter((id) => children.has(id)).sort()
    const [shown] = records
    if (ids.length === 0 || !shown) continue
    for (const id of ids) withParent.add(id)
    const family = byChildren.get(ids.join(' ')) ?? {
      children: ids.flatMap((id) => children.get(id) ?? []),
      parents: [],
    }
    family.parents.push({ shown, records })
    byChildren.set(ids.join(' '), family)
  }
  const alone = [...children]
    .filter(([id]) => !withParent.has(id))
    .map(([, child]) => ({ children: [child], parents: [] }))
  return [...byChildren.values(), ...alone].map((family) => ({
    children: sortedPersons(family.children, ({ pupil }) => pupil).sort((a, b) => compareClasses(a.unit, b.unit)),
    parents: sortedPersons(family.parents, ({ shown }) => shown),
  }))
}

/** Cards of one name that share a phone are of one human being. */
function humanBeings(parents: readonly Parent[]): Parent[][] {
  const groups = new Map<Parent, Parent[]>()
  const byKey = new Map<string, Parent>()
  for (const parent of parents) {
    const keys = parent.phones.map(({ number }) => `${number} ${nameKey(parent)}`)
    const known = [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))].map((one) => groups.get(one) ?? [one])
    const group = [...new Set(known)].flat().concat(parent)
    for (const one of group) groups.set(one, group)
    for (const key of keys) byKey.set(key, parent)
  }
  return [...new Set(groups.values())]
}
