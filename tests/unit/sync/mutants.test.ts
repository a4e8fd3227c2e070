import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { gzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEnvelope, nameHash, type Envelope } from '@/sync/envelope'
import { exchange } from '@/sync/engine'
import { devicePath, fileName, parseFileName } from '@/sync/names'
import type { RunReport } from '@/sync/run'
import { memoryExchange, type MemoryExchange } from '@tests/support/memoryExchange'
import { MemoryReplica } from '@tests/support/memoryReplica'

const NOON = Date.UTC(2026, 8, 1, 12)
const SCHOOL = 'school'
const WRITER = '0'.repeat(15) + '1'
const READER = '0'.repeat(15) + '2'

let identity: string
let envelope: Envelope
/** The chain of a PC: a base and three batches. */
let original: [name: string, bytes: Uint8Array][]

const folder = devicePath(SCHOOL, WRITER)
const pathOf = (name: string) => `${folder}/${name}`

const newPc = (device: string) =>
  new MemoryReplica(
    SCHOOL,
    device,
    () => NOON,
    () => READER.replace('2', '9'),
  )

const person = (at: number) => ({
  table: 'staff' as const,
  id: `s${String(at)}`,
  fields: { lastName: `Орлова ${String(at)}` },
})

beforeAll(async () => {
  identity = await generateX25519Identity()
  envelope = createEnvelope(identity)
  const writer = newPc(WRITER)
  const store = memoryExchange()
  await writer.begin(true)
  for (let at = 0; at < 4; at++) {
    if (at > 0) writer.save([person(at)])
    await exchange({ replica: writer, store, envelope, now: () => NOON, pc: () => 'Приёмная' })
  }
  original = [...store.files]
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([path, bytes]) => [path.slice(folder.length + 1), bytes])
})

/** A PC that has the base and meets these files; it must have taken in nothing and stand where it stood. */
async function meets(
  files: readonly (readonly [string, Uint8Array])[],
): Promise<{ report: RunReport; records: number; seq: number }> {
  const store = memoryExchange()
  await put(store, `v1/${SCHOOL}/README.txt`, new Uint8Array([1]))
  for (const [name, bytes] of files) await put(store, pathOf(name), bytes)
  const reader = newPc(READER)
  await reader.begin(false)
  const report = await exchange({ replica: reader, store, envelope, now: () => NOON, pc: () => 'Завуч' })
  return { report, records: reader.disk.records.size, seq: reader.disk.state?.peers[WRITER]?.seq ?? 0 }
}

async function put(store: MemoryExchange, path: string, bytes: Uint8Array): Promise<void> {
  const answer = await store.create(path, bytes)
  expect(answer.ok).toBe(true)
}

/** The chain up to its second file, which takes the mutant's place. */
const withSecond = (...second: (readonly [string, Uint8Array])[]) => [original[0] ?? fail(), ...second]

function fail(): never {
  throw new Error('the chain is shorter than it should be')
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8))
  return copy
}

const renamedTo = async (name: string, bytes: Uint8Array): Promise<string> =>
  fileName({ ...(parseFileName(name) ?? fail()), hash: await nameHash(bytes) })

describe('R7: tampered files', () => {
  it('takes in the untouched chain', async () => {
    expect(await meets(original)).toMatchObject({ records: 3, seq: 4, report: { holds: [] } })
  })

  it('every byte of three files flipped, under the old name and under one that fits: refused, the cursor unmoved', async ({
    task,
  }) => {
    let tried = 0
    for (const [name, bytes] of original.slice(1)) {
      const { kind, seq } = parseFileName(name) ?? fail()
      const place = `${SCHOOL}/${WRITER}/${kind}/${String(seq)}`
      for (let at = 0; at < bytes.length; at++) {
        const wrong = flipped(bytes, at)
        const { hash } = parseFileName(name) ?? fail()
        expect(await envelope.unwrap(place, hash, wrong)).toEqual({ ok: false, refusal: 'hash' })
        expect(await envelope.unwrap(place, await nameHash(wrong), wrong)).toMatchObject({ ok: false })
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(1000)
    task.meta.trials = tried
  }, 60_000)

  it('a file forged by somebody who knows the recipient, not the key', async () => {
    const [name = '', bytes = new Uint8Array()] = original[1] ?? []
    const opened = await envelope.unwrap(`${SCHOOL}/${WRITER}/batch/2`, (parseFileName(name) ?? fail()).hash, bytes)
    if (!opened.ok) throw new Error('the original does not open')
    const encrypter = new Encrypter()
    encrypter.addRecipient(await identityToRecipient(identity))
    const packed = gzipSync(new TextEncoder().encode(JSON.stringify(opened.value)))
    const forged = await encrypter.encrypt(new Uint8Array([...new Uint8Array(16), ...packed]))
    const { records, seq, report } = await meets(withSecond([await renamedTo(name, forged), forged]))
    expect({ records, seq }).toEqual({ records: 0, seq: 1 })
    expect(report.holds).toMatchObject([{ reason: 'damaged', seq: 2 }])
  })
})

/** Everything that clouds, sticks and people do to files. */
function mutantsOf(name: string, bytes: Uint8Array, other: Uint8Array, foreign: Uint8Array) {
  const mutants: { what: string; files: [string, Uint8Array][] }[] = []
  const under = (what: string, content: Uint8Array) => mutants.push({ what, files: [[name, content]] })
  for (let length = 0; length < bytes.length; length += Math.max(1, bytes.length >> 6)) {
    under(`cut at ${String(length)}`, bytes.slice(0, length))
  }
  for (let at = 0; at < bytes.length; at += Math.max(1, bytes.length >> 6)) {
    under(`flipped at ${String(at)}`, flipped(bytes, at))
    under(
      `zeroed from ${String(at)}`,
      bytes.map((byte, place) => (place >= at ? 0 : byte)),
    )
  }
  under('with a byte more', new Uint8Array([...bytes, 0]))
  under('another file of the chain', other)
  under('a file of another school', foreign)
  under('a login page', new TextEncoder().encode('<!doctype html><title>Вход</title>'))
  const { seq, hash } = parseFileName(name) ?? fail()
  const called = (what: string, wrong: string) => mutants.push({ what, files: [[wrong, bytes]] })
  called('under a later number', fileName({ kind: 'batch', seq: seq + 1, hash }))
  called('as a base', fileName({ kind: 'base', seq, hash }))
  called('as a snapshot', fileName({ kind: 'snap', seq, hash }))
  called('under another hash', fileName({ kind: 'batch', seq, hash: 'f'.repeat(32) }))
  for (const tail of ['-conflicted-copy', '.sync-conflict-20260901', '-1', '.tmp', '.zip'])
    called(`${tail} behind it`, name + tail)
  called('in capitals', name.toUpperCase() === name ? `${name}A` : name.toUpperCase())
  return mutants
}

describe('R6: files that are broken, half-written, renamed or of somebody else', () => {
  it('500 mutants: nothing is taken in, nothing moves, and the right file heals it', async ({ task }) => {
    const strange = createEnvelope(await generateX25519Identity())
    let tried = 0
    for (const [place, [name, bytes]] of original.slice(1).entries()) {
      const before = original.slice(0, place + 1)
      const other = original[place === 0 ? 2 : 1]?.[1] ?? fail()
      const foreign = await strange.wrap(`${SCHOOL}/${WRITER}/batch/${String(place + 2)}`, { format: 1 })
      for (const { what, files } of mutantsOf(name, bytes, other, foreign.bytes)) {
        const { records, seq, report } = await meets([...before, ...files])
        expect({ what, records, seq }).toEqual({ what, records: place, seq: place + 1 })
        expect({ what, outcome: report.outcome }).toEqual({ what, outcome: 'done' })
        tried += 1
      }
      expect(await meets([...before, [name, bytes]])).toMatchObject({ records: place + 1, seq: place + 2 })
    }
    expect(tried).toBeGreaterThanOrEqual(500)
    task.meta.trials = tried
  }, 120_000)
})
