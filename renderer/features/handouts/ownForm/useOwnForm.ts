import { computed, type ComputedRef } from 'vue'
import { documentFacts } from '@/domain/documents/documentFacts'
import type { FormCheck } from '@/domain/documents/ownForm/formCheck'
import { carriesLinks, formFill, unfilledLines, type FormChoice } from '@/domain/documents/ownForm/formFill'
import { placeholderById } from '@/domain/documents/ownForm/placeholders'
import { ownFormTexts } from '@/domain/documents/ownForm/texts'
import { safeFileName } from '@/domain/documents/safeFileName'
import type { Facts } from '@/domain/model/plain'
import { useServices } from '@/services'
import { notify } from '@/ui/useNotify'
import { runWithProgress } from '@/ui/useProgress'
import { useRemembered } from '@/ui/useRemembered'
import { useRecord } from '@/features/handouts/useRecord'
import { ownFormScreenTexts as texts } from './texts'

export type GoodCheck = Extract<FormCheck, { ok: true }>

export interface ChosenForm {
  name: string
  bytes: Uint8Array
  token: string | undefined
  check: GoodCheck
}

/** What is chosen on the screen; the classes, the platform and the day are completed by `completeChoice`. */
export type OwnFormChoice = Omit<FormChoice, 'today'>

export const MOST_LINES = 5000
export const MOST_SHEETS = 300
const extensions = ['xlsx', 'xlsm', 'xltx', 'xltm']

/**
 * The form of this window and what goes into it. Its bytes are kept while the window stands: a file is not copied into the
 * register, and after a restart it is asked for anew.
 */
export function useOwnForm(facts: () => Facts | undefined, choice: ComputedRef<FormChoice | null>) {
  const { heavy, platform, saveFile, succeeded } = useServices()
  const form = useRemembered<ChosenForm | null>('ownForm', null)
  const record = useRecord(facts)

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

  /** Asks for a form and checks it. @returns what it is a list of, null where none was taken */
  async function choose(): Promise<FormChoice['linesOf'] | null> {
    const kinds = [{ name: texts.kinds.form, extensions }]
    const opened = await platform.openFiles({ title: texts.chooseTitle, kinds, multiple: false })
    if (!succeeded(opened, texts.notOpened, { doing: 'opening' })) return null
    const [file] = opened.value
    if (!file) return null
    const longest = (facts()?.links ?? []).reduce((most, { url }) => (url.length > most.length ? url : most), '')
    const check = await runWithProgress(texts.checking, ({ signal }) =>
      heavy.checkForm(file.name, file.bytes, longest, { signal }),
    )
    if (check === null) return null
    if (!check.ok) {
      notify({ title: texts.refused(file.name), text: ownFormTexts.refusals[check.refusal], tone: 'error' })
      return null
    }
    form.value = { name: file.name, bytes: file.bytes, token: file.token, check }
    const isOfPeople = check.placeholders.some(({ id }) => id !== null && placeholderById(id).level === 'person')
    return isOfPeople ? 'people' : 'units'
  }

  async function fill(): Promise<void> {
    const [chosen, content, platformId] = [form.value, made.value, choice.value?.platformId]
    if (!chosen || !content || platformId === undefined || problem.value !== '') return
    const bytes = await runWithProgress(texts.filling, ({ signal, report }) =>
      heavy.fillForm(chosen.bytes, content.fill, { signal, onProgress: report }),
    )
    if (bytes === null) return
    const { extension } = chosen.check
    const stem = chosen.name.replace(/\.[^.]*$/u, '')
    await saveFile({
      bytes,
      suggestedName: safeFileName(ownFormTexts.fileName(stem, content.scope), extension),
      kind: { name: texts.kinds.result, extensions: [extension] },
      texts: { saving: texts.saving, notSaved: texts.notSaved },
      notOver: chosen.token,
      // A program with macros is opened by the user himself, not by a click of ours.
      openable: extension === 'xlsx',
      left: () => {
        if (carriesLinks(chosen.check.placeholders)) void record('ownForm', platformId, content.produced, null)
      },
    })
  }

  return { form, made, unfilled, problem, choose, fill }
}
