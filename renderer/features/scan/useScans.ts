import { computed, shallowRef } from 'vue'
import type { ScanMode } from '@/domain/commands/scanModes'
import { scanned, titleOfTarget } from '@/domain/commands/scans'
import { entityNames } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { readScan, shownCode } from '@/domain/rules/scanCodes'
import { scanTargets, type ScanTarget } from '@/domain/rules/scanTargets'
import { useServices } from '@/services'
import { useLive } from '@/ui/useLive'
import { scanTexts as texts } from './texts'

export type ScanStatus = 'marked' | 'already' | 'refused'

/** One scan as it was answered. */
interface AnsweredScan {
  /** Counted from 1, so that two equal answers can be told apart. */
  number: number
  status: ScanStatus
  title: string
  text: string
  /** Of the change that it made; null where it made none. */
  setId: string | null
}

/** One scan as the screen shows it: `undone` is what the journal says of it now, however it was taken back. */
export interface ShownScan extends AnsweredScan {
  undone: boolean
}

/** Two papers under one number: the user says which. */
export interface ScanChoice {
  mode: ScanMode
  targets: { target: ScanTarget; title: string }[]
}

const SHOWN = 20

/** What a scan must know at once; invitations change with every scan and are read one by one. */
export const scanTables = entityNames.filter((name) => name !== 'invitee')

/**
 * Numbers in, marks out, one after the other in the order of scanning: however fast they come, each is looked up in what the
 * last one has written, so that none is lost and none counts twice.
 */
export function useScans(facts: () => Facts) {
  const services = useServices()
  const answered = shallowRef<readonly AnsweredScan[]>([])
  const marked = shallowRef<readonly string[]>([])
  const takenBack = useLive(() => services.register().takenBack(marked.value))
  const isUndone = (setId: string | null) => setId !== null && takenBack.value?.has(setId) === true
  const scans = computed<ShownScan[]>(() => answered.value.map((one) => ({ ...one, undone: isUndone(one.setId) })))
  const choice = shallowRef<ScanChoice | null>(null)
  const markedCount = computed(() => marked.value.filter((id) => !isUndone(id)).length)
  const waiting = shallowRef(0)
  let number = 0
  let last: Promise<void> = Promise.resolve()
  const find = targetFinder(facts, () => services.register().read('invitee'))

  function show(scan: Pick<ShownScan, 'status' | 'title' | 'text'>, setId: string | null = null): void {
    number += 1
    answered.value = [{ ...scan, number, setId }, ...answered.value].slice(0, SHOWN)
  }

  /** Takes a number as it was typed; it is worked off when those before it are. */
  function take(typed: string, mode: ScanMode): void {
    waiting.value += 1
    const work = () => look(typed, mode)
    last = last.then(work, work).finally(() => (waiting.value -= 1))
  }

  async function look(typed: string, mode: ScanMode): Promise<void> {
    choice.value = null
    const read = readScan(typed)
    if (!read.ok) {
      show({ status: 'refused', title: texts.unreadTitle, text: texts.unread[read.reason] })
      return
    }
    const targets = await find(read.code)
    const [target] = targets
    if (target === undefined)
      show({ status: 'refused', title: texts.unknown.title, text: texts.unknown.text(shownCode(read.code)) })
    else if (targets.length > 1) {
      choice.value = { mode, targets: targets.map((one) => ({ target: one, title: titleOfTarget(facts(), one) })) }
    } else await mark(target, mode)
  }

  function choose(target: ScanTarget, mode: ScanMode): void {
    choice.value = null
    waiting.value += 1
    const work = () => mark(target, mode)
    last = last.then(work, work).finally(() => (waiting.value -= 1))
  }

  async function mark(target: ScanTarget, mode: ScanMode): Promise<void> {
    const answer = scanned(await freshFacts(target), target, mode, services.today())
    if (answer.outcome === null) {
      show(answer)
      return
    }
    const set = await services.save(answer.outcome, { quiet: true })
    if (set === null) {
      show({ status: 'refused', title: answer.title, text: texts.notSaved })
      return
    }
    marked.value = [...marked.value, set.id]
    show(answer, set.id)
  }

  /** What a scan decides by is read anew: the live lists may be a moment behind the last scan. */
  async function freshFacts(target: ScanTarget): Promise<Facts> {
    const register = services.register()
    const links = await register.read('link')
    if (target.kind === 'slip') {
      const invitee = await register.get('invitee', target.id)
      return { ...facts(), links, invitees: invitee ? [invitee] : [] }
    }
    const [invitees, handovers] = [await register.read('invitee'), await register.read('handover')]
    return { ...facts(), links, invitees, handovers }
  }

  async function undo(scan: ShownScan): Promise<void> {
    if (scan.setId !== null) await services.undo(scan.setId)
  }

  return { scans, choice, markedCount, waiting, latest: computed(() => scans.value[0] ?? null), take, choose, undo }
}

/** Looks numbers up; the list of all is made anew only when people, papers or platforms have changed, or a number is not in it. */
function targetFinder(
  facts: () => Facts,
  readInvitees: () => Promise<Facts['invitees']>,
): (code: string) => Promise<ScanTarget[]> {
  let known = new Map<string, ScanTarget[]>()
  let madeOf: readonly unknown[] = []
  return async (code) => {
    const now = facts()
    const of = [now.pupils, now.parents, now.staff, now.platforms, now.assignments, now.sheetRuns]
    if (!known.has(code) || of.some((list, at) => list !== madeOf[at])) {
      known = scanTargets({ ...now, invitees: await readInvitees() })
      madeOf = of
    }
    return known.get(code) ?? []
  }
}
