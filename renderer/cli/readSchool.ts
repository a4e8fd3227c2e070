import { readFile } from 'node:fs/promises'
import { parseSchoolFile, rowsOfSchoolFile } from '@/domain/changes/schoolFile'
import { factsOf } from '@/domain/model/facts'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { sampleFacts } from '@/domain/sample/sampleSchool'
import { produceTexts } from './produceTexts'

export type SchoolRead = { ok: true; facts: Facts } | { ok: false; message: string }

/** The facts of a school file, or of the sample school as it looks on the given day. A refusal is a Russian sentence. */
export async function readSchool(source: string, today: IsoDay): Promise<SchoolRead> {
  if (source === 'sample') return { ok: true, facts: sampleFacts(today) }
  let text: string
  try {
    text = await readFile(source, 'utf8')
  } catch (error) {
    return { ok: false, message: produceTexts.unreadable(source, reasonOf(error)) }
  }
  const outcome = parseSchoolFile(text)
  if (!outcome.ok) return { ok: false, message: produceTexts.refusals[outcome.refusal](source) }
  return { ok: true, facts: factsOf(rowsOfSchoolFile(outcome.file)) }
}

/** The system's short word for what went wrong (`ENOENT`), else the message. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message
  return String(error)
}
