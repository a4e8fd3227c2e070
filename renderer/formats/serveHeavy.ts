import type { Heavy, HeavyOptions } from './heavy'
import type { HeavyReply, HeavyRequest } from './heavyProtocol'

/** The worker's side of the channel, as much of it as is used. */
export interface HeavyPort {
  addEventListener(type: 'message', listen: (event: { data: unknown }) => void): void
  postMessage(message: HeavyReply, transfer: Transferable[]): void
}

const PROGRESS_MS = 50

/** Answers the requests of `createHeavy` inside the worker. Big results are handed over, not copied. */
export function serveHeavy(port: HeavyPort, heavy: Heavy): void {
  port.addEventListener('message', (event) => {
    const request = event.data as HeavyRequest
    void answer(port, heavy, request)
  })
}

async function answer(port: HeavyPort, heavy: Heavy, { id, task, args }: HeavyRequest): Promise<void> {
  let told = 0
  const options: HeavyOptions = {
    onProgress: (done, total) => {
      const now = performance.now()
      if (now - told < PROGRESS_MS && done < total) return
      told = now
      port.postMessage({ id, kind: 'progress', done, total }, [])
    },
  }
  try {
    const run = heavy[task] as (...args: unknown[]) => Promise<unknown>
    const value = await run(...args, options)
    port.postMessage({ id, kind: 'done', value }, value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [])
  } catch (error) {
    port.postMessage({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) }, [])
  }
}
