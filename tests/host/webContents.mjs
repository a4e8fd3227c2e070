import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { codec } from './codec.mjs'
import { FROM_MAIN, pageScript, preloadScript, PRELOAD_WORLD, TO_MAIN } from './worlds.mjs'

/** One page of Chromium in the clothes of Electron's WebContents. `host` is the stand-in's one state. */
export class WebContents extends EventEmitter {
  #host
  #preferences
  #target
  #session
  #contexts = new Map()
  #ownNavigation = null
  #openHandler = () => ({ action: 'allow' })
  #loaded = () => undefined
  #frame = { url: '' }

  constructor(host, preferences) {
    super()
    this.#host = host
    this.#preferences = preferences
    this.session = host.session
  }

  get mainFrame() {
    return this.#frame
  }

  get target() {
    return this.#target
  }

  getURL() {
    return this.#frame.url
  }

  setWindowOpenHandler(handler) {
    this.#openHandler = handler
  }

  /** What Electron does for a new window: the preload into its own world, and no scripts where scripts are off. */
  async attach(width, height) {
    const { chromium } = this.#host
    const { targetId } = await chromium.send('Target.createTarget', {
      url: 'about:blank',
      width,
      height,
      newWindow: true,
    })
    this.#target = targetId
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true })
    this.#session = sessionId
    for (const [event, listener] of Object.entries(this.#listeners())) {
      chromium.on(event, (from, params) => {
        if (from === sessionId) listener(params)
      })
    }
    chromium.on('Target.targetCreated', (_from, { targetInfo }) => {
      if (targetInfo.openerId === targetId) this.#secondWindow(targetInfo)
    })
    await this.#send('Page.enable')
    await this.#send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] })
    const { preload, javascript } = this.#preferences
    if (javascript === false) await this.#send('Emulation.setScriptExecutionDisabled', { value: true })
    if (preload !== undefined) {
      const source = preloadScript(readFileSync(preload, 'utf8'))
      await this.#send('Runtime.addBinding', { name: TO_MAIN, executionContextName: PRELOAD_WORLD })
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript })
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: PRELOAD_WORLD })
    }
    await this.#send('Runtime.enable')
  }

  #send(method, params) {
    return this.#host.chromium.send(method, params, this.#session)
  }

  #listeners() {
    return {
      'Page.frameNavigated': ({ frame }) => {
        // Electron gives every document its own frame object; a handler that keeps an old one must fail here as well.
        if (frame.id === this.#target) this.#frame = { url: this.#host.proxy.toApp(frame.url) }
      },
      'Page.navigatedWithinDocument': ({ frameId, url }) => {
        if (frameId === this.#target) this.#frame.url = this.#host.proxy.toApp(url)
      },
      'Page.loadEventFired': () => {
        this.#loaded()
        this.emit('did-finish-load')
      },
      'Runtime.executionContextCreated': ({ context }) => this.#contexts.set(context.id, context.auxData.frameId),
      'Runtime.executionContextsCleared': () => this.#contexts.clear(),
      'Runtime.bindingCalled': (call) => void this.#invoked(call),
      'Fetch.requestPaused': (request) => void this.#navigating(request),
    }
  }

  async #invoked({ name, payload, executionContextId }) {
    if (name !== TO_MAIN) return
    const { id, channel, args } = codec.decode(payload)
    const isMain = this.#contexts.get(executionContextId) === this.#target
    const event = {
      sender: this,
      senderFrame: isMain ? this.#frame : { url: this.#frame.url },
      processId: 1,
      frameId: 1,
    }
    let answer
    try {
      const handler = this.#host.handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      answer = { id, ok: true, value: await handler(event, ...args) }
    } catch (error) {
      answer = { id, ok: false, message: `Error invoking remote method '${channel}': ${String(error)}` }
    }
    const expression = `globalThis[${JSON.stringify(FROM_MAIN)}](${JSON.stringify(codec.encode(answer))})`
    await this.#send('Runtime.evaluate', { expression, contextId: executionContextId }).catch(() => undefined)
  }

  /** Navigations that the page itself began are put before `will-navigate`, as Electron does; our own are not. */
  async #navigating({ requestId, request, frameId }) {
    const isMainFrame = frameId === this.#target
    const isOwn = isMainFrame && this.#ownNavigation === request.url
    if (isOwn) this.#ownNavigation = null
    const event = {
      url: this.#host.proxy.toApp(request.url),
      isMainFrame,
      defaultPrevented: false,
      preventDefault() {
        this.defaultPrevented = true
      },
    }
    if (!isOwn) {
      this.emit('will-frame-navigate', event)
      if (isMainFrame) this.emit('will-navigate', event)
    }
    const answer = event.defaultPrevented
      ? this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : this.#send('Fetch.continueRequest', { requestId })
    await answer.catch(() => undefined)
  }

  #secondWindow({ targetId, url }) {
    const { action } = this.#openHandler({ url: this.#host.proxy.toApp(url), frameName: '', features: '' })
    if (action !== 'deny') throw new Error('the stand-in can only refuse second windows')
    void this.#host.chromium.send('Target.closeTarget', { targetId }).catch(() => undefined)
  }

  async load(address) {
    const url = this.#host.proxy.toHttp(address)
    await this.#host.session.applyPermissions(address.split('/').slice(0, 3).join('/'))
    this.#ownNavigation = url
    const loaded = new Promise((resolve) => {
      this.#loaded = resolve
    })
    const { errorText } = await this.#send('Page.navigate', { url })
    if (errorText) throw new Error(`${errorText} (${address})`)
    await loaded
  }

  async printToPDF({ pageSize, preferCSSPageSize = false, printBackground = false, landscape = false }) {
    if (pageSize !== 'A4') throw new Error('the stand-in prints A4 only')
    const { data } = await this.#send('Page.printToPDF', {
      preferCSSPageSize,
      printBackground,
      landscape,
      paperWidth: 210 / 25.4,
      paperHeight: 297 / 25.4,
    })
    return Buffer.from(data, 'base64')
  }

  /** Invented ones, as a school on Windows might have them. A spec that wants others replaces this method. */
  async getPrintersAsync() {
    return [
      { name: 'HP LaserJet M1132', displayName: 'HP LaserJet M1132', description: '', options: {} },
      { name: 'Canon_LBP2900', displayName: 'Canon LBP2900 (канцелярия)', description: '', options: {} },
    ]
  }

  /** Nothing is printed here. A spec that wants another outcome replaces this method. */
  print(_options, done) {
    setTimeout(() => done?.(true, ''), 0)
  }
}
