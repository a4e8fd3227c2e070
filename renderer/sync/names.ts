import { isDeviceId } from '@/domain/changes/stamp'

/** What a file of a PC's folder is, by its name alone. */
export interface SyncFileName {
  /** `base`: a snapshot that stands in the chain at its own number; `snap`: one that repeats batches up to its number. */
  kind: 'batch' | 'snap' | 'base'
  seq: number
  /** First 32 hex digits of the SHA-256 of the file's bytes. */
  hash: string
}

const ROOT = 'v1'
/** Says whose folder it is, to people and to the engine: an empty listing never means that everything was deleted. */
export const MARKER = 'README.txt'
/** The school's key under the passphrase. */
export const KEY_FILE = 'key.age'

const KEY_MARK = /^key-[0-9a-f]{16}$/
const FILE = /^(?:(snap|base)-)?(\d{8})-([0-9a-f]{32})$/
const SPACE = /^[0-9A-Za-z-]{1,64}$/

/** An empty file whose name tells, without a further call, to which key the space is sealed. */
export const keyMark = (keyId: string): string => `key-${keyId}`
export const isKeyMark = (name: string): boolean => KEY_MARK.test(name)

/** The folder of one school; its name is the school's id. */
export const spacePath = (school: string): string => `${ROOT}/${school}`
export const rootPath = ROOT

/** Whether a folder's name can be that of a school. */
export const isSpaceName = (name: string): boolean => SPACE.test(name) && !name.startsWith('probe-')

export const devicePath = (school: string, device: string): string => `${ROOT}/${school}/${device}`

/** Whether a folder's name is that of a PC; everything else in the space is passed over. */
export const isDeviceFolder = isDeviceId

/** Without an extension: Yandex Disk slows down «data» and «compressed» names (reliability 5.2). */
export function fileName({ kind, seq, hash }: SyncFileName): string {
  return `${kind === 'batch' ? '' : `${kind}-`}${String(seq).padStart(8, '0')}-${hash}`
}

/** For sorting files of a chain; 0 for a name that is none. */
export const numberOf = (name: string): number => parseFileName(name)?.seq ?? 0

/** Null for everything that the engine did not write: «conflicted copy», `tmp-…`, `desktop.ini`. */
export function parseFileName(name: string): SyncFileName | null {
  const found = FILE.exec(name)
  if (found === null) return null
  const seq = Number(found[2])
  if (seq < 1) return null
  return { kind: (found[1] as 'snap' | 'base' | undefined) ?? 'batch', seq, hash: found[3] ?? '' }
}
