import { randomUUID } from 'node:crypto'
import * as nodeFiles from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from './errors'
import { safeFileName } from './fileNames'

/** The few operations of the disk that writing needs; tests give a disk that fails on purpose. */
export type Disk = Pick<typeof nodeFiles, 'open' | 'rename' | 'unlink'>

/** An antivirus or the indexer holds a fresh file for a moment; Excel holds it for ever. */
const RETRIED = new Set(['EPERM', 'EBUSY', 'EACCES'])
const PATIENCE_MS = 3000

async function renameWithPatience(disk: Disk, from: string, to: string, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs
  for (let pause = 10; ; pause = Math.min(pause * 2, 100)) {
    try {
      await disk.rename(from, to)
      return
    } catch (error) {
      if (!RETRIED.has(errorCode(error)) || performance.now() + pause > until) throw error
      await wait(pause)
    }
  }
}

/** Makes the new name itself survive a power cut. Windows and some shares cannot do it, and need not. */
export async function syncFolder(disk: Pick<Disk, 'open'>, folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // The content is on the disk already; only the promptness of the folder entry is at stake.
  }
}

const DRAFT = /(?:^|[\\/])~[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/

/** Whether a path is such a file as `writeBeside` makes, and nobody else's. */
export const isDraft = (path: string): boolean => DRAFT.test(path)

/** Writes a complete, flushed file under a name of its own beside the target; whatever fails leaves nothing behind. */
async function writeBeside(disk: Disk, folder: string, bytes: Uint8Array): Promise<string> {
  const draft = join(folder, `~${randomUUID()}.tmp`)
  const handle = await disk.open(draft, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
    await handle.close()
    return draft
  } catch (error) {
    await handle.close().catch(() => undefined)
    await disk.unlink(draft).catch(() => undefined)
    throw error
  }
}

/**
 * Replaces `target` as a whole or not at all: temporary name → write → fsync → rename (restic's order).
 * Throws the system's error; the old file is then untouched and no temporary file remains.
 */
export async function replaceFile(
  target: string,
  bytes: Uint8Array,
  disk: Disk = nodeFiles,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const folder = dirname(target)
  const draft = await writeBeside(disk, folder, bytes)
  try {
    await renameWithPatience(disk, draft, target, patienceMs)
  } catch (error) {
    await disk.unlink(draft).catch(() => undefined)
    throw error
  }
  await syncFolder(disk, folder)
}

/** A free name is taken by creating it empty, which only one writer can do, on any file system. */
async function claim(disk: Disk, folder: string, name: string): Promise<string> {
  for (let number = 1; number <= 999; number += 1) {
    const path = join(folder, safeFileName(name, number))
    try {
      const handle = await disk.open(path, 'wx')
      await handle.close()
      return path
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
  throw Object.assign(new Error('no free name'), { code: 'EEXIST' })
}

/** Writes a new file into a folder and never over another one: «Имя (2).xlsx». Returns the path that was written. */
export async function addFile(
  folder: string,
  name: string,
  bytes: Uint8Array,
  disk: Disk = nodeFiles,
  patienceMs = PATIENCE_MS,
): Promise<string> {
  const draft = await writeBeside(disk, folder, bytes)
  let path: string | null = null
  try {
    path = await claim(disk, folder, name)
    await renameWithPatience(disk, draft, path, patienceMs)
  } catch (error) {
    await disk.unlink(draft).catch(() => undefined)
    if (path !== null) await disk.unlink(path).catch(() => undefined)
    throw error
  }
  await syncFolder(disk, folder)
  return path
}
