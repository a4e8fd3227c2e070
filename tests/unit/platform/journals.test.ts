import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createJournals } from '@electron/main/journals'
import type { Journals } from '@/platform/platform'
import { privateJournals } from '@/platform/privateJournals'
import { memoryJournals } from '@tests/support/memoryJournals'
import { privateFolder } from '@tests/support/privateFolder'

/** A journal and the way to come back to it after a restart. */
interface Bench {
  journals: Journals
  restart(): Journals
  done(): Promise<void>
}

async function desktopBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'journals-'))
  let main = createJournals(folder)
  const adapter = (): Journals => ({
    open: (school) => main.openJournal({ school }),
    schools: () => main.listJournals(),
    append: (school, rows, mark) => main.appendJournal({ school, rows, mark }),
    writeBase: (school, number, bytes, mark) => main.writeJournalBase({ school, number, bytes, mark }),
    readBase: (school) => main.readJournalBase({ school }),
    read: (school, after) => main.readJournal({ school, after }),
    putAside: (school) => main.putJournalAside({ school }),
    remove: (school) => main.removeJournal({ school }),
  })
  return {
    journals: adapter(),
    restart() {
      main.close()
      main = createJournals(folder)
      return adapter()
    },
    async done() {
      main.close()
      await rm(folder, { recursive: true })
    },
  }
}

function privateBench(): Promise<Bench> {
  const root = privateFolder()
  const start = () => privateJournals(() => Promise.resolve(root))
  return Promise.resolve({ journals: start(), restart: start, done: () => Promise.resolve() })
}

function memoryBench(): Promise<Bench> {
  const journals = memoryJournals()
  return Promise.resolve({ journals, restart: () => journals, done: () => Promise.resolve() })
}

const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const row = (number: number) => ({ number, id: `3f2b8c1e-${number}`, bytes: new TextEncoder().encode(`set ${number}`) })
const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes)

/** All rows after a number, however many calls that takes. */
async function texts(journals: Journals, after = 0): Promise<string[]> {
  const found: string[] = []
  for (let at = after; ;) {
    const page = await journals.read(school, at)
    if (!page.ok) throw new Error(page.code)
    const last = page.value.at(-1)
    if (last === undefined) return found
    found.push(...page.value.map(({ bytes }) => text(bytes) ?? ''))
    at = last.number
  }
}

describe.each([
  ['the desktop', desktopBench],
  ['the browser', privateBench],
  ['the memory twin', memoryBench],
])('%s keeps the journals’ contract', (_name, make) => {
  const on = (what: string, run: (bench: Bench) => Promise<void>) => {
    it(what, async () => {
      const bench = await make()
      try {
        await run(bench)
      } finally {
        await bench.done()
      }
    })
  }

  on('begins empty, and keeps rows and mark over a restart', async ({ journals, restart }) => {
    const empty = { base: null, last: 0, mark: null, damaged: false }
    expect(await journals.open(school)).toEqual({ ok: true, value: empty })
    expect(await journals.append(school, [row(1), row(2), row(3)], 'first')).toEqual({ ok: true, value: null })
    expect(await journals.append(school, [row(4)], 'second')).toEqual({ ok: true, value: null })
    const again = restart()
    expect(await again.open(school)).toEqual({
      ok: true,
      value: { base: null, last: 4, mark: 'second', damaged: false },
    })
    expect(await texts(again)).toEqual(['set 1', 'set 2', 'set 3', 'set 4'])
    expect(await texts(again, 2)).toEqual(['set 3', 'set 4'])
    expect(await again.schools()).toEqual({ ok: true, value: [school] })
  })

  on('passes over what it has and refuses a gap', async ({ journals }) => {
    await journals.append(school, [row(1), row(2)], 'm')
    expect(await journals.append(school, [row(1), row(2), row(3)], 'm')).toMatchObject({ ok: true })
    expect(await journals.append(school, [row(5)], 'm')).toMatchObject({ ok: false, detail: 'JOURNAL_GAP' })
    expect(await texts(journals)).toEqual(['set 1', 'set 2', 'set 3'])
  })

  on('a base stands for the rows up to it', async ({ journals, restart }) => {
    await journals.append(school, [row(1), row(2), row(3)], 'm')
    expect(await journals.readBase(school)).toEqual({ ok: true, value: null })
    await journals.writeBase(school, 2, new TextEncoder().encode('all'), 'm')
    const again = restart()
    expect(await again.open(school)).toMatchObject({ ok: true, value: { base: 2, last: 3 } })
    expect(await texts(again)).toEqual(['set 3'])
    await again.writeBase(school, 3, new TextEncoder().encode('more'), 'm')
    const base = await restart().readBase(school)
    expect(base.ok && text(base.value)).toBe('more')
    expect(await again.open(school)).toMatchObject({ ok: true, value: { base: 3, last: 3 } })
  })

  on('puts a journal aside that was given up, and begins an empty one', async ({ journals, restart }) => {
    await journals.append(school, [row(1), row(2)], 'm')
    expect(await journals.putAside(school)).toEqual({ ok: true, value: null })
    expect(await journals.open(school)).toMatchObject({ ok: true, value: { base: null, last: 0, mark: null } })
    expect(await journals.append(school, [row(1)], 'n')).toMatchObject({ ok: true })
    expect(await journals.putAside(school)).toEqual({ ok: true, value: null })
    expect(await restart().open(school)).toMatchObject({ ok: true, value: { base: null, last: 0, mark: null } })
  })

  on('forgets a school that is gone', async ({ journals, restart }) => {
    await journals.append(school, [row(1)], 'm')
    expect(await journals.remove(school)).toEqual({ ok: true, value: null })
    expect(await journals.remove(school)).toEqual({ ok: true, value: null })
    expect(await restart().open(school)).toMatchObject({ ok: true, value: { base: null, last: 0, mark: null } })
  })
})

describe('the browser’s journal', () => {
  const all = new TextEncoder().encode('all')
  async function folderOf(root: ReturnType<typeof privateFolder>) {
    return (await root.getDirectoryHandle('journal', { create: true })).getDirectoryHandle(school, { create: true })
  }
  const namesOf = async (root: ReturnType<typeof privateFolder>) => {
    const names: string[] = []
    for await (const name of (await folderOf(root)).keys()) names.push(name)
    return names.sort()
  }

  it('a row that was begun when the window closed is none, and its number is written again', async () => {
    const root = privateFolder()
    await privateJournals(() => Promise.resolve(root)).append(school, [row(1)], 'm')
    await (await folderOf(root)).getFileHandle(`row-000000000002-${row(2).id}`, { create: true })
    const journals = privateJournals(() => Promise.resolve(root))
    expect(await journals.open(school)).toMatchObject({ value: { last: 1 } })
    expect(await journals.append(school, [row(2)], 'm')).toMatchObject({ ok: true })
    expect(await texts(privateJournals(() => Promise.resolve(root)))).toEqual(['set 1', 'set 2'])
  })

  it('a base that was begun when the window closed leaves the one before it, with its rows', async () => {
    const root = privateFolder()
    const before = privateJournals(() => Promise.resolve(root))
    await before.writeBase(school, 1, all, 'm')
    await before.append(school, [row(2)], 'm')
    await (await folderOf(root)).getFileHandle('base-000000000002', { create: true })
    const journals = privateJournals(() => Promise.resolve(root))
    expect(await journals.open(school)).toMatchObject({ value: { base: 1, last: 2 } })
    expect(await texts(journals, 1)).toEqual(['set 2'])
    const base = await journals.readBase(school)
    expect(base.ok && text(base.value)).toBe('all')
  })

  it('what a closed window left of an older base goes with the next base: values may have been erased', async () => {
    const root = privateFolder()
    const before = privateJournals(() => Promise.resolve(root))
    await before.append(school, [row(1)], 'm')
    const old = await (await folderOf(root)).getFileHandle('base-000000000002', { create: true })
    const stream = await old.createWritable()
    await stream.write(all)
    await stream.close()
    await privateJournals(() => Promise.resolve(root)).writeBase(school, 3, all, 'n')
    expect(await namesOf(root)).toEqual(['base-000000000003', 'mark'])
  })

  it('a full disk during a base keeps the journal as it was', async () => {
    const disk = { full: false }
    const root = privateFolder(disk)
    const journals = privateJournals(() => Promise.resolve(root))
    await journals.writeBase(school, 1, all, 'm')
    await journals.append(school, [row(2)], 'm')
    disk.full = true
    expect(await journals.writeBase(school, 2, all, 'n')).toMatchObject({ ok: false, code: 'no-space' })
    expect(await journals.append(school, [row(3)], 'n')).toMatchObject({ ok: false, code: 'no-space' })
    const again = privateJournals(() => Promise.resolve(root))
    expect(await again.open(school)).toMatchObject({ value: { base: 1, last: 2, mark: 'm' } })
    expect(await texts(again, 1)).toEqual(['set 2'])
  })

  it('sees at the opening what another window wrote since', async () => {
    const root = privateFolder()
    const one = privateJournals(() => Promise.resolve(root))
    await one.append(school, [row(1)], 'm')
    await privateJournals(() => Promise.resolve(root)).append(school, [row(2)], 'n')
    expect(await one.open(school)).toMatchObject({ value: { last: 2, mark: 'n' } })
  })

  it('152-ФЗ: what was put aside goes after 90 days, when the school is whole, and with the school', async () => {
    const day = 24 * 60 * 60 * 1000
    let today = 0
    const root = privateFolder()
    const journals = privateJournals(
      () => Promise.resolve(root),
      () => today * day,
    )
    const aside = async () => {
      const names: string[] = []
      for await (const name of (await root.getDirectoryHandle('journal-aside')).keys()) names.push(name)
      return names.map((name) => Number(name.split('~')[1]) / day).sort((a, b) => a - b)
    }
    for (today of [10, 50]) {
      await journals.append(school, [row(1)], 'm')
      await journals.putAside(school)
    }
    today = 120
    await journals.append(school, [row(1)], 'm')
    expect(await journals.open(school)).toMatchObject({ ok: true, value: { base: null } })
    expect(await aside()).toEqual([10, 50])
    await journals.writeBase(school, 1, all, 'm')
    expect(await journals.open(school)).toMatchObject({ ok: true, value: { base: 1 } })
    expect(await aside()).toEqual([50])
    await journals.remove(school)
    expect(await aside()).toEqual([])
  })
})
