import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LIMITS } from '@contract'
import { createJournals } from '@electron/main/journals'

let folder = ''
/** What the clock of the journals says. */
let today = new Date('2026-09-01T06:00:00Z')
let journals: ReturnType<typeof createJournals>
beforeEach(async () => {
  today = new Date('2026-09-01T06:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'journals-'))
  journals = createJournals(folder, () => today)
})
afterEach(async () => {
  journals.close()
  await rm(folder, { recursive: true })
})

const school = 'school-1'
const file = () => join(folder, `${school}.journal`)
const row = (number: number, text = `set ${number}`) => ({ number, id: `s${number}`, bytes: Buffer.from(text) })
const append = (numbers: number[], mark = 'mark') =>
  journals.appendJournal({ school, rows: numbers.map((number) => row(number)), mark })

async function texts(after = 0): Promise<string[]> {
  const read = await journals.readJournal({ school, after })
  return read.ok ? read.value.map(({ bytes }) => Buffer.from(bytes).toString()) : [read.code]
}

function reopen(): void {
  journals.close()
  journals = createJournals(folder, () => today)
}

it('begins empty and keeps what was appended, in order, over a restart', async () => {
  expect(await journals.listJournals()).toEqual({ ok: true, value: [] })
  expect(await journals.openJournal({ school })).toEqual({
    ok: true,
    value: { base: null, last: 0, mark: null, damaged: false },
  })
  expect(await append([1, 2], 'first')).toEqual({ ok: true, value: null })
  expect(await append([3], 'second')).toEqual({ ok: true, value: null })
  reopen()
  expect(await journals.openJournal({ school })).toMatchObject({ value: { base: null, last: 3, mark: 'second' } })
  expect(await texts()).toEqual(['set 1', 'set 2', 'set 3'])
  expect(await texts(2)).toEqual(['set 3'])
  expect(await journals.listJournals()).toEqual({ ok: true, value: [school] })
})

it('passes over a repetition and refuses a gap or another set under a known number, keeping nothing of the call', async () => {
  await append([1, 2])
  expect(await append([1, 2, 3])).toMatchObject({ ok: true })
  expect(await append([4, 6])).toMatchObject({ ok: false, detail: 'JOURNAL_GAP' })
  expect(await journals.appendJournal({ school, rows: [{ ...row(2), id: 'other' }], mark: 'x' })).toMatchObject({
    ok: false,
    detail: 'JOURNAL_GAP',
  })
  expect(await texts()).toEqual(['set 1', 'set 2', 'set 3'])
})

it('a base takes the place of the rows up to its number', async () => {
  await append([1, 2, 3])
  await journals.writeJournalBase({ school, number: 2, bytes: Buffer.from('all'), mark: 'm' })
  expect(await journals.openJournal({ school })).toMatchObject({ value: { base: 2, last: 3 } })
  expect(await texts()).toEqual(['set 3'])
  const base = await journals.readJournalBase({ school })
  expect(base.ok && base.value && Buffer.from(base.value).toString()).toBe('all')
  await journals.writeJournalBase({ school, number: 3, bytes: Buffer.from('more'), mark: 'm' })
  expect(await journals.openJournal({ school })).toMatchObject({ value: { base: 3, last: 3 } })
})

it('an answer holds so many rows as fit, and at least one', async () => {
  const large = Buffer.alloc(LIMITS.journalPageBytes / 2 + 1)
  const rows = [1, 2, 3].map((number) => ({ number, id: `s${number}`, bytes: large }))
  await journals.appendJournal({ school, rows, mark: 'm' })
  const numbers = async (after: number) => {
    const read = await journals.readJournal({ school, after })
    return read.ok ? read.value.map((one) => one.number) : []
  }
  expect(await numbers(0)).toEqual([1])
  expect(await numbers(2)).toEqual([3])
  expect(await numbers(3)).toEqual([])
})

it('152-ФЗ: what a new base drops is in no file of the journal', async () => {
  const name = 'Перепелицына-Незнамова'
  await journals.writeJournalBase({ school, number: 0, bytes: Buffer.from(`base ${name}`), mark: 'm' })
  await journals.appendJournal({ school, rows: [row(1, name), row(2)], mark: 'm' })
  await journals.writeJournalBase({ school, number: 2, bytes: Buffer.from('blank'), mark: 'm' })
  for (const part of await readdir(folder)) expect((await readFile(join(folder, part))).includes(name)).toBe(false)
})

it('a journal that was given up is kept under another name', async () => {
  await append([1, 2])
  expect(await journals.putJournalAside({ school })).toEqual({ ok: true, value: null })
  expect(await journals.openJournal({ school })).toMatchObject({ value: { base: null, last: 0, damaged: false } })
  expect(await readdir(folder)).toContain(`${school}.journal.damaged-1`)
  expect(await journals.listJournals()).toEqual({ ok: true, value: [school] })
})

it.each(['cut', 'zeroed', 'no database'] as const)('a file that was %s is put aside and told', async (damage) => {
  await append(Array.from({ length: 300 }, (_, index) => index + 1))
  journals.close()
  if (damage === 'cut') await truncate(file(), 5000)
  else if (damage === 'no database') await writeFile(file(), 'Это не база данных, а текст')
  else await writeFile(file(), Buffer.alloc(20_000))
  const before = await readFile(file())
  journals = createJournals(folder, () => today)
  expect(await journals.openJournal({ school })).toMatchObject({ value: { base: null, last: 0, damaged: true } })
  expect(await readFile(`${file()}.damaged-1`)).toEqual(before)
  await journals.writeJournalBase({ school, number: 7, bytes: Buffer.from('all'), mark: 'm' })
  expect(await journals.openJournal({ school })).toMatchObject({ value: { base: 7, last: 7, damaged: false } })
})

it('152-ФЗ: a journal put aside goes after 90 days, and not before its school is whole', async () => {
  await append([1])
  await journals.putJournalAside({ school })
  await append([1])
  today = new Date('2026-10-15T06:00:00Z')
  await journals.putJournalAside({ school })
  const aside = async () => (await readdir(folder)).filter((name) => /damaged-\d+$/u.test(name)).sort()

  today = new Date('2026-12-01T06:00:00Z')
  await journals.openJournal({ school })
  expect(journals.areWhole()).toBe(false)
  expect(await aside()).toEqual([`${school}.journal.damaged-1`, `${school}.journal.damaged-2`])
  await journals.writeJournalBase({ school, number: 0, bytes: Buffer.from('all'), mark: 'm' })
  expect(journals.areWhole()).toBe(true)
  await journals.openJournal({ school })
  expect(await aside()).toEqual([`${school}.journal.damaged-2`])
  today = new Date('2027-02-01T06:00:00Z')
  await journals.openJournal({ school: 'school-10' })
  expect(await aside()).toEqual([`${school}.journal.damaged-2`])
  await journals.openJournal({ school })
  expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toEqual([])
})

it('a school that is gone leaves no journal, and none that was put aside', async () => {
  await append([1])
  await journals.putJournalAside({ school })
  await append([1])
  expect(await journals.removeJournal({ school })).toEqual({ ok: true, value: null })
  expect(await readdir(folder)).toEqual([])
  expect(await journals.openJournal({ school })).toMatchObject({ value: { last: 0 } })
})
