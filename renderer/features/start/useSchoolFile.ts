import { shallowRef, type ShallowRef } from 'vue'
import type { Succession } from '@/domain/succession/succession'
import type { SuccessionForm, SuccessionRefusal } from '@/safety/safety'
import { useServices } from '@/services'
import type { SchoolFilePreview, SchoolFileRefusal } from '@/storage/schools'
import { notify } from '@/ui/useNotify'
import { schoolFileTexts as texts } from './schoolFileTexts'

/** What the place that asks for the file calls things. */
export interface SchoolFileWords {
  title: string
  kind: string
  /** Heading of a failure. */
  notOpened: string
  refusals: Record<SchoolFileRefusal, string>
}

export interface SchoolFileOnDesk {
  name: string
  /** Null once it is open, and for a school file that nobody sealed. */
  sealed: Uint8Array | null
  preview: SchoolFilePreview | null
  succession: Succession | null
  forms: SuccessionForm[]
}

export interface SchoolFileDesk {
  file: ShallowRef<SchoolFileOnDesk | null>
  working: ShallowRef<boolean>
  /** Why the phrase did not open it. */
  refusal: ShallowRef<SuccessionRefusal | null>
  unseal(passphrase: string): Promise<void>
  /** The file as a school of its own, which is the open one then. */
  enter(): Promise<void>
  close(): void
  choose(words: SchoolFileWords): Promise<void>
}

/** From a chosen file to an opened school: a plain school file, or one that a phrase seals. */
export function useSchoolFile(): SchoolFileDesk {
  const services = useServices()
  const file = shallowRef<SchoolFileOnDesk | null>(null)
  const working = shallowRef(false)
  const refusal = shallowRef<SuccessionRefusal | null>(null)

  async function choose(words: SchoolFileWords): Promise<void> {
    const kinds = [{ name: words.kind, extensions: ['json', 'age'] }]
    const chosen = await services.platform.openFiles({ title: words.title, kinds, multiple: false })
    if (!services.succeeded(chosen, words.notOpened, { doing: 'opening' })) return
    const [one] = chosen.value
    if (!one) return
    const { name, bytes } = one
    const refuse = (text: string) => notify({ title: `${words.notOpened}: ${name}`, text, tone: 'error' })
    refusal.value = null
    const sealed = services.safety.successions.look(bytes)
    if (sealed === null) {
      file.value = { name, sealed: bytes, preview: null, succession: null, forms: [] }
    } else if (sealed !== 'not-age') {
      refuse(texts.refusals[sealed])
    } else {
      const read = services.schools.preview(bytes)
      if (read.ok) file.value = { name, sealed: null, preview: read.preview, succession: null, forms: [] }
      else refuse(words.refusals[read.refusal])
    }
  }

  async function unseal(passphrase: string): Promise<void> {
    const asked = file.value
    if (asked?.sealed == null) return
    working.value = true
    refusal.value = null
    try {
      const opened = await services.safety.successions.open(asked.sealed, passphrase)
      // The dialog was closed or another file was taken in the meantime.
      if (file.value !== asked) return
      if (!opened.ok) {
        refusal.value = opened.refusal
        return
      }
      const read = services.schools.preview(opened.school.bytes)
      if (!read.ok) refusal.value = read.refusal === 'not-json' ? 'not-a-school' : read.refusal
      else {
        const { succession, forms } = opened
        file.value = { name: asked.name, sealed: null, preview: read.preview, succession, forms }
      }
    } finally {
      working.value = false
    }
  }

  async function enter(): Promise<void> {
    const { preview = null, succession = null, forms = [] } = file.value ?? {}
    if (preview === null) return
    working.value = true
    try {
      const register = await services.schools.openFile(preview)
      for (const { name, bytes } of forms)
        await services.attempt(() => register.keptForms.keep(name, bytes), texts.formNotKept(name))
      file.value = null
      services.enter(register, succession === null ? undefined : 'received')
    } finally {
      working.value = false
    }
  }

  return {
    file,
    working,
    refusal,
    unseal,
    enter,
    choose,
    close() {
      file.value = null
      refusal.value = null
    },
  }
}
