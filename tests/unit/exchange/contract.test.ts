import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FolderHost } from '@electron/main/exchange/folder'
import { browserFolderStore } from '@/platform/browserExchange'
import type { S3Setting } from '@/platform/platform'
import { desktopExchangeOver } from '@tests/support/desktopExchange'
import { exchangeContract, type ExchangeBench } from '@tests/support/exchangeContract'
import { memoryExchange } from '@tests/support/memoryExchange'
import { privateFolder } from '@tests/support/privateFolder'
import { s3Access, s3Bucket, s3Region, s3Secret, s3Server, type S3Habits } from '@tests/support/s3Server'
import { webdavSecret, webdavServer, webdavUser, type WebdavHabits } from '@tests/support/webdavServer'

const { mkdir, mkdtemp, rm, writeFile } = nodeFiles
const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const foreign = Buffer.from('foreign')

/** Every PC has a profile of its own. */
async function pcs() {
  const world = await mkdtemp(join(tmpdir(), 'exchange-'))
  return {
    world,
    profile: () => mkdtemp(join(world, 'profile-')),
    clear: () => rm(world, { recursive: true }),
  }
}

const folderBench = (folders: FolderHost) => async (): Promise<ExchangeBench> => {
  const { world, profile, clear } = await pcs()
  const shared = join(world, 'Обмен школы')
  await mkdir(shared)
  return {
    async pc() {
      const { stores, answer } = desktopExchangeOver(await profile(), { folders })
      answer(shared)
      const chosen = await stores.chooseFolder(school, 'Где встречаются ПК')
      if (!chosen.ok) throw new Error(chosen.code)
      return stores.store(school)
    },
    plant: (name) => writeFile(join(shared, 'v1', 'a', name), foreign),
    done: clear,
  }
}

const webdavBench = (habits: WebdavHabits) => async (): Promise<ExchangeBench> => {
  const { profile, clear } = await pcs()
  const server = await webdavServer(habits)
  return {
    async pc() {
      const { stores } = desktopExchangeOver(await profile())
      const setting = { kind: 'webdav', url: server.url, user: webdavUser } as const
      const connected = await stores.connect(school, setting, webdavSecret)
      if (!connected.ok) throw new Error(connected.code)
      return stores.store(school)
    },
    plant: (name) => Promise.resolve(void server.tree.set(`v1/a/${name}`, foreign)),
    async done() {
      await server.close()
      await clear()
    },
  }
}

const s3Bench =
  (habits: S3Habits, prefix = '') =>
  async (): Promise<ExchangeBench> => {
    const { profile, clear } = await pcs()
    const server = await s3Server(habits)
    const setting: S3Setting = {
      kind: 's3',
      endpoint: server.origin,
      region: s3Region,
      bucket: s3Bucket,
      prefix,
      accessKey: s3Access,
      pathStyle: true,
    }
    return {
      async pc() {
        const { stores } = desktopExchangeOver(await profile())
        const connected = await stores.connect(school, setting, s3Secret)
        if (!connected.ok) throw new Error(`${connected.code} ${connected.detail ?? ''}`)
        return stores.store(school)
      },
      plant: (name) => Promise.resolve(void server.objects.set(`${prefix}v1/a/${name}`, foreign)),
      async done() {
        await server.close()
        await clear()
      },
    }
  }

function memoryBench(): Promise<ExchangeBench> {
  const shared = memoryExchange()
  return Promise.resolve({
    pc: () => Promise.resolve(memoryExchange(shared)),
    plant: (name) => Promise.resolve(void shared.files.set(`v1/a/${name}`, foreign)),
    done: () => Promise.resolve(),
  })
}

/** All PCs are one window: only within it does one write follow the other. */
function browserBench(): Promise<ExchangeBench> {
  const root = privateFolder()
  const store = browserFolderStore(() => Promise.resolve(root))
  return Promise.resolve({
    pc: () => Promise.resolve(store),
    async plant(name) {
      const folder = await (await root.getDirectoryHandle('v1')).getDirectoryHandle('a')
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable()
      await writable.write(foreign)
      await writable.close()
    },
    done: () => Promise.resolve(),
  })
}

/** A stick with FAT: no links. */
const noLinks: FolderHost = {
  disk: { ...nodeFiles, link: () => Promise.reject(Object.assign(new Error('link'), { code: 'EPERM' })) },
}

exchangeContract('the memory twin', memoryBench)
exchangeContract('a folder', folderBench({}))
exchangeContract('a folder without links', folderBench(noLinks))
exchangeContract('a folder in the browser', browserBench)
exchangeContract('WebDAV', webdavBench({}))
exchangeContract('WebDAV with encoded addresses of a proxy', webdavBench({ href: 'proxied', prefix: 'lp1' }))
exchangeContract('WebDAV with relative addresses', webdavBench({ href: 'relative', prefix: 'd' }))
exchangeContract('WebDAV with whole addresses', webdavBench({ href: 'absolute' }))
exchangeContract('WebDAV with every sign encoded', webdavBench({ href: 'encoded' }))
exchangeContract('S3', s3Bench({ page: 7 }))
exchangeContract('S3 under a prefix', s3Bench({ conditional: '304' }, 'district/school-12/'))
exchangeContract('S3 that does not know conditions', s3Bench({ conditional: 'refused' }), { raceSafe: false })
exchangeContract('S3 that passes over conditions', s3Bench({ conditional: 'ignored' }), { raceSafe: false })
