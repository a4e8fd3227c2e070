import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exchangeTexts } from '@/features/exchange/texts'
import type { ExchangeStore } from '@/platform/exchange'
import { createEnvelope, nameHash } from '@/sync/envelope'
import { parseFileName } from '@/sync/names'
import type { RunReport } from '@/sync/run'
import { desktopExchangeOver, quickWire } from '@tests/support/desktopExchange'
import type { Fault } from '@tests/support/faultyServer'
import { inTrials, trialsOf } from '@tests/support/trials'
import { webdavSecret, webdavServer, webdavUser, type WebdavServer } from '@tests/support/webdavServer'
import { born, edit } from '@tests/integration/storage/world'
import { SchoolPcs, type SchoolPc } from './schoolPc'

const SCHOOL = 'school'
/** What one call asks at most (reliability, R8). */
const MOST_TRIES = 5

const status = (code: number): Fault => ({ kind: 'status', status: code })
const faults: [string, Fault][] = [
  ...[401, 403, 412, 423, 429, 500, 502, 507].map((code): [string, Fault] => [String(code), status(code)]),
  ['Retry-After', { kind: 'status', status: 503, headers: { 'retry-after': '120' } }],
  ['a login page', { kind: 'page' }],
  ['no answer', { kind: 'hang' }],
  ['cut', { kind: 'cut' }],
  ['broken off', { kind: 'break' }],
  ['the answer lost', { kind: 'lost' }],
]
/** Once, and for as long as anybody asks. */
const lasting = [1, 60]

let folder: string
let server: WebdavServer
let pcs: SchoolPcs
let store: ExchangeStore
let a: SchoolPc
let b: SchoolPc
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'line-'))
  server = await webdavServer()
  pcs = new SchoolPcs(createEnvelope(await generateX25519Identity()))
  const { stores } = desktopExchangeOver(folder, { wire: quickWire({ patienceMs: 500 }) })
  const setting = { kind: 'webdav', url: server.url, user: webdavUser } as const
  expect(await stores.connect(SCHOOL, setting, webdavSecret)).toMatchObject({ ok: true })
  store = stores.store(SCHOOL)
  a = await pcs.add('Приёмная')
  b = await pcs.add('Завуч')
  await a.save(born('staff', 's1', { lastName: 'Орлова' }))
  await a.replica.begin(true)
  await a.sync(store)
  await b.replica.begin(false)
  await b.sync(store)
})
afterEach(async () => {
  server.calm()
  await pcs.end()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** Every file that bears its final name holds the bytes that the name speaks of. */
async function nothingCorrupt(): Promise<void> {
  let seen = 0
  for (const [path, bytes] of server.tree) {
    const file = bytes === null ? null : parseFileName(path.slice(path.lastIndexOf('/') + 1))
    if (file === null || bytes === null) continue
    expect(await nameHash(bytes), path).toBe(file.hash)
    seen += 1
  }
  expect(seen).toBeGreaterThan(0)
}

/** A run that failed says so in Russian, with what to do. */
function toldInRussian({ outcome, failure }: RunReport): void {
  expect(['done', 'failed', 'empty-store']).toContain(outcome)
  if (outcome !== 'failed') return
  const text = exchangeTexts.failures[failure?.code ?? 'print-failed']
  expect(text).toMatch(/^[А-ЯЁ][а-яё].*[а-яё]\. ?[А-ЯЁ][^A-Za-z]*\.$|^[А-ЯЁ].*; изменения подождут\.$/)
  expect(text).not.toBe(exchangeTexts.failures['print-failed'])
}

describe.each(['PROPFIND', 'GET', 'PUT', 'MOVE'])('R8: a whole exchange, with faults at %s', (method) => {
  it('no corrupt file, five tries at most, a message, and all is well afterwards', async (context) => {
    const all = faults.flatMap(([name, fault]) => lasting.map((times) => ({ name, fault, times })))
    const count = Math.min(all.length, trialsOf(5))
    const cases = all.filter((_, at) => at % Math.floor(all.length / count) === 0)
    await inTrials(context, cases.length, async (at) => {
      const { name, fault, times } = cases[at] ?? { name: '', fault: status(500), times: 1 }
      const note = `${name}, ${String(times)}`
      await a.save(edit('staff', 's1', { note }))
      await b.save(edit('staff', 's1', { email: `${String(at)}@school.ru` }))
      await b.sync(store)
      const before = server.log.length
      server.meet(method, fault, times)
      const report = await a.sync(store)
      server.calm()
      toldInRussian(report)
      const tries = new Map<string, number>()
      for (const line of server.log.slice(before)) tries.set(line, (tries.get(line) ?? 0) + 1)
      const most = Math.max(...[...tries].filter(([line]) => line.startsWith(method)).map(([, count]) => count))
      expect(most, note).toBeGreaterThan(0)
      if (report.outcome === 'failed') expect(most, note).toBeLessThanOrEqual(MOST_TRIES)
      await nothingCorrupt()
      for (const pc of [a, b, a]) expect(await pc.sync(store)).toMatchObject({ outcome: 'done', holds: [] })
      expect(await a.person('s1')).toMatchObject({ note, email: `${String(at)}@school.ru` })
      expect(await b.digest()).toBe(await a.digest())
      await nothingCorrupt()
    })
  }, 240_000)
})
