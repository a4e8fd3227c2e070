import { afterEach, describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { entityNames } from '@/domain/model/entities'
import { emptyFacts } from '@/domain/model/newRecords'
import { sampleFacts, sampleSchool } from '@/domain/sample/sampleSchool'
import type { Register } from '@/storage/register'
import { World } from '@tests/integration/storage/world'

const today = '2026-11-23'
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

async function contents(register: Register): Promise<unknown[]> {
  const lists: unknown[] = []
  for (const table of entityNames)
    lists.push(...(await register.read(table)).map((row) => ({ table, ...row })).sort(byId))
  return lists
}

describe('the sample school in the register', () => {
  const world = new World()
  afterEach(() => world.end())

  it('is, through the one door, what the domain says, and one undo takes back one set', async () => {
    const register = await world.register()
    const sets = sampleSchool(today)
    for (const { name, edits } of sets) {
      const set = await register.commit({ name, kind: 'edit', edits })
      expect(set?.name).toBe(name)
    }
    const facts = sampleFacts(today)
    expect((await register.read('staff')).sort(byId)).toEqual([...facts.staff].sort(byId))
    expect((await register.read('invitee')).sort(byId)).toEqual([...facts.invitees].sort(byId))
    expect((await register.read('assignment')).sort(byId)).toEqual([...facts.assignments].sort(byId))
    expect((await register.read('headCount')).length).toBe(facts.headCounts.length)

    const full = await contents(register)
    const report = await register.undo()
    expect(report?.name).toBe(sets.at(-1)?.name)
    const before = sets.slice(0, -1).reduce(applied, emptyFacts())
    expect((await register.read('headCount')).length).toBe(before.headCounts.length)
    await register.redo()
    expect(await contents(register)).toEqual(full)
  })
})
