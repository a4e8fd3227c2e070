import { computed, shallowReactive, shallowRef, triggerRef } from 'vue'
import type { GridFile } from '@/domain/imports/grid'
import { canApply, intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import type { ImportPlan, SheetMapping } from '@/domain/imports/plan'
import { refusalText } from '@/domain/imports/refusals'
import { useServices } from '@/services'
import { readFacts } from '@/storage/queries/liveFacts'
import { runWithProgress } from '@/ui/useProgress'
import { planFile } from './planFile'
import { importingTexts as texts } from './texts'

export type ImportStep = 'file' | 'columns' | 'plan' | 'done'

/** The wizard: one file from bytes to a plan to one named change set. Nothing is written before the last step. */
export function useImport() {
  const services = useServices()
  const step = shallowRef<ImportStep>('file')
  const grid = shallowRef<GridFile | null>(null)
  const plan = shallowRef<ImportPlan | null>(null)
  const refusal = shallowRef<{ name: string; text: string } | null>(null)
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const mapping = shallowRef<SheetMapping[]>([])
  const options = shallowReactive({ createClasses: false, createStaff: false, takeSnils: false })
  const applied = shallowRef(0)

  async function take(name: string, bytes: Uint8Array): Promise<void> {
    refusal.value = null
    const read = await runWithProgress(texts.reading(name), (handle) =>
      services.heavy.readFile(name, bytes, { signal: handle.signal, onProgress: handle.report }),
    )
    if (read === null) return
    if (!read.ok) {
      refusal.value = { name, text: refusalText(read) }
      return
    }
    grid.value = read.file
    mapping.value = []
    if (await replan()) step.value = 'columns'
  }

  /** Plans anew with the present mapping; false when the user cancelled. */
  async function replan(): Promise<boolean> {
    const file = grid.value
    if (!file) return false
    const next = await runWithProgress(texts.planning, async (handle) => {
      const facts = await readFacts(services.register())
      return planFile(
        file,
        facts,
        { newId: services.newId, today: services.today(), mapping: mapping.value, ...options },
        handle.signal,
      )
    })
    if (next === null) return false
    plan.value = next
    chosen.value = proposedKeys(next)
    return true
  }

  async function correct(sheet: string, part: Partial<SheetMapping>): Promise<void> {
    const before = mapping.value.find((one) => one.sheet === sheet) ?? { sheet }
    const fields = part.fields ? { ...before.fields, ...part.fields } : before.fields
    const next: SheetMapping = { ...before, ...part, ...(fields ? { fields } : {}) }
    // Another header row means other columns: what was said about the old ones no longer holds.
    if (part.headerRow !== undefined) delete next.fields
    mapping.value = [...mapping.value.filter((one) => one.sheet !== sheet), next]
    await replan()
  }

  async function setOption(name: keyof typeof options, on: boolean): Promise<void> {
    options[name] = on
    await replan()
  }

  const choosable = computed(() => new Set(plan.value?.lines.filter(canApply).map((line) => line.key)))
  const chosenCount = computed(() => [...chosen.value].filter((key) => choosable.value.has(key)).length)

  async function apply(): Promise<void> {
    const made = plan.value
    if (!made || chosenCount.value === 0) return
    const intention = intentionOfPlan(made, chosen.value)
    const count = chosenCount.value
    const set = await runWithProgress(texts.applying, (handle) =>
      services.save(intention, { kind: 'import', signal: handle.signal, onProgress: handle.report }),
    )
    if (set === null) return
    // The toast is drawn first: leaving a list of thousands costs as much again.
    await new Promise((next) => setTimeout(next))
    applied.value = count
    step.value = 'done'
  }

  function restart(): void {
    grid.value = null
    plan.value = null
    refusal.value = null
    chosen.value = new Set()
    mapping.value = []
    step.value = 'file'
    triggerRef(step)
  }

  return {
    step,
    grid,
    plan,
    refusal,
    chosen,
    options,
    choosable,
    chosenCount,
    applied,
    take,
    correct,
    setOption,
    apply,
    restart,
  }
}
