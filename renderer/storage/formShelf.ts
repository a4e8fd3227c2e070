import Dexie from 'dexie'
import { MOST_KEPT_FORMS, MOST_KEPT_MB, sameFormName } from '@/domain/documents/ownForm/keptFormRules'
import { SchoolDatabase, type KeptFormBytesRow } from './database'
import type { KeptForm, KeptForms } from './keptForms'
import { liveValue } from './live'
import { RegisterError } from './registerError'

const MOST_BYTES = MOST_KEPT_MB * 1024 * 1024

export interface FormShelfDeps {
  now(): number
  newId(): string
  /** Every write goes behind the guard of the register. */
  write<T>(work: () => Promise<T>): Promise<T>
}

/** The kept forms of one school's database. List and contents are tables of their own: the list is read without megabytes. */
export function createFormShelf(db: SchoolDatabase, deps: FormShelfDeps): KeptForms {
  const list = async () => (await db.keptForms.toArray()).sort(byName)
  const change = <T>(work: () => Promise<T>) =>
    deps.write(() => db.transaction('rw', db.keptForms, db.keptFormBytes, work))

  async function demandPlace(): Promise<void> {
    if ((await db.keptForms.count()) >= MOST_KEPT_FORMS) throw new RegisterError('form-too-many')
  }

  return {
    list,
    live: () => liveValue(list),
    async bytes(id) {
      const row = await readBytes(db, id)
      if (row === null || !sameBytes(await digestOf(row.bytes), row.digest))
        throw new RegisterError('form-damaged', { id })
      return row.bytes
    },
    async remains(id) {
      const row = await readBytes(db, id)
      if (row === null || row.bytes.length === 0) throw new RegisterError('form-damaged', { id })
      return row.bytes
    },
    async keep(name, bytes) {
      if (bytes.length > MOST_BYTES) throw new RegisterError('form-too-large')
      // Before the transaction: it would not wait for anything but the database.
      const digest = await digestOf(bytes)
      return change(async () => {
        const before = (await list()).find((one) => sameFormName(one.name, name))
        if (before === undefined) await demandPlace()
        const id = before?.id ?? deps.newId()
        await db.keptForms.put({ id, name: name.trim(), keptAt: deps.now(), size: bytes.length })
        await db.keptFormBytes.put({ id, bytes, digest })
        return id
      })
    },
    async remove(id) {
      // A form that cannot be read any more can still be removed; then there is nothing to put back but its name.
      const content = await readBytes(db, id).catch(() => null)
      const form = await change(async () => {
        const found = await db.keptForms.get(id)
        await db.keptForms.delete(id)
        await db.keptFormBytes.delete(id)
        return found
      })
      return () =>
        change(async () => {
          if (form === undefined) return
          if ((await list()).some((one) => sameFormName(one.name, form.name)))
            throw new RegisterError('form-exists', { id })
          await demandPlace()
          await db.keptForms.put(form)
          if (content !== null) await db.keptFormBytes.put(content)
        })
    },
  }
}

/**
 * Takes the forms of a school's former database over into a rebuilt one: no second copy holds them. What cannot be read of a
 * damaged database is left there.
 */
export async function carryForms(from: string, to: string): Promise<void> {
  if (!(await Dexie.exists(from))) return
  const old = new SchoolDatabase(from, () => undefined)
  const fresh = new SchoolDatabase(to, () => undefined)
  try {
    await old.open()
    await fresh.open()
    for (const form of await old.keptForms.toArray()) {
      const content = await readBytes(old, form.id).catch(() => null)
      await fresh.transaction('rw', fresh.keptForms, fresh.keptFormBytes, async () => {
        await fresh.keptForms.put(form)
        if (content !== null) await fresh.keptFormBytes.put(content)
      })
    }
  } finally {
    old.shut()
    fresh.shut()
  }
}

/** Null where the list names it and its contents are gone. */
async function readBytes(db: SchoolDatabase, id: string): Promise<KeptFormBytesRow | null> {
  if ((await db.keptForms.get(id)) === undefined) throw new RegisterError('form-gone', { id })
  try {
    const row = await db.keptFormBytes.get(id)
    return row?.bytes instanceof Uint8Array ? row : null
  } catch (reason) {
    // Chromium keeps a large value as a file of its own, and that file alone may be lost.
    if (reason instanceof Error && UNREADABLE.has(reason.name)) return null
    throw reason
  }
}

const UNREADABLE = new Set(['NotReadableError', 'NotFoundError', 'DataError', 'UnknownError'])

async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

function sameBytes(a: Uint8Array, b: unknown): boolean {
  return b instanceof Uint8Array && a.length === b.length && a.every((byte, at) => byte === b[at])
}

const byName = (a: KeptForm, b: KeptForm) => a.name.localeCompare(b.name, 'ru', { numeric: true })
