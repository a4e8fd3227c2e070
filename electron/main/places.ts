import { randomUUID } from 'node:crypto'
import { basename, extname, isAbsolute, parse, relative, sep } from 'node:path'

/** Kinds that open in a viewer or an office program and cannot run by themselves. */
const OPENABLE = new Set(['.xlsx', '.docx', '.pdf', '.csv', '.txt', '.json', '.zip', '.png', '.eml'])

type PlaceKind = 'file' | 'folder' | 'opened'

/** Paths never leave the main process: the window gets a token and gives it back. Forgotten when the program quits. */
export interface Places {
  /** `opened`: was read, and may neither be shown nor opened by a program through its token. */
  remember(kind: PlaceKind, path: string): string
  find(kind: PlaceKind, token: string): string | null
}

export function createPlaces(): Places {
  const known = new Map<string, { kind: PlaceKind; path: string }>()
  return {
    remember(kind, path) {
      const token = randomUUID()
      known.set(token, { kind, path })
      return token
    },
    find(kind, token) {
      const place = known.get(token)
      return place?.kind === kind ? place.path : null
    },
  }
}

/** A page that was taken over must not write a program into a chosen folder and have it started. */
export function mayOpen(path: string): boolean {
  return OPENABLE.has(extname(path).toLowerCase())
}

/** Is `path` the folder `parent` or inside it? Used to keep documents out of the program's own data. */
export function isInside(path: string, parent: string): boolean {
  const way = relative(parent, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** A folder's own name, without the way to it: `/media/USB` → «USB», `D:\` → «D:». */
export const labelOf = (folder: string): string =>
  basename(folder) || parse(folder).root.replace(/[\\/]+$/, '') || folder
