import type { ReadOutcome } from '@/domain/imports/grid'
import type { Heavy, HeavyOptions } from './heavy'
import type { HeavyReply, HeavyRequest, HeavyTask } from './heavyProtocol'

/** A foreign file or a pasted block that is not read within this time is refused (reliability S1). */
export const READ_BUDGET_MS = 10_000

/** The window's side of a worker, as much of it as is used; tests bring their own. */
export interface HeavyWorker {
  postMessage(message: HeavyRequest): void
  terminate(): void
  onmessage: ((event: { data: HeavyReply }) => void) | null
  onerror: ((event: { message: string }) => void) | null
}

interface Job {
  id: number
  task: HeavyTask
  args: unknown[]
  options: HeavyOptions
  settle: (end: () => void) => void
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}

/**
 * Heavy work in a worker: one job at a time, in the order asked. Aborting a job, or a file that takes longer than its
 * budget, kills the worker; the next job gets a new one, and jobs that wait are not touched. The worker starts with the
 * first job, so the first screen does not pay for it.
 */
export function createHeavy(spawn: () => HeavyWorker = spawnHeavyWorker, readBudgetMs: number = READ_BUDGET_MS): Heavy {
  let worker: HeavyWorker | null = null
  let active: Job | null = null
  let budget: ReturnType<typeof setTimeout> | undefined
  const waiting: Job[] = []
  let lastId = 0

  function finish(job: Job, end: () => void): void {
    if (active === job) {
      active = null
      clearTimeout(budget)
    }
    job.settle(end)
    next()
  }

  function kill(): void {
    worker?.terminate()
    worker = null
  }

  function next(): void {
    if (active) return
    const job = waiting.shift()
    if (!job) return
    active = job
    worker ??= connected(spawn())
    if (job.task === 'readFile' || job.task === 'readPasted' || job.task === 'checkForm') {
      budget = setTimeout(() => {
        kill()
        // A form's check has the same shape without the name, and takes one more field without harm.
        const outcome: ReadOutcome = { ok: false, fileName: String(job.args[0]), refusal: 'timeout' }
        finish(job, () => job.resolve(outcome))
      }, readBudgetMs)
    }
    try {
      worker.postMessage({ id: job.id, task: job.task, args: job.args })
    } catch (error) {
      finish(job, () => job.reject(error))
    }
  }

  function connected(fresh: HeavyWorker): HeavyWorker {
    fresh.onmessage = ({ data }) => {
      const job = active
      if (job?.id !== data.id) return
      if (data.kind === 'progress') job.options.onProgress?.(data.done, data.total)
      else if (data.kind === 'done') finish(job, () => job.resolve(data.value))
      else finish(job, () => job.reject(new Error(data.message)))
    }
    fresh.onerror = (event) => {
      kill()
      const job = active
      if (job) finish(job, () => job.reject(new Error(event.message || 'the worker stopped')))
    }
    return fresh
  }

  function ask<T>(task: HeavyTask, args: unknown[], options: HeavyOptions = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { signal } = options
      if (signal?.aborted) {
        reject(abortReason(signal))
        return
      }
      lastId += 1
      const onAbort = () => {
        const place = waiting.indexOf(job)
        if (place >= 0) waiting.splice(place, 1)
        else kill()
        finish(job, () => job.reject(abortReason(signal)))
      }
      const job: Job = {
        id: lastId,
        task,
        args,
        options,
        settle: (end) => {
          signal?.removeEventListener('abort', onAbort)
          end()
        },
        resolve: resolve as (value: unknown) => void,
        reject,
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      waiting.push(job)
      next()
    })
  }

  return {
    prepare: () => void (worker ??= connected(spawn())),
    readFile: (fileName, bytes, choice, options) => ask('readFile', [fileName, bytes, choice], options),
    readPasted: (name, block, options) => ask('readPasted', [name, block], options),
    writeWorkbook: (document, options) => ask('writeWorkbook', [document], options),
    renderPages: (document, options) => ask('renderPages', [document], options),
    joinPdfs: (parts, options) => ask('joinPdfs', [parts], options),
    writeDrafts: (drafts, options) => ask('writeDrafts', [drafts], options),
    writeCsv: (tables, options) => ask('writeCsv', [tables], options),
    writeContacts: (files, options) => ask('writeContacts', [files], options),
    checkForm: (fileName, bytes, sampleLink, options) => ask('checkForm', [fileName, bytes, sampleLink], options),
    fillForm: (bytes, fill, options) => ask('fillForm', [bytes, fill], options),
    zip: (files, options) => ask('zip', [files], options),
  }
}

function abortReason(signal: AbortSignal | undefined): unknown {
  const reason: unknown = signal?.reason
  return reason instanceof Error && reason.name === 'AbortError' ? reason : new DOMException('aborted', 'AbortError')
}

function spawnHeavyWorker(): HeavyWorker {
  return new Worker(new URL('../heavy.worker.ts', import.meta.url), {
    type: 'module',
    name: 'heavy',
  }) as unknown as HeavyWorker
}
