import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runProduce } from '@/cli/produce'
import { entityNames } from '@/domain/model/entities'
import { sampleFacts } from '@/domain/sample/sampleSchool'
import { readGridFile } from '@/formats/reading/readGridFile'

const day = '2026-09-10'
let folder = ''
let said = ''
let complained = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'produce-'))
  said = ''
  complained = ''
  // Without a browser pages are written as .html; the PDF way is judged in tests/outside.
  vi.stubEnv('CHROME_PATH', '')
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const out = () => join(folder, 'out')
const written = () => readdirSync(out()).sort()

/** A school file as «Сохранить школу в файл» writes it, made of plain rows. */
function schoolFile(): string {
  const facts = sampleFacts(day)
  const stamp = '000000000000000000000000000aa'
  const lists: Record<string, { id: string }[]> = {
    organisation: [facts.organisation],
    schoolYear: facts.schoolYears,
    staff: facts.staff,
    class: facts.classes,
    order: facts.orders,
    assignment: facts.assignments,
    platform: facts.platforms,
    link: facts.links,
    pupil: facts.pupils,
    parent: facts.parents,
    invitee: facts.invitees,
    headCount: facts.headCounts,
  }
  const records = Object.fromEntries(
    entityNames.map((table) => [table, (lists[table] ?? []).map((row) => ({ ...row, _s: { '*': stamp } }))]),
  )
  const gone = { ...facts.classes[0], id: 'gone', litera: 'Ъ', _s: { '*': stamp }, _deleted: true }
  records.class = [...(records.class ?? []), gone]
  const file = join(folder, 'school.json')
  const header = {
    title: 'Учебная',
    savedAt: '2026-09-10T00:00:00.000Z',
    savedBy: 'Проверка',
    practice: true,
    counts: {},
  }
  writeFileSync(
    file,
    JSON.stringify({ format: 'pereklichka-school', version: 1, header, records, changeSets: [], log: [], pending: [] }),
  )
  return file
}

describe('produce', () => {
  it('writes every document of the sample school and says what it wrote', async () => {
    expect(await runProduce(['--school', 'sample', '--out', out(), '--today', day])).toBe(0)
    const files = written()
    expect(files.filter((name) => name.startsWith('Раздатка классному руководителю')).length).toBe(25)
    expect(files).toEqual(
      expect.arrayContaining([
        'Листы приглашения, 25 классов.html',
        'Отрывные полоски, 25 классов.html',
        'Распределение классного руководства на 2026-2027 учебный год.xlsx',
        'Реестр приглашений, вся школа, 2026-09-10.xlsx',
      ]),
    )
    for (const name of files) expect(said).toContain(name)
    expect(said).toContain('Браузер не найден')
    expect(said).toMatch(/Не напечатано:\n {2}.+: нет ссылки/u)
  })

  it('reads a saved school file and makes the same documents; deleted records stay out', async () => {
    const args = ['--out', out(), '--today', day, '--only', 'teachers']
    expect(await runProduce(['--school', schoolFile(), ...args])).toBe(0)
    const [name] = written()
    const outcome = await readGridFile('x.xlsx', readFileSync(join(out(), name ?? '')))
    if (!outcome.ok) throw new Error(outcome.refusal)
    const classes = outcome.file.sheets[0]?.rows.map((row) => row[1])
    expect(classes).toContain('5 «А»')
    expect(JSON.stringify(classes)).not.toContain('Ъ')
    expect(written().length).toBe(1)
  })

  it.each([
    [['--out', 'x'], 'Не указана школа'],
    [['--school', 'sample'], 'Не указана папка'],
    [['--school', 'sample', '--out', 'x', '--only', 'poem'], 'Нет такого вида документов: «poem»'],
    [['--school', 'sample', '--out', 'x', '--today', '2026-02-31'], 'Не понимаю день «2026-02-31»'],
    [['--paper', 'A5'], 'Не понимаю «--paper»'],
    [['--school', '/no/such.json', '--out', 'x'], 'не читается (ENOENT)'],
  ])('refuses %j with a sentence and code 2', async (args, sentence) => {
    expect(await runProduce(args)).toBe(2)
    expect(complained).toContain(sentence)
    expect(said).toBe('')
  })

  it.each([
    ['hello', 'это не JSON'],
    ['{"format":"other"}', 'не файл школы'],
    ['{"format":"pereklichka-school","version":99}', 'более новой версией'],
    ['{"format":"pereklichka-school","version":1}', 'повреждён'],
  ])('refuses the file %j', async (content, sentence) => {
    const file = join(folder, 'bad.json')
    writeFileSync(file, content)
    expect(await runProduce(['--school', file, '--out', out()])).toBe(2)
    expect(complained).toContain(sentence)
  })

  it('says which file it could not write, with code 1', async () => {
    const file = join(folder, 'occupied')
    writeFileSync(file, '')
    expect(await runProduce(['--school', 'sample', '--out', file, '--today', day])).toBe(1)
    expect(complained).toContain('Не удалось записать')
  })

  it('explains itself', async () => {
    expect(await runProduce(['--help'])).toBe(0)
    expect(said).toContain('--school  файл')
    expect(said).toContain('slips')
  })
})
