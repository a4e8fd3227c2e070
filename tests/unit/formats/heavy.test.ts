import { describe, expect, it } from 'vitest'
import type { DocumentDescription } from '@/domain/documents/description'
import { createDirectHeavy } from '@/formats/createDirectHeavy'
import { createHeavy, type HeavyWorker } from '@/formats/createHeavy'
import type { Heavy } from '@/formats/heavy'
import type { HeavyReply, HeavyRequest } from '@/formats/heavyProtocol'
import { serveHeavy, type HeavyPort } from '@/formats/serveHeavy'

const page: DocumentDescription = {
  type: 'pages',
  fileName: 'x',
  title: 'x',
  paper: 'A4',
  pages: [{ layout: 'sheet', blocks: [{ kind: 'heading', level: 1, text: 'Привет' }], footer: '' }],
}

/** A worker that answers when the test says so. */
class FakeWorker implements HeavyWorker {
  static made: FakeWorker[] = []
  onmessage: HeavyWorker['onmessage'] = null
  onerror: HeavyWorker['onerror'] = null
  asked: HeavyRequest[] = []
  ended = false
  constructor() {
    FakeWorker.made.push(this)
  }
  postMessage(message: HeavyRequest): void {
    this.asked.push(message)
  }
  terminate(): void {
    this.ended = true
  }
  reply(reply: HeavyReply): void {
    this.onmessage?.({ data: reply })
  }
}

function fresh(budget = 10_000) {
  FakeWorker.made = []
  return createHeavy(() => new FakeWorker(), budget)
}

/** A worker in this very thread: the real serving side behind the real asking side. */
function looped(heavy: Heavy): HeavyWorker {
  let listen: (event: { data: unknown }) => void = () => undefined
  const worker: HeavyWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => {
      listen({ data: structuredClone(message) })
    },
    terminate: () => undefined,
  }
  const port: HeavyPort = {
    addEventListener: (_, handler) => {
      listen = handler
    },
    postMessage: (message) => {
      worker.onmessage?.({ data: structuredClone(message) })
    },
  }
  serveHeavy(port, heavy)
  return worker
}

describe('starting ahead', () => {
  it('makes one worker, which the first job then uses', async () => {
    const heavy = fresh()
    heavy.prepare()
    heavy.prepare()
    const done = heavy.zip([])
    expect(FakeWorker.made).toHaveLength(1)
    const [worker] = FakeWorker.made
    expect(worker?.asked).toMatchObject([{ task: 'zip' }])
    worker?.reply({ id: 1, kind: 'done', value: new Uint8Array([1]) })
    expect(await done).toEqual(new Uint8Array([1]))
  })
})

describe('heavy work', () => {
  it('starts no worker before the first job', () => {
    fresh()
    expect(FakeWorker.made).toEqual([])
  })

  it('does one job at a time, in order, and passes progress on', async () => {
    const heavy = fresh()
    const seen: number[] = []
    const first = heavy.zip([], { onProgress: (done) => seen.push(done) })
    const second = heavy.zip([])
    const worker = FakeWorker.made[0]
    expect(worker?.asked.length).toBe(1)
    worker?.reply({ id: 1, kind: 'progress', done: 5, total: 9 })
    worker?.reply({ id: 1, kind: 'done', value: 'a' })
    worker?.reply({ id: 1, kind: 'progress', done: 6, total: 9 })
    expect(worker?.asked.length).toBe(2)
    worker?.reply({ id: 2, kind: 'done', value: 'b' })
    expect([await first, await second, seen]).toEqual(['a', 'b', [5]])
  })

  it('kills the worker when the running job is aborted; the waiting one gets a new worker', async () => {
    const heavy = fresh()
    const control = new AbortController()
    const first = heavy.zip([], { signal: control.signal })
    const second = heavy.zip([])
    control.abort()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    expect(FakeWorker.made.map((worker) => worker.ended)).toEqual([true, false])
    FakeWorker.made[1]?.reply({ id: 2, kind: 'done', value: 'b' })
    expect(await second).toBe('b')
  })

  it('drops a waiting job without touching the running one', async () => {
    const heavy = fresh()
    const control = new AbortController()
    const first = heavy.zip([])
    const second = heavy.zip([], { signal: control.signal })
    control.abort()
    await expect(second).rejects.toMatchObject({ name: 'AbortError' })
    FakeWorker.made[0]?.reply({ id: 1, kind: 'done', value: 'a' })
    expect(await first).toBe('a')
    expect(FakeWorker.made.length).toBe(1)
  })

  it('does not begin a job that is aborted already', async () => {
    await expect(fresh().zip([], { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(FakeWorker.made).toEqual([])
  })

  it('refuses a file that takes longer than its budget, and goes on with a new worker (S1)', async () => {
    const heavy = fresh(20)
    const stuck = heavy.readFile('bomb.xlsx', new Uint8Array(3), {})
    const next = heavy.zip([])
    expect(await stuck).toEqual({ ok: false, fileName: 'bomb.xlsx', refusal: 'timeout' })
    expect(FakeWorker.made[0]?.ended).toBe(true)
    FakeWorker.made[1]?.reply({ id: 2, kind: 'done', value: 'b' })
    expect(await next).toBe('b')
  })

  it('refuses a pasted block that takes longer than its budget (S1)', async () => {
    const stuck = fresh(20).readPasted('Вставка', { text: 'ФИО', html: '' })
    expect(FakeWorker.made[0]?.asked[0]?.args).toEqual(['Вставка', { text: 'ФИО', html: '' }])
    expect(await stuck).toEqual({ ok: false, fileName: 'Вставка', refusal: 'timeout' })
  })

  it('rejects when the worker breaks, and recovers', async () => {
    const heavy = fresh()
    const first = heavy.zip([])
    FakeWorker.made[0]?.onerror?.({ message: 'out of memory' })
    await expect(first).rejects.toThrow('out of memory')
    const second = heavy.zip([])
    FakeWorker.made[1]?.reply({ id: 2, kind: 'done', value: 'b' })
    expect(await second).toBe('b')
  })

  it('answers through the channel what it answers directly', async () => {
    const direct = createDirectHeavy()
    const heavy = createHeavy(() => looped(direct))
    expect(await heavy.renderPages(page)).toEqual(await direct.renderPages(page))
  })

  it('carries a failure through the channel', async () => {
    const broken: Heavy = { ...createDirectHeavy(), zip: () => Promise.reject(new Error('disk')) }
    await expect(createHeavy(() => looped(broken)).zip([])).rejects.toThrow('disk')
  })

  it('stops direct work at the next progress after an abort', async () => {
    const control = new AbortController()
    const run = createDirectHeavy().renderPages(page, {
      signal: control.signal,
      onProgress: () => {
        control.abort()
      },
    })
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
  })
})
