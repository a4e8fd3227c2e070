import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SafeStorage } from 'electron'
import type { VaultProtection } from '../contract'
import { errorCode } from './errors'
import { replaceFile } from './writing'

/** The system's keyring, as much of it as is used. */
export type Keyring = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

/** One text in a file, wrapped by the system's account where it has a real keyring. */
export interface SealedText {
  /** `text` is null when nothing was written, or what was cannot be opened by this account. Throws the system's error. */
  read(): Promise<{ text: string | null; protection: VaultProtection }>
  /** Throws the system's error; the old text is then untouched. */
  write(text: string): Promise<VaultProtection>
}

/** The first byte of the file tells how the rest is to be read. */
const WRAPPED = 0x57 // W
const PLAIN = 0x50 // P

export function sealedText(file: string, keyring: Keyring, os: NodeJS.Platform = process.platform): SealedText {
  /** On Linux without a keyring Electron would wrap by a password that everybody knows: that is no protection. */
  async function isReal(): Promise<boolean> {
    if (os === 'linux' && ['basic_text', 'unknown'].includes(keyring.getSelectedStorageBackend())) return false
    return keyring.isAsyncEncryptionAvailable()
  }

  async function nothing(): Promise<{ text: null; protection: VaultProtection }> {
    return { text: null, protection: (await isReal()) ? 'system' : 'file' }
  }

  return {
    async read() {
      let bytes: Buffer
      try {
        bytes = await readFile(file)
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return nothing()
        throw error
      }
      const rest = bytes.subarray(1)
      if (bytes[0] === PLAIN) return { text: rest.toString('utf8'), protection: 'file' }
      try {
        const { result } = await keyring.decryptStringAsync(rest)
        return { text: result, protection: 'system' }
      } catch {
        // Another account, another PC, a reset password.
        return nothing()
      }
    },
    async write(text) {
      await mkdir(dirname(file), { recursive: true })
      const real = await isReal()
      const rest = real ? await keyring.encryptStringAsync(text) : Buffer.from(text, 'utf8')
      await replaceFile(file, Buffer.concat([Buffer.from([real ? WRAPPED : PLAIN]), rest]))
      return real ? 'system' : 'file'
    },
  }
}
