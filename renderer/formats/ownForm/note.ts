import type { FindingKind, FormFinding } from '@/domain/documents/ownForm/formCheck'
import { placeholdersOf } from './placeholderText'
import { allOf, textOf, type Element } from './xml'

/** Notes one thing of a sheet: how many, where, and what the sentence needs beyond that. */
export type Note = (kind: FindingKind, more?: Partial<Pick<FormFinding, 'cells' | 'count' | 'detail'>>) => void

/** Placeholders in a text of a part that is not filled. */
export function signsIn(root: Element, elementName: string): string[] {
  const text = allOf(root, elementName).map(textOf).join('')
  return [...new Set(placeholdersOf(text).map(({ sign }) => sign))]
}
