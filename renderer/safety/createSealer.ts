import type { Sealer } from './sealer'

export interface SealerRequest {
  id: number
  task: keyof Sealer
  args: unknown[]
}

export type SealerReply = { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string }

/** The window's side of a worker, as much of it as is used; tests bring their own. */
export interface SealerWorker {
  postMessage(message: SealerRequest): void
  terminate(): void
  onmessage: ((event: { data: SealerReply }) => void) | null
  onerror: ((event: { message: string }) => void) | null
}

/** The worker goes when it had nothing to do for so long: it holds the age library and a school's text. */
const IDLE_MS = 30_000

/** Sealing in a worker of its own, so that neither the window nor an import that is being read waits for it. */
export function createSealer(spawn: () => SealerWorker = spawnSealerWorker): Sealer {
  let worker: SealerWorker | null = null
  let idle: ReturnType<typeof setTimeout> | undefined
  const jobs = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>()
  let lastId = 0

  function stop(reason: string): void {
    worker?.terminate()
    worker = null
    for (const job of jobs.values()) job.reject(new Error(reason))
    jobs.clear()
  }

  function started(): SealerWorker {
    const fresh = spawn()
    fresh.onmessage = ({ data }) => {
      const job = jobs.get(data.id)
      jobs.delete(data.id)
      if (data.ok) job?.resolve(data.value)
      else job?.reject(new Error(data.message))
      if (jobs.size > 0) return
      clearTimeout(idle)
      idle = setTimeout(() => {
        if (jobs.size === 0) stop('idle')
      }, IDLE_MS)
    }
    fresh.onerror = (event) => {
      stop(event.message || 'the worker stopped')
    }
    return fresh
  }

  function ask<T>(task: keyof Sealer, args: unknown[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      lastId += 1
      jobs.set(lastId, { resolve: resolve as (value: unknown) => void, reject })
      worker ??= started()
      worker.postMessage({ id: lastId, task, args })
    })
  }

  return {
    sealSchool: (...args) => ask('sealSchool', args),
    sealSuccession: (...args) => ask('sealSuccession', args),
    openSuccession: (...args) => ask('openSuccession', args),
    openSchool: (...args) => ask('openSchool', args),
    compareSchool: (...args) => ask('compareSchool', args),
    wrapIdentities: (...args) => ask('wrapIdentities', args),
    unwrapIdentities: (...args) => ask('unwrapIdentities', args),
  }
}

/** The worker's side of the channel, as much of it as is used. */
export interface SealerPort {
  addEventListener(type: 'message', listen: (event: { data: unknown }) => void): void
  postMessage(message: SealerReply): void
}

/** Answers the requests of `createSealer` inside the worker. */
export function serveSealer(port: SealerPort, sealer: Sealer): void {
  port.addEventListener('message', (event) => {
    const { id, task, args } = event.data as SealerRequest
    const run = sealer[task] as (...given: unknown[]) => Promise<unknown>
    void run(...args).then(
      (value) => {
        port.postMessage({ id, ok: true, value })
      },
      (reason: unknown) => {
        port.postMessage({ id, ok: false, message: reason instanceof Error ? reason.message : 'unknown' })
      },
    )
  })
}

function spawnSealerWorker(): SealerWorker {
  return new Worker(new URL('../safety.worker.ts', import.meta.url), {
    type: 'module',
    name: 'safety',
  }) as unknown as SealerWorker
}
