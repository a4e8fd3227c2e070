import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markInvitees } from '@/domain/commands/markInvitees'
import { readFacts } from '@/storage/queries/liveFacts'
import type { Register } from '@/storage/register'
import { born, edit, once, save, until, World } from './world'

let world: World
let register: Register
beforeEach(async () => {
  world = new World()
  register = await world.register()
})
afterEach(() => world.end())

const phone = async (id = 's1') => (await register.get('staff', id))?.email
const again = async () => {
  register.close()
  register = await world.register(register.schoolId, false)
}

describe('SPEC C13–C17: undo and redo', () => {
  it('go down and up again, also after a restart', async () => {
    await save(register, 'Добавлен', born('staff', 's1', { email: '1' }))
    await save(register, 'Второй', edit('staff', 's1', { email: '2' }))
    const third = await save(register, 'Третий', edit('staff', 's1', { email: '3' }))
    expect(await once(register.undoState())).toEqual({ undo: { setId: third?.id, name: 'Третий' }, redo: null })

    expect(await register.undo()).toEqual({ setId: third?.id, name: 'Третий', reversed: 1, kept: [], failed: [] })
    expect(await phone()).toBe('2')
    await again()
    expect(await once(register.undoState())).toMatchObject({ undo: { name: 'Второй' }, redo: { name: 'Третий' } })
    await register.undo()
    await register.undo()
    expect(await phone()).toBeUndefined()
    expect(await register.undo()).toBeNull()

    await again()
    await register.redo()
    expect(await phone()).toBe('1')
    await register.redo()
    await register.redo()
    expect(await phone()).toBe('3')
    expect(await register.redo()).toBeNull()
    await register.undo()
    expect(await phone()).toBe('2')
  })

  it('a mark that was taken back can be set again exactly as it was', async () => {
    await save(register, 'Люди', born('staff', 's1'))
    const mark = async () => {
      const facts = await readFacts(register)
      const persons = [{ classId: null, personKind: 'staff', personId: 's1', role: 'teacher' }] as const
      return save(
        register,
        'Отмечен',
        ...markInvitees(facts, { platformId: 'max', persons, state: 'invited', on: '2026-09-01' }).edits,
      )
    }
    await mark()
    await register.undo()
    expect(await register.read('invitee')).toEqual([])
    expect(await mark()).not.toBeNull()
    expect(await register.read('invitee')).toMatchObject([{ state: 'invited', personId: 's1' }])
    await register.undo()
    expect(await register.read('invitee')).toEqual([])
  })

  it('a new set clears redo', async () => {
    await save(register, 'a', born('staff', 's1', { email: '1' }))
    await save(register, 'b', edit('staff', 's1', { email: '2' }))
    await register.undo()
    await save(register, 'c', edit('staff', 's1', { note: 'x' }))
    expect(await register.redo()).toBeNull()
    expect(await once(register.undoState())).toMatchObject({ undo: { name: 'c' }, redo: null })
  })

  it('give the three outcomes, and move on even when all was kept', async () => {
    await save(register, 'a', born('staff', 's1'), born('staff', 's2'), born('staff', 's3'))
    const set = await save(
      register,
      'Почта',
      edit('staff', 's1', { email: '1' }),
      edit('staff', 's2', { email: '2', note: 'n' }),
      edit('staff', 's3', { email: '3' }),
    )
    await save(register, 'позже', edit('staff', 's2', { email: 'later' }))
    await register.erase('staff', 's3')
    expect(await register.undo(set?.id)).toEqual({
      setId: set?.id,
      name: 'Почта',
      reversed: 2,
      kept: [{ table: 'staff', id: 's2', fields: ['email'], reason: 'changed-since' }],
      failed: [{ table: 'staff', id: 's3', fields: ['email'], reason: 'erased' }],
    })
    expect(await register.get('staff', 's2')).toMatchObject({ email: 'later', note: '' })
    expect(await phone()).toBe('')

    const kept = await save(register, 'd', edit('staff', 's1', { email: 'x' }))
    await save(register, 'e', edit('staff', 's1', { email: 'y' }))
    expect(await register.undo(kept?.id)).toMatchObject({ reversed: 0, kept: [{ id: 's1' }] })
    expect(await register.undo(kept?.id)).toBeNull()
    expect(await once(register.undoState())).toMatchObject({ undo: { name: 'e' }, redo: { name: 'd' } })
  })

  it('take an undo back by its own id, and refuse what cannot be taken back', async () => {
    const setup = await register.commit({ name: 'Начало', kind: 'setup', edits: [born('staff', 's1', { email: '1' })] })
    expect(await register.undo(setup?.id)).toBeNull()
    expect(await register.undo('unknown')).toBeNull()
    expect(await register.undo()).toBeNull()
    const set = await save(register, 'a', edit('staff', 's1', { email: '2' }))
    await register.undo()
    expect(await phone()).toBe('1')
    const [undone] = await once(register.journal({ limit: 1 }))
    expect(undone?.set).toMatchObject({ kind: 'undo', targetId: set?.id, name: 'Отменено: a' })
    await register.undo(undone?.set.id)
    expect(await phone()).toBe('2')
  })

  it('bring a deleted record back whole', async () => {
    await save(register, 'a', born('staff', 's1', { email: '1', lastName: 'Иванова' }))
    const before = await register.get('staff', 's1')
    await save(register, 'b', edit('staff', 's1', { _deleted: true }))
    await register.undo()
    expect(await register.get('staff', 's1')).toEqual(before)
    await register.redo()
    expect(await register.get('staff', 's1')).toBeUndefined()
  })
})

describe('which sets stand taken back', () => {
  it('follows undo and redo, whoever asked for them, and tells only of those it was asked about', async () => {
    const first = await save(register, '1', born('staff', 's1'))
    const second = await save(register, '2', edit('staff', 's1', { email: '2' }))
    const ids = [first?.id ?? '', second?.id ?? '']
    const told: string[][] = []
    const stop = register.takenBack(ids).subscribe(
      (taken) => told.push([...taken]),
      (reason) => {
        throw reason
      },
    )
    await until(() => expect(told.at(-1)).toEqual([]))
    await register.undo()
    await until(() => expect(told.at(-1)).toEqual([second?.id]))
    await register.redo()
    await until(() => expect(told.at(-1)).toEqual([]))
    await register.undo(first?.id)
    await until(() => expect(told.at(-1)).toEqual([first?.id]))
    stop()
    expect([...(await once(register.takenBack([second?.id ?? ''])))]).toEqual([])
    expect([...(await once(register.takenBack([])))]).toEqual([])
  })
})

describe('the journal', () => {
  it('is newest first, in pages, by author', async () => {
    await save(register, '1', born('staff', 's1'))
    world.author = 'Завуч'
    await save(register, '2', edit('staff', 's1', { email: '2' }))
    await save(register, '3', edit('staff', 's1', { email: '3' }))
    const names = async (filter: { author?: string; before?: string; limit?: number }) =>
      (await once(register.journal({ limit: 10, ...filter }))).map((line) => line.set.name)
    expect(await names({})).toEqual(['3', '2', '1'])
    expect(await names({ author: 'Завуч' })).toEqual(['3', '2'])
    const [first] = await once(register.journal({ limit: 1 }))
    expect(await names({ before: first?.set.stamp ?? '' })).toEqual(['2', '1'])
    expect(first?.changes).toMatchObject([{ old: { email: '2' }, fields: { email: '3' } }])
    expect(Object.keys(first?.changes[0] ?? {})).not.toContain('about')
  })

  it('finds what concerns a class or a person, its assignments too, before and after a move', async () => {
    const links = { classId: 'c1', staffId: 's1' }
    await save(
      register,
      'класс',
      born('class', 'c1', { yearId: 'y', levels: [5] }),
      born('class', 'c2', { yearId: 'y', levels: [6] }),
    )
    await save(register, 'сотрудники', born('staff', 's1'), born('staff', 's2'))
    await save(
      register,
      'назначение',
      born('assignment', 'a1', { ...links, fromOn: '2026-09-01' }),
      born('staff', 's9'),
    )
    await save(register, 'срок', edit('assignment', 'a1', { toOn: '2026-12-31' }))
    await save(register, 'перевод', edit('assignment', 'a1', { classId: 'c2' }))
    const journal = async (table: 'class' | 'staff' | 'assignment', id: string) =>
      (await once(register.journal({ entity: { table, id }, limit: 10 }))).map(
        (line) => `${line.set.name}:${line.changes.map((change) => change.table).join()}`,
      )
    expect(await journal('class', 'c1')).toEqual([
      'перевод:assignment',
      'срок:assignment',
      'назначение:assignment',
      'класс:class',
    ])
    expect(await journal('class', 'c2')).toEqual(['перевод:assignment', 'класс:class'])
    expect(await journal('staff', 's1')).toEqual([
      'перевод:assignment',
      'срок:assignment',
      'назначение:assignment',
      'сотрудники:staff',
    ])
    expect(await journal('staff', 's2')).toEqual(['сотрудники:staff'])
    expect(await once(register.journal({ entity: { table: 'class', id: 'c1' }, limit: 1 }))).toHaveLength(1)
  })
})
