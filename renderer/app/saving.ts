import type { Platform } from '@/platform/platform'
import type { Register } from '@/storage/register'
import type { Services } from '@/services'
import type { Snapshots } from '@/safety/safety'
import type { ChangeSetKind, UndoReport } from '@/domain/changes/types'
import { dropNote, notify } from '@/ui/useNotify'
import { savingNow } from '@/ui/useUnsaved'
import { showFailure } from './errorSurface'
import { useSession } from './session'
import { appTexts } from './texts'

/** Before what touches the whole school a copy is made. */
const COPY_BEFORE: Partial<Record<ChangeSetKind, 'before-import' | 'before-restore'>> = {
  import: 'before-import',
  restore: 'before-restore',
}

/** The one way from a screen to the one door: toast, undo, redo, and a sentence for every failure. */
export function createSaving(
  register: () => Register,
  platform: Platform,
  snapshots: Pick<Snapshots, 'makeBefore' | 'changed'>,
): Pick<Services, 'save' | 'attempt' | 'undo' | 'redo'> {
  const guarded = <T>(work: () => Promise<T>): Promise<T | null> => savingNow(watched(work))

  async function watched<T>(work: () => Promise<T>): Promise<T | null> {
    const session = useSession()
    session.saving = 'saving'
    try {
      const done = await work()
      // The end of a large transaction and the drawing of what it changed are two tasks, not one long one.
      await new Promise((next) => setTimeout(next))
      session.saving = 'saved'
      return done
    } catch (reason) {
      const cancelled = reason instanceof Error && reason.name === 'AbortError'
      session.saving = cancelled ? 'saved' : 'failed'
      if (!cancelled) {
        console.warn(reason)
        showFailure(platform, reason, appTexts.failure.notSaved)
      }
      return null
    }
  }

  /** Everything taken back: a toast. Something kept or impossible: the report with its three outcomes. */
  function tell(report: UndoReport | null, redone: boolean): void {
    const texts = appTexts.history
    if (report === null) {
      notify({ title: redone ? texts.nothingToRedo : texts.nothingToUndo, tone: 'info', key: 'history' })
      return
    }
    dropNote(`set:${report.setId}`)
    if (report.kept.length > 0 || report.failed.length > 0) {
      useSession().undoReport = { report, redo: redone }
    } else if (redone) {
      notify({ title: texts.redone(report.name), key: 'history' })
    } else {
      notify({
        title: texts.undone(report.name),
        key: 'history',
        actions: [{ label: texts.redo, run: () => void redo() }],
      })
    }
  }

  let busy = false
  let next: (() => Promise<void>) | null = null
  /** One step at a time. A key pressed meanwhile is remembered, the last one only: held-down keys must not pile up. */
  async function step(work: () => Promise<UndoReport | null>, redone: boolean): Promise<void> {
    if (busy) {
      next = () => step(work, redone)
      return
    }
    busy = true
    const report = await guarded(async () => ({ told: await work() }))
    busy = false
    if (report?.told) snapshots.changed(report.told.reversed)
    if (report) tell(report.told, redone)
    const waiting = next
    next = null
    await waiting?.()
  }

  const undo = (setId?: string) => step(() => register().undo(setId), false)
  const redo = () => step(() => register().redo(), true)

  return {
    undo,
    redo,
    async attempt(work, notDone) {
      try {
        return { done: await work() }
      } catch (reason) {
        console.warn(reason)
        showFailure(platform, reason, notDone)
        return null
      }
    },
    async save(intention, options = {}) {
      const { quiet = false, kind = 'edit', ...commitOptions } = options
      const copy = COPY_BEFORE[kind]
      const done = await guarded(async () => {
        if (copy) await snapshots.makeBefore(copy)
        return { set: await register().commit({ name: intention.name, kind, edits: intention.edits }, commitOptions) }
      })
      const set = done?.set ?? null
      if (set) snapshots.changed(set.size)
      if (quiet || !done) return set
      if (set) notify({ title: set.name, undo: () => void undo(set.id), key: `set:${set.id}` })
      else
        notify({ title: appTexts.saving.noChange, text: appTexts.saving.noChangeText, tone: 'info', key: 'no-change' })
      return set
    },
  }
}
