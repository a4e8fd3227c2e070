import type { DesktopErrorCode } from '../contract'

/** The system's own word for what went wrong (`EBUSY`), or the error's class. Messages are left out: they hold paths. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) {
    const code = (error as NodeJS.ErrnoException).code
    return typeof code === 'string' ? code : error.name
  }
  return typeof error
}

/** Which call of the system failed, `open` or `rename`; empty where the error does not tell. */
function systemCall(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).syscall ?? '') : ''
}

/**
 * Why a write failed, in the contract's words. Windows reports a file held open by Excel as EBUSY or, when it is to be
 * replaced, as EPERM; the same EPERM without a file in the way, or already at the draft beside it, means that the folder
 * is closed to us.
 */
export function writeErrorCode(error: unknown, targetExists: boolean): DesktopErrorCode {
  switch (errorCode(error)) {
    case 'EBUSY':
    case 'ETXTBSY':
      return 'file-locked'
    case 'EPERM':
      return targetExists && systemCall(error) !== 'open' ? 'file-locked' : 'read-only'
    case 'EROFS':
    case 'EACCES':
      return 'read-only'
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'no-space'
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO':
    case 'EIO':
    case 'ENOTDIR':
    case 'ESTALE':
    case 'ENOTCONN':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return 'gone'
    default:
      return 'unknown'
  }
}

/** Why a read failed. A file without the right to read it is `forbidden`. */
export function readErrorCode(error: unknown): DesktopErrorCode {
  switch (errorCode(error)) {
    case 'EBUSY':
      return 'file-locked'
    case 'EPERM':
    case 'EACCES':
      return 'forbidden'
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return 'not-found'
    default: {
      const code = writeErrorCode(error, true)
      return code === 'no-space' || code === 'read-only' ? 'unknown' : code
    }
  }
}
