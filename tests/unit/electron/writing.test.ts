import { mkdtemp, open, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readErrorCode, writeErrorCode } from '@electron/main/errors'
import { addFile, replaceFile, type Disk } from '@electron/main/writing'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'writing-'))
})
afterEach(() => rm(folder, { recursive: true }))

const fault = (code: string) => Object.assign(new Error(code), { code })
const bytes = new TextEncoder().encode('новое')
const content = (name: string) => readFile(join(folder, name), 'utf8')

/** A real disk on which one operation fails: `times` times, then it works again. */
function failingDisk(fails: 'open' | 'write' | 'sync' | 'rename', code: string, times = Infinity) {
  let left = times
  const done: string[] = []
  const attempt = <T>(name: string, run: () => Promise<T>): Promise<T> => {
    if (name === fails && left > 0) {
      left -= 1
      return Promise.reject(fault(code))
    }
    done.push(name)
    return run()
  }
  const disk: Disk = {
    open: (path, flags) =>
      attempt('open', async () => {
        const handle = await open(path, flags)
        const { writeFile: write, sync } = handle
        handle.writeFile = (...args) => attempt('write', () => write.apply(handle, args))
        handle.sync = () => attempt('sync', () => sync.apply(handle))
        return handle
      }),
    rename: (from, to) => attempt('rename', () => rename(from, to)),
    unlink,
  }
  return { disk, done }
}

describe('replaceFile', () => {
  it('writes, flushes and only then takes the place of the old file', async () => {
    await writeFile(join(folder, 'а.xlsx'), 'прежнее')
    const { disk, done } = failingDisk('rename', 'EBUSY', 0)
    await replaceFile(join(folder, 'а.xlsx'), bytes, disk)
    expect(done).toEqual(['open', 'write', 'sync', 'rename', 'open', 'sync'])
    expect(await content('а.xlsx')).toBe('новое')
    expect(await readdir(folder)).toEqual(['а.xlsx'])
  })

  it.each(['EPERM', 'EBUSY', 'EACCES'])('waits while an antivirus holds the file (%s)', async (code) => {
    const { disk } = failingDisk('rename', code, 3)
    await replaceFile(join(folder, 'а.xlsx'), bytes, disk)
    expect(await content('а.xlsx')).toBe('новое')
  })

  it.each([
    ['open', 'EROFS', 'read-only'],
    ['open', 'EACCES', 'read-only'],
    ['open', 'ENOENT', 'gone'],
    ['write', 'ENOSPC', 'no-space'],
    ['write', 'EIO', 'gone'],
    ['sync', 'ENODEV', 'gone'],
    ['rename', 'EBUSY', 'file-locked'],
    ['rename', 'EPERM', 'file-locked'],
    ['rename', 'EACCES', 'read-only'],
    ['rename', 'EINVAL', 'unknown'],
  ] as const)('%s fails with %s: %s, the old file stays, no draft is left', async (fails, code, meaning) => {
    await writeFile(join(folder, 'а.xlsx'), 'прежнее')
    const { disk } = failingDisk(fails, code)
    const error: unknown = await replaceFile(join(folder, 'а.xlsx'), bytes, disk, 50).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code })
    expect(writeErrorCode(error, true)).toBe(meaning)
    expect(await content('а.xlsx')).toBe('прежнее')
    expect(await readdir(folder)).toEqual(['а.xlsx'])
  })

  it('says read-only, not locked, where there is no file to be locked', () => {
    expect(writeErrorCode(fault('EPERM'), false)).toBe('read-only')
  })

  it('says read-only, not locked, where already the draft beside the file was refused', () => {
    expect(writeErrorCode(Object.assign(fault('EPERM'), { syscall: 'open' }), true)).toBe('read-only')
    expect(writeErrorCode(Object.assign(fault('EPERM'), { syscall: 'rename' }), true)).toBe('file-locked')
  })

  it('gives up after its patience', async () => {
    const { disk } = failingDisk('rename', 'EBUSY')
    await expect(replaceFile(join(folder, 'а.xlsx'), bytes, disk, 200)).rejects.toMatchObject({ code: 'EBUSY' })
  })
})

describe('addFile', () => {
  it('never writes over a file, not even over one of two that come at once', async () => {
    await writeFile(join(folder, 'а.xlsx'), 'прежнее')
    const paths = await Promise.all([1, 2, 3, 4].map(() => addFile(folder, 'а.xlsx', bytes)))
    expect(new Set(paths).size).toBe(4)
    expect((await readdir(folder)).sort()).toEqual(
      ['а (2).xlsx', 'а (3).xlsx', 'а (4).xlsx', 'а (5).xlsx', 'а.xlsx'].sort(),
    )
    expect(await content('а.xlsx')).toBe('прежнее')
    expect(await content('а (5).xlsx')).toBe('новое')
  })

  it('leaves nothing behind when it fails', async () => {
    const { disk } = failingDisk('rename', 'EIO')
    await expect(addFile(folder, 'а.xlsx', bytes, disk, 50)).rejects.toMatchObject({ code: 'EIO' })
    expect(await readdir(folder)).toEqual([])
  })

  it('stays inside its folder', async () => {
    const path = await addFile(folder, '../../../а.xlsx', bytes)
    expect(path.startsWith(join(folder, '-'))).toBe(true)
  })
})

describe('reading errors', () => {
  it.each([
    ['EBUSY', 'file-locked'],
    ['EACCES', 'forbidden'],
    ['EPERM', 'forbidden'],
    ['ENOENT', 'not-found'],
    ['EISDIR', 'not-found'],
    ['EIO', 'gone'],
    ['ENOSPC', 'unknown'],
    ['EWHATEVER', 'unknown'],
  ])('%s → %s', (code, meaning) => {
    expect(readErrorCode(fault(code))).toBe(meaning)
  })
})
