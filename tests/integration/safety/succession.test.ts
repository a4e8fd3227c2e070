import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Decrypter } from 'age-encryption'
import { parseSchoolFile } from '@/domain/changes/schoolFile'
import { entityNames } from '@/domain/model/entities'
import { newSuccession } from '@/domain/succession/newSuccession'
import { createDirectSealer } from '@/safety/createDirectSealer'
import { createSuccessions } from '@/safety/createSuccessions'
import { createKeyRing } from '@/safety/keys'
import { readFacts } from '@/storage/queries/liveFacts'
import { depotOf } from '@/storage/openRegister'
import { noteSuccession } from '@/storage/successionPart'
import type { Register } from '@/storage/register'
import type { Schools } from '@/storage/schools'
import { SchoolPcs } from '@tests/integration/sync/schoolPc'
import { memoryExchange } from '@tests/support/memoryExchange'
import { memoryShelf } from '@tests/support/memoryShelf'
import { born, once, save, World } from '@tests/integration/storage/world'

const PHRASE = 'синица в руках'
let world: World
let schools: Schools
let register: Register
const open: Register[] = []
const kept = (one: Register): Register => {
  open.push(one)
  return one
}

const successions = () =>
  createSuccessions({
    sealer: createDirectSealer(),
    school: () => ({
      id: register.schoolId,
      title: 'Школа № 5',
      practice: false,
      database: depotOf(register).db.name,
    }),
    author: () => 'Прежний администратор',
    now: () => new Date(world.now).toISOString(),
  })

beforeEach(async () => {
  world = new World()
  schools = world.schools()
  register = kept(await schools.create('Школа № 5', false))
  await save(
    register,
    'Добавлены',
    born('staff', 's1', { lastName: 'Иванова', firstName: 'Мария' }),
    born('staff', 's2', { lastName: 'Петров', firstName: 'Пётр' }),
  )
  await save(register, 'Класс', born('class', 'c1', { yearId: 'y', levels: [5], litera: 'А' }))
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await world.end()
})

const forms = [{ name: 'Бланк.xlsx', bytes: new Uint8Array([80, 75, 3, 4, 0, 255]) }]
async function sealed(signal = new AbortController().signal): Promise<Uint8Array> {
  const wish = {
    from: { staffId: 's1', name: 'Иванова Мария' },
    to: { staffId: null, name: 'Новикова А. А.' },
    handedOn: '2026-09-01',
    basis: { number: '12', signedOn: null },
    note: 'Спросить у завхоза',
  }
  const succession = newSuccession(await readFacts(register), wish, ['Бланк.xlsx'], '2026-09-01')
  return successions().seal(succession, forms, PHRASE, signal)
}

/** The file on the other PC: opened by the phrase, then as a school of its own. */
async function received(): Promise<Register> {
  const opened = await successions().open(await sealed(), PHRASE)
  if (!opened.ok) throw new Error(opened.refusal)
  expect(opened.forms).toEqual(forms)
  const read = schools.preview(opened.school.bytes)
  if (!read.ok) throw new Error(read.detail)
  return kept(await schools.openFile(read.preview))
}

describe('Передача дел', { timeout: 60_000 }, () => {
  it('brings every record, the journal and the note to another PC', async () => {
    const before = await readFacts(register)
    const there = await received()
    expect(there.schoolId).not.toBe(register.schoolId)
    expect(await readFacts(there)).toEqual(before)
    const outcome = await schools.succession(there)
    expect(outcome).toMatchObject({
      ok: true,
      succession: {
        note: 'Спросить у завхоза',
        to: { name: 'Новикова А. А.' },
        forms: [{ name: 'Бланк.xlsx', bytes: null }],
      },
    })
    const [newest] = await once(there.journal({ limit: 1 }))
    expect(newest?.set).toMatchObject({
      kind: 'open',
      name: 'Дела приняты из файла, сохранил(а): Прежний администратор',
    })
    // The PC that handed over came to its school in another way.
    expect(await schools.succession(register)).toMatchObject({ ok: false, refusal: 'absent' })
  })

  it('holds no key of this PC, and is a school file that a reader without the part opens', async () => {
    const ring = createKeyRing({ vault: null, shelf: memoryShelf(), now: () => '2026-09-01T00:00:00.000Z' })
    const keys = await ring.of(register.schoolId, { title: 'Школа № 5', practice: false })
    const decrypter = new Decrypter()
    decrypter.addPassphrase(PHRASE)
    const text = gunzipSync(await decrypter.decrypt(await sealed())).toString('utf8')
    for (const secret of [keys.identity, keys.recovery, keys.journal, 'AGE-SECRET-KEY-1', PHRASE])
      expect(text).not.toContain(secret)
    const { succession: _part, ...bare } = JSON.parse(text) as Record<string, unknown>
    expect(_part).toBeDefined()
    expect(parseSchoolFile(text).ok).toBe(true)
    expect(parseSchoolFile(JSON.stringify(bare)).ok).toBe(true)
    expect(Object.keys(bare.records as object)).toEqual([...entityNames])
  })

  it('a wrong phrase and a cut file change nothing anywhere', async () => {
    const file = await sealed()
    expect(await successions().open(file, 'журавль в небе')).toEqual({ ok: false, refusal: 'wrong-passphrase' })
    expect(await successions().open(file.slice(0, -20), PHRASE)).toEqual({ ok: false, refusal: 'damaged' })
    expect(await schools.list()).toHaveLength(1)
  })

  it('can be stopped before it is saved', async () => {
    const stopping = new AbortController()
    const work = sealed(stopping.signal)
    stopping.abort()
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('is put away for good: a file saved afterwards holds none', async () => {
    const there = await received()
    const partOf = async () => JSON.parse(new TextDecoder().decode(await schools.toFile(there))) as object
    expect(await partOf()).toHaveProperty('succession')
    await schools.dropSuccession(there)
    expect(await schools.succession(there)).toMatchObject({ ok: false, refusal: 'absent' })
    expect(await partOf()).not.toHaveProperty('succession')
  })

  it('loses the name of somebody whose data are erased (152-ФЗ)', async () => {
    const there = await received()
    await there.erase('staff', 's1')
    const outcome = await schools.succession(there)
    expect(outcome).toMatchObject({
      ok: true,
      succession: { from: { staffId: 's1', name: '' }, to: { name: 'Новикова А. А.' } },
    })
    expect(new TextDecoder().decode(await schools.toFile(there))).not.toContain('Иванова')
  })

  it('is a line of the journal that nobody can take back', async () => {
    const undo = await once(register.undoState())
    await schools.noteSuccession(register, 'Дела переданы: сохранён файл, приказ № 12')
    const [newest] = await once(register.journal({ limit: 1 }))
    expect(newest?.set).toMatchObject({ kind: 'open', name: 'Дела переданы: сохранён файл, приказ № 12', size: 0 })
    expect(await once(register.undoState())).toEqual(undo)
  })

  it('and the line reaches the other PCs of the school', async () => {
    const pcs = new SchoolPcs()
    const store = memoryExchange()
    const [a, b] = [await pcs.add('Приёмная'), await pcs.add('Завуч')]
    await a.replica.begin(true)
    await a.sync(store)
    await b.replica.begin(false)
    await b.sync(store)
    const { db } = depotOf(a.register)
    await noteSuccession(db, a.world.deps, 'Дела переданы: сохранён файл передачи')
    expect((await a.sync(store)).outcome).toBe('done')
    expect((await b.sync(store)).outcome).toBe('done')
    const [newest] = await once(b.register.journal({ limit: 1 }))
    expect(newest?.set).toMatchObject({ kind: 'open', name: 'Дела переданы: сохранён файл передачи' })
    expect(await b.digest()).toBe(await a.digest())
    await pcs.end()
  })
})

/** A released format opens for ever. The phrase is invented for this file and opens nothing else. */
describe('the file of format 1', () => {
  it('opens to the school, the note and the form that it was made of', async () => {
    const file = new Uint8Array(readFileSync('tests/fixtures/succession-v1.age'))
    const opened = await createDirectSealer().openSuccession(file, 'sinitsa v rukah')
    if (!opened.ok) throw new Error(opened.refusal)
    expect(opened.succession).toMatchObject({
      note: 'Записка',
      handedOn: '2026-09-01',
      worklists: [{ rows: [{ id: 's1' }] }],
    })
    expect(opened.forms).toEqual([{ name: 'Бланк.xlsx', bytes: new Uint8Array([80, 75, 3, 4]) }])
    const plain = JSON.parse(readFileSync('tests/fixtures/school-file-v1.json', 'utf8')) as object
    expect(JSON.parse(new TextDecoder().decode(opened.school.bytes))).toMatchObject(plain)
    expect(opened.school.counts).toContainEqual({ table: 'staff', count: 2 })
  })
})
