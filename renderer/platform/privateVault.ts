import type { Vault } from './platform'
import { readPrivate, writePrivate, type PrivateFolder } from './privateFolder'

const NAME = 'vault'

/**
 * The browser's place for keys: a file of the origin's private file system, beside the database and not in it. Whoever
 * reads the browser's profile reads it too.
 */
export function privateVault(root: () => Promise<PrivateFolder>): Vault {
  return {
    async read() {
      try {
        const text = new TextDecoder().decode(await readPrivate(await root(), NAME))
        return { ok: true, value: { text, protection: 'file' } }
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') {
          return { ok: true, value: { text: null, protection: 'file' } }
        }
        return { ok: false, code: 'unknown', detail: error instanceof Error ? error.name : 'vault' }
      }
    },
    async write(text) {
      try {
        await writePrivate(await root(), NAME, new TextEncoder().encode(text))
        return { ok: true, value: 'file' }
      } catch (error) {
        const detail = error instanceof Error ? error.name : 'vault'
        return { ok: false, code: detail === 'QuotaExceededError' ? 'no-space' : 'unknown', detail }
      }
    },
  }
}
