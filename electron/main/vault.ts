import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import type { DesktopApi, VaultProtection } from '../contract'
import { errorCode, readErrorCode, writeErrorCode } from './errors'
import { replaceFile } from './writing'

/** The system's keyring, as much of it as is used. */
export type Keyring = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

/** The first byte of the file tells how the rest is to be read. */
const WRAPPED = 0x57 // W
const PLAIN = 0x50 // P

/**
 * The keys of this PC in one file of the profile, wrapped by the system's account where it has a real keyring. The
 * keyring is never the only way to a key (reliability 3, safeStorage): the page keeps its own copy.
 */
export function createVault(
  folder: string,
  keyring: Keyring,
  os: NodeJS.Platform = process.platform,
): Pick<DesktopApi, 'readVault' | 'writeVault'> {
  const file = join(folder, 'vault.bin')

  /** On Linux without a keyring Electron would wrap by a password that everybody knows: that is no protection. */
  async function isReal(): Promise<boolean> {
    if (os === 'linux' && ['basic_text', 'unknown'].includes(keyring.getSelectedStorageBackend())) return false
    return keyring.isAsyncEncryptionAvailable()
  }

  async function protection(): Promise<VaultProtection> {
    return (await isReal()) ? 'system' : 'file'
  }

  return {
    async readVault() {
      let bytes: Buffer
      try {
        bytes = await readFile(file)
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return { ok: true, value: { text: null, protection: await protection() } }
        return { ok: false, code: readErrorCode(error), detail: errorCode(error) }
      }
      const rest = bytes.subarray(1)
      if (bytes[0] === PLAIN) return { ok: true, value: { text: rest.toString('utf8'), protection: 'file' } }
      try {
        const { result } = await keyring.decryptStringAsync(rest)
        return { ok: true, value: { text: result, protection: 'system' } }
      } catch {
        // Another account, another PC, a reset password: the page has its own copy of the keys.
        return { ok: true, value: { text: null, protection: await protection() } }
      }
    },
    async writeVault({ text }) {
      try {
        await mkdir(folder, { recursive: true })
        const real = await isReal()
        const rest = real ? await keyring.encryptStringAsync(text) : Buffer.from(text, 'utf8')
        await replaceFile(file, Buffer.concat([Buffer.from([real ? WRAPPED : PLAIN]), rest]))
        return { ok: true, value: real ? 'system' : 'file' }
      } catch (error) {
        return { ok: false, code: writeErrorCode(error, false), detail: errorCode(error) }
      }
    },
  }
}
