import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAlive } from '@/domain/changes/record'
import { devicePath } from '@/sync/names'
import { defaultPace } from '@/sync/pace'
import { hasty, pc, step } from '@tests/support/officeSchedules'
import { copyDisk, type MemoryReplica } from '@tests/support/memoryReplica'
import { DAY, Office } from '@tests/support/syncOffice'
import { trialsOf } from '@tests/support/trials'

/** Schedules of each kind; those of a whole year take longer. */
const runs = trialsOf(300)
const longRuns = Math.ceil(runs / 10)
/** Seldom reached by chance, so these schedules have them all: anything before, the accident, anything after. */
const around = {
  pace: fc.constantFrom(defaultPace, hasty),
  pcs: fc.integer({ min: 2, max: 4 }),
  before: fc.array(step, { minLength: 2, maxLength: 15 }),
  at: pc,
  after: fc.array(step, { maxLength: 15 }),
}

const newPerson = (replica: MemoryReplica, id: string) =>
  replica.save([{ table: 'staff', id, fields: { lastName: 'Орлова', _deleted: false } }])

async function officeOf(pcs: number, pace: Office['pace']): Promise<Office> {
  const office = new Office(pcs, undefined, pace)
  await office.begin()
  return office
}

async function endsWell(office: Office): Promise<void> {
  expect(await office.settle()).toBeLessThan(Infinity)
  expect(new Set(office.pcs.map((one) => one.picture())).size).toBe(1)
  expect(office.lost()).toEqual([])
  expect(office.unequal).toBe(0)
}

describe('SPEC Y10: what happens to whole disks', () => {
  it('R3: a disk copied to another PC is noticed at the first exchange after the other’s, under a new id; nothing is lost', async ({
    task,
  }) => {
    task.meta.trials = runs
    await fc.assert(
      fc.asyncProperty(fc.record({ ...around, to: pc }), async ({ pace, pcs, before, at, to, after }) => {
        const office = await officeOf(pcs, pace)
        await office.play(before)
        const original = at % office.pcs.length
        const copy = to % office.pcs.length === original ? (original + 1) % office.pcs.length : to % office.pcs.length
        // A person's answer may be waited for; what one's own PC writes is sent all the same.
        office.pc(copy).disk = copyDisk(office.pc(original).disk)
        const first = newPerson(office.pc(original), 'первый')
        const second = newPerson(office.pc(copy), 'второй')
        await office.sync(original)
        const shared = office.pc(original).disk.deviceId
        const report = await office.sync(copy)
        expect(report.outcome).toBe('done')
        expect(report.renamed).toBe(true)
        expect(office.pc(copy).disk.deviceId).not.toBe(shared)
        await office.settle()
        for (const one of office.pcs) {
          for (const sent of [first, second])
            expect(one.disk.records.has(`staff|${sent === first ? 'первый' : 'второй'}`)).toBe(true)
        }
        await office.play(after)
        await endsWell(office)
      }),
      { numRuns: runs },
    )
    task.meta.passed = runs
  }, 600_000)

  it('R4: a disk as it was 1, 30 or 400 days ago gets everything newer back, and nothing that was deleted since', async ({
    task,
  }) => {
    task.meta.trials = longRuns
    const days = fc.constantFrom(1, 30, 400)
    await fc.assert(
      fc.asyncProperty(fc.record({ ...around, days }), async ({ pace, pcs, before, at, after, days: age }) => {
        const office = await officeOf(pcs, pace)
        await office.play(before)
        const [mine, other] = [at % office.pcs.length, (at + 1) % office.pcs.length]
        newPerson(office.pc(mine), 'лишний')
        await office.settle()
        const copy = copyDisk(office.pc(mine).disk)
        office.pc(other).save([{ table: 'staff', id: 'лишний', fields: { _deleted: true } }])
        // An ordinary life goes on: every exchange writes files, and old ones go.
        for (let passed = 0; passed < age; passed += Math.max(1, age / 20)) {
          office.pass(Math.max(1, age / 20) * DAY)
          for (const one of office.pcs.keys()) {
            newPerson(office.pc(one), `новый ${String(one)} ${String(Math.round(passed))}`)
            await office.sync(one)
          }
        }
        await office.settle()
        const wanted = office.pc(other).picture()
        office.pc(mine).disk = copyDisk(copy)
        const report = await office.sync(mine)
        expect(report.renamed).toBe(true)
        expect(office.pc(mine).disk.deviceId).not.toBe(copy.deviceId)
        await office.settle()
        for (const one of office.pcs) {
          expect(one.picture()).toBe(wanted)
          const gone = one.disk.records.get('staff|лишний')
          expect(gone && isAlive(gone)).toBe(false)
        }
        await office.play(after)
        await endsWell(office)
      }),
      { numRuns: longRuns },
    )
    task.meta.passed = longRuns
  }, 600_000)
})

describe('SPEC Y3–Y6: a PC that is gone for ever, with a gap in what it left', () => {
  it('R5: nothing behind the gap is skipped, the others go on, and giving the PC up ends the waiting', async ({
    task,
  }) => {
    task.meta.trials = runs
    const which = fc.nat(20)
    await fc.assert(
      fc.asyncProperty(fc.record({ ...around, which }), async ({ pace, pcs, before, at, after, which: nth }) => {
        const office = await officeOf(pcs + 1, pace)
        await office.play(before)
        await office.settle()
        // Copies that have not met yet: the living one changes its id, and of files under the old one nothing is told (`hold`).
        fc.pre(new Set(office.pcs.map(({ disk }) => disk.deviceId)).size === office.pcs.length)
        const lost = at % office.pcs.length
        for (let count = 0; count < 3; count += 1) {
          newPerson(office.pc(lost), `последний ${String(count)}`)
          await office.sync(lost)
        }
        const gone = office.lose(lost)
        const { deviceId, own } = gone.disk
        const folder = `${devicePath('school', deviceId)}/`
        const last = [...own.keys()]
          .filter((name) => !name.includes('snap') && !name.includes('base'))
          .sort()
          .slice(-3)
        // One of them is behind the gap.
        fc.pre(last.length > 1)
        const missing = last[nth % (last.length - 1)] ?? ''
        const stateless = [...office.store.files.keys()].filter(
          (path) => path.startsWith(folder) && path.includes('snap-'),
        )
        for (const path of [`${folder}${missing}`, ...stateless]) office.store.files.delete(path)
        const seq = Number(missing.slice(0, 8))
        for (const [place, one] of office.pcs.entries()) {
          newPerson(one, `живой ${String(place)}`)
          const report = await office.sync(place)
          expect(report).toMatchObject({ outcome: 'done', sent: 1 })
          expect(report.holds).toMatchObject([{ device: deviceId, seq, reason: 'missing' }])
          expect(one.disk.state?.peers[deviceId]?.seq).toBe(seq - 1)
        }
        for (const place of office.pcs.keys()) {
          const report = await office.sync(place, { retire: deviceId })
          expect(report.holds.filter(({ device }) => device === deviceId)).toEqual([])
        }
        for (const one of office.pcs) {
          for (const place of office.pcs.keys()) expect(one.disk.records.has(`staff|живой ${String(place)}`)).toBe(true)
        }
        await office.play(after)
        await endsWell(office)
      }),
      { numRuns: runs },
    )
    task.meta.passed = runs
  }, 600_000)
})
