import { Decrypter, generateX25519Identity } from 'age-encryption'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeStore } from '@/platform/exchange'
import type { Result } from '@/platform/platform'
import { exchange } from '@/sync/engine'
import { createEnvelope } from '@/sync/envelope'
import { changeKey, takeKey } from '@/sync/keyChange'
import { openKeys, writeKeys, type KeyWrap, type SpaceKeys } from '@/sync/keyFiles'
import { isKeyMark, spacePath } from '@/sync/names'
import type { RunReport } from '@/sync/run'
import { memoryExchange } from '@tests/support/memoryExchange'
import { MemoryReplica } from '@tests/support/memoryReplica'

const SCHOOL = 'school'
const text = (value: string) => new TextEncoder().encode(value)

/** The passphrase is told apart, and no work is done. */
const keyWrap: KeyWrap = {
  wrap: (identity, passphrase) => Promise.resolve(text(`${passphrase}|${identity}`)),
  unwrap(keyFile, passphrase) {
    const [phrase = '', identity = ''] = new TextDecoder().decode(keyFile).split('|')
    return Promise.resolve(phrase === passphrase ? { ok: true, identity } : { ok: false, refusal: 'wrong-passphrase' })
  },
}
const opening = { keyWrap, typedKey: (typed: string) => typed }

let now = Date.UTC(2026, 8, 1, 8)
let lastDevice = 0
let store = memoryExchange()
const newKeys = async (): Promise<SpaceKeys> => ({
  identity: await generateX25519Identity(),
  recovery: await generateX25519Identity(),
})

/** One PC of the school, with the keys it has been told. */
class Pc {
  readonly replica: MemoryReplica
  constructor(
    readonly name: string,
    public keys: SpaceKeys,
  ) {
    const device = () => (++lastDevice).toString(16).padStart(16, '0')
    this.replica = new MemoryReplica(SCHOOL, device(), () => now, device)
  }

  deps(over: ExchangeStore = store) {
    now += 1000
    const { replica, name } = this
    return { replica, store: over, envelope: createEnvelope(this.keys.identity), now: () => now, pc: () => name }
  }

  save(id: string, value: string): void {
    now += 1000
    this.replica.save([{ table: 'staff', id, fields: { note: value } }])
  }

  sync = () => exchange(this.deps())
  renew = (keys: SpaceKeys) => {
    this.keys = keys
    return Promise.resolve()
  }

  async change(passphrase: string, lost: Pc | null, over: ExchangeStore = store): Promise<RunReport> {
    const keys = { ...(await newKeys()), title: 'СОШ № 5' }
    const keyFile = await keyWrap.wrap(keys.identity, passphrase)
    return changeKey(this.deps(over), lost?.replica.disk.deviceId ?? null, { keys, keyFile, renew: this.renew }, {})
  }

  async take(secret: { passphrase: string } | { sheet: string }): Promise<RunReport> {
    const found = await openKeys(store, SCHOOL, secret, opening)
    if (!found.ok) throw new Error(found.refusal)
    return takeKey(this.deps(), found.keys, this.renew, {})
  }

  note(id: string): unknown {
    return this.replica.disk.records.get(`staff|${id}`)?.note
  }
}

/** The store fails at one call, counted from 0. */
function brokenAt(cut: number): { broken: ExchangeStore; calls: () => number } {
  let calls = 0
  const failing =
    <A extends unknown[], T>(call: (...args: A) => Promise<Result<T>>) =>
    (...args: A): Promise<Result<T>> =>
      calls++ === cut ? Promise.resolve({ ok: false, code: 'offline' }) : call(...args)
  const { list, read, create, remove, clock } = store
  const broken = {
    list: failing(list),
    read: failing(read),
    create: failing(create),
    remove: failing(remove),
    clock,
  }
  return { broken, calls: () => calls }
}

const demand = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}
const marks = async () =>
  demand(await store.list(spacePath(SCHOOL)))
    .map(({ name }) => name)
    .filter(isKeyMark)

async function school(): Promise<[Pc, Pc, Pc]> {
  const keys = await newKeys()
  const pcs: [Pc, Pc, Pc] = [new Pc('Приёмная', keys), new Pc('Завуч', keys), new Pc('Ноутбук', keys)]
  const [office] = pcs
  const keyFile = await keyWrap.wrap(keys.identity, 'old words')
  const about = { ...keys, title: 'СОШ № 5' }
  demand(await writeKeys(store, createEnvelope(keys.identity), SCHOOL, about, keyFile))
  for (const [at, pc] of pcs.entries()) await pc.replica.begin(at === 0)
  office.save('a', 'first')
  for (const pc of [...pcs, ...pcs]) await pc.sync()
  return pcs
}

beforeEach(() => {
  store = memoryExchange()
})

describe('SPEC Y15: a new key of the school', () => {
  it('shuts out the lost PC, and the others go on with everything that they wrote meanwhile', async () => {
    const [office, deputy, laptop] = await school()
    deputy.save('b', 'sent before')
    await deputy.sync()
    deputy.save('c', 'never sent')
    laptop.save('d', 'only on the lost one')

    expect(await office.change('new words', laptop)).toMatchObject({ outcome: 'done', holds: [] })
    expect(office.note('b')).toBe('sent before')
    expect(await marks()).toHaveLength(1)

    expect((await laptop.sync()).outcome).toBe('key-changed')
    const refused = await openKeys(store, SCHOOL, { passphrase: 'old words' }, opening)
    expect(refused).toEqual({ ok: false, refusal: 'wrong-passphrase' })
    const oldSheet = await openKeys(store, SCHOOL, { sheet: laptop.keys.recovery }, opening)
    expect(oldSheet).toEqual({ ok: false, refusal: 'wrong-key' })
    // Not one file that the lost key opens is left.
    for (const [path, bytes] of store.files) {
      for (const identity of [laptop.keys.identity, laptop.keys.recovery]) {
        const decrypter = new Decrypter()
        decrypter.addIdentity(identity)
        await expect(decrypter.decrypt(bytes), path).rejects.toThrow()
      }
    }

    expect((await deputy.sync()).outcome).toBe('key-changed')
    expect(await deputy.take({ passphrase: 'new words' })).toMatchObject({ outcome: 'done', holds: [] })
    expect(await office.sync()).toMatchObject({ outcome: 'done', holds: [] })
    const agreed = await deputy.sync()
    expect(agreed.agreement.filter(({ pc }) => pc === 'Приёмная')).toMatchObject([{ equal: true }])
    for (const pc of [office, deputy])
      expect([pc.note('a'), pc.note('b'), pc.note('c')]).toEqual(['first', 'sent before', 'never sent'])

    // Both go on as before, and a new PC comes in.
    office.save('a', 'later')
    await office.sync()
    await deputy.sync()
    expect(deputy.note('a')).toBe('later')
    const fresh = new Pc('Новый', deputy.keys)
    await fresh.replica.begin(false)
    expect(await fresh.sync()).toMatchObject({ outcome: 'done', holds: [] })
    expect(fresh.note('c')).toBe('never sent')
  })

  it('is taken by the new sheet as well, and not by a PC that has it already a second time', async () => {
    const [office, deputy] = await school()
    await office.change('new words', null)
    expect((await deputy.take({ sheet: office.keys.recovery })).outcome).toBe('done')
    expect(deputy.keys).toEqual({ identity: office.keys.identity, recovery: office.keys.recovery })
    expect((await deputy.sync()).outcome).toBe('done')
    expect((await office.sync()).outcome).toBe('done')
  })

  it('holds nobody up when another PC still writes under the former key', async () => {
    const [office, deputy] = await school()
    deputy.save('b', 'late')
    // The folder of a cloud disk: the mark has not come to the deputy’s PC yet.
    await office.change('new words', null)
    const path = `${spacePath(SCHOOL)}/${(await marks())[0] ?? ''}`
    const mark = demand(await store.read(path))
    await store.remove(path)
    await deputy.sync()
    demand(await store.create(path, mark))
    office.save('a', 'meanwhile')
    expect(await office.sync()).toMatchObject({ outcome: 'done', holds: [{ pc: 'Завуч', reason: 'damaged' }] })
    expect((await deputy.sync()).outcome).toBe('key-changed')
    await deputy.take({ passphrase: 'new words' })
    expect(await office.sync()).toMatchObject({ outcome: 'done', holds: [] })
    expect(office.note('b')).toBe('late')
    expect(await deputy.sync()).toMatchObject({ outcome: 'done', holds: [] })
    expect(deputy.note('a')).toBe('meanwhile')
  })

  it('cut at any call is done by the next try, or taken like any new key; nothing is lost', async () => {
    for (let cut = 0; ; cut++) {
      store = memoryExchange()
      const [office, deputy] = await school()
      office.save('b', 'mine')
      const { broken, calls } = brokenAt(cut)
      const report = await office.change('new words', null, broken)
      if (calls() <= cut) {
        expect(report.outcome).toBe('done')
        break
      }
      if (report.outcome !== 'done') {
        const again = await office.sync()
        if (again.outcome === 'key-changed') await office.take({ passphrase: 'new words' })
        expect((await office.change('third words', null)).outcome, `cut at ${String(cut)}`).toBe('done')
      }
      const words = report.outcome === 'done' ? 'new words' : 'third words'
      expect(await deputy.take({ passphrase: words })).toMatchObject({ outcome: 'done', holds: [] })
      expect([deputy.note('a'), deputy.note('b')], `cut at ${String(cut)}`).toEqual(['first', 'mine'])
    }
  })
})
