import { mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSnapshots } from '@electron/main/snapshots'
import { browserSnapshots } from '@/platform/browserSnapshots'
import type { SnapshotPlace, SnapshotPlaces } from '@/platform/platform'
import { memorySnapshots } from '@tests/support/memorySnapshots'
import { privateFolder } from '@tests/support/privateFolder'

interface Bench {
  places: SnapshotPlaces
  restart(): SnapshotPlaces
  /** The second folder vanishes and comes back. */
  pull(): Promise<void>
  plug(): Promise<void>
  done(): Promise<void>
}

const school = '6f1d1c52-0d0a-4b3e-8f27-0a1b2c3d4e5f'
const name = '2026-09-01T080000-ordinary-12-340.age'
const bytes = new TextEncoder().encode('age-encryption.org/v1 …')

interface DesktopBench extends Bench {
  ownData: string
  folder: string
  /** What the user answers in the next dialogs; null closes them. */
  answer(path: string | null): void
}

async function desktopBench(): Promise<DesktopBench> {
  const world = await mkdtemp(join(tmpdir(), 'snapshots-'))
  const ownData = join(world, 'profile')
  const folder = join(world, 'Флешка')
  await mkdir(ownData)
  await mkdir(folder)
  let chosen: string | null = folder
  const start = (): SnapshotPlaces => {
    const main = createSnapshots({
      ownData,
      documents: world,
      window: () => null,
      dialog: {
        showOpenDialog: () =>
          Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }),
      },
    })
    return {
      profileKind: 'disk',
      list: (of, place) => main.listSnapshots({ school: of, place }),
      write: (of, place, file, data, { replace = false } = {}) =>
        main.writeSnapshot({ school: of, place, name: file, bytes: data, replace }),
      read: (of, place, file) => main.readSnapshot({ school: of, place, name: file }),
      remove: (of, place, file) => main.removeSnapshot({ school: of, place, name: file }),
      state: (place) => main.snapshotPlace({ place }),
      second: {
        choose: (title) => main.chooseSnapshotFolder({ title }),
        forget: () => main.forgetSnapshotFolder(),
        wake: () => main.snapshotPlace({ place: 'second' }),
      },
    }
  }
  return {
    places: start(),
    restart: start,
    pull: () => rename(folder, `${folder}-away`),
    plug: () => rename(`${folder}-away`, folder),
    done: () => rm(world, { recursive: true }),
    ownData,
    folder,
    answer: (path) => void (chosen = path),
  }
}

function browserBench(): Promise<Bench> {
  const root = privateFolder()
  let there = true
  const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
  const stick = privateFolder()
  const handle = {
    name: 'Флешка',
    queryPermission: () => Promise.resolve('granted'),
    requestPermission: () => Promise.resolve('granted'),
    keys: () => (there ? stick.keys() : { next: gone }),
    getDirectoryHandle: (...args: Parameters<typeof stick.getDirectoryHandle>) =>
      there ? stick.getDirectoryHandle(...args) : gone(),
  } as unknown as FileSystemDirectoryHandle
  let kept: FileSystemDirectoryHandle | null = null
  const memory = {
    get: () => Promise.resolve(kept),
    set: (folder: FileSystemDirectoryHandle | null) => Promise.resolve(void (kept = folder)),
    pick: () => Promise.resolve(handle),
  }
  const estimate = () => Promise.resolve({ quota: 10, usage: 3 })
  const start = () => browserSnapshots(() => Promise.resolve(root), memory, estimate)
  return Promise.resolve({
    places: start(),
    restart: start,
    pull: () => Promise.resolve(void (there = false)),
    plug: () => Promise.resolve(void (there = true)),
    done: () => Promise.resolve(),
  })
}

function memoryBench(): Promise<Bench> {
  const places = memorySnapshots()
  return Promise.resolve({
    places,
    restart: () => places,
    pull: () => Promise.resolve(void (places.folder = 'gone')),
    plug: () => Promise.resolve(void (places.folder = 'available')),
    done: () => Promise.resolve(),
  })
}

const namesIn = async (places: SnapshotPlaces, place: SnapshotPlace) => {
  const listed = await places.list(school, place)
  if (!listed.ok) throw new Error(listed.code)
  return listed.value.map((file) => file.name)
}

describe.each([
  ['the desktop', desktopBench],
  ['the browser', browserBench],
  ['the memory twin', memoryBench],
])('%s keeps the contract of the snapshot places', (_name, make) => {
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

  on('keeps what was written, over a restart', async ({ places, restart }) => {
    expect(await places.list(school, 'profile')).toEqual({ ok: true, value: [] })
    expect(await places.write(school, 'profile', name, bytes)).toEqual({ ok: true, value: null })
    const again = restart()
    expect(await again.list(school, 'profile')).toMatchObject({ ok: true, value: [{ name, size: bytes.length }] })
    const back = await again.read(school, 'profile', name)
    expect(back.ok && new TextDecoder().decode(back.value)).toBe(new TextDecoder().decode(bytes))
    expect(await again.state('profile')).toMatchObject({ ok: true, value: { state: 'available', label: null } })
  })

  on('never writes over a file unless it is told to', async ({ places }) => {
    await places.write(school, 'profile', 'key.age', bytes)
    const other = new Uint8Array([1])
    expect(await places.write(school, 'profile', 'key.age', other)).toMatchObject({ ok: false, name: 'key.age' })
    expect(await places.read(school, 'profile', 'key.age')).toMatchObject({ value: { length: bytes.length } })
    expect(await places.write(school, 'profile', 'key.age', other, { replace: true })).toMatchObject({ ok: true })
    expect(await places.read(school, 'profile', 'key.age')).toMatchObject({ value: { length: 1 } })
  })

  on('removes a file once, and again without complaint; schools are apart', async ({ places }) => {
    await places.write(school, 'profile', name, bytes)
    expect(await places.list('another-school', 'profile')).toEqual({ ok: true, value: [] })
    await places.remove('another-school', 'profile', name)
    expect(await namesIn(places, 'profile')).toEqual([name])
    expect(await places.remove(school, 'profile', name)).toEqual({ ok: true, value: null })
    expect(await places.remove(school, 'profile', name)).toEqual({ ok: true, value: null })
    expect(await places.read(school, 'profile', name)).toMatchObject({ ok: false, code: 'not-found' })
  })

  on('has no second folder until one is chosen, and forgets it', async ({ places, restart }) => {
    expect(await places.state('second')).toMatchObject({ ok: true, value: { state: 'none', label: null } })
    expect(await places.write(school, 'second', name, bytes)).toMatchObject({ ok: false, code: 'gone' })
    const chosen = { ok: true, value: { state: 'available', label: 'Флешка' } }
    expect(await places.second?.choose('Куда')).toMatchObject(chosen)
    expect(await restart().state('second')).toMatchObject(chosen)
    expect(await restart().write(school, 'second', name, bytes)).toMatchObject({ ok: true })
    expect(await namesIn(places, 'second')).toEqual([name])
    expect(await namesIn(places, 'profile')).toEqual([])
    await places.second?.forget()
    expect(await restart().state('second')).toMatchObject({ value: { state: 'none' } })
  })

  on('a pulled-out stick is gone, not empty, and comes back with its files', async ({ places, pull, plug }) => {
    await places.second?.choose('Куда')
    await places.write(school, 'second', name, bytes)
    await pull()
    expect(await places.state('second')).toMatchObject({ ok: true, value: { state: 'gone', label: 'Флешка' } })
    expect(await places.list(school, 'second')).toMatchObject({ ok: false, code: 'gone' })
    expect(await places.write(school, 'second', 'key.age', bytes)).toMatchObject({ ok: false, code: 'gone' })
    await plug()
    expect(await namesIn(places, 'second')).toEqual([name])
  })
})

describe('the desktop’s snapshot folders', () => {
  it('a folder inside the program’s own data is refused, also through a link; a closed dialog changes nothing', async () => {
    const bench = await desktopBench()
    try {
      const link = join(bench.folder, 'link')
      await symlink(bench.ownData, link)
      for (const path of [bench.ownData, link]) {
        bench.answer(path)
        expect(await bench.places.second?.choose('')).toMatchObject({ ok: false, code: 'forbidden' })
      }
      bench.answer(null)
      expect(await bench.places.second?.choose('')).toMatchObject({ ok: false, code: 'cancelled' })
      expect(await bench.places.state('second')).toMatchObject({ value: { state: 'none' } })
    } finally {
      await bench.done()
    }
  })

  it('passes over foreign files and clears away drafts of a power cut', async () => {
    const bench = await desktopBench()
    try {
      await bench.places.write(school, 'profile', name, bytes)
      const folder = join(bench.ownData, 'snapshots', school)
      const draft = join(folder, '~00000000-0000-4000-8000-000000000000.tmp')
      await writeFile(draft, 'half')
      await utimes(draft, 0, 0)
      await writeFile(join(folder, 'desktop.ini'), 'x')
      expect(await namesIn(bench.places, 'profile')).toEqual([name])
      await bench.places.write(school, 'profile', 'key.age', bytes)
      expect((await readdir(folder)).sort()).toEqual([name, 'desktop.ini', 'key.age'].sort())
    } finally {
      await bench.done()
    }
  })
})

describe('the browser’s snapshot folders', () => {
  it('a full disk leaves no copy that is none, and the old key file stays', async () => {
    const disk = { full: false }
    const root = privateFolder(disk)
    const places = browserSnapshots(
      () => Promise.resolve(root),
      null,
      () => Promise.resolve({}),
    )
    await places.write(school, 'profile', 'key.age', bytes)
    disk.full = true
    expect(await places.write(school, 'profile', name, bytes)).toMatchObject({ ok: false, code: 'no-space' })
    const key = new Uint8Array([1])
    expect(await places.write(school, 'profile', 'key.age', key, { replace: true })).toMatchObject({ ok: false })
    expect(await namesIn(places, 'profile')).toEqual(['key.age'])
    expect(await places.read(school, 'profile', 'key.age')).toMatchObject({ value: { length: bytes.length } })
  })

  it('a copy that a closed window left empty does not count, and is written again', async () => {
    const root = privateFolder()
    const folder = await (
      await root.getDirectoryHandle('snapshots', { create: true })
    ).getDirectoryHandle(school, {
      create: true,
    })
    await folder.getFileHandle(name, { create: true })
    const places = browserSnapshots(
      () => Promise.resolve(root),
      null,
      () => Promise.resolve({}),
    )
    expect(await namesIn(places, 'profile')).toEqual([])
    expect(await places.write(school, 'profile', name, bytes)).toEqual({ ok: true, value: null })
    expect(await namesIn(places, 'profile')).toEqual([name])
  })
})
