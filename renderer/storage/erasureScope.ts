import type { EntityName } from '@/domain/model/entities'
import { aboutKey, type SchoolDatabase } from './database'
import { recordsOf, surnames } from './erase'
import { scanRecords } from './readRecords'
import type { ErasureScope, PersonTable } from './register'
import { RegisterError } from './registerError'

/** Texts that a person types about anything: a surname may stand there, and no rule may blank them for the typist. */
const freeTexts: Partial<Record<EntityName, readonly string[]>> = {
  organisation: ['headName', 'contactName'],
  staff: ['note'],
  pupil: ['note'],
  parent: ['note'],
  class: ['profile', 'note'],
  assignment: ['note'],
  order: ['title', 'note'],
  platform: ['note'],
  link: ['createdBy', 'annulReason', 'note'],
  invitee: ['note'],
  headCount: ['note'],
  joinRequest: ['name', 'reason'],
  sheetRun: ['madeBy'],
  campaign: ['note'],
  handover: ['receivedBy', 'note'],
}

/** What erasing the person would take, and the free texts of other records that hold the surname. Changes nothing. */
export async function erasureScope(db: SchoolDatabase, table: PersonTable, id: string): Promise<ErasureScope> {
  const person = await db.records(table).get(id)
  if (person === undefined || person._deleted === true) throw new RegisterError('not-found', { table, id })
  const own = await recordsOf(db, table, id)
  const keys = new Set([aboutKey(table, id), ...own.map(([name, record]) => aboutKey(name, record.id))])
  const rows = await db.log
    .where('about')
    .anyOf([...keys])
    .distinct()
    .toArray()
  const changes = rows.flatMap((row) => row.changes).filter((one) => keys.has(aboutKey(one.table, one.id))).length
  return {
    invitations: own.filter(([name, record]) => name === 'invitee' && record._deleted !== true).length,
    requests: own.filter(([name, record]) => name === 'joinRequest' && record._deleted !== true).length,
    changes,
    mentions: await mentionsOf(db, [...surnames([person])], keys),
  }
}

async function mentionsOf(
  db: SchoolDatabase,
  stems: readonly string[],
  own: ReadonlySet<string>,
): Promise<ErasureScope['mentions']> {
  const mentions: ErasureScope['mentions'] = []
  const holds = (value: unknown) =>
    typeof value === 'string' && stems.some((stem) => wordBegins(value.toLocaleLowerCase('ru'), stem))
  for (const [name, fields] of Object.entries(freeTexts) as [EntityName, readonly string[]][]) {
    await scanRecords(db.records(name), (records) => {
      for (const record of records) {
        if (record._deleted === true || own.has(aboutKey(name, record.id))) continue
        for (const field of fields) {
          if (holds(record[field])) mentions.push({ table: name, id: record.id, field })
        }
      }
    })
  }
  return mentions
}

const letter = /\p{L}/u

/** Whether some word of the text begins with the stem: «Иван» is not found in «Селиванов». */
function wordBegins(text: string, stem: string): boolean {
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    if (at === 0 || !letter.test(text[at - 1] ?? '')) return true
  }
  return false
}
