import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryExchange, type MemoryExchange } from '@tests/support/memoryExchange'
import { inTrials, numbers, trialSeed, trialsOf } from '@tests/support/trials'
import { born, edit, NOON } from '@tests/integration/storage/world'
import { SchoolPcs, type SchoolPc } from './schoolPc'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Where a clock may stand, as against the right time. */
const SKEWS = [-5 * 365 * DAY, -DAY, -6 * MINUTE, 0, 6 * MINUTE, DAY - MINUTE, DAY + 60 * MINUTE, 5 * 365 * DAY]

let pcs: SchoolPcs
let store: MemoryExchange
let a: SchoolPc
let b: SchoolPc
beforeEach(async () => {
  pcs = new SchoolPcs()
  store = memoryExchange()
  ;[a, b] = await meet()
})
afterEach(() => pcs.end())

/** Two PCs that have the same person. */
async function meet(): Promise<[SchoolPc, SchoolPc]> {
  const first = await pcs.add('Приёмная')
  const second = await pcs.add('Завуч')
  await first.save(born('staff', 's1', { lastName: 'Орлова' }))
  await first.replica.begin(true)
  await first.sync(store)
  await second.replica.begin(false)
  await second.sync(store)
  return [first, second]
}

describe('R2: clocks that are wrong', () => {
  it('no save is refused, nothing of one’s own is hidden, and who has seen the other’s value wins', async (context) => {
    const chance = numbers(trialSeed())
    await inTrials(context, trialsOf(6), async () => {
      await pcs.end()
      pcs = new SchoolPcs()
      store = memoryExchange()
      const both = await meet()
      let last = ''
      let elapsed = 0
      for (let step = 0; step < 12; step += 1) {
        const pc = both[chance(2)] ?? a
        // The clock of this PC jumps, also back while the program runs.
        elapsed += 10 * MINUTE
        pc.now = NOON + elapsed + (SKEWS[chance(SKEWS.length)] ?? 0)
        await pc.syncAccepting(store)
        if (last !== '') expect((await pc.person('s1'))?.note).toBe(last)
        last = `правка ${String(step)}`
        expect(await pc.save(edit('staff', 's1', { note: last }), born('staff', `p${String(step)}`))).not.toBeNull()
        expect((await pc.person('s1'))?.note).toBe(last)
        expect(await pc.person(`p${String(step)}`)).toBeDefined()
        await pc.sync(store)
      }
      for (const pc of both) pc.now = NOON + elapsed + DAY
      for (const pc of [...both, ...both, ...both]) await pc.syncAccepting(store)
      for (const pc of both) expect((await pc.person('s1'))?.note).toBe(last)
      expect(await both[0].digest()).toBe(await both[1].digest())
    })
  }, 600_000)

  it('a batch from the future is told at the first exchange, holds up nothing else, and comes with a click', async () => {
    const c = await pcs.add('Библиотека')
    await c.replica.begin(false)
    await c.sync(store)
    b.now += 5 * 365 * DAY
    await b.save(edit('staff', 's1', { note: 'из будущего' }))
    await b.sync(store)
    await c.save(edit('staff', 's1', { email: 'c@school.ru' }))
    await c.sync(store)
    const before = (await a.replica.state())?.peers
    const report = await a.sync(store)
    expect(report.holds).toMatchObject([{ reason: 'future', pc: 'Завуч' }])
    expect(await a.person('s1')).toMatchObject({ note: '', email: 'c@school.ru' })
    const device = await b.device()
    expect((await a.replica.state())?.peers[device]?.seq).toBe(before?.[device]?.seq)
    // Our own clock has stayed: what is saved now is of now.
    const set = await a.save(edit('staff', 's1', { category: 'other' }))
    expect(set?.stamp.slice(0, 9)).toBe((a.now - 1).toString(36).padStart(9, '0'))
    expect(await a.syncAccepting(store)).toHaveLength(1)
    expect(await a.person('s1')).toMatchObject({ note: 'из будущего', email: 'c@school.ru', category: 'other' })
  })

  it('what a person has accepted once is not asked about at every later change', async () => {
    b.now += 5 * 365 * DAY
    await b.save(edit('staff', 's1', { note: '1' }))
    await b.sync(store)
    b.now = a.now
    expect(await a.syncAccepting(store)).toHaveLength(1)
    for (const note of ['2', '3', '4']) {
      for (const [writer, reader] of [[a, b] as const, [b, a] as const]) {
        await writer.save(edit('staff', 's1', { note }))
        await writer.sync(store)
        expect((await reader.sync(store)).holds).toEqual([])
        await reader.save(edit('staff', 's1', { email: `${note}@school.ru` }))
        await reader.sync(store)
        await writer.sync(store)
      }
    }
    expect(await a.person('s1')).toMatchObject({ note: '4', email: '4@school.ru' })
    // A PC that comes later is asked once, and not again.
    const c = await pcs.add('Библиотека')
    await c.replica.begin(false)
    await c.syncAccepting(store)
    await a.save(edit('staff', 's1', { note: '5' }))
    await a.sync(store)
    expect((await c.sync(store)).holds).toEqual([])
    expect((await c.person('s1'))?.note).toBe('5')
  })
})
