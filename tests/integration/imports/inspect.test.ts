import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runInspect } from '@/cli/inspect'
import { simpleXlsx, type RawCell } from '@tests/fixtures/makers/rawXlsx'
import type { InspectResult } from '@/domain/imports/inspectResult'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

interface Printed extends InspectResult {
  refusal?: string
  refusals?: { file: string; code: string; text: string }[]
}

/** Runs the command and takes what it prints; stdout must be JSON only. */
async function inspect(...args: string[]): Promise<{ code: number; printed: Printed }> {
  const chunks: string[] = []
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    chunks.push(String(chunk))
    return true
  })
  const code = await runInspect(args)
  stdout.mockRestore()
  return { code, printed: JSON.parse(chunks.join('')) as Printed }
}

async function file(name: string, content: RawCell[][] | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content instanceof Uint8Array ? content : simpleXlsx(content))
  return path
}

describe('inspect', () => {
  it('prints a plan and returns 0', async () => {
    const path = await file('Сотрудники.xlsx', [
      ['ФИО', 'Должность'],
      ['Орлова Нина Львовна', 'учитель'],
    ])
    const { code, printed } = await inspect('--', path)
    expect(code).toBe(0)
    expect(printed).toMatchObject({ kind: 'staff', persons: [{ file: 'Сотрудники.xlsx', row: 2, role: 'staff' }] })
    expect(printed.refusal).toBeUndefined()
  })

  it('plans several files on top of each other, whatever their order', async () => {
    const pupils = await file('Ученики.xlsx', [
      ['ФИО', 'Класс'],
      ['Лис Яна Юрьевна', '5А'],
      ['Дым Пётр Ильич', '5А'],
    ])
    const classes = await file('Классы.xlsx', [
      ['Класс', 'Классный руководитель'],
      ['5А', 'Орлова Н. Л.'],
    ])
    const staff = await file('Сотрудники.xlsx', [
      ['ФИО', 'Должность'],
      ['Орлова Нина Львовна', 'учитель'],
    ])
    const { code, printed } = await inspect(pupils, classes, staff)
    expect(code).toBe(0)
    expect(printed.kind).toBe('mixed')
    expect(printed.files.map((one) => one.kind)).toEqual(['pupils', 'assignments', 'staff'])
    expect(printed.persons.map((one) => [one.role, one.lastName])).toEqual([
      ['pupil', 'Лис'],
      ['pupil', 'Дым'],
      ['staff', 'Орлова'],
    ])
    expect(printed.classes).toHaveLength(1)
    expect(printed.assignments).toMatchObject([{ lastName: 'Орлова', firstName: 'Нина', className: '5 «А»' }])
    expect(printed.doubtful).toEqual([])
  })

  it('returns 2 with a sentence for what cannot be read, and still plans the rest', async () => {
    const good = await file('Сотрудники.xlsx', [
      ['ФИО', 'Должность'],
      ['Орлова Нина Львовна', 'учитель'],
    ])
    const bad = await file('скан.pdf', new TextEncoder().encode('%PDF-1.7'))
    const { code, printed } = await inspect(good, bad, join(folder, 'нет.xlsx'), folder)
    expect(code).toBe(2)
    expect(printed.refusals?.map((one) => one.code)).toEqual(['unsupported', 'not-found', 'not-a-file'])
    expect(printed.refusal).toContain('PDF')
    expect(printed.persons).toHaveLength(1)
  })

  it('a huge file is refused by its size alone', async () => {
    const { code, printed } = await inspect(await file('большая.xlsx', new Uint8Array(21 * 1024 * 1024)))
    expect(code).toBe(2)
    expect(printed.refusals?.[0]?.code).toBe('too-large')
  })

  it('a file without people is a plan of nothing', async () => {
    const { code, printed } = await inspect(
      await file('Цены.xlsx', [
        ['Товар', 'Цена', 'Сумма'],
        ['Мел', 5, 10],
      ]),
    )
    expect(code).toBe(0)
    expect(printed).toMatchObject({ kind: 'none', persons: [], doubtful: [], refused: [] })
  })

  it('without files or with an unknown option says so', async () => {
    expect(await inspect()).toMatchObject({ code: 2, printed: { kind: 'none', persons: [] } })
    expect((await inspect('--foo', 'x.xlsx')).printed.refusal).toContain('--foo')
  })

  it('--help documents every array and field', async () => {
    const chunks: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      chunks.push(String(chunk))
      return true
    })
    expect(await runInspect(['--help'])).toBe(0)
    for (const word of [
      'persons',
      'classes',
      'assignments',
      'doubtful',
      'refused',
      'refusal',
      'row',
      'role',
      'kind',
      'reasons',
    ])
      expect(chunks.join('')).toContain(word)
  })
})
