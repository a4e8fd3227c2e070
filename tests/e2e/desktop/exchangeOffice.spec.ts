import { rmSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { storeFolder } from '@tests/faults/damage.mjs'
import { expect, test } from '@tests/host/fixture'
import { copyProfile, edit, newStaff, OfficePc, settle } from '@tests/support/desktopOffice'
import { faultsOf, officeDay } from '@tests/support/officeDay'

/** How old the copies are that are put back, in days; `npm run sync:faults` takes 1, 30 and 400. */
const AGES = (process.env.SYNC_AGES ?? '30').split(',').map(Number)

test.setTimeout(600_000)
test.afterEach(() => OfficePc.endAll())

const removeStore = (profile: string) => {
  rmSync(join(storeFolder(profile), '..'), { recursive: true })
}

/** Two PCs that have met and are off. */
async function preparedOffice(folder: string): Promise<{ shared: string; office: string; deputy: string }> {
  const [shared, office, deputy] = ['Общая', 'первый', 'второй'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await mkdir(shared)
  const first = await OfficePc.create('Приёмная', office, shared)
  await first.save(...['s1', 's2', 's3'].map((id) => newStaff(id, { lastName: `Орлова ${id}` })))
  await first.sync()
  const second = await OfficePc.join('Завуч', deputy, shared)
  expect(await settle([first, second])).toBeLessThan(Infinity)
  await first.quit()
  await second.quit()
  return { shared, office, deputy }
}

test('two PCs, each with a browser and a profile of its own, end with equal registers and say so', async ({
  folder,
}) => {
  const day = await officeDay(folder, 2)
  expect(await faultsOf(day)).toEqual([])
  for (const pc of day.pcs) await pc.quit()
})

test('R3: a profile that was copied to another PC is noticed, goes on under a new id, and nothing is lost', async ({
  folder,
}) => {
  const { office, deputy } = await preparedOffice(folder)
  const copy = join(folder, 'копия')
  await copyProfile(deputy, copy)
  const original = await OfficePc.start('Завуч', deputy)
  const id = await original.device()
  await original.save(edit('s1', { note: 'на первом диске' }), newStaff('d1', { lastName: 'Перводискова' }))
  await original.sync()
  const cloned = await OfficePc.start('Завуч', copy)
  await cloned.save(edit('s2', { note: 'на скопированном' }), newStaff('d2', { lastName: 'Втородискова' }))
  await cloned.sync()
  expect(await cloned.device()).not.toBe(id)
  expect(await original.device()).toBe(id)
  const first = await OfficePc.start('Приёмная', office)
  const pcs = [first, original, cloned]
  expect(await settle(pcs)).toBeLessThan(Infinity)
  const wanted = await first.read()
  expect(wanted.staff).toMatchObject({
    s1: { note: 'на первом диске' },
    s2: { note: 'на скопированном' },
    d1: { lastName: 'Перводискова' },
    d2: { lastName: 'Втородискова' },
  })
  for (const pc of pcs) expect(await pc.read()).toEqual(wanted)
  for (const pc of pcs) await pc.quit()
})

for (const days of AGES) {
  test(`R4: a profile put back from a copy ${String(days)} days old gets everything newer, and nothing deleted comes back`, async ({
    folder,
  }) => {
    const { office, deputy } = await preparedOffice(folder)
    const copy = join(folder, 'копия')
    await copyProfile(deputy, copy)
    const first = await OfficePc.start('Приёмная', office, days)
    const second = await OfficePc.start('Завуч', deputy, days)
    const id = await second.device()
    await first.save(edit('s1', { _deleted: true }), edit('s2', { note: 'новее копии' }))
    await second.save(newStaff('d1', { lastName: 'Послекопийная' }), edit('s3', { email: 'новее@school.ru' }))
    for (const pc of [second, first, second]) await pc.sync()
    const wanted = await first.read()
    await second.quit()

    await rm(deputy, { recursive: true })
    await copyProfile(copy, deputy)
    const restored = await OfficePc.start('Завуч', deputy, days)
    await restored.save(newStaff('d2', { lastName: 'Восстановленная' }))
    await restored.sync()
    expect(await restored.device()).not.toBe(id)
    expect(await settle([first, restored])).toBeLessThan(Infinity)
    for (const pc of [first, restored]) {
      const { staff: people = {}, ...rest } = await pc.read()
      const { d2, ...others } = people
      expect(d2).toMatchObject({ lastName: 'Восстановленная' })
      expect({ ...rest, staff: others }).toEqual(wanted)
      expect(others).not.toHaveProperty('s1')
    }
    await first.quit()
    await restored.quit()
  })
}

const rebuilt: [string, (profile: string) => void, RegExp | null][] = [
  ['a store that was lost, built anew from the journal', removeStore, null],
  [
    'a store and a journal that were lost, a snapshot opened instead',
    (profile) => {
      removeStore(profile)
      rmSync(join(profile, 'journal'), { recursive: true })
    },
    /^Взять копию/,
  ],
]
for (const [what, damage, rescue] of rebuilt) {
  test(`R4: ${what}, goes on exchanging by itself`, async ({ folder }) => {
    const { office, deputy } = await preparedOffice(folder)
    const second = await OfficePc.start('Завуч', deputy)
    const id = await second.device()
    await second.makeSnapshot()
    await second.save(newStaff('d1', { lastName: 'Послекопийная' }), edit('s3', { email: 'новее@school.ru' }))
    await second.sync()
    const first = await OfficePc.start('Приёмная', office)
    await first.save(edit('s1', { _deleted: true }), edit('s2', { note: 'новее копии' }))
    await first.sync()
    const wanted = await first.read()
    await second.quit()

    damage(deputy)
    const restored = await OfficePc.start('Завуч', deputy)
    if (rescue) await restored.rescue(rescue)
    await expect.poll(async () => (await restored.status())?.begun, { timeout: 60_000 }).toBe(true)
    await restored.sync()
    expect(await restored.device()).not.toBe(id)
    expect(await settle([first, restored])).toBeLessThan(Infinity)
    expect(await restored.read()).toEqual(wanted)
    expect(await first.read()).toEqual(wanted)
    await first.quit()
    await restored.quit()
  })
}
