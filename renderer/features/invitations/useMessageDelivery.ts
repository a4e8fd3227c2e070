import { computed, shallowRef } from 'vue'
import { issueLinks } from '@/domain/commands/linkStates'
import { safeFileName } from '@/domain/documents/safeFileName'
import type { Facts } from '@/domain/model/plain'
import type { FileKind } from '@/platform/platform'
import { useServices } from '@/services'
import { notify } from '@/ui/useNotify'
import { runWithProgress, type ProgressHandle } from '@/ui/useProgress'
import { invitationTexts } from './texts'
import type { ShownMessage } from './useMessages'

const texts = invitationTexts.message
const eml: FileKind = { name: texts.eml, extensions: ['eml'] }

/** What the dialog says of the last copying or saving. */
export interface Said {
  failed: boolean
  text: string
}

/**
 * Texts on their way out: to the clipboard, into a draft, into many. Links that left so and are not marked as issued are
 * remembered: the dialog offers to mark them, and the message after it does.
 */
export function useMessageDelivery(facts: () => Facts) {
  const services = useServices()
  const said = shallowRef<Said | null>(null)
  const leftIds = shallowRef<ReadonlySet<string>>(new Set())
  const toIssue = computed(() =>
    facts()
      .links.filter((link) => leftIds.value.has(link.id) && link.state === 'active')
      .map((link) => link.id),
  )

  function left(messages: readonly ShownMessage[], text: string): void {
    said.value = { failed: false, text }
    const ids = messages.filter((one) => one.holdsLink).map((one) => one.link.id)
    leftIds.value = new Set([...leftIds.value, ...ids])
  }

  /** The message's button is pressed later: the links are read anew, a closed one is not opened again. */
  async function issue(ids: readonly string[]): Promise<void> {
    const links = await services.register().read('link')
    const { name, edits, refused } = issueLinks({ ...facts(), links }, ids, services.today())
    const [problem] = refused
    if (problem) notify({ title: problem.text, tone: 'warning' })
    else await services.save({ name, edits })
  }

  /** For the end of the dialog: what it offered stays within reach. */
  function remind(): void {
    const ids = toIssue.value
    if (ids.length === 0) return
    notify({
      title: texts.left,
      text: texts.notIssued(ids.length),
      tone: 'info',
      actions: [{ label: texts.issue(ids.length), run: () => void issue(ids) }],
    })
  }

  /** False when the clipboard was refused: then the person is to take the selected text by hand. */
  async function copy(message: ShownMessage): Promise<boolean> {
    const { ok } = await services.platform.copyText(message.text)
    if (ok) left([message], texts.copied(message.title))
    else said.value = { failed: true, text: texts.notCopied }
    return ok
  }

  /** One letter as a draft, several as one archive of drafts; `to` is for a single one. */
  async function save(messages: readonly ShownMessage[], to: string): Promise<void> {
    const [first] = messages
    if (!first) return
    const words = { saving: texts.saving, notSaved: texts.notSaved, savedText: texts.openIt }
    const way = { texts: words, left: () => left(messages, texts.saved(messages.length)) }
    const { making } = texts
    if (messages.length > 1) {
      const make = async ({ signal }: ProgressHandle) => {
        const drafts = messages.map(({ subject, text }) => ({ subject, text, to: '' }))
        const made = await services.heavy.writeDrafts(drafts, { signal })
        const files = made.map((bytes, at) => ({ name: safeFileName(messages[at]?.fileName ?? '', 'eml'), bytes }))
        return { ok: true as const, value: files }
      }
      await services.saveArchive({ name: texts.archive, making, make, ...way })
      return
    }
    const { subject, text, fileName } = first
    const made = await runWithProgress(making, ({ signal }) =>
      services.heavy.writeDrafts([{ subject, text, to }], { signal }),
    )
    const bytes = made?.[0]
    if (bytes) await services.saveFile({ bytes, suggestedName: safeFileName(fileName, 'eml'), kind: eml, ...way })
  }

  return { said, toIssue, issue, remind, copy, save }
}
