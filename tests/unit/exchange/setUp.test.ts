import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serverAddress } from '@electron/main/exchange/serverAddress'
import type { Keyring } from '@electron/main/sealedText'
import { createVault } from '@electron/main/vault'
import type { S3Setting } from '@/platform/platform'
import { desktopExchangeOver } from '@tests/support/desktopExchange'
import type { FaultyServer } from '@tests/support/faultyServer'
import { s3Access, s3Bucket, s3Region, s3Secret, s3Server } from '@tests/support/s3Server'
import { webdavSecret, webdavServer, webdavUser } from '@tests/support/webdavServer'

const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const other = '0a1b2c3d-0d0a-4b3e-8f27-6f1d1c524e5f'
const ok = { ok: true, value: null }

let world: string
let profile: string
let shared: string
const open: FaultyServer[] = []

beforeEach(async () => {
  world = await mkdtemp(join(tmpdir(), 'exchange-'))
  profile = join(world, 'profile')
  shared = join(world, 'Обмен школы')
  await mkdir(profile)
  await mkdir(shared)
})
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
  await rm(world, { recursive: true })
})

async function davSetting() {
  const server = await webdavServer()
  open.push(server)
  return { server, setting: { kind: 'webdav', url: server.url, user: webdavUser } as const }
}

/** A keyring of one account: it turns texts around and says whose they are. */
const keyring = (account: string): Keyring => ({
  getSelectedStorageBackend: () => 'gnome_libsecret',
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(`${account}:${[...text].reverse().join('')}`)),
  decryptStringAsync(bytes) {
    const text = bytes.toString('utf8')
    if (!text.startsWith(`${account}:`)) return Promise.reject(new Error('another account'))
    const result = [...text.slice(account.length + 1)].reverse().join('')
    return Promise.resolve({ result, shouldReEncrypt: false })
  },
})

/** Everything that the program wrote into its profile. */
async function written(): Promise<Record<string, string>> {
  const names = await readdir(profile)
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(profile, name), 'latin1')] as const),
  )
  return Object.fromEntries(texts)
}

describe('a store is set up', () => {
  it('none is there at first; a folder is remembered over a restart, each school has its own, and is forgotten', async () => {
    const { stores, answer } = desktopExchangeOver(profile)
    expect(await stores.setting(school)).toEqual(ok)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'none' })
    expect(await stores.store(school).list('')).toMatchObject({ ok: false, code: 'gone' })
    answer(null)
    expect(await stores.chooseFolder(school, '')).toEqual({ ok: false, code: 'cancelled' })
    answer(shared)
    const folder = { kind: 'folder', title: 'Обмен школы' }
    expect(await stores.chooseFolder(school, '')).toEqual({ ok: true, value: folder })

    const again = desktopExchangeOver(profile).stores
    expect(await again.setting(school)).toEqual({ ok: true, value: folder })
    expect(await again.state(school)).toEqual({ ok: true, value: 'ready' })
    expect(await again.setting(other)).toEqual(ok)
    expect(await again.store(school).create('v1/a/1', Buffer.from('x'))).toEqual(ok)
    expect(await again.forget(school)).toEqual(ok)
    expect(await again.state(school)).toEqual({ ok: true, value: 'none' })
    expect(await readdir(join(shared, 'v1', 'a'))).toEqual(['1'])
  })

  it('a folder in the program’s own data is refused, also through a link, and a file is no folder', async () => {
    const { stores, answer } = desktopExchangeOver(profile)
    const link = join(shared, 'link')
    await symlink(profile, link)
    const file = join(shared, 'file')
    await writeFile(file, 'x')
    for (const path of [profile, link, join(link, '.')]) {
      answer(path)
      expect(await stores.chooseFolder(school, '')).toMatchObject({ ok: false, code: 'forbidden' })
    }
    answer(file)
    expect(await stores.chooseFolder(school, '')).toMatchObject({ ok: false, code: 'not-a-store', name: 'file' })
    expect(await stores.setting(school)).toEqual(ok)
  })

  it('R9: a stick that is pulled out is gone, not empty, and does not come back as a folder of the disk', async () => {
    const { stores, answer } = desktopExchangeOver(profile)
    answer(shared)
    await stores.chooseFolder(school, '')
    const store = stores.store(school)
    await store.create('v1/a/1', Buffer.from('x'))
    await rename(shared, `${shared}-away`)
    expect(await stores.state(school)).toEqual({ ok: true, value: 'gone' })
    for (const call of [
      store.list(''),
      store.list('v1/a'),
      store.read('v1/a/1'),
      store.create('v1/a/2', Buffer.from('y')),
      store.remove('v1/a/1'),
      store.clock(),
    ]) {
      expect(await call).toMatchObject({ ok: false, code: 'gone' })
    }
    expect(await readdir(world)).not.toContain('Обмен школы')
    await rename(`${shared}-away`, shared)
    expect(await store.list('v1/a')).toMatchObject({ ok: true, value: [{ name: '1' }] })
  })

  it('a server is remembered with its secret sealed and apart; the page is never given it', async () => {
    const { setting } = await davSetting()
    const vault = createVault(profile, keyring('anna'), 'linux')
    await vault.writeVault({ text: 'keys of the school' })
    const { stores } = desktopExchangeOver(profile, { keyring: keyring('anna') })
    expect(await stores.connect(school, setting, webdavSecret)).toEqual({ ok: true, value: setting })
    const files = await written()
    expect(Object.keys(files).sort()).toEqual(['exchange-secrets.bin', 'exchange.json', 'vault.bin'])
    const secret = Buffer.from(webdavSecret).toString('latin1')
    for (const [name, text] of Object.entries(files)) expect(text, name).not.toContain(secret)
    expect(await vault.readVault()).toMatchObject({ ok: true, value: { text: 'keys of the school' } })
    expect(JSON.stringify([await stores.setting(school), await stores.state(school)])).not.toContain(webdavSecret)

    const again = desktopExchangeOver(profile, { keyring: keyring('anna') }).stores
    expect(await again.store(school).create('v1/a/1', Buffer.from('x'))).toEqual(ok)
    // The page writes its own vault whole: the secrets of the exchange are none of it.
    await vault.writeVault({ text: 'other keys' })
    expect(
      await desktopExchangeOver(profile, { keyring: keyring('anna') })
        .stores.store(school)
        .list('v1/a'),
    ).toMatchObject({
      ok: true,
      value: [{ name: '1' }],
    })
  })

  it('another account of the system cannot open the secret: the password is asked for again', async () => {
    const { setting } = await davSetting()
    await desktopExchangeOver(profile, { keyring: keyring('anna') }).stores.connect(school, setting, webdavSecret)
    const { stores } = desktopExchangeOver(profile, { keyring: keyring('boris') })
    expect(await stores.setting(school)).toEqual({ ok: true, value: setting })
    expect(await stores.store(school).list('')).toMatchObject({ ok: false, code: 'denied', detail: 'secret' })
    expect(await stores.connect(school, setting, webdavSecret)).toMatchObject({ ok: true })
    expect(await stores.store(school).list('')).toMatchObject({ ok: true })
  })

  it('forgetting a school takes its secret along and leaves the others theirs', async () => {
    const { setting } = await davSetting()
    const { stores } = desktopExchangeOver(profile)
    await Promise.all([stores.connect(school, setting, webdavSecret), stores.connect(other, setting, webdavSecret)])
    expect(await stores.forget(school)).toEqual(ok)
    const sealed = (await written())['exchange-secrets.bin'] ?? ''
    expect(sealed).not.toContain(school)
    expect(sealed).toContain(other)
    expect(await stores.store(other).list('')).toMatchObject({ ok: true })
    expect(await stores.store(school).list('')).toMatchObject({ ok: false, code: 'gone' })
  })

  it('a server moves to the school together with its secret', async () => {
    const { setting } = await davSetting()
    const { stores } = desktopExchangeOver(profile)
    await stores.connect('joining', setting, webdavSecret)
    expect(await stores.move('joining', school)).toEqual(ok)
    const again = desktopExchangeOver(profile).stores
    expect(await again.setting(school)).toEqual({ ok: true, value: setting })
    expect(await again.store(school).create('v1/a/1', Buffer.from('x'))).toEqual(ok)
    for (const text of Object.values(await written())) expect(text).not.toContain('joining')
  })

  it('what cannot be reached or is not right is not remembered', async () => {
    const { server, setting } = await davSetting()
    const { stores } = desktopExchangeOver(profile)
    expect(await stores.connect(school, setting, 'wrong')).toMatchObject({ ok: false, code: 'denied' })
    const missing = { ...setting, url: `${setting.url}/нет такой` }
    expect(await stores.connect(school, missing, webdavSecret)).toMatchObject({ ok: false, code: 'not-found' })
    server.meet('*', { kind: 'page' })
    expect(await stores.connect(school, setting, webdavSecret)).toMatchObject({ ok: false, code: 'not-a-store' })
    await server.close()
    expect(await stores.connect(school, setting, webdavSecret)).toMatchObject({ ok: false, code: 'offline' })
    expect(await stores.setting(school)).toEqual(ok)
    expect(await readdir(profile)).toEqual([])
  })

  it('a bucket that is not there is not found, a wrong key is denied', async () => {
    const server = await s3Server()
    open.push(server)
    const place = { endpoint: server.origin, region: s3Region, prefix: '', accessKey: s3Access, pathStyle: true }
    const setting: S3Setting = { kind: 's3', bucket: s3Bucket, ...place }
    const { stores } = desktopExchangeOver(profile)
    expect(await stores.connect(school, { ...setting, bucket: 'other' }, s3Secret)).toMatchObject({ code: 'not-found' })
    expect(await stores.connect(school, { ...setting, accessKey: 'x' }, s3Secret)).toMatchObject({ code: 'denied' })
    expect(await stores.connect(school, setting, 'x')).toMatchObject({ code: 'denied' })
    expect(await stores.connect(school, setting, s3Secret)).toEqual({ ok: true, value: setting })
  })

  it('a server in place of a folder and back: the old one is let go', async () => {
    const { setting, server } = await davSetting()
    const { stores, answer } = desktopExchangeOver(profile)
    answer(shared)
    await stores.chooseFolder(school, '')
    await stores.connect(school, setting, webdavSecret)
    await stores.store(school).create('v1/a/1', Buffer.from('x'))
    expect(server.tree.has('v1/a/1')).toBe(true)
    await stores.chooseFolder(school, '')
    expect(await stores.store(school).list('')).toEqual({ ok: true, value: [] })
    expect((await written())['exchange-secrets.bin']).not.toContain(school)
  })

  it.each(['', '{', 'null', '{"schools":5}', `{"schools":{"${school}":{"kind":"ftp"}}}`])(
    'settings that say %j count as none',
    async (text) => {
      await writeFile(join(profile, 'exchange.json'), text)
      const { stores, answer } = desktopExchangeOver(profile)
      expect(await stores.setting(school)).toEqual(ok)
      expect(await stores.state(school)).toEqual({ ok: true, value: 'none' })
      answer(shared)
      expect(await stores.chooseFolder(school, '')).toMatchObject({ ok: true })
    },
  )
})

describe('the address of a server', () => {
  it.each([
    ['https://disk.example.org', 'https://disk.example.org/'],
    ['https://disk.example.org/Обмен', 'https://disk.example.org/%D0%9E%D0%B1%D0%BC%D0%B5%D0%BD/'],
    [' https://disk.example.org/a/?x=1#y ', 'https://disk.example.org/a/'],
    ['http://127.0.0.1:8080/dav', 'http://127.0.0.1:8080/dav/'],
    ['http://localhost/', 'http://localhost/'],
    ['http://[::1]/', 'http://[::1]/'],
    ['http://[fd12::1]/', 'http://[fd12::1]/'],
    ['http://192.168.1.5/', 'http://192.168.1.5/'],
    ['http://10.0.0.1/', 'http://10.0.0.1/'],
    ['http://172.31.255.1/', 'http://172.31.255.1/'],
    ['http://server/share', 'http://server/share/'],
    ['http://nas.local/', 'http://nas.local/'],
  ])('%s is %s', (text, address) => {
    expect(serverAddress(text).href).toBe(address)
  })

  it.each([
    ['http://disk.example.org/', 'forbidden'],
    ['http://8.8.8.8/', 'forbidden'],
    ['http://172.32.0.1/', 'forbidden'],
    ['http://11.0.0.1/', 'forbidden'],
    // Other spellings of a public address stay public.
    ['http://0x08080808/', 'forbidden'],
    ['http://134744072/', 'forbidden'],
    ['http://[2001:db8::1]/', 'forbidden'],
    ['http://[::ffff:8.8.8.8]/', 'forbidden'],
    ['http://127.0.0.1.example.org/', 'forbidden'],
    ['http://local/.example.org', null],
    ['ftp://disk.example.org/', 'bad-request'],
    ['file:///etc/passwd', 'bad-request'],
    ['app://pereklichka/', 'bad-request'],
    ['https://user:secret@disk.example.org/', 'bad-request'],
    ['https://', 'bad-request'],
    ['диск', 'bad-request'],
    ['', 'bad-request'],
  ])('%s is %s', (text, code) => {
    if (code === null) expect(serverAddress(text).hostname).toBe('local')
    else expect(() => serverAddress(text)).toThrow(expect.objectContaining({ code }) as Error)
  })
})
