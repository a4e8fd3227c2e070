import type { Result } from '@contract'

/** A call that breaks off (the main process is ending) is an answer like any other, not an exception. */
export async function answered<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call
  } catch (error) {
    return { ok: false, code: 'unknown', detail: error instanceof Error ? error.name : 'call' }
  }
}
