import { EventEmitter } from 'node:events'
import { WebContents } from './webContents.mjs'

/** What makes a window dangerous in Electron; the stand-in refuses it instead of pretending. */
const INSECURE = {
  nodeIntegration: true,
  nodeIntegrationInSubFrames: true,
  nodeIntegrationInWorker: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  webviewTag: true,
  allowRunningInsecureContent: true,
}

/** @param host the stand-in's one state; returns Electron's class for it. */
export function makeBrowserWindow(host) {
  const all = new Set()

  return class BrowserWindow extends EventEmitter {
    #bounds
    #maximized = false
    #minimized = false
    #visible
    #gone = false
    #ready

    constructor(options = {}) {
      super()
      const preferences = options.webPreferences ?? {}
      for (const [name, value] of Object.entries(INSECURE)) {
        if (preferences[name] === value) throw new Error(`insecure window: ${name}`)
      }
      const { x = 100, y = 100, width = 800, height = 600 } = options
      this.options = options
      this.#bounds = { x, y, width, height }
      this.#visible = options.show !== false
      this.webContents = new WebContents(host, preferences)
      all.add(this)
      host.app.emit('web-contents-created', {}, this.webContents)
      host.app.emit('browser-window-created', {}, this)
      this.#ready = this.webContents.attach(width, height)
      host.chromium.on('Target.targetDestroyed', (_from, { targetId }) => {
        if (targetId === this.webContents.target) this.#end(true)
      })
    }

    static getAllWindows() {
      return [...all]
    }

    static fromWebContents(contents) {
      return [...all].find((window) => window.webContents === contents) ?? null
    }

    async loadURL(url) {
      await this.#ready
      await this.webContents.load(url)
      this.emit('ready-to-show')
    }

    loadFile() {
      throw new Error('pages come from the application scheme, never from file:')
    }

    #end(byUser) {
      if (this.#gone) return
      if (byUser) this.emit('close', { preventDefault: () => undefined })
      this.#gone = true
      all.delete(this)
      this.emit('closed')
      if (all.size === 0 && !host.app.emit('window-all-closed')) host.app.quit()
    }

    close() {
      let prevented = false
      this.emit('close', { preventDefault: () => (prevented = true) })
      if (!prevented) this.destroy()
    }

    destroy() {
      const target = this.webContents.target
      this.#end(false)
      if (target !== undefined)
        void host.chromium.send('Target.closeTarget', { targetId: target }).catch(() => undefined)
    }

    isDestroyed = () => this.#gone
    isVisible = () => this.#visible
    isMaximized = () => this.#maximized
    isMinimized = () => this.#minimized
    getBounds = () => this.#bounds
    getNormalBounds = () => this.#bounds
    getMinimumSize = () => [this.options.minWidth ?? 0, this.options.minHeight ?? 0]
    getTitle = () => this.options.title ?? ''
    focus = () => this.emit('focus')

    setBounds(bounds) {
      this.#bounds = { ...this.#bounds, ...bounds }
    }

    show() {
      this.#visible = true
      this.emit('show')
    }

    maximize() {
      this.#maximized = true
    }

    minimize() {
      this.#minimized = true
    }

    restore() {
      this.#minimized = false
    }
  }
}
