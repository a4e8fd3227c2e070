import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, ipcMain, Menu, protocol, safeStorage, session, shell, type BrowserWindow } from 'electron'
import { APP_SCHEME, type DesktopApi } from '../contract'
import { isStartPage, outsideAddress } from './addresses'
import { dropOldStores } from './damagedStores'
import { createDrafts } from './drafts'
import { createDeviceMark } from './deviceMark'
import { errorCode } from './errors'
import { createExchange } from './exchange/createExchange'
import { wireOf } from './exchange/http'
import { createFiles } from './files'
import { handleAll } from './handle'
import { menuTemplate } from './menu'
import { createJournals } from './journals'
import { lockNavigation } from './navigation'
import { pageServer, pageTable } from './pages'
import { createPrinting } from './printing'
import { guardSession } from './sessionGuards'
import { createSnapshots } from './snapshots'
import { createStore, endSession, prepareStore } from './store'
import { texts } from './texts'
import { createVault } from './vault'
import { bringToFront, openPrintWindow, openWindow } from './window'

// Start-up order matters; every step says why it stands where it stands.

// 1. Before `ready`, and once: without `standard` there is no IndexedDB under our scheme.
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
])
app.enableSandbox()

// 2. The data folder has a name of its own that no renaming of the product can change; before the lock, which lies in it.
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), 'pereklichka'))

// 3. Two programs on one profile damage the store (reliability 2.3): the lock comes before anything touches the data.
if (app.requestSingleInstanceLock()) {
  // Without a word on it the program would run on without a window and keep its lock.
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox(texts.startFailed.title, texts.startFailed.why(errorCode(error)))
      app.exit(1)
    })
} else {
  app.quit()
}

const OS = { win32: 'windows', darwin: 'mac' } as const

function start(): void {
  const built = join(import.meta.dirname, '..')
  const ownData = app.getPath('userData')
  const printed = new Map<string, string>()
  let window: BrowserWindow | null = null

  // 4. Every window, also one we never meant to open, is locked before it loads anything.
  app.on('web-contents-created', (_event, contents) => {
    lockNavigation(contents)
  })
  guardSession(session.defaultSession)

  // 5. The store, while nobody has opened it yet: a damaged one can only be put aside now.
  const store = prepareStore({ ownData, storage: session.defaultSession.storagePath ?? ownData }, new Date())

  // What a crash left of files that were being saved holds names: it goes before anything new is written.
  const drafts = createDrafts(ownData)
  drafts.sweep()

  // 6. The pages.
  if (!existsSync(join(built, 'renderer', 'index.html'))) {
    dialog.showErrorBox(texts.startFailed.title, texts.startFailed.noPages)
    app.exit(1)
    return
  }
  session.defaultSession.protocol.handle(APP_SCHEME, pageServer(pageTable(join(built, 'renderer')), printed))

  const { close: closeJournals, areWhole, ...journalChannels } = createJournals(join(ownData, 'journal'))
  dropOldStores(ownData, new Date(), areWhole)
  const { close: closePrinting, ...printing } = createPrinting({
    openHidden: openPrintWindow,
    contents: () => window?.webContents ?? null,
    printed,
  })

  // 7. The channels, before a page could call them.
  const desktop: DesktopApi = {
    info: () =>
      Promise.resolve({
        ok: true,
        value: { version: app.getVersion(), os: OS[process.platform as keyof typeof OS] ?? 'linux' },
      }),
    ...createFiles({
      window: () => window,
      disk: drafts.disk,
      dialog,
      shell,
      documents: app.getPath('documents'),
      ownData,
    }),
    ...printing,
    ...createDeviceMark(ownData),
    ...journalChannels,
    ...createSnapshots({ window: () => window, dialog, documents: app.getPath('documents'), ownData }),
    ...createVault(ownData, safeStorage),
    ...createExchange({
      window: () => window,
      dialog,
      documents: app.getPath('documents'),
      ownData,
      keyring: safeStorage,
      // The page's own session has no network at all. This one has no page, and forgets everything when the program ends.
      wire: wireOf((url, init) => session.fromPartition('exchange').fetch(url, init)),
    }),
    ...createStore(ownData, store, () => {
      app.relaunch()
      app.quit()
    }),
    async openExternal({ url }) {
      const address = outsideAddress(url)
      if (address === null) return { ok: false, code: 'forbidden', detail: 'address' }
      await shell.openExternal(address)
      return { ok: true, value: null }
    },
  }
  handleAll(
    ipcMain,
    (event) =>
      window !== null &&
      event.senderFrame !== null &&
      event.senderFrame === window.webContents.mainFrame &&
      isStartPage(event.senderFrame.url),
    desktop,
  )

  // 8. The window.
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(!app.isPackaged)))
  window = openWindow({
    preload: join(built, 'preload', 'index.cjs'),
    icon: join(built, '..', 'resources', 'icons', 'icon.png'),
    ownData,
  })
  window.on('closed', () => {
    window = null
    closePrinting()
    app.quit()
  })
  app.on('will-quit', () => {
    closeJournals()
    drafts.sweep()
    endSession(ownData)
  })
  app.on('second-instance', () => {
    if (window) bringToFront(window)
  })
}
