import { folderChooser, openFiles, saveFile } from './browserFiles'
import { printInPage } from './browserPrint'
import { browserExchange } from './browserExchange'
import { browserSnapshots } from './browserSnapshots'
import { claimWriting } from './claimWriting'
import { copyText } from './copyText'
import type { Platform } from './platform'
import { privateJournals } from './privateJournals'
import { privateVault } from './privateVault'
import { programVersion } from './programVersion'
import { rememberedFolder } from './rememberedFolder'
import { platformTexts } from './texts'

/** Where the browser keeps the device mark: beside the database, and lost together with it when site data are cleared. */
const MARK = 'pereklichka-device-mark'

/** https and mailto only, as in the desktop; null for everything else. */
function outsideAddress(address: string): string | null {
  const url = URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '') return null
  return url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null
}

/** Any Chromium browser as a platform: files by its dialogs or downloads, paper by its print dialog, no silent PDF. */
export function browserPlatform(): Platform {
  // Absent where the page did not come over https or from this PC.
  const storage = (navigator as Partial<Navigator>).storage ?? null
  return {
    hostTitle: platformTexts.browserTitle,
    version: programVersion,
    openFiles,
    saveFile,
    chooseFolder: folderChooser(),
    printing: { toPdf: null, print: printInPage, printers: null },
    openExternal(url) {
      const address = outsideAddress(url)
      if (address === null) return Promise.resolve({ ok: false, code: 'forbidden', detail: 'address' })
      window.open(address, '_blank', 'noopener,noreferrer')
      return Promise.resolve({ ok: true, value: null })
    },
    copyText,
    // `async` turns a storage that the browser has switched off into a rejection.
    deviceMark: {
      read: async () => localStorage.getItem(MARK),

      write: async (mark) => {
        localStorage.setItem(MARK, mark)
      },
    },
    journals: storage === null ? null : privateJournals(() => storage.getDirectory()),
    snapshots:
      storage === null
        ? null
        : browserSnapshots(
            () => storage.getDirectory(),
            rememberedFolder('snapshots'),
            () => storage.estimate(),
          ),
    vault: storage === null ? null : privateVault(() => storage.getDirectory()),
    async freeSpace() {
      if (storage === null) return { ok: false, code: 'unknown', detail: 'storage' }
      const { quota = 0, usage = 0 } = await storage.estimate()
      return { ok: true, value: { profileBytes: Math.max(0, quota - usage) } }
    },
    exchange: browserExchange((school) => rememberedFolder(`exchange-${school}`)),
    store: null,
    claimWriting,
  }
}
