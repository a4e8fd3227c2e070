import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from './errors'
import { isExpired } from './putAside'

/** Damaged stores that are kept; the oldest goes when a fourth comes. */
const KEPT = 3
/** On Windows a virus scanner holds files of a store that was just closed for a moment. */
const BUSY = ['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY']
const TRIES = 10
const PAUSE_MS = 200

const folderIn = (ownData: string) => join(ownData, 'damaged')
const NAME = /^store-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/u

/**
 * Moves Chromium's store out of its way, to `damaged/store-<instant>`; nothing when there is none. Waits up to two seconds
 * for files that are held open. Throws the system's error; the store lies whole where it was then.
 */
export function putStoreAside(store: string, ownData: string, now: Date): void {
  if (!existsSync(store)) return
  const damaged = folderIn(ownData)
  mkdirSync(damaged, { recursive: true })
  const target = join(damaged, `store-${now.toISOString().replaceAll(/[:.]/gu, '-')}`)
  move(store, target)
  const names = storesIn(damaged)
  for (const name of names.slice(0, Math.max(0, names.length - KEPT))) drop(join(damaged, name))
}

/**
 * Removes damaged stores whose time is over (152-ФЗ: they hold what was erased since). The newest stays for as long as not
 * every school is whole: it may be the only place where something still is.
 */
export function dropOldStores(ownData: string, now: Date, everySchoolIsWhole: () => boolean): void {
  const damaged = folderIn(ownData)
  const names = storesIn(damaged)
  for (const [at, name] of names.entries()) {
    if (!isExpired(new Date(name.replace(NAME, '$1T$2:$3:$4.$5Z')), now)) continue
    if (at === names.length - 1 && !everySchoolIsWhole()) continue
    drop(join(damaged, name))
  }
}

function move(store: string, target: string): void {
  try {
    patiently(() => renameSync(store, target))
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error
    // The profile's folder may be a link to another disk, where a rename does not reach.
    copyAcross(store, target)
  }
}

function copyAcross(store: string, target: string): void {
  try {
    cpSync(store, target, { recursive: true })
  } catch (error) {
    drop(target)
    throw error
  }
  rmSync(store, { recursive: true, maxRetries: TRIES, retryDelay: PAUSE_MS })
}

function patiently(work: () => void): void {
  for (let tries = 1; ; tries += 1) {
    try {
      work()
      return
    } catch (error) {
      if (tries === TRIES || !BUSY.includes(errorCode(error))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
  }
}

function storesIn(damaged: string): string[] {
  if (!existsSync(damaged)) return []
  return readdirSync(damaged)
    .filter((name) => NAME.test(name))
    .sort()
}

/** What cannot be removed now is tried again at the next start. */
function drop(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // It is in nobody's way.
  }
}
