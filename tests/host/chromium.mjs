import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { findBrowser } from '../../electron/findBrowser.mjs'

const SWITCHES = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--lang=ru',
  '--hide-scrollbars',
]

/** A Chromium with its DevTools protocol: `send(method, params, sessionId?)`, events as `[sessionId, params]`. */
export class Chromium extends EventEmitter {
  #socket
  #process
  #last = 0
  #waiting = new Map()

  /** @param {{ userData: string; proxyPort: number }} options */
  static async launch({ userData, proxyPort }) {
    const program = findBrowser()
    if (!program) throw new Error('No Chrome, Edge or Chromium found: install one, or name its program in CHROME_PATH')
    const child = spawn(
      program,
      [
        ...SWITCHES,
        `--user-data-dir=${userData}`,
        `--proxy-server=http://127.0.0.1:${String(proxyPort)}`,
        '--proxy-bypass-list=<-loopback>',
        '--remote-debugging-port=0',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const endpoint = await new Promise((resolve, reject) => {
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += String(chunk)
        const found = /DevTools listening on (ws:\S+)/.exec(said)
        if (found) resolve(found[1])
      })
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`Chromium ended with code ${String(code)}: ${said.slice(-2000)}`)))
    })
    const chromium = new Chromium()
    chromium.endpoint = endpoint
    chromium.#process = child
    await chromium.#connect(endpoint)
    return chromium
  }

  async #connect(endpoint) {
    const socket = new WebSocket(endpoint)
    await new Promise((resolve, reject) => {
      socket.onopen = resolve
      socket.onerror = () => reject(new Error('Chromium does not answer'))
    })
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data)
      if (message.id === undefined) {
        this.emit(message.method, message.sessionId ?? '', message.params)
        return
      }
      const call = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
      else call?.resolve(message.result)
    }
    socket.onclose = () => {
      for (const call of this.#waiting.values()) call.reject(new Error(`${call.method}: Chromium has gone`))
      this.#waiting.clear()
    }
    this.#socket = socket
  }

  get pid() {
    return this.#process.pid
  }

  send(method, params = {}, sessionId = undefined) {
    return new Promise((resolve, reject) => {
      this.#last += 1
      this.#waiting.set(this.#last, { method, resolve, reject })
      this.#socket.send(JSON.stringify({ id: this.#last, method, params, sessionId }))
    })
  }

  /** An orderly end, so that everything stored reaches the disk. */
  async close() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    await this.send('Browser.close').catch(() => undefined)
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000).unref())])
    this.kill()
  }

  kill() {
    this.#process.kill('SIGKILL')
  }
}
