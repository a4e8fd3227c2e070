// @vitest-environment happy-dom
import { effectScope, nextTick, shallowRef } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerQuestion, ask, askedQuestion } from '@/ui/useAsk'
import { useInNextTask, useLive, useLiveInTurn, type Subscribable } from '@/ui/useLive'
import { closeNote, noteTime, notify, shownNotes } from '@/ui/useNotify'
import { runningWork, runWithProgress } from '@/ui/useProgress'
import { forgetRemembered, useRemembered } from '@/ui/useRemembered'
import { keysOf, listenForShortcuts, useShortcut } from '@/ui/useShortcut'

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
  shownNotes.value = []
})

describe('useLive', () => {
  /** A query whose value the test pushes. */
  function source() {
    const listeners = new Set<(value: string) => void>()
    const query: Subscribable<string> = {
      subscribe(next) {
        listeners.add(next)
        return () => listeners.delete(next)
      },
    }
    return {
      query,
      listeners,
      tell: (value: string) =>
        listeners.forEach((next) => {
          next(value)
        }),
    }
  }

  it('follows the query, changes to another one and ends with its scope', async () => {
    const first = source()
    const second = source()
    const which = shallowRef(first)
    const scope = effectScope()
    const value = scope.run(() => useLive(() => which.value.query))!
    expect(value.value).toBeUndefined()
    first.tell('один')
    expect(value.value).toBe('один')
    which.value = second
    await nextTick()
    expect(first.listeners.size).toBe(0)
    expect(value.value).toBe('один')
    second.tell('два')
    expect(value.value).toBe('два')
    scope.stop()
    expect(second.listeners.size).toBe(0)
  })

  it('in the next task: only the newest value, and none after the end', async () => {
    vi.useFakeTimers()
    const number = shallowRef(1)
    const scope = effectScope()
    const value = scope.run(() => useInNextTask(() => number.value * 10))!
    expect(value.value).toBe(10)
    number.value = 2
    await nextTick()
    number.value = 3
    await nextTick()
    expect(value.value).toBe(10)
    vi.runAllTimers()
    expect(value.value).toBe(30)
    number.value = 4
    await nextTick()
    scope.stop()
    vi.runAllTimers()
    expect(value.value).toBe(30)
  })

  it('is empty for a null query', () => {
    const scope = effectScope()
    expect(scope.run(() => useLive(() => null))!.value).toBeUndefined()
    scope.stop()
  })

  it('in turn: the whole begins when the quick one has arrived, and then takes its place', async () => {
    const quick = source()
    const whole = source()
    const scope = effectScope()
    const { known, complete } = scope.run(() =>
      useLiveInTurn(
        () => quick.query,
        () => whole.query,
      ),
    )!
    expect(whole.listeners.size).toBe(0)
    quick.tell('quick')
    await nextTick()
    expect([known.value, complete.value]).toEqual(['quick', undefined])
    expect(whole.listeners.size).toBe(1)
    whole.tell('whole')
    quick.tell('quick again')
    await nextTick()
    expect([known.value, complete.value]).toEqual(['whole', 'whole'])
    expect(whole.listeners.size).toBe(1)
    scope.stop()
    expect(quick.listeners.size + whole.listeners.size).toBe(0)
  })
})

describe('shortcuts', () => {
  function press(init: KeyboardEventInit, target: EventTarget = document.body) {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
    target.dispatchEvent(event)
    return event.defaultPrevented
  }

  it('work by the place of the key, so also in the Russian layout', () => {
    const run = vi.fn()
    const scope = effectScope()
    scope.run(() => {
      useShortcut({ code: 'KeyZ', ctrl: true, title: 'Отменить', run })
    })
    const stop = listenForShortcuts(window)
    expect(press({ code: 'KeyZ', key: 'я', ctrlKey: true })).toBe(true)
    expect(press({ code: 'KeyZ', key: 'я' })).toBe(false)
    expect(run).toHaveBeenCalledTimes(1)
    scope.stop()
    expect(press({ code: 'KeyZ', key: 'z', ctrlKey: true })).toBe(false)
    stop()
  })

  it('leave Ctrl+Z to a text field unless told otherwise', () => {
    const undo = vi.fn()
    const palette = vi.fn()
    const scope = effectScope()
    scope.run(() => {
      useShortcut({ code: 'KeyZ', ctrl: true, title: 'Отменить', run: undo })
      useShortcut({ code: 'KeyK', ctrl: true, inFields: true, title: 'Поиск', run: palette })
    })
    const stop = listenForShortcuts(window)
    const field = document.body.appendChild(document.createElement('input'))
    press({ code: 'KeyZ', ctrlKey: true }, field)
    press({ code: 'KeyK', ctrlKey: true }, field)
    expect(undo).not.toHaveBeenCalled()
    expect(palette).toHaveBeenCalledTimes(1)
    scope.stop()
    stop()
  })

  it('know «?» by its place and by its sign', () => {
    const run = vi.fn()
    const scope = effectScope()
    scope.run(() => {
      useShortcut({ code: 'Slash', shift: true, key: '?', title: 'Клавиши', run })
    })
    const stop = listenForShortcuts(window)
    press({ code: 'Slash', key: ',', shiftKey: true }) // the same key in the Russian layout
    press({ code: 'Digit7', key: '?', shiftKey: true }) // where the Russian layout has «?»
    expect(run).toHaveBeenCalledTimes(2)
    expect(keysOf({ code: 'Slash', shift: true, title: '', run })).toEqual(['?'])
    expect(keysOf({ code: 'KeyN', ctrl: true, alt: true, title: '', run })).toEqual(['Ctrl', 'Alt', 'N'])
    scope.stop()
    stop()
  })
})

describe('questions, messages, work', () => {
  it('a second question answers the first with «no»', async () => {
    const first = ask({ title: 'Один?', confirm: 'Да' })
    const second = ask({ title: 'Два?', confirm: 'Да' })
    expect(await first).toBe(false)
    expect(askedQuestion.value?.question.title).toBe('Два?')
    answerQuestion(true)
    expect(await second).toBe(true)
    expect(askedQuestion.value).toBeNull()
  })

  it('messages of one key replace each other, the oldest of many gives way, errors stay', () => {
    notify({ title: 'Раз', key: 'k' })
    notify({ title: 'Два', key: 'k' })
    expect(shownNotes.value.map((note) => note.title)).toEqual(['Два'])
    for (const title of ['3', '4', '5', '6']) notify({ title })
    expect(shownNotes.value.map((note) => note.title)).toEqual(['3', '4', '5', '6'])
    closeNote(shownNotes.value[0]!.id)
    expect(shownNotes.value).toHaveLength(3)
    expect(noteTime({ title: 'x', tone: 'error' })).toBe(Infinity)
    expect(noteTime({ title: 'x', undo: () => undefined })).toBeGreaterThan(noteTime({ title: 'x' }))
  })

  it('shows work only when it lasts, and gives null when it was cancelled', async () => {
    vi.useFakeTimers()
    const done = runWithProgress(
      'Импорт',
      ({ signal }) =>
        new Promise<number>((resolve, reject) => {
          setTimeout(() => {
            resolve(7)
          }, 1000)
          signal.addEventListener('abort', () => {
            reject(new DOMException('stopped', 'AbortError'))
          })
        }),
    )
    expect(runningWork.value?.shown).toBe(false)
    vi.advanceTimersByTime(400)
    expect(runningWork.value?.shown).toBe(true)
    runningWork.value?.cancel()
    expect(await done).toBeNull()
    expect(runningWork.value).toBeNull()
  })

  it('hands on a failure and is free for the next work', async () => {
    await expect(runWithProgress('Импорт', () => Promise.reject(new Error('сломалось')))).rejects.toThrow('сломалось')
    expect(await runWithProgress('Импорт', () => Promise.resolve(1))).toBe(1)
  })

  it('forgets remembered filters with the school', () => {
    useRemembered('filter', 'все').value = 'уволенные'
    expect(useRemembered('filter', 'все').value).toBe('уволенные')
    forgetRemembered()
    expect(useRemembered('filter', 'все').value).toBe('все')
  })
})
