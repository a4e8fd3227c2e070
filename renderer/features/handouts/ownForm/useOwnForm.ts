import { computed, type ComputedRef } from 'vue'
import { documentFacts } from '@/domain/documents/documentFacts'
import { carriesLinks, formFill, unfilledLines, type FormChoice } from '@/domain/documents/ownForm/formFill'
import { placeholderById } from '@/domain/documents/ownForm/placeholders'
import { ownFormTexts } from '@/domain/documents/ownForm/texts'
import { safeFileName } from '@/domain/documents/safeFileName'
import type { Facts } from '@/domain/model/plain'
import { useServices } from '@/services'
import { runWithProgress } from '@/ui/useProgress'
import { useRecord } from '@/features/handouts/useRecord'
import { ownFormScreenTexts as texts } from './texts'
import { useChosenForm } from './useChosenForm'

/** What is chosen on the screen; the classes, the platform and the day are completed by `completeChoice`. */
export type OwnFormChoice = Omit<FormChoice, 'today'>

export const MOST_LINES = 5000
export const MOST_SHEETS = 300

/**
 * The chosen form and what goes into it.
 * @param onLinesOf hears what a form that was just opened is a list of
 */
export function useOwnForm(
  facts: () => Facts | undefined,
  choice: ComputedRef<FormChoice | null>,
  onLinesOf: (linesOf: FormChoice['linesOf']) => void,
) {
  const { heavy, saveFile } = useServices()
  const record = useRecord(facts)
  const chosen = useChosenForm(facts, ({ placeholders }) => {
    const isOfPeople = placeholders.some(({ id }) => id !== null && placeholderById(id).level === 'person')
    onLinesOf(isOfPeople ? 'people' : 'units')
  })
  const { form } = chosen

  const made = computed(() => {
    const all = facts()
    if (!all || !choice.value || !form.value) return null
    const known = documentFacts(all, choice.value.platformId, choice.value.today)
    return formFill(known, choice.value, form.value.check.placeholders)
  })
  const unfilled = computed(() =>
    made.value && form.value ? unfilledLines(form.value.check.placeholders, made.value.fill) : [],
  )
  const problem = computed(() => {
    if (!made.value) return ''
    if (made.value.lines === 0) return texts.noLines
    if (made.value.lines > MOST_LINES) return texts.tooManyLines(MOST_LINES)
    return made.value.fill.groups.length > MOST_SHEETS ? texts.tooManySheets(MOST_SHEETS) : ''
  })

  async function fill(): Promise<void> {
    const [taken, content, platformId] = [form.value, made.value, choice.value?.platformId]
    if (!taken || !content || platformId === undefined || problem.value !== '') return
    const bytes = await runWithProgress(texts.filling, ({ signal, report }) =>
      heavy.fillForm(taken.bytes, content.fill, { signal, onProgress: report }),
    )
    if (bytes === null) return
    const { extension } = taken.check
    const stem = taken.name.replace(/\.[^.]*$/u, '')
    await saveFile({
      bytes,
      suggestedName: safeFileName(ownFormTexts.fileName(stem, content.scope), extension),
      kind: { name: texts.kinds.result, extensions: [extension] },
      texts: { saving: texts.saving, notSaved: texts.notSaved },
      notOver: taken.token,
      // A program with macros is opened by the user himself, not by a click of ours.
      openable: extension === 'xlsx',
      left: () => {
        if (carriesLinks(taken.check.placeholders)) void record('ownForm', platformId, content.produced, null)
      },
    })
  }

  return { ...chosen, made, unfilled, problem, fill }
}
