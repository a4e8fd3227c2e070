import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Staff } from '@/domain/model/entities'
import type { Register, UndoState } from '@/storage/register'
import { born, edit, once, save, until, World } from './world'

let world: World
let register: Register
beforeEach(async () => {
  world = new World()
  register = await world.register()
})
afterEach(() => world.end())

const watch = (from = register) => {
  const values: Staff[][] = []
  const stop = from.all('staff').subscribe(
    (value) => values.push(value),
    (reason) => {
      throw reason
    },
  )
  const ids = () => values.at(-1)?.map((row) => row.id)
  return { values, ids, stop }
}

describe('live rows', () => {
  it('come at once, and again after every commit that touches them', async () => {
    const seen = watch()
    await until(() => expect(seen.ids()).toEqual([]))
    await save(register, 'a', born('staff', 's1'))
    await until(() => expect(seen.ids()).toEqual(['s1']))
    const count = seen.values.length
    await save(register, 'b', born('class', 'c1', { yearId: 'y', levels: [1] }))
    await save(register, 'c', edit('staff', 's1', { _deleted: true }), born('staff', 's2'))
    await until(() => expect(seen.ids()).toEqual(['s2']))
    expect(seen.values.length).toBe(count + 1)
    await register.undo()
    await until(() => expect(seen.ids()?.sort()).toEqual(['s1']))
  })

  it('keep the objects of rows that did not change, also in a large commit', async () => {
    await save(register, 'a', born('staff', 's1'), born('staff', 's2', { note: 'x' }))
    const seen = watch()
    await until(() => expect(seen.ids()).toEqual(['s1', 's2']))
    const [first, second] = seen.values.at(-1) ?? []
    await save(register, 'b', edit('staff', 's2', { note: 'y' }))
    await until(() => expect(seen.values.at(-1)?.[1]?.note).toBe('y'))
    expect(seen.values.at(-1)?.[0]).toBe(first)
    expect(seen.values.at(-1)?.[1]).not.toBe(second)
    expect(second?.note).toBe('x')
    await save(register, 'c', ...Array.from({ length: 1200 }, (_, at) => born('staff', `t${at}`)))
    await until(() => expect(seen.ids()).toHaveLength(1202))
    expect(seen.values.at(-1)?.find((row) => row.id === 's1')).toBe(first)
  })

  it('serve many subscribers with one value, the late one at once', async () => {
    await save(register, 'a', born('staff', 's1'))
    const early = watch()
    await until(() => expect(early.ids()).toEqual(['s1']))
    const late = watch()
    expect(late.values[0]).toBe(early.values[0])
    early.stop()
    await save(register, 'b', born('staff', 's2'))
    await until(() => expect(late.ids()).toEqual(['s1', 's2']))
    expect(early.ids()).toEqual(['s1'])
    late.stop()
    await save(register, 'c', born('staff', 's3'))
    const next = watch()
    await until(() => expect(next.ids()).toEqual(['s1', 's2', 's3']))
    expect(next.values).toHaveLength(1)
  })

  it('see what another window of the same school writes, but not another school', async () => {
    const seen = watch()
    const other = await world.register(register.schoolId, false)
    const stranger = await world.register()
    await save(other, 'a', born('staff', 's1'))
    await save(stranger, 'a', born('staff', 'x1'))
    await until(() => expect(seen.ids()).toEqual(['s1']))
  })

  it('show nothing of an aborted commit', async () => {
    const seen = watch()
    await until(() => expect(seen.values).toHaveLength(1))
    const stop = new AbortController()
    const edits = Array.from({ length: 500 }, (_, at) => born('staff', `s${at}`))
    const options = { signal: stop.signal, onProgress: () => stop.abort() }
    await expect(register.commit({ name: 'a', kind: 'import', edits }, options)).rejects.toMatchObject({
      name: 'AbortError',
    })
    await save(register, 'b', born('staff', 'ok'))
    await until(() => expect(seen.ids()).toEqual(['ok']))
    expect(seen.values).toHaveLength(2)
  })

  it('tell a reading failure', async () => {
    register.close()
    await expect(once(register.all('staff'))).rejects.toMatchObject({ name: 'DatabaseClosedError' })
  })

  it('carry undo and journal too', async () => {
    const states: UndoState[] = []
    const stop = register.undoState().subscribe(
      (state) => states.push(state),
      () => {},
    )
    await until(() => expect(states.at(-1)).toEqual({ undo: null, redo: null }))
    await save(register, 'Первое', born('staff', 's1'))
    await until(() => expect(states.at(-1)?.undo?.name).toBe('Первое'))
    await register.undo()
    await until(() => expect(states.at(-1)).toMatchObject({ undo: null, redo: { name: 'Первое' } }))
    stop()
  })
})
