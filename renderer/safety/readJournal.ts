import { parseSchoolFile, type SchoolFile } from '@/domain/changes/schoolFile'
import type { IsoInstant } from '@/domain/model/plain'
import type { JournalState, Journals } from '@/platform/platform'
import type { KeptSet } from '@/storage/outbox'
import type { RebuildSource } from '@/storage/rebuild'
import { parseMark, type Mark } from './mark'
import type { Seal } from './sealing'

/** What a journal gives back. */
export interface JournalContents {
  source: RebuildSource & { device: NonNullable<RebuildSource['device']> }
  /** Nothing that the mark knows of is missing. */
  complete: boolean
  /** When the newest set in it was written. */
  newestAt: IsoInstant | null
}

/**
 * Reads the base and every set after it, as far as they can be opened and follow each other without gaps.
 * @returns null when not even the base can be read
 */
export async function readJournal(
  journals: Journals,
  schoolId: string,
  state: JournalState,
  seal: Seal,
): Promise<JournalContents | null> {
  const mark = parseMark(state.mark)
  const file = state.base === null || mark === null ? null : await readBase(journals, schoolId, state.base, seal)
  if (file === null || state.base === null || mark === null) return null
  const sets: KeptSet[] = []
  let last = state.base
  for (;;) {
    const page = await readPage(journals, schoolId, last, seal)
    sets.push(...page.sets)
    last = sets.at(-1)?.number ?? state.base
    if (page.ended || last >= Math.max(state.last, mark.last)) break
  }
  return {
    source: { file, sets, device: deviceOf(mark, last) },
    complete: last >= mark.last && last === state.last,
    newestAt: sets.at(-1)?.set.at ?? file.changeSets.at(-1)?.at ?? null,
  }
}

/** Numbers that were given away are never given again, even if their sets cannot be read any more. */
function deviceOf(mark: Mark, last: number): NonNullable<RebuildSource['device']> {
  const { deviceId, incarnation, seq, lastStamp } = mark
  return { deviceId, incarnation, seq, lastStamp, sets: last }
}

async function readBase(journals: Journals, schoolId: string, number: number, seal: Seal): Promise<SchoolFile | null> {
  const bytes = await journals.readBase(schoolId)
  if (!bytes.ok || bytes.value === null) return null
  try {
    const outcome = parseSchoolFile(JSON.stringify(await seal.open('base', number, bytes.value)))
    return outcome.ok ? outcome.file : null
  } catch {
    return null
  }
}

/** Sets after `after` up to the first gap or the first one that cannot be opened. */
async function readPage(
  journals: Journals,
  schoolId: string,
  after: number,
  seal: Seal,
): Promise<{ sets: KeptSet[]; ended: boolean }> {
  const rows = await journals.read(schoolId, after)
  if (!rows.ok || rows.value.length === 0) return { sets: [], ended: true }
  const sets: KeptSet[] = []
  for (const { number, bytes } of rows.value) {
    if (number !== after + sets.length + 1) return { sets, ended: true }
    try {
      const { set, changes } = (await seal.open('set', number, bytes)) as Pick<KeptSet, 'set' | 'changes'>
      sets.push({ number, set, changes })
    } catch {
      return { sets, ended: true }
    }
  }
  return { sets, ended: false }
}
