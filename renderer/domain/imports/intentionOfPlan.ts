import { intention } from '@/domain/commands/edits'
import { counted } from '@/domain/rules/plurals'
import { intentionTexts } from './texts'
import type { Intention } from '@/domain/changes/types'
import type { ImportPlan, PlanLine } from './plan'

/** Keys of the lines that take part as the plan proposes them: new and changed ones. */
export function proposedKeys(plan: ImportPlan): Set<string> {
  return new Set(plan.lines.filter((line) => line.on).map((line) => line.key))
}

/** Whether applying the line would write anything; a line that cannot is never offered as a choice. */
export function canApply(line: PlanLine): boolean {
  return line.edits.length > 0 && line.outcome !== 'refused' && line.outcome !== 'same' && line.outcome !== 'removed'
}

/** Of the chosen lines those that will be written: whose class and person, if the files create them, are chosen as well. */
export function linesToApply(plan: ImportPlan, chosen: ReadonlySet<string>): PlanLine[] {
  const applicable = new Map(
    plan.lines.filter((line) => chosen.has(line.key) && canApply(line)).map((line) => [line.key, line]),
  )
  const known = new Map<string, boolean>()
  const complete = (line: PlanLine): boolean => {
    const answer = known.get(line.key)
    if (answer !== undefined) return answer
    const all = line.needs.every((key) => {
      const needed = applicable.get(key)
      return needed !== undefined && complete(needed)
    })
    known.set(line.key, all)
    return all
  }
  return [...applicable.values()].filter(complete)
}

/**
 * The chosen lines as one named, undoable set. Refused and same lines never take part, and neither does a line whose
 * class or person was not chosen. Named «Импорт сотрудников: 84 строки, файл …» or «…, 3 файла», and a class teacher's
 * copy «Отметки классного руководителя: 5 «А», 23 строки». What the answers teach
 * is written along with lines only: a plan that has nothing but that has nothing to do.
 */
export function intentionOfPlan(plan: ImportPlan, chosen: ReadonlySet<string>): Intention {
  const lines = linesToApply(plan, chosen)
  const rows = counted(lines.length, 'строка', 'строки', 'строк')
  const name =
    plan.kind === 'marks'
      ? intentionTexts.ofTeacher(classesOf(lines), rows)
      : intentionTexts.name(intentionTexts[plan.kind], rows, filesOf(plan))
  const edits = lines.flatMap((line) => line.edits)
  return intention(name, edits.length === 0 ? [] : [...edits, ...plan.memory])
}

/** «5 «А», 5 «Б»», or how many classes where there are more. */
function classesOf(lines: readonly PlanLine[]): string {
  const names = new Set(lines.map((line) => line.data.className).filter((name) => name !== ''))
  return names.size <= 3 ? [...names].join(', ') : counted(names.size, 'класс', 'класса', 'классов')
}

function filesOf({ files }: ImportPlan): string {
  const [only] = files
  return files.length === 1 && only !== undefined
    ? intentionTexts.oneFile(only.fileName)
    : counted(files.length, 'файл', 'файла', 'файлов')
}
