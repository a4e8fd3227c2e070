import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { inspectResult, type InspectResult } from '@/domain/imports/inspectResult'
import { planImport } from '@/domain/imports/planImport'
import { refusalText } from '@/domain/imports/refusals'
import { refusalTexts } from '@/domain/imports/texts'
import { defaultOrganisation, emptyFacts, newSchoolYear, suggestedStartYear } from '@/domain/model/newRecords'
import { defaultBudget } from '@/formats/reading/budget'
import { readGridFile } from '@/formats/reading/readGridFile'
import { inspectTexts } from './inspectTexts'
import type { ImportField } from '@/domain/imports/fields'
import type { GridFile } from '@/domain/imports/grid'
import type { ImportOptions, ImportPlan } from '@/domain/imports/plan'
import type { Facts } from '@/domain/model/plain'

/** A file that gave no plan. */
interface RefusedInput {
  file: string
  code: string
  text: string
}

type Read = { ok: true; file: GridFile } | { ok: false; refused: RefusedInput }

/**
 * `inspect FILE…`: prints the import plan of the files as one JSON object, as if the register were empty. Several files,
 * or a folder with the lists of a OneRoster delivery, make one plan. Returns the exit code: 0 with a plan, 2 when a file
 * was refused or the command wrongly called (the JSON then has `refusal` and `refusals`; what could be read is planned).
 */
export async function runInspect(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(inspectTexts.help)
    return 0
  }
  const wanted = args.filter((arg) => arg !== '--')
  const taken = wanted.filter((arg) => arg.startsWith('--take=')).flatMap((arg) => arg.slice(7).split(','))
  const take = taken.map((name) => takeable.get(name))
  const unknown =
    wanted.find((arg) => arg.startsWith('--') && !arg.startsWith('--take=')) ??
    taken.find((name) => !takeable.has(name))
  const paths = wanted.filter((arg) => !arg.startsWith('--'))
  if (unknown !== undefined) return refuse('unknown-option', inspectTexts.unknownOption(unknown))
  if (paths.length === 0) return refuse('no-files', inspectTexts.noFiles)
  const read: Read[] = []
  for (const path of paths) read.push(...(await readInput(path)))
  const files = read.flatMap((one) => (one.ok ? [one.file] : []))
  const refused = read.flatMap((one) => (one.ok ? [] : [one.refused]))
  return print(
    inspectResult(
      planAll(
        files,
        take.flatMap((fields) => fields ?? []),
      ),
    ),
    refused,
  )
}

/** What is recognised and left out until asked for, as `--take=` names it. */
const takeable = new Map<string, ImportField[]>([
  ['snils', ['snils']],
  ['birthDay', ['birthDay']],
  ['parents', ['parentName', 'parentPhone']],
])

function refuse(code: string, text: string): number {
  return print(inspectResult(planAll([], [])), [{ file: '', code, text }])
}

const rosterList = /^(?:users|classes|enrollments|roles|orgs|courses|academicSessions)\.csv$/i

/** A file, or the lists of a OneRoster delivery that was unpacked into a folder. */
async function readInput(path: string): Promise<Read[]> {
  const names = await readdir(path).catch(() => null)
  if (names === null) return [await readOne(path)]
  const lists = names.filter((name) => rosterList.test(name)).sort()
  if (lists.length > 0) return Promise.all(lists.map((name) => readOne(join(path, name))))
  return [{ ok: false, refused: { file: basename(path), code: 'not-a-file', text: inspectTexts.notAFile(path) } }]
}

async function readOne(path: string): Promise<Read> {
  const file = basename(path)
  try {
    const info = await stat(path)
    if (!info.isFile()) return { ok: false, refused: { file, code: 'not-a-file', text: inspectTexts.notAFile(path) } }
    // A huge file is refused by its size alone, before a byte of it is read.
    if (info.size > defaultBudget.fileBytes)
      return { ok: false, refused: { file, code: 'too-large', text: refusalTexts['too-large'] } }
    const outcome = await readGridFile(file, await readFile(path))
    if (outcome.ok) return { ok: true, file: outcome.file }
    return { ok: false, refused: { file, code: outcome.refusal, text: refusalText(outcome) } }
  } catch {
    return { ok: false, refused: { file, code: 'not-found', text: inspectTexts.notFound(path) } }
  }
}

function planAll(files: GridFile[], take: ImportField[]): ImportPlan {
  const options: ImportOptions = { newId: randomUUID, today: todayHere(), createClasses: true, createStaff: true, take }
  return planImport(files, emptyRegister(options.today), options)
}

function emptyRegister(today: string): Facts {
  const year = newSchoolYear(suggestedStartYear(today))
  return { ...emptyFacts(defaultOrganisation(year.id)), schoolYears: [year] }
}

function todayHere(): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function print(result: InspectResult, refused: RefusedInput[]): number {
  const [first] = refused
  const output = first === undefined ? result : { ...result, refusal: first.text, refusals: refused }
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`)
  return first === undefined ? 0 : 2
}
