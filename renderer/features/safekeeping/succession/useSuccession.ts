import { newSuccession, successionFileName, type SuccessionWish } from '@/domain/succession/newSuccession'
import { successionTexts as recordTexts } from '@/domain/succession/texts'
import type { Facts } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { useServices } from '@/services'
import type { KeptForms } from '@/storage/keptForms'
import { useAsk } from '@/ui/useAsk'
import { notify } from '@/ui/useNotify'
import { useProgress, type ProgressHandle } from '@/ui/useProgress'
import { successionTexts as texts } from './texts'

/** What a window of this program opens at most (see the host's limit for opened files). */
const MOST_BYTES = 100 * 1024 * 1024

/** Gathers, seals and saves the file with which the office changes hands. `left` runs once it is written. */
export function useSuccession(): (
  facts: Facts,
  wish: SuccessionWish,
  passphrase: string,
  left: () => void,
) => Promise<void> {
  const services = useServices()
  const progress = useProgress()
  const ask = useAsk()

  return async (facts, wish, passphrase, left) => {
    const register = services.register()
    const today = services.today()
    const read = await services.attempt(
      () => progress(texts.making, (handle) => readForms(register.keptForms, handle)),
      texts.notMade,
    )
    const found = read?.done ?? null
    if (found === null) return
    const { forms, unread } = found
    // One torn form must not keep the office from going over, and must not be missing unnoticed.
    if (unread.length > 0 && !(await ask({ ...texts.unread, lines: unread }))) return
    const made = await services.attempt(
      () =>
        progress(texts.making, ({ signal, say }) => {
          say(texts.sealing)
          const names = forms.map(({ name }) => name)
          const succession = newSuccession(facts, wish, names, today)
          return services.safety.successions.seal(succession, forms, passphrase, signal)
        }),
      texts.notMade,
    )
    const bytes = made?.done ?? null
    if (bytes === null) return
    if (bytes.length > MOST_BYTES) {
      notify({ title: texts.notMade, text: texts.tooLarge(bytes.length), tone: 'error' })
      return
    }
    const { organisation } = facts
    await services.saveFile({
      bytes,
      suggestedName: successionFileName(organisation.shortName || organisation.fullName, wish.handedOn),
      kind: { name: texts.fileKind, extensions: ['age'] },
      texts: { saving: texts.saveTitle, notSaved: texts.notSaved, saved: texts.saved },
      openable: false,
      discreet: true,
      left: () => {
        left()
        const name = recordTexts.journal(wish.basis.number.trim(), showDay(wish.basis.signedOn))
        void services.attempt(() => services.schools.noteSuccession(register, name), texts.notNoted)
      },
    })
  }
}

interface ReadForms {
  forms: { name: string; bytes: Uint8Array }[]
  /** Names of those that cannot be read any more. */
  unread: string[]
}

async function readForms(kept: KeptForms, { signal, report, say }: ProgressHandle): Promise<ReadForms> {
  const list = await kept.list()
  const found: ReadForms = { forms: [], unread: [] }
  for (const [at, { id, name }] of list.entries()) {
    signal.throwIfAborted()
    say(texts.form(name))
    report(at, list.length)
    const bytes = await kept.bytes(id).catch((reason: unknown) => {
      console.warn(reason)
      return null
    })
    if (bytes === null) found.unread.push(name)
    else found.forms.push({ name, bytes })
  }
  return found
}
