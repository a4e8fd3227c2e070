import type { IsoInstant } from '@/domain/model/plain'
import type { DesktopErrorCode, Result, SnapshotPlace } from '@/platform/platform'

export interface CopyFailure {
  code: DesktopErrorCode
  at: IsoInstant
}

export interface CopyFailuresDeps {
  now(): IsoInstant
  /** Said once for each reason until a copy is written there again. */
  onFailure(place: SnapshotPlace, code: DesktopErrorCode): void
  onRecovery(place: SnapshotPlace): void
}

/** Why the last copy of a school could not be written to a place, and which reasons were said already. */
export interface CopyFailures {
  of(school: string, place: SnapshotPlace): CopyFailure | null
  note(school: string, place: SnapshotPlace, result: Result<unknown>): void
  /** The place is another one now, or none: nothing that was said of it holds. */
  forget(place: SnapshotPlace): void
}

export function createCopyFailures({ now, onFailure, onRecovery }: CopyFailuresDeps): CopyFailures {
  const failures = new Map<string, CopyFailure & { place: SnapshotPlace; told: Set<DesktopErrorCode> }>()
  const keyOf = (school: string, place: SnapshotPlace) => `${school} ${place}`

  return {
    of: (school, place) => failures.get(keyOf(school, place)) ?? null,
    note(school, place, result) {
      const key = keyOf(school, place)
      if (result.ok) {
        if (failures.delete(key)) onRecovery(place)
        return
      }
      const { code } = result
      const told = failures.get(key)?.told ?? new Set()
      failures.set(key, { code, at: now(), place, told })
      // A stick that is not plugged in is the usual state of a stick; how old its copies are is on «Обзор».
      if ((place === 'second' && code === 'gone') || told.has(code)) return
      told.add(code)
      onFailure(place, code)
    },
    forget(place) {
      for (const [key, failure] of failures) if (failure.place === place) failures.delete(key)
    },
  }
}
