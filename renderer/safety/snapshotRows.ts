import type { Result, SnapshotFile, SnapshotPlace, SnapshotPlaces, SnapshotPlaceState } from '@/platform/platform'
import type { CopyFailure } from './copyFailures'
import { outdated } from './rotation'
import type { PlaceReport, SnapshotFacts, SnapshotRow } from './safety'
import { KEY_FILE, snapshotOfName } from './snapshotNames'

/** What lies in one place; while it cannot be read `snapshots` is null and `refused` says why. */
export interface PlaceFiles {
  state: SnapshotPlaceState
  snapshots: SnapshotFacts[] | null
  refused: Extract<Result<never>, { ok: false }> | null
  keyFile: SnapshotFile | null
}

const UNKNOWN: SnapshotPlaceState = { state: 'gone', label: null, freeBytes: null, sameDisk: null }

export async function listed(places: SnapshotPlaces, school: string, place: SnapshotPlace): Promise<PlaceFiles> {
  const state = await places.state(place)
  const files = await places.list(school, place)
  if (!files.ok) return { state: state.ok ? state.value : UNKNOWN, snapshots: null, refused: files, keyFile: null }
  return {
    state: state.ok ? state.value : UNKNOWN,
    snapshots: files.value.flatMap(({ name, size }) => snapshotOfName(name, size) ?? []),
    refused: null,
    keyFile: files.value.find(({ name }) => name === KEY_FILE) ?? null,
  }
}

/** Every snapshot once, newest first, with the places where it lies. */
export function rowsOf(files: Readonly<Record<SnapshotPlace, PlaceFiles>>): SnapshotRow[] {
  const rows = new Map<string, SnapshotRow>()
  for (const place of ['profile', 'second'] as const) {
    for (const facts of files[place].snapshots ?? []) {
      const known = rows.get(facts.name)
      if (known) known.places.push(place)
      else rows.set(facts.name, { ...facts, places: [place] })
    }
  }
  return [...rows.values()].sort((a, b) => (a.name < b.name ? 1 : -1))
}

/** What a place lacks of another one; a snapshot that would be rotated out there at once is not missed. Newest first. */
export function lacking(from: readonly SnapshotFacts[], there: readonly SnapshotFacts[]): SnapshotFacts[] {
  const names = new Set(there.map(({ name }) => name))
  const missing = from.filter(({ name }) => !names.has(name))
  const useless = new Set(outdated([...there, ...missing]).map(({ name }) => name))
  return missing.filter(({ name }) => !useless.has(name)).sort((a, b) => (a.name < b.name ? 1 : -1))
}

export function reportOf(
  place: SnapshotPlace,
  files: Readonly<Record<SnapshotPlace, PlaceFiles>>,
  failure: CopyFailure | null,
): PlaceReport {
  const { state, snapshots } = files[place]
  const missing = place === 'second' && snapshots !== null ? lacking(files.profile.snapshots ?? [], snapshots) : []
  const newest = [...(snapshots ?? [])].sort((a, b) => (a.name < b.name ? 1 : -1))[0]
  return {
    ...state,
    place,
    count: snapshots?.length ?? 0,
    lastAt: newest?.takenAt ?? null,
    waiting: missing.length,
    failure,
  }
}
