import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { born, edit, NOON } from '@tests/integration/storage/world'
import { createEnvelope } from '@/sync/envelope'
import { exchange } from '@/sync/engine'
import type { Pace } from '@/sync/pace'
import { memoryExchange, type MemoryExchange } from '@tests/support/memoryExchange'
import { MemoryReplica } from '@tests/support/memoryReplica'

/** A store as two PCs of format 1 left it; the key is invented for it and opens nothing else. */
const frozen = 'tests/fixtures/exchange-v1'
const SCHOOL = 'school'

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

async function opened(): Promise<MemoryExchange> {
  const store = memoryExchange()
  for (const file of filesUnder(join(frozen, 'v1'))) {
    await store.create(file.slice(frozen.length + 1), new Uint8Array(readFileSync(file)))
  }
  return store
}

const identity = () => readFileSync(join(frozen, 'identity.txt'), 'utf8').trim()

/** `FREEZE=1` writes the files of a new format into a folder of their own; those that are there are never written again. */
async function freeze(): Promise<void> {
  if (existsSync(join(frozen, 'identity.txt'))) return
  const key = await generateX25519Identity()
  const envelope = createEnvelope(key)
  const store = memoryExchange()
  let now = NOON
  const pace: Pace = {
    filesPerSnapshot: 3,
    snapshotDays: 30,
    keepDays: 14,
    mostAcknowledged: 250,
    mostFiles: 400,
    snapshotsKept: 2,
  }
  const pcs = ['1', '2'].map(
    (last) =>
      new MemoryReplica(
        SCHOOL,
        last.padStart(16, '0'),
        () => now++,
        () => 'f'.repeat(16),
      ),
  )
  const sync = async (at: number) => {
    const replica = pcs[at]
    if (replica)
      await exchange({ replica, store, envelope, pace, now: () => now, pc: () => ['Приёмная', 'Завуч'][at] ?? '' })
  }
  pcs[0]?.save([born('staff', 's1', { lastName: 'Орлова' }), born('class', 'c1', { litera: 'А' })])
  for (const [at, pc] of pcs.entries()) await pc.begin(at === 0)
  for (const at of [0, 1]) await sync(at)
  pcs[1]?.save([edit('staff', 's1', { lastName: 'Белова', email: 'belova@school.example' })])
  for (const at of [1, 0]) await sync(at)
  pcs[0]?.save([born('staff', 's2', { lastName: 'Серова' })])
  pcs[0]?.save([edit('class', 'c1', { _deleted: true })])
  for (const at of [0, 1, 0]) await sync(at)
  for (const [path, bytes] of store.files) {
    mkdirSync(dirname(join(frozen, path)), { recursive: true })
    writeFileSync(join(frozen, path), bytes)
  }
  writeFileSync(join(frozen, 'identity.txt'), `${key}\n`)
  writeFileSync(join(frozen, 'picture.txt'), `${pcs[0]?.picture() ?? ''}\n`)
}

describe('R18: a store of format 1', () => {
  it('is taken in by a PC that joins, to the last field', async () => {
    if (process.env.FREEZE === '1') await freeze()
    const store = await opened()
    const replica = new MemoryReplica(
      SCHOOL,
      'a'.repeat(16),
      () => NOON + 60_000,
      () => 'b'.repeat(16),
    )
    await replica.begin(false)
    const envelope = createEnvelope(identity())
    const report = await exchange({ replica, store, envelope, now: () => NOON + 60_000, pc: () => 'Третий' })
    expect(report).toMatchObject({ outcome: 'done', holds: [], strangers: 0 })
    expect(report.agreement.every(({ equal }) => equal)).toBe(true)
    expect(replica.picture()).toBe(readFileSync(join(frozen, 'picture.txt'), 'utf8').trim())
  })

  it('has every kind of file in it', () => {
    const names = filesUnder(join(frozen, 'v1')).map((file) => file.split('/').at(-1) ?? '')
    for (const kind of [/^\d{8}-/, /^base-/, /^snap-/, /^README/])
      expect(names.some((name) => kind.test(name))).toBe(true)
  })
})
