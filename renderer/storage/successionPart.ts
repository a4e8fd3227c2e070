import { SUCCESSION_PART, parseSuccession, withoutPeople, type SuccessionOutcome } from '@/domain/succession/succession'
import { allTables, inTransaction } from './commit'
import type { CarriedParts, SchoolDatabase } from './database'
import { SetWriter, type WriterDeps } from './setWriter'

/** The succession with which a school came to this PC. It lies beside the records, among the parts that are carried along. */
export async function readSuccession(db: SchoolDatabase): Promise<SuccessionOutcome> {
  return parseSuccession((await carriedOf(db))?.parts[SUCCESSION_PART])
}

/** Puts the received succession away for good: files and copies saved from now on hold none. */
export async function dropSuccession(db: SchoolDatabase): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const carried = await carriedOf(db)
    if (carried === null) return
    const { [SUCCESSION_PART]: _dropped, ...parts } = carried.parts
    void _dropped
    await db.meta.put({ ...carried, parts })
  })
}

/** Notes in the journal that the school was handed over: a set without changes, which nobody can take back. */
export async function noteSuccession(db: SchoolDatabase, deps: WriterDeps, name: string): Promise<void> {
  await inTransaction(db, allTables, undefined, async () => {
    const writer = await SetWriter.begin(db, deps, { name, kind: 'open', targetId: null })
    await writer.finish(true)
  })
}

/** Takes the names of erased staff out of the succession (152-ФЗ). Inside a transaction over `meta`. */
export async function scrubSuccession(db: SchoolDatabase, staffIds: ReadonlySet<string>): Promise<void> {
  const carried = await carriedOf(db)
  if (carried === null || carried.parts[SUCCESSION_PART] === undefined) return
  const succession = withoutPeople(carried.parts[SUCCESSION_PART], staffIds)
  await db.meta.put({ ...carried, parts: { ...carried.parts, [SUCCESSION_PART]: succession } })
}

async function carriedOf(db: SchoolDatabase): Promise<CarriedParts | null> {
  const row = await db.meta.get('carried')
  return row?.key === 'carried' ? row : null
}
