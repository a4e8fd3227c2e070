import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { readJournal } from '@/safety/readJournal'
import { createSeal } from '@/safety/sealing'
import { memoryJournals } from '@tests/support/memoryJournals'
import { createSchools } from '@/storage/createSchools'
import { World } from '@tests/integration/storage/world'

interface Frozen {
  schoolId: string
  key: string
  mark: string
  base: { number: number; bytes: string }
  rows: { number: number; id: string; bytes: string }[]
}

const frozen = JSON.parse(readFileSync('tests/fixtures/journal-v1.json', 'utf8')) as Frozen
const world = new World()
afterEach(() => world.end())

/** A released format opens for ever. The key is invented for this file and opens nothing else. */
it('R15: a journal of format 1 gives its school back', async () => {
  const journals = memoryJournals()
  journals.held.set(frozen.schoolId, {
    base: { number: frozen.base.number, bytes: new Uint8Array(Buffer.from(frozen.base.bytes, 'base64')) },
    rows: frozen.rows.map((row) => ({ ...row, bytes: new Uint8Array(Buffer.from(row.bytes, 'base64')) })),
    mark: frozen.mark,
  })
  const state = await journals.open(frozen.schoolId)
  if (!state.ok) throw new Error(state.code)
  const contents = await readJournal(journals, frozen.schoolId, state.value, createSeal(frozen.schoolId, frozen.key))
  expect(contents?.complete).toBe(true)
  if (!contents) return

  const store = createSchools(world.deps)
  await store.relist([{ id: frozen.schoolId, title: 'Школа', practice: false, createdAt: '2026-09-01T08:00:00.000Z' }])
  const register = await store.rebuild(frozen.schoolId, contents.source)
  expect((await register.read('staff')).map(({ lastName, note }) => [lastName, note])).toEqual([
    ['Орлова', 'каб. 12'],
    ['Зимин', ''],
  ])
  register.close()
})
