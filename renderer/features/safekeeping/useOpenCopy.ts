import { shallowRef, type ShallowRef } from 'vue'
import type { PlainSchool, SnapshotKey, SnapshotRefusal } from '@/safety/safety'
import { useServices } from '@/services'
import { safekeepingTexts } from './texts'

/** A copy on its way to be looked at: sealed, asked for a key, refused or open. */
export interface CopyOnDesk {
  name: string
  sealed: Uint8Array
}

export interface OpenCopy {
  copy: ShallowRef<CopyOnDesk | null>
  /** Null until it is open. */
  school: ShallowRef<PlainSchool | null>
  working: ShallowRef<boolean>
  /** This PC has no key for it. */
  asksKey: ShallowRef<boolean>
  refusal: ShallowRef<SnapshotRefusal | null>
  show(copy: CopyOnDesk): Promise<void>
  /** Asks for a file and shows it. */
  chooseFile(): Promise<void>
  tryKey(key: SnapshotKey): Promise<void>
  /** The copy as a school of its own; true when it is the open one now. */
  openSeparately(): Promise<boolean>
  close(): void
}

/** From a sealed file to an opened school, by this PC's keys first. Nothing of the open school is touched here. */
export function useOpenCopy(): OpenCopy {
  const services = useServices()
  const copy = shallowRef<CopyOnDesk | null>(null)
  const school = shallowRef<PlainSchool | null>(null)
  const working = shallowRef(false)
  const asksKey = shallowRef(false)
  const refusal = shallowRef<SnapshotRefusal | null>(null)

  async function tryKey(key: SnapshotKey): Promise<void> {
    const asked = copy.value
    if (asked === null) return
    working.value = true
    refusal.value = null
    try {
      const outcome = await services.safety.snapshots.open(asked.sealed, key)
      // The dialog was closed or another copy was taken in the meantime.
      if (copy.value !== asked) return
      if (outcome.ok) {
        school.value = outcome.school
        asksKey.value = false
      } else if (key.way === 'own' && outcome.refusal === 'wrong-key') asksKey.value = true
      else refusal.value = outcome.refusal
    } finally {
      working.value = false
    }
  }

  async function show(next: CopyOnDesk): Promise<void> {
    school.value = null
    asksKey.value = false
    copy.value = next
    await tryKey({ way: 'own' })
  }

  return {
    copy,
    school,
    working,
    asksKey,
    refusal,
    tryKey,
    show,
    async chooseFile() {
      const files = await services.platform.openFiles({
        title: safekeepingTexts.openFileTitle,
        kinds: [{ name: safekeepingTexts.fileKind, extensions: ['age'] }],
        multiple: false,
      })
      if (!services.succeeded(files, safekeepingTexts.open.notRead, { doing: 'openingCopy' })) return
      const file = files.value[0]
      if (file) await show({ name: file.name, sealed: file.bytes })
    },
    async openSeparately() {
      const opened = school.value
      if (opened === null) return false
      working.value = true
      try {
        const outcome = services.schools.preview(opened.bytes)
        if (!outcome.ok) {
          refusal.value = outcome.refusal === 'not-json' ? 'not-a-school' : outcome.refusal
          return false
        }
        services.enter(await services.schools.openFile(outcome.preview))
        return true
      } finally {
        working.value = false
      }
    },
    close() {
      copy.value = null
      school.value = null
      asksKey.value = false
      refusal.value = null
    },
  }
}
