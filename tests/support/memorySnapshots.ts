import type { DesktopErrorCode, Result, SnapshotPlace, SnapshotPlaceState, SnapshotPlaces } from '@/platform/platform'

/** Snapshot folders in memory, with faults on demand. */
export interface MemorySnapshots extends SnapshotPlaces {
  /** What lies in each place: `school/name` → bytes. */
  files: Record<SnapshotPlace, Map<string, Uint8Array>>
  /** The second folder; null until it is chosen. */
  folder: 'available' | 'gone' | 'read-only' | null
  /** Writing calls of these places fail in this way. */
  failing: Partial<Record<SnapshotPlace, DesktopErrorCode>>
  /** Milliseconds since 1970 that written files get. */
  nowMs: number
  second: NonNullable<SnapshotPlaces['second']>
}

export function memorySnapshots(): MemorySnapshots {
  const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
  const no = (code: DesktopErrorCode, detail: string, name?: string): Promise<Result<never>> =>
    Promise.resolve(name === undefined ? { ok: false, code, detail } : { ok: false, code, detail, name })
  const written = new Map<Uint8Array, number>()
  const away = (place: SnapshotPlace) => place === 'second' && (twin.folder === null || twin.folder === 'gone')

  function state(place: SnapshotPlace): SnapshotPlaceState {
    if (place === 'profile') return { state: 'available', label: null, freeBytes: 50e9, sameDisk: true }
    if (twin.folder === null) return { state: 'none', label: null, freeBytes: null, sameDisk: null }
    const there = twin.folder !== 'gone'
    return { state: twin.folder, label: 'Флешка', freeBytes: there ? 8e9 : null, sameDisk: there ? false : null }
  }

  const twin: MemorySnapshots = {
    files: { profile: new Map(), second: new Map() },
    folder: null,
    failing: {},
    nowMs: Date.UTC(2026, 8, 1, 8),
    profileKind: 'disk',
    list(school, place) {
      if (away(place)) return no('gone', 'folder')
      const own = [...twin.files[place]].filter(([path]) => path.startsWith(`${school}/`))
      return ok(
        own.map(([path, bytes]) => ({
          name: path.slice(school.length + 1),
          size: bytes.length,
          writtenAtMs: written.get(bytes) ?? twin.nowMs,
        })),
      )
    },
    write(school, place, name, bytes, { replace = false } = {}) {
      if (away(place)) return no('gone', 'folder', name)
      if (place === 'second' && twin.folder === 'read-only') return no('read-only', 'EROFS', name)
      const fault = twin.failing[place]
      if (fault !== undefined) return no(fault, 'injected', name)
      if (twin.files[place].has(`${school}/${name}`) && !replace) return no('unknown', 'EEXIST', name)
      const kept = bytes.slice()
      written.set(kept, twin.nowMs)
      twin.files[place].set(`${school}/${name}`, kept)
      return ok(null)
    },
    read(school, place, name) {
      if (away(place)) return no('gone', 'folder', name)
      const bytes = twin.files[place].get(`${school}/${name}`)
      return bytes ? ok(bytes.slice()) : no('not-found', 'ENOENT', name)
    },
    remove(school, place, name) {
      if (away(place)) return no('gone', 'folder', name)
      twin.files[place].delete(`${school}/${name}`)
      return ok(null)
    },
    state: (place) => ok(state(place)),
    second: {
      choose() {
        twin.folder = 'available'
        return ok(state('second'))
      },
      forget() {
        twin.folder = null
        return ok(null)
      },
      wake: () => ok(state('second')),
    },
  }
  return twin
}
