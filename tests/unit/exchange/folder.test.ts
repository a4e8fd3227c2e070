import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderStore, type FolderHost } from '@electron/main/exchange/folder'

const { link, mkdtemp, open, readdir, readFile, rename, rm, symlink, unlink, utimes, writeFile, mkdir } = nodeFiles

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'exchange-'))
})
afterEach(() => rm(root, { recursive: true }))

const fault = (code: string) => Object.assign(new Error(code), { code })
const failed = (code: string): unknown => expect.objectContaining({ code })
const bytes = Buffer.alloc(5000, 'Перекличка')
const folder = () => join(root, 'v1', 'a')

/** A disk on which one kind of call fails, so many times. */
function disk(
  call: 'link' | 'open' | 'rename' | 'unlink',
  code: string,
  times = Infinity,
): NonNullable<FolderHost['disk']> {
  let left = times
  const run = { link, open, rename, unlink }[call] as (...args: unknown[]) => Promise<unknown>
  const failing = (...args: unknown[]) => {
    left -= 1
    return left >= 0 ? Promise.reject(fault(code)) : run(...args)
  }
  return { ...nodeFiles, [call]: failing }
}

describe('a folder of exchange', () => {
  it.each(['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EMLINK', 'UNKNOWN'])(
    'without links (%s) a file is still whole, new and alone',
    async (code) => {
      const store = folderStore(root, { disk: disk('link', code), patienceMs: 0 })
      await store.create('v1/a/1', bytes)
      await expect(store.create('v1/a/1', Buffer.from('x'))).rejects.toEqual(failed('exists'))
      expect(await readFile(join(folder(), '1'))).toEqual(bytes)
      expect(await readdir(folder())).toEqual(['1'])
    },
  )

  it.each([
    ['ENOSPC', 'no-space'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['EIO', 'gone'],
  ])('a draft that cannot be written (%s) is %s', async (code, word) => {
    const store = folderStore(root, { disk: disk('open', code) })
    await expect(store.create('v1/a/1', bytes)).rejects.toEqual(failed(word))
    expect(await readdir(folder())).toEqual([])
  })

  it.each(['ENOSPC', 'EIO', 'EROFS'])('a disk that fails at the last step (%s) keeps nothing', async (code) => {
    const store = folderStore(root, { disk: disk('link', code) })
    await expect(store.create('v1/a/1', bytes)).rejects.toBeDefined()
    expect(await readdir(folder())).toEqual([])
    const noLinks = { ...nodeFiles, ...disk('rename', code), link: () => Promise.reject(fault('EPERM')) }
    await expect(folderStore(root, { disk: noLinks, patienceMs: 0 }).create('v1/a/1', bytes)).rejects.toBeDefined()
    expect(await readdir(folder())).toEqual([])
  })

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'Windows: a file that is held for a moment (%s) is waited for',
    async (code) => {
      const host = { os: 'win32', patienceMs: 5000 } as const
      await folderStore(root, { ...host, disk: disk('link', code, 3) }).create('v1/a/1', bytes)
      await folderStore(root, { ...host, disk: disk('unlink', code, 3) }).remove('v1/a/1')
      expect(await readdir(folder())).toEqual([])
    },
  )

  it('a file that stays held is told after the patience', async () => {
    const store = folderStore(root, { os: 'win32', patienceMs: 30, disk: disk('unlink', 'EBUSY') })
    await mkdir(folder(), { recursive: true })
    await writeFile(join(folder(), '1'), 'x')
    await expect(store.remove('v1/a/1')).rejects.toEqual(failed('file-locked'))
  })

  it('a file that is still in the cloud and does not come is offline; two such calls, and the disk is not asked again', async () => {
    let asked = 0
    const stuck = { ...nodeFiles, open: () => new Promise<never>(() => void (asked += 1)) }
    const store = folderStore(root, { disk: stuck, timeoutMs: 30 })
    for (let call = 1; call <= 5; call += 1) {
      await expect(store.read('v1/a/1')).rejects.toEqual(failed('offline'))
    }
    expect(asked).toBe(2)
  })

  it('a call that came late after all frees its place', async () => {
    let comes = () => {}
    const held = new Promise<void>((resolve) => (comes = resolve))
    const slow: NonNullable<FolderHost['disk']> = {
      ...nodeFiles,
      readdir: async () => {
        await held
        return []
      },
    }
    const store = folderStore(root, { disk: slow, timeoutMs: 100 })
    for (let call = 1; call <= 2; call += 1) await expect(store.list('')).rejects.toEqual(failed('offline'))
    await expect(store.list('')).rejects.toMatchObject({ code: 'offline', detail: 'hung' })
    comes()
    await expect.poll(() => store.list('').catch(() => 'away')).toEqual([])
  })

  it('S4: a link in the shared folder leads nowhere', async () => {
    await mkdir(folder(), { recursive: true })
    const secret = join(root, 'secret of this PC')
    await writeFile(secret, 'secret')
    await symlink(secret, join(folder(), '1'))
    const store = folderStore(root)
    await expect(store.read('v1/a/1')).rejects.toBeDefined()
    expect(await store.list('v1/a')).toEqual([])
    await expect(store.create('v1/a/1', bytes)).rejects.toEqual(failed('exists'))
    await store.remove('v1/a/1')
    expect(await readFile(secret, 'utf8')).toBe('secret')
  })

  it('drafts of a power cut are cleared away when they are old, and those of others at work are not', async () => {
    await mkdir(folder(), { recursive: true })
    for (const name of ['tmp-00000000000000aa', 'tmp-00000000000000bb', 'tmp-notes']) {
      await writeFile(join(folder(), name), 'half')
    }
    await utimes(join(folder(), 'tmp-00000000000000aa'), 0, 0)
    await utimes(join(folder(), 'tmp-notes'), 0, 0)
    await folderStore(root).create('v1/a/1', bytes)
    expect((await readdir(folder())).sort()).toEqual(['1', 'tmp-00000000000000bb', 'tmp-notes'])
  })

  it('a file over the limit is not read into memory', async () => {
    await mkdir(folder(), { recursive: true })
    const handle = await open(join(folder(), '1'), 'w')
    await handle.truncate(64 * 1024 * 1024 + 1)
    await handle.close()
    await expect(folderStore(root).read('v1/a/1')).rejects.toEqual(failed('too-large'))
  })

  it('a file in place of a folder is no store', async () => {
    await writeFile(join(root, 'v1'), 'x')
    const store = folderStore(root)
    await expect(store.create('v1/a/1', bytes)).rejects.toEqual(failed('not-a-store'))
    await expect(store.list('v1/a')).rejects.toEqual(failed('not-a-store'))
  })
})
