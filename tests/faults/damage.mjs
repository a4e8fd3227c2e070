// What a power cut, a bad disk or a helpful cleaner leave behind. All of it on the files of a program that has ended.
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  appendFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** The folder of Chromium's store of the program's pages. */
export function storeFolder(profile) {
  for (const session of ['Default', '.']) {
    const folder = join(profile, session, 'IndexedDB')
    if (!existsSync(folder)) continue
    const name = readdirSync(folder).find((entry) => entry.endsWith('.leveldb'))
    if (name) return join(folder, name)
  }
  throw new Error('the profile has no IndexedDB')
}

const newest = (folder, extension) => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
  const name = names.at(-1)
  if (!name) throw new Error(`no ${extension} in the store`)
  return join(folder, name)
}

function inFile(path, work) {
  const file = openSync(path, 'r+')
  try {
    work(file, fstatSync(file).size)
  } finally {
    closeSync(file)
  }
}

export function cutTail(path, bytes) {
  inFile(path, (file, size) => ftruncateSync(file, Math.max(0, size - bytes)))
}

export function zeroTail(path, bytes) {
  inFile(path, (file, size) => {
    const length = Math.min(bytes, size)
    writeSync(file, Buffer.alloc(length), 0, length, size - length)
  })
}

/** Flips one bit of the byte at a part of the file. */
export function flip(path, part = 0.5) {
  inFile(path, (file, size) => {
    const at = Math.min(size - 1, Math.floor(size * part))
    const byte = readFileSync(path)[at]
    writeSync(file, Buffer.from([byte ^ 0x10]), 0, 1, at)
  })
}

/** Overwrites from a part of the file on. */
export function overwrite(path, part, bytes) {
  inFile(path, (file, size) => writeSync(file, bytes, 0, bytes.length, Math.floor(size * part)))
}

const junk = (length) => Buffer.from(Array.from({ length }, (_, at) => (at * 167 + 13) % 256))
const onLog = (work) => (profile) => work(newest(storeFolder(profile), '.log'))

/**
 * The 17 variants of a torn log, then what else was measured to empty the store.
 * @type {[string, (profile: string) => void][]}
 */
export const tornLog = [
  ...[1, 7, 100, 1000, 4096, 10_000, 20_000, 40_000].map((bytes) => [
    `log: last ${bytes} bytes cut`,
    onLog((log) => cutTail(log, bytes)),
  ]),
  ...[10, 512, 4096, 65_536].map((bytes) => [`log: last ${bytes} bytes zero`, onLog((log) => zeroTail(log, bytes))]),
  ...[1, 4096, 65_536].map((bytes) => [
    `log: ${bytes} zero bytes after it`,
    onLog((log) => appendFileSync(log, Buffer.alloc(bytes))),
  ]),
  ...[100, 32_768].map((bytes) => [`log: ${bytes} bytes of junk`, onLog((log) => appendFileSync(log, junk(bytes)))]),
]

/** @type {[string, (profile: string) => void][]} */
export const tornStore = [
  ['log: one bit in the middle', onLog((log) => flip(log))],
  ['log: one bit near its end', onLog((log) => flip(log, 0.98))],
  ['table file: removed', (profile) => rmSync(newest(storeFolder(profile), '.ldb'))],
  ['table file: emptied', (profile) => writeFileSync(newest(storeFolder(profile), '.ldb'), '')],
  ['table file: one bit in the middle', (profile) => flip(newest(storeFolder(profile), '.ldb'))],
  ['MANIFEST: emptied', (profile) => writeFileSync(manifest(profile), '')],
  ['CURRENT: emptied', (profile) => writeFileSync(join(storeFolder(profile), 'CURRENT'), '')],
]

export function manifest(profile) {
  const folder = storeFolder(profile)
  const name = readdirSync(folder).find((entry) => entry.startsWith('MANIFEST'))
  if (!name) throw new Error('no MANIFEST in the store')
  return join(folder, name)
}

/** The journal's files of the only school, its write-ahead log first. */
export function journalFiles(profile) {
  const folder = join(profile, 'journal')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /\.journal(-wal)?$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/** Every file of a folder, its folders included; none when there is no such folder. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

/** A trial that damages nothing would prove nothing. */
function some(paths) {
  if (paths.length === 0) throw new Error('there is nothing to damage')
  return paths
}

/** The head of every file overwritten: no program takes it for its own any more. */
export function spoilHeads(paths) {
  for (const path of some(paths.filter((each) => statSync(each).size > 0))) {
    overwrite(path, 0, junk(Math.min(4096, statSync(path).size)))
  }
}

/** 2 KB in the middle of every file overwritten. */
export function spoilMiddles(paths) {
  for (const path of some(paths.filter((each) => statSync(each).size > 8192))) overwrite(path, 0.5, junk(2048))
}
