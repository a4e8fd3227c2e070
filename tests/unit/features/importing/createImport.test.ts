import { beforeEach, describe, expect, it, vi } from 'vitest'
import { entityNames } from '@/domain/model/entities'
import { listOf } from '@/domain/model/facts'
import type { GridFile, ReadOutcome } from '@/domain/imports/grid'
import { detachedImport } from '@/features/importing/state/createImport'
import { withMapping, withValue } from '@/features/importing/state/corrections'
import type { Services } from '@/services'
import { shownNotes } from '@/ui/useNotify'
import { runningWork } from '@/ui/useProgress'
import { emptySchool, gridFile } from '@tests/fixtures/makers/importing'

const lists: Record<string, GridFile> = {
  'a.xlsx': gridFile(
    [
      ['ФИО', 'Должность'],
      ['Орлова Вера Павловна', 'учитель'],
      ['Зимин Олег Юрьевич', 'учитель'],
    ],
    'a.xlsx',
  ),
  'b.xlsx': gridFile(
    [
      ['ФИО', 'Должность'],
      ['Лунина Инна Игоревна', 'учитель'],
    ],
    'b.xlsx',
  ),
}
const picked = (...names: string[]) => names.map((name) => ({ name, bytes: new TextEncoder().encode(name) }))

/** The outside as far as an import touches it; `change` is the register's last change. */
function outside() {
  const facts = emptySchool()
  const state = { change: 'first', saved: [] as unknown[] }
  const rows = Object.fromEntries(
    entityNames.map((name) => [name, name === 'organisation' ? [facts.organisation] : facts[listOf[name]]]),
  )
  const register = {
    read: async (table: string) => rows[table],
    journal: () => ({
      subscribe(next: (value: unknown) => void) {
        next([{ set: { id: state.change }, changes: [] }])
        return () => undefined
      },
    }),
  }
  let id = 0
  const services = {
    register: () => register,
    newId: () => `new-${String((id += 1))}`,
    today: () => '2026-10-05',
    heavy: {
      readFile: async (name: string): Promise<ReadOutcome> => {
        const file = lists[name]
        return file ? { ok: true, file } : { ok: false, fileName: name, refusal: 'damaged' }
      },
    },
    save: async (intention: unknown) => {
      state.saved.push(intention)
      return { id: 'set' }
    },
  }
  return { state, wizard: detachedImport(services as unknown as Services) }
}

beforeEach(() => {
  shownNotes.value = []
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run))
})

describe('an import', () => {
  it('takes files one by one and together; a refused one and a repeated one do no harm', async () => {
    const { wizard } = outside()
    await Promise.all([wizard.add(picked('a.xlsx', 'torn.xlsx')), wizard.add(picked('a.xlsx', 'b.xlsx'))])
    expect(wizard.sources.value.map((source) => [source.name, source.outcome.ok])).toEqual([
      ['a.xlsx', true],
      ['torn.xlsx', false],
      ['b.xlsx', true],
    ])
    expect(wizard.plan.value?.counts.new).toBe(3)
    expect(shownNotes.value[0]?.title).toContain('«a.xlsx»')
    await wizard.remove('b.xlsx')
    expect(wizard.plan.value?.counts.new).toBe(2)
  })

  it('makes the plan anew with every correction and keeps the ticks', async () => {
    const { wizard } = outside()
    await wizard.add(picked('a.xlsx'))
    const [first] = [...wizard.chosen.value]
    wizard.choose(new Set([...wizard.chosen.value].filter((key) => key !== first)))
    await wizard.correct((all) => withMapping(all, { file: 'a.xlsx', sheet: 'Лист1' }, { fields: { 2: null } }))
    expect(wizard.plan.value?.sheets[0]?.columns[1]).toMatchObject({ field: null, by: 'user' })
    expect(wizard.chosen.value.size).toBe(1)
    expect(wizard.dirty.value).toBe(true)
  })

  it('leaves everything as it was when a correction is cancelled', async () => {
    const { wizard } = outside()
    await wizard.add(picked('a.xlsx'))
    const before = [wizard.plan.value, wizard.corrections.value]
    // Every look at the clock finds the slice used up, so that planning gives way and hears of the button.
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 100))
    setTimeout(() => runningWork.value?.cancel())
    const part = { fields: { 2: null } }
    expect(await wizard.correct((all) => withMapping(all, { file: 'a.xlsx', sheet: 'Лист1' }, part))).toBe(false)
    clock.mockRestore()
    expect([wizard.plan.value, wizard.corrections.value]).toEqual(before)
    expect(wizard.plan.value).toBe(before[0])
  })

  it('counts answers of values only when asked to', async () => {
    const { wizard } = outside()
    await wizard.add(picked('a.xlsx'))
    const { value: before } = wizard.plan
    wizard.answer((all) => withValue(all, 'className', 'пятый', '5А'))
    expect(wizard.plan.value).toBe(before)
    await wizard.refresh()
    expect(wizard.plan.value).not.toBe(before)
    expect(wizard.corrections.value.values).toHaveLength(1)
  })

  it('writes nothing by a plan that is out of date, but shows a new one', async () => {
    const { wizard, state } = outside()
    await wizard.add(picked('a.xlsx'))
    state.change = 'second'
    await wizard.apply()
    expect(state.saved).toEqual([])
    expect(shownNotes.value[0]?.title).toBe('Учёт изменился')
    await wizard.apply()
    expect(state.saved).toHaveLength(1)
    expect([wizard.step.value, wizard.applied.value]).toEqual(['done', 2])
  })

  it('does not take a line that was put aside', async () => {
    const { wizard } = outside()
    await wizard.add(picked('a.xlsx'))
    const [first = ''] = [...wizard.chosen.value]
    wizard.skip(first, true)
    expect([...wizard.chosen.value]).not.toContain(first)
    wizard.restart()
    expect([wizard.plan.value, wizard.skipped.value.size, wizard.sources.value.length]).toEqual([null, 0, 0])
  })
})
