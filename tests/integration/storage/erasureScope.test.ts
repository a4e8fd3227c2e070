import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Register } from '@/storage/register'
import { born, edit, World } from './world'

let world: World
let register: Register
beforeEach(async () => {
  world = new World()
  register = await world.register()
})
afterEach(() => world.end())

const commit = (...edits: Parameters<Register['commit']>[0]['edits']) =>
  register.commit({ name: 'Правка', kind: 'edit', edits })

describe('what erasing a person would take', () => {
  beforeEach(async () => {
    await commit(
      born('staff', 's1', { lastName: 'Орлова', firstName: 'Вера' }),
      born('staff', 's2', { lastName: 'Зимин', note: 'замещает Орлову' }),
      born('class', 'c1', { yearId: 'y1', levels: [5], note: 'ключ у ОРЛОВОЙ' }),
      born('class', 'c2', { yearId: 'y1', levels: [6], note: 'кабинет Сорлова' }),
      born('order', 'o1', { title: 'О классном руководстве Орловой В. П.' }),
      born('invitee', 'i1', { platformId: 'max', personKind: 'staff', personId: 's1', note: 'Орлова просила бумагу' }),
      born('invitee', 'i2', { platformId: 'max', personKind: 'staff', personId: 's2' }),
      born('joinRequest', 'r1', {
        platformId: 'max',
        requestedOn: '2026-09-01',
        personKind: 'staff',
        personId: 's1',
        name: 'Орлова',
      }),
      born('joinRequest', 'r2', {
        platformId: 'max',
        requestedOn: '2026-09-01',
        personKind: null,
        personId: null,
        name: 'Вера Орлова',
      }),
    )
    await commit(edit('staff', 's1', { note: 'заметка' }))
  })

  it('counts its own records and their changes, and finds the surname in texts of others', async () => {
    const scope = await register.erasureScope('staff', 's1')
    expect(scope).toMatchObject({ invitations: 1, requests: 1, changes: 4 })
    expect(scope.mentions.map(({ table, id, field }) => `${table} ${id} ${field}`).sort()).toEqual([
      'class c1 note',
      'joinRequest r2 name',
      'order o1 title',
      'staff s2 note',
    ])
  })

  it('changes nothing, and names what is left after the erasure', async () => {
    const { mentions } = await register.erasureScope('staff', 's1')
    expect(await register.get('staff', 's1')).toMatchObject({ lastName: 'Орлова' })
    await register.erase('staff', 's1', 'term')
    for (const one of mentions) {
      const record: object | undefined = await register.get(one.table, one.id)
      expect(JSON.stringify(record).toLocaleLowerCase('ru')).toContain('орлов')
    }
    await expect(register.erasureScope('staff', 's1')).rejects.toMatchObject({ code: 'not-found' })
    const undone = await register.undo()
    expect(undone?.name).not.toContain('Стёрты')
  })
})
