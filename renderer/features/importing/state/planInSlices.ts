import type { GridFile } from '@/domain/imports/grid'
import type { ImportOptions, ImportPlan } from '@/domain/imports/plan'
import { planImportInSteps } from '@/domain/imports/planImport'
import type { Facts } from '@/domain/model/plain'
import { giveWay } from '@/ui/giveWay'

/** The longest that planning may hold the window, in milliseconds; a frame is 16. */
const SLICE_MS = 12

/** Plans in slices, so that the window stays alive with lists of thousands; aborting rejects with an `AbortError`. */
export async function planInSlices(
  files: readonly GridFile[],
  facts: Facts,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<ImportPlan> {
  const steps = planImportInSteps([...files], facts, options)
  let until = performance.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    await giveWay()
    signal.throwIfAborted()
    until = performance.now() + SLICE_MS
  }
}
