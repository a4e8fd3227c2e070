import { isUndoable, type ChangeSet } from './types'

/** One step that can be taken: the set as the user knows it, and the set whose changes are to be taken back. */
export interface Step {
  /** The edit or import itself: gives the name and the `targetId`. */
  set: ChangeSet
  /** For undo: the set or its latest redo. For redo: the undo set. */
  effective: ChangeSet
}

export interface History {
  /** Newest last. */
  undo: Step[]
  redo: Step[]
}

/**
 * Undo and redo stacks out of the headers of one device, so that they survive a restart (SPEC C17).
 * A new edit, import or restore clears redo; sets of kind `setup`, `open` and `erase` cannot be taken back and change nothing.
 *
 * @param sets headers, oldest first; those of other devices are passed over, except as targets of this device's undo
 */
export function historyOf(sets: readonly ChangeSet[], deviceId: string): History {
  const byId = new Map(sets.map((set) => [set.id, set]))
  const undo: Step[] = []
  const redo: Step[] = []
  for (const set of sets) {
    if (set.deviceId !== deviceId) continue
    if (isUndoable(set.kind)) {
      undo.push({ set, effective: set })
      redo.length = 0
    }
    const target = set.targetId === null ? undefined : byId.get(set.targetId)
    if (target === undefined) continue
    if (set.kind === 'undo') {
      drop(undo, target.id)
      redo.push({ set: target, effective: set })
    }
    if (set.kind === 'redo') {
      drop(redo, target.id)
      undo.push({ set: target, effective: set })
    }
  }
  return { undo, redo }
}

/** Whether an edit or import can be taken back or brought again now, judged by all later headers that name it. */
export function stepFor(set: ChangeSet, laterSets: readonly ChangeSet[]): { kind: 'undo' | 'redo'; step: Step } | null {
  if (!isUndoable(set.kind)) return null
  let effective = set
  for (const later of laterSets) {
    if (later.targetId === set.id && later.stamp > effective.stamp) effective = later
  }
  return { kind: effective.kind === 'undo' ? 'redo' : 'undo', step: { set, effective } }
}

/** Which sets stand taken back, told by the newest undo or redo that names each; `laterSets` in any order. */
export function takenBackOf(laterSets: readonly ChangeSet[]): Set<string> {
  const newest = new Map<string, ChangeSet>()
  for (const set of laterSets) {
    if (set.targetId !== null && set.stamp > (newest.get(set.targetId)?.stamp ?? '')) newest.set(set.targetId, set)
  }
  return new Set([...newest].filter(([, set]) => set.kind === 'undo').map(([id]) => id))
}

function drop(steps: Step[], setId: string): void {
  const at = steps.findIndex((step) => step.set.id === setId)
  if (at >= 0) steps.splice(at, 1)
}
