import { effectScope } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import { answerQuestion, askedQuestion } from '@/ui/useAsk'
import { mayLeave, savingNow, useUnsaved } from '@/ui/useUnsaved'

const scope = effectScope()
afterEach(() => {
  scope.stop()
})

const nextTask = () => new Promise((next) => setTimeout(next))

describe('useUnsaved', () => {
  it('asks about what is typed, and a second time not', async () => {
    const { mayClose } = scope.run(() => useUnsaved(() => true, 'Номер не сохранён.'))!
    const closing = mayClose()
    await nextTask()
    expect(askedQuestion.value?.question.text).toBe('Номер не сохранён.')
    answerQuestion(true)
    expect(await closing).toBe(true)
    expect(await mayLeave()).toBe(true)
  })

  it('waits for a save under way, and asks only when that failed', async () => {
    for (const succeeds of [true, false]) {
      let dirty = true
      let end: () => void = () => undefined
      const saving = savingNow(new Promise<void>((done, failed) => (end = succeeds ? done : failed)))
      const told = saving.then(
        () => (dirty = false),
        () => undefined,
      )
      const inner = effectScope()
      const { mayClose } = inner.run(() => useUnsaved(() => dirty))!
      const closing = mayClose()
      await nextTask()
      expect(askedQuestion.value).toBeNull()

      end()
      await told
      await nextTask()
      await nextTask()
      expect(askedQuestion.value === null).toBe(succeeds)
      answerQuestion(false)
      expect(await closing).toBe(succeeds)
      inner.stop()
    }
  })
})
