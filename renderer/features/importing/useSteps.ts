import { computed, nextTick, shallowRef } from 'vue'
import { ask } from '@/ui/useAsk'
import { notify } from '@/ui/useNotify'
import { importSteps, type ImportStep, type ImportWork } from './state/createImport'
import { importingTexts as texts } from './texts'

/** Going from step to step: forward, back, to one that is reachable, and out. */
export function useSteps(wizard: ImportWork) {
  const { step, plan, corrections, sources, waiting } = wizard
  const heading = shallowRef<HTMLElement | null>(null)

  /** Questions that neither the user nor an earlier import has answered. */
  const unanswered = computed(() => {
    const said = new Set(corrections.value.values.map((one) => JSON.stringify([one.field, one.value])))
    return (plan.value?.questions ?? []).filter(
      (one) => one.answer === null && !said.has(JSON.stringify([one.field, one.value])),
    ).length
  })
  const hasQuestions = computed(() => (plan.value?.questions.length ?? 0) > 0)

  async function show(next: ImportStep): Promise<void> {
    step.value = next
    await nextTick()
    heading.value?.focus({ preventScroll: true })
  }

  /** To a step of the wizard; the answers of step 3 are counted before it is left. */
  async function go(next: ImportStep): Promise<void> {
    if (plan.value === null || next === step.value) return
    if (step.value === 'values' && waiting.value) {
      const before = plan.value.questions.length
      await wizard.refresh()
      if (waiting.value) return
      if (next === 'plan' && plan.value.questions.length > before) {
        notify({ title: texts.values.more, key: 'import-questions' })
        return
      }
    }
    await show(next)
  }

  const following = computed<ImportStep | null>(() => {
    if (step.value === 'file') return 'columns'
    if (step.value === 'columns') return hasQuestions.value ? 'values' : 'plan'
    return step.value === 'values' ? 'plan' : null
  })
  const previous = computed<ImportStep | null>(() => {
    if (step.value === 'columns') return 'file'
    if (step.value === 'values') return 'columns'
    if (step.value === 'plan') return hasQuestions.value ? 'values' : 'columns'
    return null
  })

  async function forward(): Promise<void> {
    if (step.value === 'plan') await wizard.apply()
    else if (following.value) await go(following.value)
  }

  /** Out of the import: asks, for files and corrections are forgotten. */
  async function leave(): Promise<void> {
    if (sources.value.length === 0) return
    if (step.value !== 'done' && !(await ask(texts.leave))) return
    wizard.restart()
    await show('file')
  }

  return {
    heading,
    steps: importSteps,
    unanswered,
    hasQuestions,
    following,
    previous,
    go,
    forward,
    leave,
    show,
  }
}
