import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Keyring } from '@electron/main/sealedText'
import { createVault } from '@electron/main/vault'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A keyring of one account; `account` is what the bytes are bound to. */
function keyring(account: string, backend: ReturnType<Keyring['getSelectedStorageBackend']> = 'kwallet6'): Keyring {
  const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text) => Promise.resolve(turned(Buffer.from(account + text))),
    decryptStringAsync(bytes) {
      const text = turned(bytes).toString()
      if (!text.startsWith(account)) return Promise.reject(new Error('another account'))
      return Promise.resolve({ shouldReEncrypt: false, result: text.slice(account.length) })
    },
  }
}

const keys = '{"schools":{"1":"AGE-SECRET-KEY-1TEST"}}'
const stored = async () => (await readFile(join(folder, 'vault.bin'))).toString('latin1')

it('wraps the keys where the system has a keyring', async () => {
  const vault = createVault(folder, keyring('anna'), 'linux')
  expect(await vault.readVault()).toEqual({ ok: true, value: { text: null, protection: 'system' } })
  expect(await vault.writeVault({ text: keys })).toEqual({ ok: true, value: 'system' })
  expect(await vault.readVault()).toEqual({ ok: true, value: { text: keys, protection: 'system' } })
  expect(await stored()).not.toContain('AGE-SECRET')
})

it('does not take a keyring without a password for protection', async () => {
  const vault = createVault(folder, keyring('anna', 'basic_text'), 'linux')
  expect(await vault.writeVault({ text: keys })).toEqual({ ok: true, value: 'file' })
  expect(await vault.readVault()).toEqual({ ok: true, value: { text: keys, protection: 'file' } })
  expect(await stored()).toContain('AGE-SECRET')
})

it('of another account or PC it is as good as none', async () => {
  await createVault(folder, keyring('anna'), 'linux').writeVault({ text: keys })
  const other = createVault(folder, keyring('boris'), 'linux')
  expect(await other.readVault()).toEqual({ ok: true, value: { text: null, protection: 'system' } })
})

it('tells why it cannot be kept', async () => {
  await writeFile(join(folder, 'file'), '')
  const vault = createVault(join(folder, 'file'), keyring('anna'), 'linux')
  expect(await vault.writeVault({ text: keys })).toMatchObject({ ok: false, detail: 'EEXIST' })
})
