import type { Router } from 'vue-router'
import { importExtensions, MAX_BYTES } from '@/features/importing/accepted'
import { waitingFiles } from '@/ui/droppedFiles'
import { notify } from '@/ui/useNotify'
import { readPicked } from '@/ui/readPicked'
import type { Drop } from './dropAnywhere'
import { dropTexts } from './dropTexts'

/** More than any school has in one folder of lists; the rest of a disk dropped by mistake is not read. */
const MOST_FILES = 100

const extensionOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? ''
const isTable = (name: string): boolean => importExtensions.includes(extensionOf(name)) && !/^[.~]/u.test(name)

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })
}

/** A folder gives its entries away in portions; an empty portion is the last one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (portion.length === 0) return all
    all.push(...portion)
  }
}

/** Tables in a folder and its folders, at most so many. */
async function tablesIn(folder: FileSystemDirectoryEntry, found: File[]): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (found.length > MOST_FILES) return
    if (entry.isDirectory) await tablesIn(entry as FileSystemDirectoryEntry, found)
    else if (isTable(entry.name)) found.push(await fileOf(entry as FileSystemFileEntry))
  }
}

/** Single files as they are, whatever they are: what is no table is refused with a sentence. Of folders only the tables. */
async function filesOf({ files, entries }: Drop): Promise<File[]> {
  const folders = entries.filter((entry) => entry.isDirectory) as FileSystemDirectoryEntry[]
  const names = new Set(folders.map((folder) => folder.name))
  const found = files.filter((file) => !names.has(file.name) || file.size > 0)
  const inFolders: File[] = []
  for (const folder of folders) await tablesIn(folder, inFolders)
  return [...(folders.length > 0 ? found.filter((file) => extensionOf(file.name) !== file.name) : found), ...inFolders]
}

/** Dropped files → the import; a school file or no open school → a sentence on what to do. */
export async function takeDrop(drop: Drop, router: Router, schoolIsOpen: boolean): Promise<void> {
  const files = await filesOf(drop)
  const schools = files.filter((file) => extensionOf(file.name) === 'json')
  const [school] = schools
  if (school) notify({ ...dropTexts.school(school.name, schoolIsOpen), tone: 'info', key: 'drop' })
  const wanted = files.filter((file) => !schools.includes(file))
  if (wanted.length === 0) {
    if (!school) notify({ title: dropTexts.nothing, tone: 'warning', key: 'drop' })
    return
  }
  if (!schoolIsOpen) {
    notify({ ...dropTexts.noSchool, tone: 'warning', key: 'drop' })
    return
  }
  const taken = wanted.filter((file) => file.size <= MAX_BYTES).slice(0, MOST_FILES)
  if (taken.length < wanted.length) {
    notify({ title: dropTexts.some(taken.length, wanted.length), tone: 'warning', key: 'drop' })
  }
  await router.push({ name: 'importing' })
  // The user may have wanted to stay with an unsaved card.
  if (router.currentRoute.value.name !== 'importing') return
  waitingFiles.value = await readPicked(taken)
}
