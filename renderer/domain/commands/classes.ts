import type { SchoolClass } from '@/domain/model/entities'
import { newClass } from '@/domain/model/newRecords'
import type { Facts, IsoDay, NewId } from '@/domain/model/plain'
import { classKey } from '@/domain/rules/classNames'
import { showDay } from '@/domain/rules/days'
import { changed, created, saved } from './edits'
import { endedOn } from './endedOn'
import { nameOfThisClass } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { parseClassList } from './parseClassList'
import { texts } from './texts'

type ClassFacts = Pick<Facts, 'organisation' | 'classes'>

/** Creates a class or changes it. A second class with the same year, levels and litera is refused (rule 8.3.1). */
export function saveClass(facts: ClassFacts, record: SchoolClass): Outcome {
  const name = nameOfThisClass(record, facts.organisation)
  const before = facts.classes.find((one) => one.id === record.id)
  const twin = facts.classes.find((one) => one.id !== record.id && identity(one) === identity(record))
  const title = before === undefined ? texts.class.added(name) : texts.class.changed(name)
  if (twin !== undefined) {
    return outcome(title, [], { refused: [note('sameClass', texts.class.exists(name), 'class', twin.id)] })
  }
  return outcome(title, [saved('class', before, record)])
}

export interface AddClasses {
  yearId: string
  /** «1А–1Г, 2А 2Б; 10 физмат»: see `parseClassList`. */
  text: string
}

/** Adds many classes at once; those that exist already and those that were not understood are refused by name. */
export function addClasses(facts: ClassFacts, input: AddClasses, newId: NewId): Outcome {
  const taken = new Set(facts.classes.map(identity))
  const { classes, problems } = parseClassList(input.text)
  const refused: CommandNote[] = problems.map((text) => note('notUnderstood', text, 'class', ''))
  const added: SchoolClass[] = []
  for (const parsed of classes) {
    const record: SchoolClass = { ...newClass('', input.yearId), levels: parsed.levels, litera: parsed.litera }
    if (taken.has(identity(record))) {
      const text = texts.class.exists(nameOfThisClass(record, facts.organisation))
      refused.push(note('sameClass', text, 'class', ''))
      continue
    }
    taken.add(identity(record))
    added.push({ ...record, id: newId() })
  }
  return outcome(
    texts.class.addedMany(added.length),
    added.map((record) => created('class', record)),
    { refused },
  )
}

export interface DisbandClass {
  classId: string
  /** The last day of the class. */
  on: IsoDay
}

/** Расформирование: assignments end, links are annulled, and the tasks name what is left (domain.md 8.2). */
export function disbandClass(
  facts: Pick<Facts, 'organisation' | 'classes' | 'assignments' | 'links' | 'pupils'>,
  input: DisbandClass,
): Outcome {
  const record = facts.classes.find((one) => one.id === input.classId)
  if (record === undefined) {
    return outcome(texts.class.changed(''), [], { refused: [note('gone', texts.gone, 'class', input.classId)] })
  }
  const name = nameOfThisClass(record, facts.organisation)
  const pupils = facts.pupils.filter((one) => one.classId === record.id && one.state === 'enrolled')
  const links = facts.links.filter(
    (one) => one.classId === record.id && one.state !== 'annulled' && one.state !== 'replaced',
  )
  const tasks = [note('closeChats', texts.class.closeChats(name), 'class', record.id)]
  if (pupils.length > 0) tasks.push(note('movePupils', texts.class.movePupils(name, pupils.length), 'class', record.id))
  return outcome(
    texts.class.disbanded(name, showDay(input.on)),
    [
      changed('class', record, { state: 'disbanded' }),
      ...endedOn(
        facts.assignments.filter((one) => one.classId === record.id && (one.toOn === null || one.toOn > input.on)),
        input.on,
      ),
      ...links.map((one) =>
        changed('link', one, { state: 'annulled', annulledOn: input.on, annulReason: texts.class.annulReason }),
      ),
    ],
    { tasks },
  )
}

function identity(one: SchoolClass): string {
  return `${one.yearId}|${classKey(one)}`
}
