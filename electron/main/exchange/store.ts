import { randomBytes } from 'node:crypto'
import type { ExchangeFile } from '../../contract'

/**
 * One store as main works with it. Paths were checked at the border. Every call throws a `StoreFailure`; what each must
 * keep to is the contract of the port (`renderer/platform/exchange.ts`).
 */
export interface Store {
  list(path: string): Promise<ExchangeFile[]>
  read(path: string): Promise<Uint8Array>
  create(path: string, bytes: Uint8Array): Promise<void>
  remove(path: string): Promise<void>
  clock(): Promise<number | null>
  /** Throws when the place is not there or is no store of this kind. */
  check(): Promise<void>
}

/** Up to this size a written file is read back and compared; of a larger one the size is looked at. */
export const COMPARED_BYTES = 1024 * 1024

const DRAFT = /^tmp-[0-9a-f]{16}$/

/** The name under which a file is written before it gets its own. */
export const draftName = (): string => `tmp-${randomBytes(8).toString('hex')}`

export const isDraftName = (name: string): boolean => DRAFT.test(name)

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
