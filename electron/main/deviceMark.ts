import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DesktopApi } from '../contract'
import { errorCode, readErrorCode, writeErrorCode } from './errors'
import { replaceFile } from './writing'

/** The device identity's second home, beside the database instead of in it (SPEC rule 10). */
export function createDeviceMark(folder: string): Pick<DesktopApi, 'readDeviceMark' | 'writeDeviceMark'> {
  const file = join(folder, 'device-mark.txt')
  return {
    async readDeviceMark() {
      try {
        const mark = (await readFile(file, 'utf8')).trim()
        return { ok: true, value: mark === '' ? null : mark }
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return { ok: true, value: null }
        return { ok: false, code: readErrorCode(error), detail: errorCode(error) }
      }
    },
    async writeDeviceMark({ mark }) {
      try {
        await mkdir(folder, { recursive: true })
        await replaceFile(file, Buffer.from(mark, 'utf8'))
        return { ok: true, value: null }
      } catch (error) {
        return { ok: false, code: writeErrorCode(error, false), detail: errorCode(error) }
      }
    },
  }
}
