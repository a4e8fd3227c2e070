import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { restoreEdits } from '@/domain/changes/restoring'
import { entityNames } from '@/domain/model/entities'
import type { DesktopErrorCode, SnapshotPlace } from '@/platform/platform'
import { createDirectSealer } from '@/safety/createDirectSealer'
import { createSnapshots, CHANGES_PER_SNAPSHOT } from '@/safety/createSnapshots'
import { createKeyRing } from '@/safety/keys'
import type { Sealer } from '@/safety/sealer'
import { runSelfTest } from '@/safety/selfTest'
import { snapshotSource } from '@/safety/snapshotSource'
import type { PlainSchool, Snapshots, SnapshotsState } from '@/safety/safety'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { memoryShelf } from '@tests/support/memoryShelf'
import { memorySnapshots, type MemorySnapshots } from '@tests/support/memorySnapshots'
import { born, edit, once, save, World } from '@tests/integration/storage/world'

const DAY = 24 * 3600 * 1000
let world: World
let register: Register
let places: MemorySnapshots
let snapshots: Snapshots & { tick(): Promise<void> }
let failures: [SnapshotPlace, DesktopErrorCode][]
let recovered: SnapshotPlace[]

function start(sealer: Sealer = createDirectSealer()) {
  const now = () => new Date(world.now).toISOString()
  const keys = createKeyRing({ vault: null, shelf: memoryShelf(), now })
  return createSnapshots({
    places,
    sealer,
    keys,
    school: () => ({
      id: register.schoolId,
      title: 'МБОУ «СОШ № 5»',
      practice: false,
      database: depotOf(register).db.name,
    }),
    author: () => 'Секретарь',
    now,
    today: () => '2026-09-01',
    onFailure: (place, code) => failures.push([place, code]),
    onRecovery: (place) => recovered.push(place),
  })
}

const state = async () => {
  const value = await once<SnapshotsState | null>(snapshots.watch())
  if (!value) throw new Error('no school')
  return value
}
const later = (ms: number) => void (world.now += ms)

async function newest(): Promise<Uint8Array> {
  const [row] = (await state()).rows
  if (!row) throw new Error('no snapshot')
  const bytes = await snapshots.read(row)
  if (!bytes.ok) throw new Error(bytes.code)
  return bytes.value
}

/** Every living record, field by field. */
async function everyone() {
  const tables = await Promise.all(entityNames.map((table) => register.read(table)))
  return tables.map((rows) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

async function opened(sealed: Uint8Array): Promise<PlainSchool> {
  const outcome = await snapshots.open(sealed, { way: 'own' })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.school
}

beforeEach(async () => {
  world = new World()
  register = await world.register()
  places = memorySnapshots()
  failures = []
  recovered = []
  snapshots = start()
  await save(
    register,
    'Начало',
    born('staff', 's1', { lastName: 'Иванова', firstName: 'Мария', note: 'Кабинет 12' }),
    born('staff', 's2', { lastName: 'Петров', firstName: 'Олег' }),
  )
})
afterEach(() => world.end())

describe('a snapshot', () => {
  it('is the whole school, sealed, and says in its name what it holds', async () => {
    expect(await snapshots.make('ordinary')).toEqual({ ok: true, value: null })
    const { rows, profile, second } = await state()
    expect(rows).toMatchObject([{ kind: 'ordinary', records: 2, sequence: 1, places: ['profile'] }])
    expect(profile).toMatchObject({ count: 1, failure: null, lastAt: rows[0]?.takenAt })
    expect(second).toMatchObject({ state: 'none', waiting: 0 })
    const bytes = await newest()
    expect(Buffer.from(bytes).includes('Иванова')).toBe(false)
    const school = await opened(bytes)
    expect(school).toMatchObject({ title: 'МБОУ «СОШ № 5»', savedBy: 'Секретарь', practice: false })
    expect(school.counts).toContainEqual({ table: 'staff', count: 2 })
  })

  it('asked for twice within a second is one, and no failure; after a save it is another', async () => {
    const both = await Promise.all([snapshots.make('ordinary'), snapshots.make('ordinary'), snapshots.tick()])
    expect(both.slice(0, 2)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect((await state()).rows).toHaveLength(1)
    await save(register, 'Правка', edit('staff', 's2', { note: 'каб. 3' }))
    expect(await snapshots.make('ordinary')).toEqual({ ok: true, value: null })
    expect((await state()).rows).toHaveLength(2)
    expect(failures).toEqual([])
  })

  it('opens with the typed recovery key and with the passphrase, and with no others', { timeout: 60_000 }, async () => {
    await snapshots.make('ordinary')
    const bytes = await newest()
    const { groups } = await snapshots.recovery()
    const stranger = start()
    expect(await stranger.open(bytes, { way: 'own' })).toEqual({ ok: false, refusal: 'wrong-key' })
    const typed = groups.join(' ').toLowerCase()
    expect(await stranger.open(bytes, { way: 'recovery', typed })).toMatchObject({ ok: true })
    const mistyped = (typed.startsWith('q') ? 'p' : 'q') + typed.slice(1)
    expect(await stranger.open(bytes, { way: 'recovery', typed: mistyped })).toEqual({ ok: false, refusal: 'bad-key' })
    expect(await stranger.open(bytes, { way: 'recovery', typed: 'не помню' })).toMatchObject({ refusal: 'bad-key' })
    await snapshots.setPassphrase('синица в руках')
    expect((await state()).passphraseSetOn).toBe('2026-09-01')
    const keyFile = places.files.profile.get(`${register.schoolId}/key.age`) ?? new Uint8Array()
    const way = { way: 'passphrase', keyFile } as const
    expect(await stranger.open(bytes, { ...way, passphrase: 'синица в руках' })).toMatchObject({ ok: true })
    expect(await stranger.open(bytes, { ...way, passphrase: 'журавль' })).toMatchObject({ refusal: 'wrong-passphrase' })
  })

  it('that holds no school is refused', async () => {
    await snapshots.make('ordinary')
    const { text } = await snapshots.recovery()
    const { seal } = await import('@/safety/ageFiles')
    const other = await seal(new TextEncoder().encode('{"format":"other"}'), [text])
    expect(await snapshots.open(other, { way: 'own' })).toEqual({ ok: false, refusal: 'not-a-school' })
  })
})

describe('when', () => {
  it('at the start when the last one is older than a day, and not before', async () => {
    await snapshots.tick()
    expect((await state()).rows).toHaveLength(1)
    later(DAY - 60_000)
    await snapshots.tick()
    expect((await state()).rows).toHaveLength(1)
    later(120_000)
    await snapshots.tick()
    expect((await state()).rows).toHaveLength(2)
  })

  it('after 200 written records', async () => {
    snapshots.changed(CHANGES_PER_SNAPSHOT - 1)
    await snapshots.makeBefore('before-import')
    expect((await state()).rows.map(({ kind }) => kind)).toEqual(['before-import'])
    later(2000)
    snapshots.changed(CHANGES_PER_SNAPSHOT)
    await snapshots.makeBefore('before-restore')
    expect((await state()).rows.map(({ kind }) => kind).sort()).toEqual(['before-import', 'before-restore', 'ordinary'])
  })
})

describe('a copy before an import', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('that came only after the import had begun does not say that it was made before', async () => {
    const own = createDirectSealer()
    let release: () => void = () => undefined
    const gate = new Promise<void>((open) => (release = open))
    snapshots = start({ ...own, sealSchool: (...args) => gate.then(() => own.sealSchool(...args)) })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const waited = snapshots.makeBefore('before-import')
    await vi.advanceTimersByTimeAsync(15_000)
    await waited
    vi.useRealTimers()
    await save(register, 'Импорт', born('staff', 's3', { lastName: 'Новая' }))
    release()
    later(2000)
    await snapshots.make('ordinary')
    expect((await state()).rows.map(({ kind, records }) => [kind, records])).toEqual([
      ['ordinary', 3],
      ['ordinary', 3],
    ])
  })

  it('does not wait for a slow second folder, which gets it afterwards', async () => {
    await snapshots.chooseSecond('Куда')
    const { write } = places
    let release: () => void = () => undefined
    const gate = new Promise<void>((open) => (release = open))
    places.write = (school, place, ...rest) =>
      place === 'second' ? gate.then(() => write(school, place, ...rest)) : write(school, place, ...rest)
    const began = Date.now()
    await snapshots.makeBefore('before-import')
    expect(Date.now() - began).toBeLessThan(10_000)
    expect((await state()).rows).toMatchObject([{ kind: 'before-import', places: ['profile'] }])
    release()
    await snapshots.tick()
    expect((await state()).rows).toMatchObject([{ places: ['profile', 'second'] }])
  })
})

describe('the second folder', () => {
  it('gets what was made before it was chosen, and what was made while it was away', async () => {
    await snapshots.make('ordinary')
    await snapshots.setPassphrase('синица в руках')
    await snapshots.chooseSecond('Куда')
    expect((await state()).second).toMatchObject({ count: 1, waiting: 0, label: 'Флешка' })
    expect(places.files.second.has(`${register.schoolId}/key.age`)).toBe(true)
    places.folder = 'gone'
    later(2000)
    await snapshots.make('ordinary')
    expect((await state()).second).toMatchObject({ state: 'gone', lastAt: null, failure: { code: 'gone' } })
    expect(failures).toEqual([])
    places.folder = 'available'
    expect((await state()).second).toMatchObject({ count: 1, waiting: 1 })
    await snapshots.tick()
    expect((await state()).second).toMatchObject({ count: 2, waiting: 0, failure: null })
    expect((await state()).rows.every((row) => row.places.length === 2)).toBe(true)
  })
})

describe('a failure', () => {
  it.each(['no-space', 'read-only', 'unknown'] as const)(
    '%s is said once, kept on screen and stops nothing',
    async (code) => {
      places.failing = { profile: code }
      expect(await snapshots.make('ordinary')).toMatchObject({ ok: false, code })
      await snapshots.makeBefore('before-import')
      expect(failures).toEqual([['profile', code]])
      expect((await state()).profile).toMatchObject({ count: 0, failure: { code } })
      places.failing = {}
      await snapshots.make('ordinary')
      expect((await state()).profile).toMatchObject({ count: 1, failure: null })
      expect(recovered).toEqual(['profile'])
    },
  )

  it('of another folder is said, although the one before had failed in the same way', async () => {
    await snapshots.chooseSecond('Куда')
    places.failing = { second: 'no-space' }
    await snapshots.make('ordinary')
    await snapshots.forgetSecond()
    await snapshots.chooseSecond('Куда')
    expect(failures).toEqual([
      ['second', 'no-space'],
      ['second', 'no-space'],
    ])
  })

  it('to look into the program’s own folder is said, and made good when it can be read again', async () => {
    await snapshots.make('ordinary')
    const { list } = places
    places.list = (school, place) =>
      place === 'profile' ? Promise.resolve({ ok: false, code: 'gone', detail: 'EIO' }) : list(school, place)
    later(2000)
    await snapshots.tick()
    expect(failures).toEqual([['profile', 'gone']])
    places.list = list
    later(10 * 60_000)
    await snapshots.tick()
    expect((await state()).profile).toMatchObject({ count: 2, failure: null })
    expect(recovered).toEqual(['profile'])
  })

  it('two copies of the same second are one, and no failure', async () => {
    await snapshots.make('ordinary')
    const first = world.now - (world.now % 1000)
    world.now = first
    await snapshots.make('ordinary')
    world.now = first
    expect(await snapshots.make('ordinary')).toMatchObject({ ok: true })
    expect(failures).toEqual([])
  })

  it('of the work itself is not taken for a wrong key', async () => {
    await snapshots.make('ordinary')
    const bytes = await newest()
    const { text } = await snapshots.recovery()
    const broken = start({ ...createDirectSealer(), openSchool: () => Promise.reject(new Error('the worker stopped')) })
    await expect(broken.open(bytes, { way: 'recovery', typed: text })).rejects.toThrow('the worker stopped')
    await expect(broken.open(bytes, { way: 'own' })).rejects.toThrow('the worker stopped')
  })

  it('a full stick does not keep the program’s own folder from its copy', async () => {
    await snapshots.chooseSecond('Куда')
    places.failing = { second: 'no-space' }
    expect(await snapshots.make('ordinary')).toMatchObject({ ok: true })
    expect(failures).toEqual([['second', 'no-space']])
    expect((await state()).second).toMatchObject({ waiting: 1, failure: { code: 'no-space' } })
  })
})

describe('R15: restoring', () => {
  it.each([1, 30, 400])(
    'a copy of %i days ago brings every field back, lists what is newer, and is undone',
    async (days) => {
      const then = await everyone()
      await snapshots.make('ordinary')
      const sealed = await newest()
      later(days * DAY)
      await save(
        register,
        'Позже',
        edit('staff', 's1', { note: 'Кабинет 30' }),
        born('staff', 's3', { lastName: 'Новая' }),
      )
      await save(register, 'Удаление', edit('staff', 's2', { _deleted: true }))
      const now = await everyone()
      const lines = await snapshots.compare(await opened(sealed))
      expect(lines.map(({ id, outcome, fields }) => [id, outcome, fields.length > 1 ? 'all' : fields])).toEqual([
        ['s1', 'changed', ['note']],
        ['s2', 'new', 'all'],
        ['s3', 'removed', []],
      ])
      const restored = { name: 'Восстановлено из копии от 01.09.2026', kind: 'restore' } as const
      // Everything but what is newer: it stays.
      const older = lines.filter(({ outcome }) => outcome !== 'removed')
      const set = await register.commit({ ...restored, edits: restoreEdits(older) })
      expect((await register.get('staff', 's3'))?.lastName).toBe('Новая')
      await register.undo(set?.id)
      expect(await everyone()).toEqual(now)
      await register.commit({ ...restored, edits: restoreEdits(lines) })
      expect(await everyone()).toEqual(then)
      expect(await snapshots.compare(await opened(sealed))).toEqual([])
    },
  )
})

describe('the self-test', () => {
  const check = async () => {
    const options = { signal: new AbortController().signal, onProgress: () => undefined }
    const sources = [snapshotSource(snapshots, register.schoolId)]
    const { copies } = await runSelfTest(depotOf(register).db, sources, options)
    return copies.find(({ copy }) => copy === 'snapshot')
  }

  it('reads the newest snapshot, which may be older than the database', async () => {
    expect(await check()).toMatchObject({ outcome: 'absent', at: null })
    await snapshots.make('ordinary')
    later(DAY)
    await save(register, 'Правка', edit('staff', 's2', { note: 'каб. 3' }))
    await snapshots.make('ordinary')
    later(DAY)
    await save(register, 'Ещё правка', edit('staff', 's1', { note: 'каб. 14' }), born('staff', 's3', {}))
    const found = await check()
    expect(found).toMatchObject({ outcome: 'equal', newer: 1, records: 2, at: (await state()).rows[0]?.takenAt })
    expect(found?.fields).toBeGreaterThan(10)
  })

  it('names what went missing behind the back of both', async () => {
    await snapshots.make('ordinary')
    await depotOf(register).db.records('staff').delete('s2')
    const found = await check()
    expect(found?.outcome).toBe('differs')
    expect(found?.differences).toContainEqual({ table: 'staff', id: 's2', field: 'lastName', what: 'missing' })
  })

  it('does not take a spoilt snapshot, or one of lost keys, for none', async () => {
    await snapshots.make('ordinary')
    snapshots = start()
    expect(await check()).toMatchObject({ outcome: 'unreadable', fields: 0 })
  })
})
