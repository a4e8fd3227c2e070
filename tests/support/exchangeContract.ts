import { afterEach, describe, expect, it } from 'vitest'
import { LIMITS } from '@contract'
import type { ExchangeStore, Result } from '@/platform/platform'
import { probeExchange } from '@/platform/probeExchange'

/** A place of exchange on the bench. */
export interface ExchangeBench {
  /** The place as one more PC sees it. */
  pc(): Promise<ExchangeStore>
  /** Puts a file of any name beside ours in the folder `v1/a`, past the store; absent where that cannot be done. */
  plant?(name: string): Promise<void>
  done(): Promise<void>
}

export interface ExchangeHabits {
  /** Twenty writers of one name: exactly one wins. False where the store's server cannot keep to it. */
  raceSafe?: boolean
  /** The listing also shows folders that hold nothing but folders. */
  deep?: boolean
}

const text = (words: string) => new TextEncoder().encode(words)
const ok = { ok: true, value: null }
const failed = (code: string): unknown => expect.objectContaining({ ok: false, code })

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`)
  return result.value
}

const listed = async (store: ExchangeStore, path: string) =>
  value(await store.list(path))
    .map(({ name, size, folder }) => `${name} ${folder ? 'folder' : String(size)}`)
    .sort()

/** Bytes that look like nothing and are the same in every run. */
function noise(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed
  for (let at = 0; at < length; at += 1) {
    state = (state * 1103515245 + 12345) % 2147483648
    bytes[at] = state >> 16
  }
  return bytes
}

/** Names that no store may take: they leave it, are devices, or are changed by Windows. */
const NO_PATHS = [
  '..',
  '.',
  '../x',
  'v1/../x',
  '/x',
  'x/',
  'a//b',
  'a\\b',
  'a/b/c/d/e',
  'a b',
  'é',
  'x.',
  'v1/CON',
  'nul.txt',
  'x'.repeat(97),
  '.x',
  'a..b',
]

/** What every store of exchange must do, whatever lies behind it; `suite` is its name in the report. */
export function exchangeContract(
  suite: string,
  make: () => Promise<ExchangeBench>,
  { raceSafe = true, deep = true }: ExchangeHabits = {},
): void {
  describe(`${suite} keeps the contract of the exchange stores`, () => {
    const open: ExchangeBench[] = []
    const bench = async () => {
      const made = await make()
      open.push(made)
      return { ...made, store: await made.pc() }
    }
    afterEach(async () => {
      for (const one of open.splice(0)) await one.done()
    })

    it('an empty store has an empty root and nothing else', async () => {
      const { store } = await bench()
      expect(await listed(store, '')).toEqual([])
      expect(await store.list('v1')).toEqual(failed('not-found'))
      expect(await store.list('v1/space/pc')).toEqual(failed('not-found'))
      expect(await store.read('v1/space/pc/1-a')).toEqual(failed('not-found'))
      expect(await store.remove('v1/space/pc/1-a')).toEqual(ok)
    })

    it('what one PC creates, another one lists and reads; folders are made', async () => {
      const { store, pc } = await bench()
      const batch = noise(3000)
      const asGiven = batch.slice()
      expect(await store.create('v1/space/pc-a/00000001-0f', batch)).toEqual(ok)
      expect(await store.create('v1/space/README.txt', text('Перекличка'))).toEqual(ok)
      expect(batch).toEqual(asGiven)
      const other = await pc()
      if (deep) expect(await listed(other, '')).toEqual(['v1 folder'])
      expect(await listed(other, 'v1')).toEqual(['space folder'])
      expect(await listed(other, 'v1/space')).toEqual(['README.txt 20', 'pc-a folder'])
      expect(await listed(other, 'v1/space/pc-a')).toEqual(['00000001-0f 3000'])
      expect(value(await other.read('v1/space/pc-a/00000001-0f'))).toEqual(asGiven)
    })

    it('never writes over a file', async () => {
      const { store, pc } = await bench()
      await store.create('v1/a/1', text('first'))
      const other = await pc()
      for (const one of [store, other]) expect(await one.create('v1/a/1', text('second'))).toEqual(failed('exists'))
      expect(value(await other.read('v1/a/1'))).toEqual(text('first'))
      expect(await listed(store, 'v1/a')).toEqual(['1 5'])
    })

    if (raceSafe) {
      it('R8: of twenty PCs that create one name exactly one wins, and no draft is left', async () => {
        const { pc } = await bench()
        const rivals = await Promise.all(
          Array.from({ length: 20 }, async (_, at) => ({ store: await pc(), bytes: noise(2000 + at, at + 1) })),
        )
        const results = await Promise.all(rivals.map(({ store, bytes }) => store.create('v1/a/race', bytes)))
        const winners = rivals.filter((_, at) => results[at]?.ok)
        expect(winners).toHaveLength(1)
        // Apache lets two pass now and then: whose file is not there afterwards is told so, and never that all went well.
        for (const result of results) if (!result.ok) expect(['exists', 'unknown']).toContain(result.code)
        const [winner] = winners
        expect(value(await (await pc()).read('v1/a/race'))).toEqual(winner?.bytes)
        expect(await listed(await pc(), 'v1/a')).toEqual([`race ${String(winner?.bytes.length)}`])
      })
    }

    it('twenty PCs that begin at once make their folders in each other’s way', async () => {
      const { pc } = await bench()
      const stores = await Promise.all(Array.from({ length: 20 }, pc))
      const results = await Promise.all(stores.map((store, at) => store.create(`v1/a/pc-${String(at)}/1`, text('x'))))
      expect(results).toEqual(stores.map(() => ok))
      expect(await listed(await pc(), 'v1/a')).toHaveLength(20)
    })

    it('removes a file once, and again without complaint; an empty folder goes, a full one stays', async () => {
      const { store } = await bench()
      await store.create('v1/a/1', text('one'))
      await store.create('v1/b/2', text('two'))
      expect(await store.remove('v1/a')).toEqual(failed('forbidden'))
      expect(await store.remove('v1')).toEqual(failed('forbidden'))
      expect(value(await store.read('v1/a/1'))).toEqual(text('one'))
      expect(await store.remove('v1/a/1')).toEqual(ok)
      expect(await store.remove('v1/a/1')).toEqual(ok)
      expect(await store.read('v1/a/1')).toEqual(failed('not-found'))
      expect(await store.remove('v1/a')).toEqual(ok)
      expect(await store.list('v1/a')).toEqual(failed('not-found'))
      expect(await listed(store, 'v1')).toEqual(['b folder'])
      expect(await store.create('v1/a/1', text('anew'))).toEqual(ok)
    })

    it('a large file comes back byte for byte, and a file over the limit is refused', async () => {
      const { store } = await bench()
      const bytes = noise(1_500_000)
      expect(await store.create('v1/a/snap-1', bytes)).toEqual(ok)
      expect(Buffer.compare(value(await store.read('v1/a/snap-1')), bytes)).toBe(0)
      const over = new Uint8Array(LIMITS.exchangeFileBytes + 1)
      expect(await store.create('v1/a/snap-2', over)).toEqual(failed('too-large'))
      expect(await listed(store, 'v1/a')).toEqual(['snap-1 1500000'])
    })

    it('S4: refuses every path that is not its own, and writes nothing', async () => {
      const { store } = await bench()
      for (const path of NO_PATHS) {
        expect(await store.list(path), path).toEqual(failed('bad-request'))
        expect(await store.read(path), path).toEqual(failed('bad-request'))
        expect(await store.create(path, text('x')), path).toEqual(failed('bad-request'))
        expect(await store.remove(path), path).toEqual(failed('bad-request'))
      }
      for (const call of [store.read(''), store.create('', text('x')), store.remove('')]) {
        expect(await call).toEqual(failed('bad-request'))
      }
      expect(await listed(store, '')).toEqual([])
    })

    it('lists what has a legal name, and passes over what others put there', async () => {
      const { store, plant } = await bench()
      await store.create('v1/a/00000001-0f', text('x'))
      for (const name of ['~$lock', 'Файл', '.DS_Store', 'конфликт 1-a', 'a b']) await plant?.(name)
      if (plant) await plant('00000001-0f.sync-conflict')
      const names = plant ? ['00000001-0f 1', '00000001-0f.sync-conflict 7'] : ['00000001-0f 1']
      expect(await listed(store, 'v1/a')).toEqual(names)
    })

    it('tells how far its clock is from ours', async () => {
      const { store } = await bench()
      const offset = value(await store.clock())
      expect(Math.abs(offset ?? 0)).toBeLessThan(3000)
      expect(await listed(store, '')).toEqual([])
    })

    it('is found to be what it is by the probe, which leaves nothing behind', async () => {
      const { store } = await bench()
      const probe = value(await probeExchange(store))
      const good = { wholeAfterWrite: true, listsWhatWasWritten: true, removes: true }
      expect(probe).toMatchObject(raceSafe ? { ...good, createOnly: true } : good)
      const left = await store.list('v1')
      if (left.ok) expect(left.value).toEqual([])
      else expect(left.code).toBe('not-found')
    })
  })
}
