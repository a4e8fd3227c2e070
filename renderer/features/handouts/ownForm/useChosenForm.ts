import { shallowRef, watch } from 'vue'
import type { FormCheck } from '@/domain/documents/ownForm/formCheck'
import { freeFormName, sameFormName } from '@/domain/documents/ownForm/keptFormRules'
import { ownFormTexts } from '@/domain/documents/ownForm/texts'
import type { Facts } from '@/domain/model/plain'
import { useServices } from '@/services'
import type { KeptForm } from '@/storage/keptForms'
import { ask } from '@/ui/useAsk'
import { showMoment } from '@/ui/momentText'
import { useLive } from '@/ui/useLive'
import { notify } from '@/ui/useNotify'
import { runWithProgress } from '@/ui/useProgress'
import { useRemembered } from '@/ui/useRemembered'
import { lastForm, rememberLastForm } from './lastForm'
import { ownFormScreenTexts as texts } from './texts'

export type GoodCheck = Extract<FormCheck, { ok: true }>

export interface ChosenForm {
  name: string
  bytes: Uint8Array
  /** Of the file it was just read from; a form that was kept has none. */
  token: string | undefined
  check: GoodCheck
  /** As which kept form it lies on this PC; null where it could not be kept, or was removed since. */
  kept: Pick<KeptForm, 'id' | 'keptAt'> | null
}

const extensions = ['xlsx', 'xlsm', 'xltx', 'xltm']

/**
 * The form of this window and the forms kept on this PC. The one that was filled last is opened by itself; what another
 * window replaces or removes is seen here at once.
 * @param onNew hears of every form that takes the place of another one
 */
export function useChosenForm(facts: () => Facts | undefined, onNew: (check: GoodCheck) => void) {
  const { attempt, heavy, platform, register, saveFile, succeeded } = useServices()
  const { schoolId } = register()
  const kept = () => register().keptForms
  const form = useRemembered<ChosenForm | null>('ownForm', null)
  const keptList = useLive(() => kept().live())
  /** Ids of those whose bytes could not be read. */
  const damaged = shallowRef<ReadonlySet<string>>(new Set())
  let busy = false

  /** One at a time: a click while a form is being read does nothing. */
  async function alone(work: () => Promise<void>): Promise<void> {
    if (busy) return
    busy = true
    try {
      await work()
    } finally {
      busy = false
    }
  }

  async function goodCheck(title: string, name: string, bytes: Uint8Array): Promise<GoodCheck | null> {
    const longest = (facts()?.links ?? []).reduce((most, { url }) => (url.length > most.length ? url : most), '')
    const check = await runWithProgress(title, ({ signal }) => heavy.checkForm(name, bytes, longest, { signal }))
    if (check === null || check.ok) return check
    notify({ title: texts.refused(name), text: ownFormTexts.refusals[check.refusal], tone: 'error' })
    return null
  }

  function take(next: ChosenForm): void {
    form.value = next
    rememberLastForm(localStorage, schoolId, next.kept?.id ?? null)
    onNew(next.check)
  }

  /** Keeps what is on the screen under a name. The form can be filled all the same where that fails. */
  async function keep(name: string, bytes: Uint8Array): Promise<ChosenForm['kept']> {
    const done = await attempt(async () => {
      const id = await kept().keep(name, bytes)
      return (await kept().list()).find((one) => one.id === id) ?? null
    }, texts.kept.notKept(name))
    if (done?.done) mark(done.done.id, false)
    return done?.done ?? null
  }

  function mark(id: string, isDamaged: boolean): void {
    const next = new Set(damaged.value)
    if (isDamaged) next.add(id)
    else next.delete(id)
    damaged.value = next
  }

  /** Under which name a new form is kept: its own, or a free one. Null when the user would rather not. */
  async function nameFor(name: string, bytes: Uint8Array): Promise<string | null> {
    const list = await kept().list()
    const same = list.find((one) => sameFormName(one.name, name))
    if (!same) return name
    const before = await kept()
      .bytes(same.id)
      .catch(() => null)
    if (before !== null && sameContents(before, bytes)) return same.name
    const second = freeFormName(
      name,
      list.map((one) => one.name),
    )
    let both = false
    const replace = await ask({
      title: texts.replace.title(same.name),
      text: texts.replace.text(showMoment(new Date(same.keptAt).toISOString()), second),
      confirm: texts.replace.confirm,
      other: { label: texts.replace.both, run: () => (both = true) },
    })
    return replace ? same.name : both ? second : null
  }

  /** Asks for a file, checks it and keeps it. */
  const choose = () =>
    alone(async () => {
      const kinds = [{ name: texts.kinds.form, extensions }]
      const opened = await platform.openFiles({ title: texts.chooseTitle, kinds, multiple: false })
      if (!succeeded(opened, texts.notOpened, { doing: 'opening' })) return
      const [file] = opened.value
      if (!file) return
      const check = await goodCheck(texts.checking, file.name, file.bytes)
      if (check === null) return
      const name = await nameFor(file.name, file.bytes)
      if (name === null) return
      take({ name, bytes: file.bytes, token: file.token, check, kept: await keep(name, file.bytes) })
    })

  /** Tries once more to keep the form on the screen: after room was made, or after it was removed elsewhere. */
  const keepChosen = () =>
    alone(async () => {
      const chosen = form.value
      if (!chosen) return
      const name = await nameFor(chosen.name, chosen.bytes)
      if (name === null) return
      const kept = await keep(name, chosen.bytes)
      if (kept && form.value === chosen) {
        form.value = { ...chosen, name, kept }
        rememberLastForm(localStorage, schoolId, kept.id)
      }
    })

  const openKept = (one: KeptForm) =>
    alone(async () => {
      const read = await attempt(() => kept().bytes(one.id), texts.kept.notOpened(one.name))
      mark(one.id, read === null)
      if (read === null) return
      const check = await goodCheck(texts.kept.opening, one.name, read.done)
      if (check !== null) take({ name: one.name, bytes: read.done, token: undefined, check, kept: one })
    })

  async function remove(one: KeptForm): Promise<void> {
    const was = form.value?.kept?.id === one.id ? form.value : null
    const removed = await attempt(() => kept().remove(one.id), texts.kept.notRemoved(one.name))
    if (removed === null) return
    if (was) form.value = null
    notify({
      title: texts.kept.removed(one.name),
      key: `form:${one.id}`,
      undo: () => {
        void attempt(removed.done, texts.kept.notPutBack(one.name)).then((back) => {
          if (back && was && !form.value) form.value = was
        })
      },
    })
  }

  /** A kept form as a file again, to be changed in Excel; of a damaged one whatever is left. */
  async function saveKept(one: KeptForm): Promise<void> {
    const left = await attempt(() => kept().remains(one.id), texts.notSaved)
    if (left === null) return
    await saveFile({
      bytes: left.done,
      suggestedName: one.name,
      kind: { name: texts.kinds.form, extensions: [one.name.split('.').at(-1) ?? 'xlsx'] },
      texts: { saving: texts.kept.saving, notSaved: texts.notSaved },
      openable: !/m$/iu.test(one.name),
    })
  }

  let looked = false
  watch(
    keptList,
    (list) => {
      if (list === undefined || busy) return
      const chosen = form.value
      if (!chosen) {
        const last = looked ? undefined : list.find(({ id }) => id === lastForm(localStorage, schoolId))
        looked = true
        if (last) void openKept(last)
        return
      }
      looked = true
      if (!chosen.kept) return
      const now = list.find(({ id }) => id === chosen.kept?.id)
      if (!now) form.value = { ...chosen, kept: null }
      else if (now.keptAt !== chosen.kept.keptAt) {
        notify({ title: texts.kept.changedElsewhere(now.name), tone: 'info', key: `form:${now.id}` })
        void openKept(now)
      }
    },
    { immediate: true },
  )

  return { form, keptList, damaged, choose, keepChosen, openKept, remove, saveKept }
}

function sameContents(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
