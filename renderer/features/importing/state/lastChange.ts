import type { Register } from '@/storage/register'

/** A mark of the register's state: the newest entry of its journal. Another one means that a plan may be out of date. */
export function lastChange(register: Pick<Register, 'journal'>): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = register.journal({ limit: 1 }).subscribe((entries) => {
      resolve(entries[0]?.set.id ?? '')
      queueMicrotask(() => stop())
    }, reject)
  })
}
