// The stand-in for Electron's main-process module. It implements what «Перекличка» uses; anything else throws, so that
// a test cannot pass on something that was only pretended. What it cannot show is listed in README.md.
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { makeBrowserWindow } from './browserWindow.mjs'
import { Chromium } from './chromium.mjs'
import { PagesProxy } from './pagesProxy.mjs'

/** Reading a member that is not there is an error, not `undefined`. */
function strict(name, object) {
  return new Proxy(object, {
    get(target, key) {
      if (!(key in target) && typeof key === 'string' && key !== 'then' && key !== 'toJSON') {
        throw new Error(`${name}.${key} is not part of the stand-in host`)
      }
      const value = target[key]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const switchValue = (name) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(`--${name}=`.length)

const host = { handlers: new Map(), chromium: null, proxy: new PagesProxy(), app: null, session: null, relaunches: 0 }
globalThis.standInHost = host

class App extends EventEmitter {
  isPackaged = false
  #paths = { appData: join(homedir(), '.config'), documents: homedir(), temp: tmpdir(), home: homedir() }
  #ready = null
  #quitting = false
  #lock = null
  commandLine = {
    hasSwitch: (name) => switchValue(name) !== undefined,
    getSwitchValue: (name) => switchValue(name) ?? '',
  }

  enableSandbox() {}
  getName = () => 'Перекличка'
  getVersion = () => JSON.parse(readFileSync(resolve('package.json'), 'utf8')).version
  getAppPath = () => process.cwd()
  setPath = (name, path) => void (this.#paths[name] = path)
  isReady = () => host.chromium !== null

  getPath(name) {
    if (name === 'userData')
      return switchValue('user-data-dir') ?? this.#paths.userData ?? join(this.#paths.appData, 'app')
    if (!(name in this.#paths)) throw new Error(`no path '${name}' in the stand-in host`)
    return this.#paths[name]
  }

  requestSingleInstanceLock() {
    mkdirSync(this.getPath('userData'), { recursive: true })
    const file = join(this.getPath('userData'), 'stand-in.lock')
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
    } catch {
      const owner = Number(readFileSync(file, 'utf8'))
      try {
        process.kill(owner, 'SIGUSR2')
        return false
      } catch {
        writeFileSync(file, String(process.pid))
      }
    }
    this.#lock = file
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], ''))
    return true
  }

  whenReady() {
    this.#ready ??= (async () => {
      const proxyPort = await host.proxy.listen()
      host.chromium = await Chromium.launch({ userData: this.getPath('userData'), proxyPort })
      await host.chromium.send('Target.setDiscoverTargets', { discover: true })
      process.once('exit', () => host.chromium.kill())
      this.emit('ready')
      process.send?.({ kind: 'ready', endpoint: host.chromium.endpoint, pid: host.chromium.pid })
    })()
    return this.#ready
  }

  /** Starting anew is the fixture's: here is only noted that the program asked for it. */
  relaunch() {
    host.relaunches += 1
  }

  quit() {
    if (this.#quitting) return
    this.#quitting = true
    this.emit('before-quit', { preventDefault: () => undefined })
    for (const window of BrowserWindow.getAllWindows()) window.close()
    this.emit('will-quit', { preventDefault: () => undefined })
    void this.exit(0)
  }

  async exit(code = 0) {
    await host.chromium?.close()
    host.proxy.close()
    if (this.#lock !== null) rmSync(this.#lock, { force: true })
    this.emit('quit', {}, code)
    process.exit(code)
  }
}

const theApp = new App()
host.app = theApp
export const app = strict('app', theApp)

/** Names of the Permissions API → Electron's names, for those that a page can ask about. */
const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'persistent-storage': 'persistent-storage',
  midi: 'midi',
  'local-fonts': 'local-fonts',
  'window-management': 'window-management',
}

const theSession = Object.assign(new EventEmitter(), {
  handlers: {},
  setPermissionRequestHandler: (handler) => void (theSession.handlers.request = handler),
  setPermissionCheckHandler: (handler) => void (theSession.handlers.check = handler),
  setDevicePermissionHandler: (handler) => void (theSession.handlers.device = handler),
  setDisplayMediaRequestHandler: (handler) => void (theSession.handlers.display = handler),
  setBluetoothPairingHandler: (handler) => void (theSession.handlers.bluetooth = handler),
  webRequest: strict('webRequest', { onBeforeRequest: (listener) => void (host.proxy.beforeRequest = listener) }),
  protocol: strict('protocol', {
    handle(scheme, handler) {
      host.proxy.handlers.set(scheme, handler)
    },
  }),
  /** Chromium gets the answers of the application's own check handler. */
  async applyPermissions(origin) {
    for (const [name, permission] of Object.entries(PERMISSIONS)) {
      const granted = theSession.handlers.check?.(null, permission, `${origin}/`, {}) ?? true
      await host.chromium.send('Browser.setPermission', {
        permission: { name },
        setting: granted ? 'granted' : 'denied',
        origin: new URL(host.proxy.toHttp(`${origin}/`)).origin,
      })
    }
  },
})
/** Headless Chromium puts the session into its first profile; Electron's default session has no folder of its own. */
Object.defineProperty(theSession, 'storagePath', { get: () => join(theApp.getPath('userData'), 'Default') })
host.session = strict('session', theSession)
/** A session without a page: its requests are Node's. */
const partitions = new Map()
function fromPartition(name) {
  if (!partitions.has(name)) partitions.set(name, strict('session', { fetch: (url, init) => fetch(url, init) }))
  return partitions.get(name)
}
export const session = { defaultSession: host.session, fromPartition }

/** A machine without a keyring, as Electron tells of it. A spec that wants one replaces these methods. */
export const safeStorage = {
  getSelectedStorageBackend: () => 'basic_text',
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
  encryptStringAsync: () => Promise.reject(new Error('a spec must answer encryptStringAsync')),
  decryptStringAsync: () => Promise.reject(new Error('a spec must answer decryptStringAsync')),
}

let schemes = null
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list) {
    if (theApp.isReady()) throw new Error('schemes are registered before ready')
    if (schemes) throw new Error('schemes are registered once')
    schemes = list
    host.schemes = list
  },
})

export const BrowserWindow = makeBrowserWindow(host)

export const ipcMain = strict('ipcMain', {
  handle(channel, handler) {
    if (host.handlers.has(channel)) throw new Error(`second handler for '${channel}'`)
    host.handlers.set(channel, handler)
  },
})

// Plain objects: a spec replaces their methods to answer a dialog, in the stand-in as in Electron.
export const dialog = {
  showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
  showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
  showErrorBox: (title, text) => console.error(`${title}: ${text}`),
}
export const shell = {
  openExternal: () => Promise.reject(new Error('a spec must answer openExternal')),
  openPath: () => Promise.reject(new Error('a spec must answer openPath')),
  showItemInFolder() {
    throw new Error('a spec must answer showItemInFolder')
  },
}

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 }, scaleFactor: 1 }
export const screen = strict('screen', { getPrimaryDisplay: () => display, getAllDisplays: () => [display] })

const ROLES = new Set(
  'undo redo cut copy paste selectAll zoomIn zoomOut resetZoom togglefullscreen toggleDevTools minimize close quit help about'.split(
    ' ',
  ),
)
function buildMenu(template) {
  return {
    items: template.map((item) => {
      if (item.role !== undefined && !ROLES.has(item.role)) throw new Error(`unknown menu role '${item.role}'`)
      return { ...item, submenu: item.submenu ? buildMenu(item.submenu) : null }
    }),
  }
}
let menu = null
export const Menu = strict('Menu', {
  buildFromTemplate: buildMenu,
  setApplicationMenu: (built) => void (menu = built),
  getApplicationMenu: () => menu,
})

// The spec's side: functions sent as text run here with this module, as Playwright's `electronApp.evaluate` does.
const electron = { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, screen, session, shell }
process.on('message', async ({ id, source, argument }) => {
  try {
    const value = await (0, eval)(`(${source})`)(electron, argument)
    process.send({ kind: 'answer', id, value })
  } catch (error) {
    process.send({ kind: 'answer', id, error: String(error?.stack ?? error) })
  }
})
// Whoever started us is gone: nothing may be left running.
process.on('disconnect', () => process.exit(1))
