import { computed, effectScope, shallowRef } from 'vue'
import { intentionOfPlan, linesToApply } from '@/domain/imports/intentionOfPlan'
import type { PastedBlock, ReadingChoice } from '@/domain/imports/grid'
import type { ImportPlan } from '@/domain/imports/plan'
import type { Facts } from '@/domain/model/plain'
import type { Services } from '@/services'
import { readFacts } from '@/storage/queries/liveFacts'
import type { PickedFile } from '@/ui/FilePicker.vue'
import { notify } from '@/ui/useNotify'
import { runWithProgress } from '@/ui/useProgress'
import { importingTexts as texts } from '@/features/importing/texts'
import { isCorrected, noCorrections, withoutFile, type Corrections } from './corrections'
import { chosenKeys, decided, type Decisions } from './decisions'
import { inTurn } from './inTurn'
import { lastChange } from './lastChange'
import { planInSlices } from './planInSlices'
import { readBlock, readFiles, readOtherwise } from './readSources'
import type { ImportSource } from './sources'

export const importSteps = ['file', 'columns', 'values', 'plan'] as const
export type ImportStep = (typeof importSteps)[number] | 'done'

/** A plan with what it was made from. */
interface Planned {
  plan: ImportPlan
  facts: Facts
  /** The register's last change when the plan was made. */
  change: string
}

/**
 * One import from files to a plan to one named change set; nothing is written before that. It lives as long as its
 * school is open, so that the user may look something up on another screen. A correction makes the plan anew and keeps
 * the ticks; a cancelled one leaves everything as it was.
 */
export function createImport(services: Services) {
  const turn = inTurn()
  const register = services.register()
  const step = shallowRef<ImportStep>('file')
  const sources = shallowRef<readonly ImportSource[]>([])
  const corrections = shallowRef(noCorrections)
  const planned = shallowRef<Planned | null>(null)
  const decisions = shallowRef<Decisions>(new Map())
  /** Lines that the user has put aside. */
  const skipped = shallowRef<ReadonlySet<string>>(new Set())
  const applied = shallowRef(0)
  /** Key of the sheet that is looked at, and of the line that is open. */
  const sheet = shallowRef<string | null>(null)
  const line = shallowRef<string | null>(null)
  /** Answers of step 3 wait here until the step is left: the plan is made anew once, not for each of them. */
  const waiting = shallowRef(false)

  const files = computed(() => sources.value.flatMap(({ outcome }) => (outcome.ok ? [outcome.file] : [])))
  const plan = computed(() => planned.value?.plan ?? null)
  const chosen = computed(() => (plan.value ? chosenKeys(plan.value, decisions.value) : new Set<string>()))
  const taken = computed(() => (plan.value ? linesToApply(plan.value, chosen.value).length : 0))

  /** Plans `nextSources` with `next`, and only then makes both the present ones; false when the user cancelled. */
  async function replan(next: Corrections, nextSources = sources.value): Promise<boolean> {
    const grids = nextSources.flatMap(({ outcome }) => (outcome.ok ? [outcome.file] : []))
    const made =
      grids.length === 0
        ? null
        : await runWithProgress(texts.planning, async ({ signal }): Promise<Planned> => {
            const change = await lastChange(register)
            const facts = await readFacts(register)
            const options = { ...next, newId: services.newId, today: services.today() }
            return { plan: await planInSlices(grids, facts, options, signal), facts, change }
          })
    if (grids.length > 0 && made === null) return false
    sources.value = nextSources
    corrections.value = next
    planned.value = made
    waiting.value = false
    return true
  }

  const correct = (change: (present: Corrections) => Corrections): Promise<boolean> =>
    turn(() => replan(change(corrections.value)))

  function add(picked: readonly PickedFile[]): Promise<void> {
    return turn(async () => {
      if (step.value === 'done') restart()
      const read = await readFiles(services.heavy, picked, sources.value)
      if (read === null) return
      if (read.known.length > 0) notify({ title: texts.alreadyAdded(read.known), key: 'import-known' })
      await replan(corrections.value, [...sources.value, ...read.sources])
    })
  }

  function paste(block: PastedBlock): Promise<void> {
    return turn(async () => {
      if (step.value === 'done') restart()
      const source = await readBlock(services.heavy, block, sources.value)
      if (source) await replan(corrections.value, [...sources.value, source])
    })
  }

  function remove(name: string): Promise<unknown> {
    const others = () => sources.value.filter((source) => source.name !== name)
    return turn(() => replan(withoutFile(corrections.value, name), others()))
  }

  /** Another delimiter moves the cells: what was said of the columns goes. Another encoding moves nothing. */
  function readAgain(name: string, choice: ReadingChoice): Promise<void> {
    return turn(async () => {
      const source = sources.value.find((one) => one.name === name)
      if (!source) return
      const next = await readOtherwise(services.heavy, source, { ...source.choice, ...choice })
      if (next === null) return
      const kept = choice.delimiter === undefined ? corrections.value : withoutFile(corrections.value, name)
      await replan(
        kept,
        sources.value.map((one) => (one.name === name ? next : one)),
      )
    })
  }

  /** Changes the ticks; only what differs from the plan's own proposal is remembered. */
  function choose(wanted: ReadonlySet<string>): void {
    if (plan.value) decisions.value = decided(plan.value, decisions.value, wanted)
  }

  function skip(key: string, on: boolean): void {
    const next = new Set(skipped.value)
    if (on) next.add(key)
    else next.delete(key)
    skipped.value = next
    if (on) choose(new Set([...chosen.value].filter((one) => one !== key)))
  }

  /** An answer of step 3, counted when the step is left. */
  function answer(change: (present: Corrections) => Corrections): void {
    corrections.value = change(corrections.value)
    waiting.value = true
  }

  /** The register may have changed since: on another screen, in another window, by undoing. True when the plan is made anew. */
  async function refreshed(): Promise<boolean> {
    if (planned.value === null || step.value === 'done') return false
    if (!waiting.value && (await lastChange(register)) === planned.value.change) return false
    return replan(corrections.value)
  }

  function apply(): Promise<void> {
    return turn(async () => {
      if (await refreshed()) {
        notify({ title: texts.planAnew, text: texts.planAnewText, tone: 'warning', key: 'import-anew' })
        return
      }
      const made = plan.value
      const count = taken.value
      if (!made || count === 0) return
      const set = await runWithProgress(texts.applying, (handle) =>
        services.save(intentionOfPlan(made, chosen.value), {
          kind: 'import',
          signal: handle.signal,
          onProgress: handle.report,
        }),
      )
      if (set === null) return
      // The toast is drawn first: leaving a list of thousands costs as much again.
      await new Promise((next) => setTimeout(next))
      applied.value = count
      step.value = 'done'
    })
  }

  function restart(): void {
    step.value = 'file'
    sources.value = []
    corrections.value = noCorrections
    planned.value = null
    decisions.value = new Map()
    skipped.value = new Set()
    sheet.value = null
    line.value = null
    applied.value = 0
    waiting.value = false
  }

  return {
    step,
    sources,
    files,
    corrections,
    plan,
    facts: computed(() => planned.value?.facts ?? null),
    chosen,
    skipped,
    taken,
    applied,
    sheet,
    line,
    waiting,
    /** Whether leaving the import would throw away anything the user did. */
    dirty: computed(
      () =>
        step.value !== 'done' && (isCorrected(corrections.value) || decisions.value.size > 0 || skipped.value.size > 0),
    ),
    add,
    paste,
    remove,
    readAgain,
    correct,
    answer,
    choose,
    skip,
    refresh: () => turn(refreshed),
    apply,
    restart,
  }
}

export type ImportWork = ReturnType<typeof createImport>

/** The computed values belong to no component: they live as long as the import itself. */
export function detachedImport(services: Services): ImportWork {
  return effectScope(true).run(() => createImport(services)) as ImportWork
}
