import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { documentFacts } from '@/domain/documents/documentFacts'
import { documentKinds, firstChoice, type DocumentChoice, type DocumentKind } from '@/domain/documents/documentKinds'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { parseDay, showDay } from '@/domain/rules/days'
import { isLinkInForce } from '@/domain/rules/states'
import { DocumentWriter } from './DocumentWriter'
import { produceTexts as texts } from './produceTexts'
import { readSchool, reasonOf } from './readSchool'

const DONE = 0
const FAILED = 1
const REFUSED = 2

/**
 * `produce`: every document of a school into a folder, with the very modules the application uses. Tells on stdout what
 * it wrote and what could not be printed. Exit code: 0 done, 1 something could not be written, 2 refused or wrongly called.
 */
export async function runProduce(args: string[]): Promise<number> {
  const wish = understood(args)
  if ('help' in wish) {
    say(texts.help(documentKinds.map((kind) => texts.kindLine(kind.id, kind.title)).join('\n')))
    return DONE
  }
  if ('refusal' in wish) return refuse(wish.refusal)
  const school = await readSchool(wish.school, wish.today)
  if (!school.ok) return refuse(school.message)
  const { facts } = school
  const platformId = usualPlatform(facts)
  if (platformId === null) return refuse(texts.noPlatform)

  say(texts.school(facts.organisation.shortName || facts.organisation.fullName, showDay(wish.today)))
  const writer = new DocumentWriter(resolve(wish.out), process.env.CHROME_PATH || null, say)
  const skipped: string[] = []
  try {
    await mkdir(writer.folder, { recursive: true })
    for (const kind of wish.kinds) {
      for (const choice of choices(kind, facts, platformId, wish.today)) {
        const made = kind.make(facts, choice)
        for (const document of made.documents) await writer.write(document)
        if (kind.id === 'sheets') skipped.push(...made.skipped.map((unit) => unit.text))
      }
    }
  } catch (error) {
    process.stderr.write(`${texts.cannotWrite(writer.current || writer.folder, reasonOf(error))}\n`)
    return FAILED
  }
  if (skipped.length > 0) say([texts.skipped, ...skipped.map((line) => `  ${line}`)].join('\n'))
  if (writer.lackedBrowser) say(texts.noBrowser)
  say(texts.done(writer.count, writer.folder))
  return writer.printFailed ? FAILED : DONE
}

interface Wish {
  school: string
  out: string
  kinds: readonly DocumentKind[]
  today: IsoDay
}

function understood(args: string[]): Wish | { refusal: string } | { help: true } {
  const option = { type: 'string' } as const
  let values
  try {
    values = parseArgs({
      args,
      options: {
        school: option,
        out: option,
        only: { type: 'string', multiple: true },
        today: option,
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const named = error instanceof Error ? /'([^']+)'/u.exec(error.message)?.[1] : undefined
    return { refusal: texts.wrongArgument(named ?? args.join(' ')) }
  }
  if (values.help) return { help: true }
  if (!values.school) return { refusal: texts.noSchool }
  if (!values.out) return { refusal: texts.noOut }
  const wrong = values.only?.find((id) => !documentKinds.some((kind) => kind.id === id))
  if (wrong !== undefined) return { refusal: texts.wrongKind(wrong, documentKinds.map((kind) => kind.id).join(', ')) }
  const today = values.today ?? localToday()
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(today) || parseDay(today) === null) return { refusal: texts.wrongDay(today) }
  const kinds = documentKinds.filter((kind) => values.only === undefined || values.only.includes(kind.id))
  return { school: values.school, out: values.out, kinds, today }
}

/** The day of this PC's own calendar. */
function localToday(): IsoDay {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The platform with the most links in force; of equals the first active one. */
function usualPlatform(facts: Facts): string | null {
  const score = (id: string) => facts.links.filter((link) => link.platformId === id && isLinkInForce(link.state)).length
  const ordered = facts.platforms
    .map((platform) => ({ platform, links: score(platform.id) }))
    .sort((a, b) => b.links - a.links || Number(b.platform.state === 'active') - Number(a.platform.state === 'active'))
  return ordered[0]?.platform.id ?? null
}

/** The roster is written for the school and, sheet by sheet, for its classes; everything else once. */
function choices(kind: DocumentKind, facts: Facts, platformId: string, today: IsoDay): DocumentChoice[] {
  const classIds = documentFacts(facts, platformId, today).classes.map((one) => one.id)
  const choice: DocumentChoice = {
    ...firstChoice(today),
    platformId,
    classIds,
    staffRoom: true,
    oneFilePerClass: kind.id === 'handout',
  }
  if (kind.id === 'missing') return [{ ...choice, classIds: [] }]
  return kind.id === 'roster' && classIds.length > 0 ? [{ ...choice, classIds: [] }, choice] : [choice]
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return REFUSED
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
