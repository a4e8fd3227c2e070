import type { PastedBlock, ReadingChoice } from '@/domain/imports/grid'
import type { Services } from '@/services'
import type { PickedFile } from '@/ui/FilePicker.vue'
import { runWithProgress, type ProgressHandle } from '@/ui/useProgress'
import { importingTexts as texts } from '@/features/importing/texts'
import { freeName, isAdded, oneRosterTables, type ImportSource } from './sources'

type Heavy = Services['heavy']

async function readOne(
  heavy: Heavy,
  name: string,
  content: ImportSource['content'],
  choice: ReadingChoice,
  handle: ProgressHandle,
): Promise<ImportSource> {
  const options = { signal: handle.signal, onProgress: handle.report }
  handle.say(name)
  const outcome =
    'bytes' in content
      ? await heavy.readFile(name, content.bytes, choice, options)
      : await heavy.readPasted(name, content.block, options)
  return { name, content, choice, outcome: outcome.ok ? named(outcome, name) : { ...outcome, fileName: name } }
}

const named = (outcome: Extract<ImportSource['outcome'], { ok: true }>, fileName: string): ImportSource['outcome'] => ({
  ok: true,
  file: { ...outcome.file, fileName },
})

/** Tables of one OneRoster export become the archive that the reader knows. */
async function gathered(heavy: Heavy, files: readonly PickedFile[]): Promise<readonly PickedFile[]> {
  const roster = oneRosterTables(files)
  if (roster === null) return files
  return [{ name: texts.oneRosterName, bytes: await heavy.zip(roster.tables) }, ...roster.others]
}

/**
 * Reads files one after another under one progress dialog; a refused one does not hold up the others. Gives the new
 * sources and the names of files that were there already; null when the user cancelled.
 */
export function readFiles(
  heavy: Heavy,
  files: readonly PickedFile[],
  present: readonly ImportSource[],
): Promise<{ sources: ImportSource[]; known: string[] } | null> {
  return runWithProgress(texts.reading(files.length), async (handle) => {
    const sources: ImportSource[] = []
    const known: string[] = []
    for (const { name, bytes } of await gathered(heavy, files)) {
      if (isAdded([...present, ...sources], bytes)) {
        known.push(name)
        continue
      }
      const taken = new Set([...present, ...sources].map((source) => source.name))
      sources.push(await readOne(heavy, freeName(name, taken), { bytes }, {}, handle))
    }
    return { sources, known }
  })
}

export function readBlock(
  heavy: Heavy,
  block: PastedBlock,
  present: readonly ImportSource[],
): Promise<ImportSource | null> {
  const name = freeName(texts.pastedName, new Set(present.map((source) => source.name)))
  return runWithProgress(texts.reading(1), (handle) => readOne(heavy, name, { block }, {}, handle))
}

/** The same source with another encoding or delimiter. */
export function readOtherwise(heavy: Heavy, source: ImportSource, choice: ReadingChoice): Promise<ImportSource | null> {
  return runWithProgress(texts.reading(1), (handle) => readOne(heavy, source.name, source.content, choice, handle))
}
