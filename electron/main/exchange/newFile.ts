import type * as nodeFiles from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from '../errors'
import { syncFolder } from '../writing'
import { StoreFailure } from './failure'
import { draftName, isSame } from './store'

/** The disk as a folder store uses it; tests give one that has no links or fails on purpose. */
export type ExchangeDisk = Pick<
  typeof nodeFiles,
  'link' | 'lstat' | 'mkdir' | 'open' | 'readdir' | 'rename' | 'rmdir' | 'stat' | 'unlink'
>

export interface Patience {
  os: NodeJS.Platform
  /** How long a file that an antivirus or a cloud client holds is waited for. */
  patienceMs: number
}

const HELD = new Set(['EPERM', 'EBUSY', 'EACCES'])
/** These are true of the disk, whatever way is tried. */
const FINAL = new Set(['EEXIST', 'ENOENT', 'ENOSPC', 'EDQUOT', 'EIO', 'EROFS'])

/** Repeats what fails because somebody holds the file. Windows calls one that is looked at for a moment forbidden. */
export async function whileHeld<T>({ os, patienceMs }: Patience, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs
  for (let pause = 10; ; pause = Math.min(pause * 2, 100)) {
    try {
      return await work()
    } catch (error) {
      const mayPass = os === 'win32' ? HELD.has(errorCode(error)) : errorCode(error) === 'EBUSY'
      if (!mayPass || performance.now() + pause > until) throw error
      await wait(pause)
    }
  }
}

/** A complete, flushed and compared file under a draft's name; whatever fails leaves nothing behind. */
export async function writeDraft(disk: ExchangeDisk, folder: string, bytes: Uint8Array): Promise<string> {
  const draft = join(folder, draftName())
  const handle = await disk.open(draft, 'wx+')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
    const back = Buffer.alloc(bytes.length + 1)
    let length = 0
    for (let read = -1; read !== 0 && length < back.length; length += read) {
      read = (await handle.read(back, length, back.length - length, length)).bytesRead
    }
    if (!isSame(back.subarray(0, length), bytes)) throw new StoreFailure('unknown', 'MISMATCH')
    await handle.close()
    return draft
  } catch (error) {
    await handle.close().catch(() => undefined)
    await disk.unlink(draft).catch(() => undefined)
    throw error
  }
}

/** Where there are no links: the name is taken by an empty file, which only one can do, and the draft replaces it. */
async function claimAndRename(disk: ExchangeDisk, patience: Patience, draft: string, target: string): Promise<void> {
  const claim = await disk.open(target, 'wx')
  await claim.close()
  try {
    await whileHeld(patience, () => disk.rename(draft, target))
  } catch (error) {
    await disk.unlink(target).catch(() => undefined)
    throw error
  }
}

async function publish(disk: ExchangeDisk, patience: Patience, draft: string, target: string): Promise<void> {
  try {
    await whileHeld(patience, () => disk.link(draft, target))
  } catch (error) {
    if (FINAL.has(errorCode(error))) throw error
    await claimAndRename(disk, patience, draft, target)
    return
  }
  // The file is there; a draft that stays is swept later.
  await whileHeld(patience, () => disk.unlink(draft)).catch(() => undefined)
}

/**
 * Writes a new file as a whole or not at all and never over another one: draft → flush → link, which replaces nothing →
 * flush of the folder. Throws the system's error, `EEXIST` when the name is taken.
 */
export async function addNewFile(
  { disk, ...patience }: Patience & { disk: ExchangeDisk },
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const draft = await writeDraft(disk, folder, bytes)
  try {
    await publish(disk, patience, draft, join(folder, name))
  } catch (error) {
    await disk.unlink(draft).catch(() => undefined)
    throw error
  }
  await syncFolder(disk, folder)
}
