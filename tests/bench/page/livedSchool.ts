import type { ChangeSet, StoredRecord } from '@/domain/changes/types'
import { nextStamp } from '@/domain/changes/stamp'
import type { EntityName } from '@/domain/model/entities'
import { schoolOfSize, type SchoolSize } from '@/domain/sample/schoolOfSize'
import { allTables, inTransaction } from '@/storage/commit'
import { depotOf } from '@/storage/openRegister'
import type { ForeignSet } from '@/storage/applySets'
import { mergeRecords } from '@/storage/mergeRecords'
import { benchDay, benchSchools } from './benchSchools'

type Records = Record<string, StoredRecord[]>

/** Changes of one save, and saves of one exchange. */
const OF_A_SET = 5
const OF_A_BATCH = 400
/** Fields that are texts in every kind of record written here. */
const FIELDS = { staff: ['note', 'email'], pupil: ['note', 'middleName'], class: ['note', 'room'] } as const
const TABLES = ['staff', 'pupil', 'class'] as const

/**
 * Makes a school of this size in which so many changes of five PCs have arrived since, and the one that the program opens
 * next at this origin. @returns what it holds in the end
 */
export async function livedSchool(size: SchoolSize, changes: number): Promise<Records> {
  const schools = benchSchools()
  schools.author.write('Замер')
  const register = await schools.create('Школа после года', false)
  const { name, edits } = schoolOfSize(size, benchDay)
  await register.commit({ name, kind: 'setup', edits })
  const depot = depotOf(register)
  const ids = new Map(TABLES.map((table) => [table, edits.filter((edit) => edit.table === table).map(({ id }) => id)]))
  const stamps = new Map<string, string>()
  let made = 0
  const nextSet = (number: number): ForeignSet => {
    const deviceId = String(number % 5).padStart(16, 'b')
    const { stamp } = nextStamp(Date.now() + number, stamps.get(deviceId) ?? null, deviceId)
    stamps.set(deviceId, stamp)
    const own = Array.from({ length: OF_A_SET }, () => {
      made += 1
      const table = TABLES[made % TABLES.length] ?? 'staff'
      const all = ids.get(table) ?? []
      const field = FIELDS[table][made % 2] ?? 'note'
      return {
        table,
        id: all[(made * 7919) % all.length] ?? '',
        stamp,
        fields: { [field]: `Правка ${String(made)}` },
        base: {},
      }
    })
    const set: ChangeSet = {
      ...{ id: crypto.randomUUID(), seq: number, deviceId, stamp, name: 'Правка', kind: 'edit', author: 'Завуч' },
      ...{ at: new Date().toISOString(), size: own.length, targetId: null },
    }
    return { set, changes: own }
  }
  for (let number = 0; made < changes;) {
    const batch: ForeignSet[] = []
    while (batch.length < OF_A_BATCH && made < changes) batch.push(nextSet((number += 1)))
    await depot.apply(batch)
  }
  const records: Records = {}
  for (const { name: table } of depot.db.tables) {
    if (edits.some((edit) => edit.table === table))
      records[table] = await depot.db.records(table as EntityName).toArray()
  }
  register.close()
  return records
}

/** A PC that has just joined that school: the same records, and no history. */
export async function freshSchool(records: Records): Promise<void> {
  const schools = benchSchools()
  schools.author.write('Замер')
  const register = await schools.create('Школа после года', false)
  const { db, write } = depotOf(register)
  // An async function on purpose: Dexie keeps a transaction open over the awaits of no other kind.
  await write(() => inTransaction(db, allTables, undefined, async () => mergeRecords(db, { records, pending: [] })))
  register.close()
}
