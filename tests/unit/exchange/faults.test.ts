import { afterEach, describe, expect, it } from 'vitest'
import type { Wire } from '@electron/main/exchange/http'
import { s3Store } from '@electron/main/exchange/s3'
import type { Store } from '@electron/main/exchange/store'
import { webdavStore } from '@electron/main/exchange/webdav'
import { quickWire } from '@tests/support/desktopExchange'
import { faultyServer, type Fault, type FaultyServer } from '@tests/support/faultyServer'
import { s3Access, s3Bucket, s3Region, s3Secret, s3Server } from '@tests/support/s3Server'
import { webdavSecret, webdavServer, webdavUser } from '@tests/support/webdavServer'

interface Bench {
  store: Store
  server: FaultyServer
  /** The bytes of `v1/a/1` on the server; undefined when it is not there. */
  kept(): Buffer | undefined
  /** Names under `v1/a`. */
  names(): string[]
  /** How long each pause between the tries was. */
  pauses: number[]
}

const open: FaultyServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

const pausing = (pauses: number[], change: Partial<Wire> = {}) =>
  quickWire({ patienceMs: 20_000, random: () => 0.5, wait: (ms) => Promise.resolve(void pauses.push(ms)), ...change })

async function webdav({ secret = webdavSecret, now = Date.now, patienceMs = 20_000 } = {}): Promise<Bench> {
  const server = await webdavServer({ now })
  open.push(server)
  for (const folder of ['v1', 'v1/a']) server.tree.set(folder, null)
  server.tree.set('v1/a/0', Buffer.from('old'))
  const pauses: number[] = []
  const store = webdavStore(
    { kind: 'webdav', url: server.url, user: webdavUser },
    secret,
    pausing(pauses, { patienceMs }),
  )
  return {
    store,
    server,
    pauses,
    kept: () => server.tree.get('v1/a/1') ?? undefined,
    names: () => [...server.tree.keys()].filter((path) => path.startsWith('v1/a/')).map((path) => path.slice(5)),
  }
}

async function s3({ secret = s3Secret, now = Date.now, patienceMs = 20_000 } = {}): Promise<Bench> {
  const server = await s3Server({ now })
  open.push(server)
  server.objects.set('v1/a/0', Buffer.from('old'))
  const pauses: number[] = []
  const place = { endpoint: server.origin, region: s3Region, bucket: s3Bucket, prefix: '' }
  const store = s3Store(
    { kind: 's3', ...place, accessKey: s3Access, pathStyle: true },
    secret,
    pausing(pauses, { patienceMs }),
  )
  return {
    store,
    server,
    pauses,
    kept: () => server.objects.get('v1/a/1'),
    names: () => [...server.objects.keys()].map((path) => path.slice(5)),
  }
}

const bytes = Buffer.alloc(100_000, 'Перекличка')
const failed = (code: string): unknown => expect.objectContaining({ code })
const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: 'status',
  status: code,
  headers,
})

/** Every call of a store, on what is there. */
const calls: [string, (store: Store) => Promise<unknown>][] = [
  ['list', (store) => store.list('v1/a')],
  ['read', (store) => store.read('v1/a/0')],
  ['create', (store) => store.create('v1/a/1', bytes)],
  ['remove', (store) => store.remove('v1/a/0')],
  ['clock', (store) => store.clock()],
  ['check', (store) => store.check()],
]

describe.each([
  ['WebDAV', webdav],
  ['S3', s3],
])('R8: %s on a faulty line', (kind, make) => {
  describe.each(calls)('%s', (call, run) => {
    it.each([
      [401, 'denied'],
      [403, 'denied'],
      [507, 'no-space'],
      [413, 'too-large'],
    ])('%i is %s at once, without another try', async (code, word) => {
      const { store, server, pauses } = await make()
      server.meet('*', status(code), 9)
      await expect(run(store)).rejects.toEqual(failed(word))
      expect(pauses).toEqual([])
    })

    it.each([423, 429, 503])('%i with Retry-After is handed up, without is tried five times', async (code) => {
      const { store, server, pauses } = await make()
      server.meet('*', status(code, { 'retry-after': '7' }))
      await expect(run(store)).rejects.toMatchObject({ code: 'busy', retryAfterMs: 7000 })
      expect(pauses).toEqual([])
      server.meet('*', status(code), 20)
      await expect(run(store)).rejects.toMatchObject({ code: 'busy', retryAfterMs: null })
      expect(pauses).toEqual([500, 1000, 2000, 4000])
    })

    it('a server error that passes is waited for, one that stays is told after five tries', async () => {
      const { store, server, pauses } = await make()
      server.meet('*', status(500))
      server.meet('*', status(502))
      await run(store)
      expect(pauses).toHaveLength(2)
      server.meet('*', status(500), 20)
      await expect(run(store)).rejects.toEqual(failed('unknown'))
      expect(pauses).toHaveLength(6)
    })

    it('a login page with status 200 is no store', async () => {
      const { store, server, kept, names } = await make()
      server.meet('*', { kind: 'page' }, 20)
      await expect(run(store)).rejects.toEqual(failed('not-a-store'))
      expect(kept()).toBeUndefined()
      expect(names()).toContain('0')
    })

    it('is never sent on to another address with the password', async () => {
      const { store, server } = await make()
      const stranger = await faultyServer(() => ({ status: 200 }))
      open.push(stranger)
      for (const code of [301, 302, 307, 308]) {
        server.meet('*', status(code, { location: `${stranger.origin}/login` }), 1)
        await run(store).catch(() => undefined)
      }
      expect(stranger.log).toEqual([])
      server.meet('*', status(302, { location: `${stranger.origin}/login` }), 20)
      await expect(run(store)).rejects.toBeDefined()
      expect(stranger.log).toEqual([])
    })

    it('nobody there is told at once', async () => {
      const { store, server, pauses } = await make()
      await server.close()
      await expect(run(store)).rejects.toEqual(failed('offline'))
      expect(pauses).toEqual([])
    })

    it('a wrong password is denied', async () => {
      const { store, names, kept } = await make({ secret: 'wrong' })
      await expect(run(store), call).rejects.toEqual(failed('denied'))
      expect(names()).toEqual(['0'])
      expect(kept()).toBeUndefined()
    })
  })

  it.each(calls.filter(([call]) => ['list', 'create'].includes(call)))(
    '%s: a silence that passes is waited for, one that stays is told after five tries',
    async (_call, run) => {
      const { store, server } = await make({ patienceMs: 300 })
      server.meet('*', { kind: 'hang' })
      await run(store)
      server.meet('*', { kind: 'hang' }, 20)
      const asked = server.log.length
      await expect(run(store)).rejects.toEqual(failed('offline'))
      expect(server.log.length - asked).toBeGreaterThanOrEqual(5)
    },
  )

  it('an upload that is cut leaves half a file nowhere, and is done again', async () => {
    const { store, server, kept, names } = await make()
    // An object storage takes a file whole or not at all; WebDAV servers were seen to keep what had arrived.
    server.meet('PUT', { kind: kind === 'S3' ? 'break' : 'cut' }, 2)
    await store.create('v1/a/1', bytes)
    expect(kept()).toEqual(bytes)
    expect(names().sort()).toEqual(['0', '1'])
  })

  it('an answer that was lost on its way is no other file', async () => {
    const { store, server, kept, names } = await make()
    for (const method of ['PUT', 'MOVE', 'HEAD', 'GET', 'PROPFIND']) server.meet(method, { kind: 'lost' })
    await store.create('v1/a/1', bytes)
    expect(kept()).toEqual(bytes)
    server.meet('DELETE', { kind: 'lost' })
    await store.remove('v1/a/1')
    expect(names()).toEqual(['0'])
  })

  it('a file that came between is not written over, also when the answer is lost', async () => {
    const { store, server, kept } = await make()
    await store.create('v1/a/1', Buffer.from('a rival’s'))
    server.meet(kind === 'S3' ? 'PUT' : 'MOVE', { kind: 'lost' })
    // The look at what is there says «nothing»: the rival comes after it.
    server.meet(kind === 'S3' ? 'HEAD' : 'PROPFIND', status(404))
    await expect(store.create('v1/a/1', bytes)).rejects.toEqual(failed('exists'))
    expect(kept()).toEqual(Buffer.from('a rival’s'))
  })

  it('a missing folder is not an empty one', async () => {
    const { store } = await make()
    await expect(store.list('v1/b')).rejects.toEqual(failed('not-found'))
  })

  it('something else than a listing is no store', async () => {
    for (const body of [
      '',
      'ok',
      '<html><body>',
      '<a/>',
      '<!DOCTYPE a [<!ENTITY b "c">]><multistatus>&b;</multistatus>',
    ]) {
      const server = await faultyServer(() => ({ status: kind === 'S3' ? 200 : 207, body }))
      open.push(server)
      const wire = pausing([])
      const place = { endpoint: server.origin, region: s3Region, bucket: s3Bucket, prefix: '', pathStyle: true }
      const store =
        kind === 'S3'
          ? s3Store({ kind: 's3', ...place, accessKey: s3Access }, s3Secret, wire)
          : webdavStore({ kind: 'webdav', url: server.origin, user: webdavUser }, webdavSecret, wire)
      await expect(store.list('v1'), body).rejects.toEqual(failed('not-a-store'))
      await expect(store.check(), body).rejects.toEqual(failed('not-a-store'))
    }
  })

  it('rule 6: tells that the clocks differ, by the server’s own', async () => {
    const { store } = await make({ now: () => Date.now() + 7_200_000 })
    const offset = await store.clock()
    expect(Math.abs((offset ?? 0) - 7_200_000)).toBeLessThan(3000)
    // S3 refuses what was signed a quarter of an hour away: it is signed by the server's time then.
    await store.create('v1/a/1', bytes)
    expect(Buffer.compare(await store.read('v1/a/1'), bytes)).toBe(0)
  })
})
