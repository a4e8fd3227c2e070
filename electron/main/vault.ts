import { join } from 'node:path'
import type { DesktopApi } from '../contract'
import { errorCode, readErrorCode, writeErrorCode } from './errors'
import { sealedText, type Keyring } from './sealedText'

/**
 * The keys of this PC in one file of the profile. The keyring is never the only way to a key (reliability 3, safeStorage):
 * the page keeps its own copy.
 */
export function createVault(
  folder: string,
  keyring: Keyring,
  os: NodeJS.Platform = process.platform,
): Pick<DesktopApi, 'readVault' | 'writeVault'> {
  const vault = sealedText(join(folder, 'vault.bin'), keyring, os)
  return {
    async readVault() {
      try {
        return { ok: true, value: await vault.read() }
      } catch (error) {
        return { ok: false, code: readErrorCode(error), detail: errorCode(error) }
      }
    },
    async writeVault({ text }) {
      try {
        return { ok: true, value: await vault.write(text) }
      } catch (error) {
        return { ok: false, code: writeErrorCode(error, false), detail: errorCode(error) }
      }
    },
  }
}
