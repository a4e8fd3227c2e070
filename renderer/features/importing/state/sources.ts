import type { PastedBlock, ReadingChoice, ReadOutcome } from '@/domain/imports/grid'
import type { PickedFile } from '@/ui/FilePicker.vue'

/** A file or a pasted block as it was given, and what the reader made of it. Kept, so that it can be read otherwise. */
export interface ImportSource {
  /** No two sources have the same one: corrections point to it. */
  name: string
  content: { bytes: Uint8Array } | { block: PastedBlock }
  choice: ReadingChoice
  outcome: ReadOutcome
}

/** «Список.xlsx» → «Список (2).xlsx» when there is one of that name already. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let number = 2; ; number += 1) {
    const candidate = `${stem} (${String(number)})${extension}`
    if (!taken.has(candidate)) return candidate
  }
}

/** Whether the very same bytes were added before: the same file chosen or dropped twice. */
export function isAdded(sources: readonly ImportSource[], bytes: Uint8Array): boolean {
  return sources.some(({ content }) => 'bytes' in content && sameBytes(content.bytes, bytes))
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

const ONE_ROSTER = ['manifest.csv', 'users.csv', 'classes.csv', 'orgs.csv', 'enrollments.csv']
const MARKS = ['users.csv', 'orgs.csv']

/**
 * The tables of a OneRoster export given as a folder or as single files: they are one source, not many. Null when the
 * files are ordinary lists.
 */
export function oneRosterTables(files: readonly PickedFile[]): { tables: PickedFile[]; others: PickedFile[] } | null {
  const names = new Set(files.map((file) => file.name.toLowerCase()))
  if (!names.has('manifest.csv') && !MARKS.every((mark) => names.has(mark))) return null
  const isTable = (file: PickedFile) => /\.csv$/iu.test(file.name)
  if (files.filter((file) => ONE_ROSTER.includes(file.name.toLowerCase())).length < 2) return null
  return { tables: files.filter(isTable), others: files.filter((file) => !isTable(file)) }
}
