import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type WebDAVClient } from 'webdav'
import { wireOf } from '@electron/main/exchange/http'
import type { ExchangeStore, S3Setting, WebdavSetting } from '@/platform/platform'
import { desktopExchangeOver } from '@tests/support/desktopExchange'
import { exchangeContract, type ExchangeBench } from '@tests/support/exchangeContract'
import { apacheDav, bucket, objectStorage, rcloneDav, s3Keys, secret, user, type OutsideServer } from './servers'

const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const davServers: [string, () => Promise<OutsideServer>][] = [
  ['Apache mod_dav', apacheDav],
  ['rclone serve webdav', () => rcloneDav('off')],
  ['rclone serve webdav with a cache', () => rcloneDav('full')],
]

const davSetting = ({ origin }: OutsideServer): WebdavSetting => ({ kind: 'webdav', url: origin, user })
const s3Setting = ({ origin }: OutsideServer): S3Setting => ({
  kind: 's3',
  endpoint: origin,
  region: 'us-east-1',
  bucket,
  prefix: 'school-12',
  accessKey: s3Keys.accessKey,
  pathStyle: true,
})

/** The desktop's store over a server, from a profile of its own. */
async function connected(setting: WebdavSetting | S3Setting, word: string, world: string): Promise<ExchangeStore> {
  const wire = wireOf((url, init) => fetch(url, init))
  const { stores } = desktopExchangeOver(await mkdtemp(join(world, 'profile-')), { wire })
  const result = await stores.connect(school, setting, word)
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`)
  return stores.store(school)
}

const bench =
  (
    start: () => Promise<OutsideServer>,
    settingOf: (server: OutsideServer) => WebdavSetting | S3Setting,
    word: string,
  ) =>
  async (): Promise<ExchangeBench> => {
    const world = await mkdtemp(join(tmpdir(), 'outside-exchange-'))
    const server = await start()
    return {
      pc: () => connected(settingOf(server), word, world),
      async done() {
        await server.stop()
        await rm(world, { recursive: true })
      },
    }
  }

for (const [name, start] of davServers) exchangeContract(name, bench(start, davSetting, secret))
// It passes over `If-None-Match`, so that of rivals at the same moment several win, which the probe tells, and its
// listing does not see a folder that holds nothing but folders.
exchangeContract('s3rver', bench(objectStorage, s3Setting, s3Keys.secret), { raceSafe: false, deep: false })

const bytes = Buffer.alloc(70_000, 'Перекличка')

describe.each(davServers)('%s as the npm client «webdav» sees it', (_name, start) => {
  let server: OutsideServer
  let world: string
  let store: ExchangeStore
  let client: WebDAVClient
  beforeAll(async () => {
    world = await mkdtemp(join(tmpdir(), 'outside-exchange-'))
    server = await start()
    store = await connected(davSetting(server), secret, world)
    client = createClient(server.origin, { username: user, password: secret })
  })
  afterAll(async () => {
    await server.stop()
    await rm(world, { recursive: true })
  })
  afterEach(async () => {
    await client.deleteFile('/v1')
  })

  async function seenBoth(path: string): Promise<[unknown, unknown]> {
    const ours = await store.list(path)
    if (!ours.ok) throw new Error(ours.code)
    const theirs = await client.getDirectoryContents(`/${path}`)
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
    return [
      ours.value.toSorted(byName),
      theirs
        .map(({ basename, size, type }) => ({
          name: basename,
          size: type === 'file' ? size : 0,
          folder: type !== 'file',
        }))
        .toSorted(byName),
    ]
  }

  it('what we create it finds and reads, and nothing besides', async () => {
    for (const path of ['v1/space/README.txt', 'v1/space/pc-a/00000001-0f', 'v1/space/pc-a/00000002-1e']) {
      expect(await store.create(path, bytes)).toMatchObject({ ok: true })
    }
    for (const path of ['', 'v1', 'v1/space', 'v1/space/pc-a']) {
      const [ours, theirs] = await seenBoth(path)
      expect(ours).toEqual(theirs)
    }
    const back = (await client.getFileContents('/v1/space/pc-a/00000001-0f')) as Buffer
    expect(Buffer.compare(Buffer.from(back), bytes)).toBe(0)
    expect(await client.exists('/v1/space/pc-b')).toBe(false)
  })

  it('what it creates we find, read, refuse to write over and remove', async () => {
    await client.createDirectory('/v1/space/pc-b', { recursive: true })
    await client.putFileContents('/v1/space/pc-b/00000001-0f', bytes)
    const [ours, theirs] = await seenBoth('v1/space/pc-b')
    expect(ours).toEqual(theirs)
    const back = await store.read('v1/space/pc-b/00000001-0f')
    expect(back.ok && Buffer.compare(back.value, bytes)).toBe(0)
    expect(await store.create('v1/space/pc-b/00000001-0f', Buffer.from('x'))).toMatchObject({ code: 'exists' })
    expect(await store.remove('v1/space/pc-b')).toMatchObject({ code: 'forbidden' })
    expect(await store.remove('v1/space/pc-b/00000001-0f')).toMatchObject({ ok: true })
    expect(await client.exists('/v1/space/pc-b/00000001-0f')).toBe(false)
    expect(await store.remove('v1/space/pc-b')).toMatchObject({ ok: true })
    expect(await client.exists('/v1/space/pc-b')).toBe(false)
  })
})

describe('a wrong password', () => {
  it.each(davServers)('is denied by %s', async (_name, start) => {
    const server = await start()
    const world = await mkdtemp(join(tmpdir(), 'outside-exchange-'))
    await expect(connected(davSetting(server), 'wrong', world)).rejects.toThrow(/^denied/)
    await server.stop()
    await rm(world, { recursive: true })
  })

  it('is denied by s3rver, which reckons the signature anew', async () => {
    const server = await objectStorage()
    const world = await mkdtemp(join(tmpdir(), 'outside-exchange-'))
    await expect(connected(s3Setting(server), 'wrong', world)).rejects.toThrow(/^denied/)
    await server.stop()
    await rm(world, { recursive: true })
  })
})
