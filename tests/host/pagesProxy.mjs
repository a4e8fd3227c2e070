import { createServer } from 'node:http'

/**
 * Chromium knows nothing of `app://`. Everything it asks for goes through this proxy: `http://<host>.localhost` is
 * answered by the handler of `protocol.handle`, every other address is put before `webRequest` and then refused.
 */
export class PagesProxy {
  handlers = new Map()
  /** All addresses outside the application that a page tried to reach. */
  outside = []
  beforeRequest = null
  #server = createServer((request, response) => void this.#answer(request, response))

  async listen() {
    this.#server.on('connect', (request, socket) => {
      void this.#mayLoad(`https://${request.url.replace(/:443$/, '')}/`)
      socket.destroy()
    })
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this.#server.address().port
  }

  /** The stand-in's own listener, to be told from one that the application would open. */
  get server() {
    return this.#server
  }

  toHttp(address) {
    const url = new URL(address)
    const scheme = url.protocol.slice(0, -1)
    if (!this.handlers.has(scheme)) throw new Error(`ERR_UNKNOWN_URL_SCHEME ${address}`)
    return address.replace(`${scheme}://${url.host}`, `http://${scheme}.${url.host}.localhost`)
  }

  /** The application's own spelling of an address; others are left as they are. */
  toApp(address) {
    return address.replace(/^(blob:)?http:\/\/([a-z]+)\.([^/]+)\.localhost(?=\/|$)/, '$1$2://$3')
  }

  async #mayLoad(address) {
    if (!this.handlers.has(new URL(address).protocol.slice(0, -1))) this.outside.push(address)
    if (!this.beforeRequest) return true
    return new Promise((resolve) => {
      this.beforeRequest({ url: address, method: 'GET', resourceType: 'other' }, ({ cancel }) => resolve(!cancel))
    })
  }

  async #answer(request, response) {
    const address = this.toApp(request.url)
    const handler = this.handlers.get(URL.parse(address)?.protocol.slice(0, -1))
    if (!(await this.#mayLoad(address)) || !handler) {
      response.destroy()
      return
    }
    try {
      const answer = await handler(new Request(address, { method: request.method, headers: { accept: '*/*' } }))
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    } catch (error) {
      console.error(error)
      response.destroy()
    }
  }

  close() {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}
