import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asBytes, desktopApi, fromBytes } from '@tests/host/desktopApi'
import { expect, test, type Desktop } from '@tests/host/fixture'
import { webdavSecret, webdavServer, webdavUser } from '@tests/support/webdavServer'

const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const path = 'v1/space/pc-a/00000001-0f'
const ok = { ok: true, value: null }

/** Notes every address that main asks for from now on. */
async function watchNetwork(desktop: Desktop): Promise<() => Promise<string[]>> {
  await desktop.evaluate(({ session }) => {
    const asked: string[] = []
    Reflect.set(globalThis, 'askedAddresses', asked)
    const exchange = session.fromPartition('exchange')
    const fetch = exchange.fetch.bind(exchange)
    exchange.fetch = (input, init) => {
      asked.push(typeof input === 'string' ? input : input.url)
      return fetch(input, init)
    }
  })
  return () => desktop.evaluate(() => Reflect.get(globalThis, 'askedAddresses') as string[])
}

async function chooses(desktop: Desktop, folder: string): Promise<void> {
  await desktop.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen], bookmarks: [] })
  }, folder)
}

test('a folder is chosen once, and two PCs meet in it', async ({ start, folder }) => {
  const shared = join(folder, 'Обмен школы')
  await mkdir(shared)
  const first = await start(join(folder, 'first'))
  await chooses(first, shared)
  const setting = { ok: true, value: { kind: 'folder', title: 'Обмен школы' } }
  const chosen = await desktopApi(first.page, 'chooseExchangeFolder', { school, title: 'Где встречаются ПК' })
  expect(chosen).toEqual(setting)
  expect(await desktopApi(first.page, 'createExchange', { school, path, bytes: asBytes('пакет') })).toEqual(ok)
  expect(await readFile(join(shared, path), 'utf8')).toBe('пакет')
  await first.quit()

  const again = await start(join(folder, 'first'))
  expect(await desktopApi(again.page, 'exchangeSetting', { school })).toEqual(setting)
  await again.quit()

  const second = await start(join(folder, 'second'))
  expect(await desktopApi(second.page, 'exchangeState', { school })).toEqual({ ok: true, value: 'none' })
  await chooses(second, shared)
  await desktopApi(second.page, 'chooseExchangeFolder', { school, title: '' })
  const create = { school, path, bytes: asBytes('другой') }
  expect(await desktopApi(second.page, 'createExchange', create)).toMatchObject({ ok: false, code: 'exists' })
  const read = await desktopApi(second.page, 'readExchange', { school, path })
  expect(read.ok && fromBytes(read.value).toString()).toBe('пакет')
  expect(await readdir(join(shared, 'v1/space/pc-a'))).toEqual(['00000001-0f'])
  await second.quit()
})

test('main talks to the server that was set up and to nobody else; the page is never given the password', async ({
  start,
  folder,
}) => {
  const server = await webdavServer()
  const profile = join(folder, 'profile')
  const desktop = await start(profile)
  const asked = await watchNetwork(desktop)
  await desktop.page.reload()
  await expect(desktop.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  expect(await desktopApi(desktop.page, 'listExchange', { school, path: '' })).toMatchObject({
    ok: false,
    code: 'gone',
  })
  expect(await asked()).toEqual([])

  const setting = { kind: 'webdav', url: server.url, user: webdavUser }
  const connect = { school, setting, secret: webdavSecret }
  expect(await desktopApi(desktop.page, 'connectExchange', connect)).toEqual({ ok: true, value: setting })
  expect(await desktopApi(desktop.page, 'createExchange', { school, path, bytes: asBytes('пакет') })).toEqual(ok)
  expect(server.tree.get(path)?.toString()).toBe('пакет')
  const list = await desktopApi(desktop.page, 'listExchange', { school, path: 'v1/space/pc-a' })
  expect(list).toEqual({ ok: true, value: [{ name: '00000001-0f', size: 10, folder: false }] })
  expect(await desktopApi(desktop.page, 'removeExchange', { school, path })).toEqual(ok)
  expect(new Set((await asked()).map((address) => new URL(address).origin))).toEqual(new Set([server.origin]))

  const told = [
    await desktopApi(desktop.page, 'exchangeSetting', { school }),
    await desktopApi(desktop.page, 'exchangeState', { school }),
    await desktopApi(desktop.page, 'readVault'),
  ]
  expect(JSON.stringify(told)).not.toContain(webdavSecret)
  await desktop.quit()
  expect(desktop.heard()).not.toContain(webdavSecret)
  expect(desktop.heard()).not.toContain(server.origin)

  const again = await start(profile)
  expect(await desktopApi(again.page, 'exchangeClock', { school })).toMatchObject({ ok: true })
  expect(await desktopApi(again.page, 'forgetExchange', { school })).toEqual(ok)
  expect(await desktopApi(again.page, 'exchangeState', { school })).toEqual({ ok: true, value: 'none' })
  expect(await readFile(join(profile, 'exchange.json'), 'utf8')).not.toContain(server.origin)
  await again.quit()
  await server.close()
})
