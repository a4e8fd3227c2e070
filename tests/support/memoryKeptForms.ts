import { MOST_KEPT_FORMS, MOST_KEPT_MB, sameFormName } from '@/domain/documents/ownForm/keptFormRules'
import type { KeptForm, KeptForms } from '@/storage/keptForms'
import { RegisterError } from '@/storage/registerError'

interface Held {
  form: KeptForm
  /** Null: the contents are lost. */
  bytes: Uint8Array | null
  isWhole: boolean
}

/** Kept forms in memory, with a hand that damages them. */
export function memoryKeptForms(now: () => number): KeptForms & { damage(id: string, bytes: Uint8Array | null): void } {
  const held = new Map<string, Held>()
  const listeners = new Set<() => void>()
  let ids = 0

  const list = () =>
    [...held.values()].map(({ form }) => form).sort((a, b) => a.name.localeCompare(b.name, 'ru', { numeric: true }))
  const changed = () => {
    for (const tell of listeners) tell()
  }
  function find(id: string): Held {
    const found = held.get(id)
    if (!found) throw new RegisterError('form-gone', { id })
    return found
  }
  const inTurn = <T>(work: () => T) => Promise.resolve().then(work)
  function put(next: Held): void {
    held.set(next.form.id, next)
    changed()
  }
  function demandPlace(): void {
    if (held.size >= MOST_KEPT_FORMS) throw new RegisterError('form-too-many')
  }

  return {
    list: () => inTurn(list),
    live: () => ({
      subscribe(next) {
        const tell = () => next(list())
        listeners.add(tell)
        queueMicrotask(tell)
        return () => listeners.delete(tell)
      },
    }),
    bytes: (id) =>
      inTurn(() => {
        const { bytes, isWhole } = find(id)
        if (bytes === null || !isWhole) throw new RegisterError('form-damaged', { id })
        return bytes
      }),
    remains: (id) =>
      inTurn(() => {
        const { bytes } = find(id)
        if (bytes === null || bytes.length === 0) throw new RegisterError('form-damaged', { id })
        return bytes
      }),
    keep: (name, bytes) =>
      inTurn(() => {
        if (bytes.length > MOST_KEPT_MB * 1024 * 1024) throw new RegisterError('form-too-large')
        const before = list().find((one) => sameFormName(one.name, name))
        if (!before) demandPlace()
        const id = before?.id ?? `form-${String(++ids)}`
        put({ form: { id, name: name.trim(), keptAt: now(), size: bytes.length }, bytes, isWhole: true })
        return id
      }),
    remove: (id) =>
      inTurn(() => {
        const gone = held.get(id)
        held.delete(id)
        changed()
        return () =>
          inTurn(() => {
            if (!gone) return
            if (list().some((one) => sameFormName(one.name, gone.form.name))) {
              throw new RegisterError('form-exists', { id })
            }
            demandPlace()
            put(gone)
          })
      }),
    damage(id, bytes) {
      held.set(id, { ...find(id), bytes, isWhole: false })
    },
  }
}
