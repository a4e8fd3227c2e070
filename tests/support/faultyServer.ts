import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server can do to a request instead of answering it. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  /** A login page with status 200, whatever was asked. */
  | { kind: 'page' }
  /** Reads and never answers. */
  | { kind: 'hang' }
  /** The line breaks after half of the body, and the server keeps that half. */
  | { kind: 'cut' }
  /** The line breaks, and the server keeps nothing. */
  | { kind: 'break' }
  /** Does what it was asked, and the answer is lost on its way. */
  | { kind: 'lost' }

export interface Asked {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface FaultyServer {
  origin: string
  /** Every request, `METHOD /path`. */
  log: string[]
  /** The next requests of this method meet the fault; '*' is any method. */
  meet(method: string, fault: Fault, times?: number): void
  /** Faults that were ordered and not met are called off. */
  calm(): void
  close(): Promise<void>
}

const PAGE = '<!DOCTYPE html><html><head><title>Вход в сеть</title></head><body><form></form></body></html>'

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

/** An HTTP server on loopback that answers by `answer`, unless a fault was ordered. */
export async function faultyServer(answer: (asked: Asked) => Reply, nowMs = Date.now): Promise<FaultyServer> {
  const waiting: { method: string; fault: Fault }[] = []
  const log: string[] = []

  function take(method: string): Fault | null {
    const at = waiting.findIndex((one) => one.method === method || one.method === '*')
    return at < 0 ? null : (waiting.splice(at, 1)[0]?.fault ?? null)
  }

  function send(response: ServerResponse, { status, headers = {}, body = '' }: Reply): void {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    response.writeHead(status, { date: new Date(nowMs()).toUTCString(), ...headers })
    response.end(bytes)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? ''
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`)
    log.push(`${method} ${url.pathname}`)
    const body = await bodyOf(request)
    const asked = { method, url, headers: request.headers, body }
    const fault = take(method)
    switch (fault?.kind) {
      case 'status':
        send(response, { status: fault.status, headers: fault.headers ?? {} })
        return
      case 'page':
        send(response, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE })
        return
      case 'hang':
        return
      case 'break':
        request.socket.destroy()
        return
      case 'cut':
        answer({ ...asked, body: body.subarray(0, body.length / 2) })
        request.socket.destroy()
        return
      case 'lost':
        answer(asked)
        request.socket.destroy()
        return
      case undefined:
        send(response, answer(asked))
    }
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    log,
    meet(method, fault, times = 1) {
      for (let count = 0; count < times; count += 1) waiting.push({ method, fault })
    },
    calm: () => void waiting.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
