import type { DesktopErrorCode, Result } from '../../contract'
import { errorCode } from '../errors'

interface Circumstances {
  /** The same call may go well a moment later. */
  passing?: boolean
  /** How long the server asked to be left alone. */
  retryAfterMs?: number
}

/** Why a call to a store failed: thrown inside the stores, a `Result` outside. `detail` holds no address and no name. */
export class StoreFailure extends Error {
  readonly passing: boolean
  readonly retryAfterMs: number | null

  constructor(
    readonly code: DesktopErrorCode,
    readonly detail: string,
    { passing = false, retryAfterMs }: Circumstances = {},
  ) {
    super(detail)
    this.name = 'StoreFailure'
    this.passing = passing
    this.retryAfterMs = retryAfterMs ?? null
  }
}

export const isFailure = (error: unknown, code: DesktopErrorCode): boolean =>
  error instanceof StoreFailure && error.code === code

/** The last name of a path of the exchange. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder that a path of the exchange lies in; '' is the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** What `work` says or throws as a result that names the file. */
export async function answered<T>(path: string, work: () => Promise<T>): Promise<Result<T>> {
  const name = nameOf(path)
  const named = name === '' ? {} : { name }
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (!(error instanceof StoreFailure)) return { ok: false, code: 'unknown', detail: errorCode(error), ...named }
    const { code, detail, retryAfterMs } = error
    return { ok: false, code, detail, ...named, ...(retryAfterMs === null ? {} : { retryAfterMs }) }
  }
}
