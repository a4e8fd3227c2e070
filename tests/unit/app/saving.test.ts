import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createSaving } from '@/app/saving'
import { useSession } from '@/app/session'
import { appTexts } from '@/app/texts'
import type { ChangeSet, UndoReport } from '@/domain/changes/types'
import type { Platform } from '@/platform/platform'
import type { Register } from '@/storage/register'
import { RegisterError } from '@/storage/registerError'
import { shownNotes } from '@/ui/useNotify'

const set = { id: 'set-1', name: 'Принята Орлова А. В.', kind: 'edit' } as ChangeSet
const report: UndoReport = { setId: 'set-1', name: set.name, reversed: 1, kept: [], failed: [] }
const intention = { name: set.name, edits: [] }

const snapshots = { makeBefore: vi.fn(() => Promise.resolve()), changed: vi.fn() }

function saving(part: Partial<Register>) {
  return createSaving(() => part as Register, { copyText: vi.fn() } as unknown as Platform, snapshots)
}

beforeEach(() => {
  setActivePinia(createPinia())
  shownNotes.value = []
  vi.clearAllMocks()
})

describe('save', () => {
  it.each([
    ['edit', []],
    ['import', ['before-import']],
    ['restore', ['before-restore']],
  ] as const)('makes a copy before what touches the whole school: %s', async (kind, copies) => {
    const order: string[] = []
    snapshots.makeBefore.mockImplementation(() => Promise.resolve(void order.push('copy')))
    const commit = vi.fn(() => Promise.resolve(void order.push('commit') as unknown as ChangeSet))
    await saving({ commit }).save(intention, { kind })
    expect(snapshots.makeBefore.mock.calls.flat()).toEqual(copies)
    expect(order.at(-1)).toBe('commit')
  })

  it('tells how many records were written and taken back', async () => {
    const commit = vi.fn(() => Promise.resolve({ ...set, size: 84 }))
    const undo = vi.fn(() => Promise.resolve({ ...report, reversed: 80 }))
    const both = saving({ commit, undo })
    await both.save(intention)
    await both.undo()
    expect(snapshots.changed.mock.calls.flat()).toEqual([84, 80])
  })

  it('commits under the name and offers to take it back', async () => {
    const commit = vi.fn(() => Promise.resolve(set))
    const undo = vi.fn(() => Promise.resolve(report))
    expect(await saving({ commit, undo }).save(intention, { kind: 'import' })).toBe(set)
    expect(commit).toHaveBeenCalledWith({ name: set.name, kind: 'import', edits: [] }, {})
    expect(shownNotes.value[0]?.title).toBe(set.name)
    shownNotes.value[0]?.undo?.()
    // The note of the undo comes a task later; waiting for it keeps it out of the next test.
    await vi.waitFor(() => {
      expect(shownNotes.value.at(-1)?.title).toBe(appTexts.history.undone(set.name))
    })
    expect(undo).toHaveBeenCalledWith('set-1')
  })

  it('says that nothing changed, and nothing at all when asked to be quiet', async () => {
    const { save } = saving({ commit: () => Promise.resolve(null) })
    expect(await save(intention)).toBeNull()
    expect(shownNotes.value.map((note) => note.title)).toEqual([appTexts.saving.noChange])
    shownNotes.value = []
    await save(intention, { quiet: true })
    expect(shownNotes.value).toEqual([])
  })

  it('turns a failure into a sentence and gives null', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const full = Object.assign(new Error('quota'), { name: 'QuotaExceededError' })
    expect(await saving({ commit: () => Promise.reject(full) }).save(intention)).toBeNull()
    expect(useSession().saving).toBe('failed')
    expect(shownNotes.value[0]).toMatchObject({ title: appTexts.failure.notSaved, tone: 'error' })
    expect(shownNotes.value[0]?.text).toContain('диске нет места')
    warn.mockRestore()
  })

  it('is silent when the user cancelled', async () => {
    const stopped = new DOMException('stopped', 'AbortError')
    expect(await saving({ commit: () => Promise.reject(stopped) }).save(intention)).toBeNull()
    expect(shownNotes.value).toEqual([])
    expect(useSession().saving).toBe('saved')
  })
})

describe('undo', () => {
  it('shows the three outcomes when something was kept', async () => {
    const partly: UndoReport = {
      ...report,
      kept: [{ table: 'staff', id: 's', fields: ['phones'], reason: 'changed-since' }],
    }
    await saving({ undo: () => Promise.resolve(partly) }).undo()
    expect(useSession().undoReport).toEqual({ report: partly, redo: false })
    expect(shownNotes.value).toEqual([])
  })

  it('says so when there is nothing to take back or bring again', async () => {
    const nothing = saving({ undo: () => Promise.resolve(null), redo: () => Promise.resolve(null) })
    await nothing.undo()
    expect(shownNotes.value.at(-1)?.title).toBe(appTexts.history.nothingToUndo)
    await nothing.redo()
    expect(shownNotes.value.at(-1)?.title).toBe(appTexts.history.nothingToRedo)
  })

  it('takes one step at a time while a key is held down', async () => {
    let finish: (told: UndoReport) => void = () => undefined
    const undo = vi.fn(() => new Promise<UndoReport>((resolve) => (finish = resolve)))
    const { undo: step } = saving({ undo })
    const first = step()
    await step()
    await step()
    expect(undo).toHaveBeenCalledTimes(1)
    // Of what was pressed meanwhile one step is done, not each.
    finish(report)
    await vi.waitFor(() => {
      expect(undo).toHaveBeenCalledTimes(2)
    })
    finish(report)
    await first
    expect(undo).toHaveBeenCalledTimes(2)
    expect(shownNotes.value.at(-1)?.title).toBe(appTexts.history.undone(set.name))
  })
})

describe('attempt', () => {
  it('gives what was done and tells nothing', async () => {
    expect(await saving({}).attempt(() => Promise.resolve(null), 'Не вышло')).toEqual({ done: null })
    expect(shownNotes.value).toEqual([])
  })

  it('tells the storage’s own sentence under the heading, and any other failure by its kind', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const fail = (reason: Error) => saving({}).attempt(() => Promise.reject(reason), 'Бланк «а.xlsx» не сохранён')
    expect(await fail(new RegisterError('form-too-many'))).toBeNull()
    expect(shownNotes.value.at(-1)).toMatchObject({
      title: 'Бланк «а.xlsx» не сохранён',
      text: 'На этом ПК уже 20\u00a0бланков, больше программа не хранит. Удалите ненужный и повторите.',
      tone: 'error',
    })
    expect(await fail(new RegisterError('form-damaged'))).toBeNull()
    expect(shownNotes.value.at(-1)?.text).toMatch(/^Данные этого бланка на диске повреждены/u)
    expect(await fail(new DOMException('full', 'QuotaExceededError'))).toBeNull()
    expect(shownNotes.value.at(-1)?.text).toMatch(/^На диске нет места\. /u)
  })
})
