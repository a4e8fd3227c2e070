import Dexie from 'dexie'
import type { Edit, StoredRecord } from '@/domain/changes/types'
import { schoolOfSize } from '@/domain/sample/schoolOfSize'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { first } from '@/storage/upgrades/0001-first'
import { benchDay, benchSchools } from './benchSchools'
import { interleaved, timed, type Pair } from './pairs'

export interface ImportFigures {
  rows: number
  /** Rows that are new, into an empty school. */
  fresh: Pair[]
  /** The same rows with one field changed, over those that are there. */
  again: Pair[]
}

/**
 * An import of `rows` staff through the one door, against one `bulkPut` of the very records it leaves behind, in one
 * transaction of the same durability over a database of the same shape.
 */
export async function importPairs(rows: number, count: number): Promise<ImportFigures> {
  const edits = schoolOfSize({ staff: rows, classes: 0, pupils: 0, seed: 5, invitees: false }, benchDay).edits.filter(
    (edit) => edit.table === 'staff',
  )
  const changed = edits.map((edit): Edit => ({ ...edit, fields: { note: 'изменено' } }))
  const schools = benchSchools()
  const sample = await schools.create('Образец', false)
  await commit(sample, edits)
  const records = await depotOf(sample).db.records('staff').toArray()
  if (records.length !== rows) throw new Error(`${String(records.length)} records instead of ${String(rows)}`)
  await commit(sample, changed)
  const after = await depotOf(sample).db.records('staff').toArray()
  await removed(sample)

  const figures: ImportFigures = { rows, fresh: [], again: [] }
  const again: { ours: number; bare: number } = { ours: 0, bare: 0 }
  const ours = async () => {
    const register = await schools.create('Импорт', false)
    const fresh = await timed(() => commit(register, edits))
    again.ours = await timed(() => commit(register, changed))
    if ((await register.read('staff'))[rows - 1]?.note !== 'изменено') throw new Error('the import did not arrive')
    await removed(register)
    return fresh
  }
  const bare = async () => {
    const db = new Dexie(`bare-${crypto.randomUUID()}`, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    db.version(first.version).stores(first.stores)
    await db.open()
    const fresh = await timed(() => put(db, records))
    again.bare = await timed(() => put(db, after))
    await db.delete()
    return fresh
  }
  let round = -1
  figures.fresh = await interleaved(count, ours, bare, () => {
    if (round++ >= 0) figures.again.push({ ...again })
  })
  return figures
}

const commit = (register: Register, edits: Edit[]) =>
  register.commit({ name: 'Импорт', kind: 'import', edits: [...edits] })

const put = (db: Dexie, records: StoredRecord[]) =>
  db.transaction('rw', db.table('staff'), () => db.table('staff').bulkPut(records))

async function removed(register: Register): Promise<void> {
  const { name } = depotOf(register).db
  register.close()
  await Dexie.delete(name)
}
