import { unzipSync, zipSync } from 'fflate'
import type { ExchangeStore } from '@/platform/exchange'
import type { DesktopErrorCode, Result } from '@/platform/platform'
import { exchange } from './engine'
import { devicePath, isDeviceFolder, MARKER, spacePath } from './names'
import type { EngineDeps, RunOptions, RunReport } from './run'
import type { ParcelFacts, ParcelRefusal } from './sync'
import { markerText } from './texts'

const MOST_BYTES = 200 * 1024 * 1024

/** A store that lies in one file: a ZIP of the same files under the same names, each sealed as ever. */
export interface ParcelStore extends ExchangeStore {
  files: Map<string, Uint8Array>
}

export function parcelStore(files = new Map<string, Uint8Array>()): ParcelStore {
  const fine = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
  const failed = (code: DesktopErrorCode): Promise<Result<never>> => Promise.resolve({ ok: false, code })
  return {
    files,
    list(path) {
      const found = new Map<string, { name: string; size: number; folder: boolean }>()
      const under = path === '' ? '' : `${path}/`
      for (const [file, bytes] of files) {
        if (!file.startsWith(under)) continue
        const [name = '', ...rest] = file.slice(under.length).split('/')
        found.set(name, { name, size: rest.length > 0 ? 0 : bytes.length, folder: rest.length > 0 })
      }
      return found.size > 0 ? fine([...found.values()]) : failed('not-found')
    },
    read(path) {
      const bytes = files.get(path)
      return bytes ? fine(bytes) : failed('not-found')
    },
    create(path, bytes) {
      if (files.has(path)) return failed('exists')
      files.set(path, bytes)
      return fine(null)
    },
    remove(path) {
      files.delete(path)
      return fine(null)
    },
    clock: () => fine(null),
  }
}

/** Everything of this PC in one file: its chain as far as it keeps it, and the whole state. */
export async function packParcel(deps: Omit<EngineDeps, 'store'>): Promise<Uint8Array> {
  const { replica } = deps
  const state = await replica.state()
  if (state === null) throw new Error('the school takes no part in the exchange')
  const store = parcelStore()
  store.files.set(`${spacePath(replica.school)}/${MARKER}`, new TextEncoder().encode(markerText))
  await exchange({ ...deps, store }, { closed: true, snapshot: true })
  return zipSync(Object.fromEntries(store.files), { level: 0, mtime: new Date(deps.now()) })
}

export type TakenParcel = { ok: true; facts: ParcelFacts; report: RunReport } | { ok: false; refusal: ParcelRefusal }

/** Takes in a parcel of another PC, or says why not; like any exchange it may be repeated. */
export async function unpackParcel(
  deps: Omit<EngineDeps, 'store'>,
  bytes: Uint8Array,
  options: Pick<RunOptions, 'accept'> = {},
): Promise<TakenParcel> {
  const files = filesIn(bytes)
  if (files === null) return { ok: false, refusal: 'not-a-parcel' }
  const { replica } = deps
  const own = `${spacePath(replica.school)}/`
  if (![...files.keys()].some((path) => path.startsWith(own))) {
    const other = [...files.keys()].some((path) => path.endsWith(`/${MARKER}`))
    return { ok: false, refusal: other ? 'other-school' : 'not-a-parcel' }
  }
  const report = await exchange({ ...deps, store: parcelStore(files) }, { ...options, closed: true })
  const peers = (await replica.state())?.peers ?? {}
  const senders = new Set([...files.keys()].flatMap((path) => deviceIn(path, replica.school)))
  if (report.received.length === 0) {
    if (report.holds.some(({ reason }) => reason === 'newer-version')) return { ok: false, refusal: 'newer-version' }
    if (report.holds.some(({ reason }) => reason === 'damaged')) return { ok: false, refusal: 'damaged' }
  }
  const newest = [...senders]
    .map((device) => peers[device])
    .filter((peer) => peer !== undefined)
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0]
  const facts: ParcelFacts = {
    pc: newest?.pc ?? '',
    at: newest?.at ?? '',
    sets: report.received.reduce((sum, { sets }) => sum + sets, 0),
    records: report.received.reduce((sum, { records }) => sum + records, 0),
  }
  return { ok: true, facts, report }
}

function deviceIn(path: string, school: string): string[] {
  const device = path.split('/')[2] ?? ''
  return isDeviceFolder(device) && path.startsWith(`${devicePath(school, device)}/`) ? [device] : []
}

/** The files of a ZIP that keep within bounds; null for anything else. */
function filesIn(bytes: Uint8Array): Map<string, Uint8Array> | null {
  if (bytes.length > MOST_BYTES) return null
  let size = 0
  try {
    const files = unzipSync(bytes, {
      // Sealed bytes do not shrink: a file that claims to unpack to more than it takes up is no parcel of ours.
      filter: ({ originalSize, size: packed, name }) => {
        size += originalSize
        return originalSize <= packed + 64 && size <= MOST_BYTES && !name.endsWith('/')
      },
    })
    return Object.keys(files).length > 0 ? new Map(Object.entries(files)) : null
  } catch {
    return null
  }
}
