import { useRouter } from 'vue-router'
import { applied } from '@/domain/commands/applied'
import { startHandovers } from '@/domain/commands/handovers'
import type { Intention } from '@/domain/changes/types'
import { recordSheetRun, toBeHandedOut } from '@/domain/commands/sheetRuns'
import type { DocumentKindId, MadeDocuments } from '@/domain/documents/documentKinds'
import { runOfLedger } from '@/domain/documents/handoutLedger'
import type { Facts } from '@/domain/model/plain'
import { useServices } from '@/services'
import { useAsk } from '@/ui/useAsk'
import { notify } from '@/ui/useNotify'
import { handoutTexts as texts } from './texts'

/**
 * What has left the program on paper or in a file is remembered with its links, people and day. Sheets for people may at
 * once be marked as handed out: the same set then says «выдана» and «приглашён».
 */
export function useRecord(facts: () => Facts | undefined) {
  const services = useServices()
  const ask = useAsk()
  const router = useRouter()

  /** A ledger that has left the program begins the handing out by classes: from now on the overview reminds of it. */
  async function ledgerLeft(before: Facts, platformId: string, sheetRunId: string | null): Promise<void> {
    const run = runOfLedger(before, { platformId, sheetRunId, today: services.today() })
    const { name, edits } = startHandovers(before, run?.id ?? '')
    if (edits.length > 0) await services.save({ name, edits })
  }

  /** The paper is out and cannot be taken back: what could not be written stays on the screen to be written later. */
  async function write(work: Intention, handedOut: boolean, ledgerOf: string | null): Promise<void> {
    const set = await services.save(work, { quiet: !handedOut })
    if (set === null) {
      const again = { label: texts.recordAgain, run: () => void write(work, handedOut, ledgerOf) }
      notify({ title: texts.notRecorded, text: texts.notRecordedText, tone: 'error', actions: [again] })
      return
    }
    if (ledgerOf === null) return
    const open = () => void router.push({ name: 'handouts', query: { document: 'ledger', run: ledgerOf } })
    notify({ title: texts.ledgerStarted, actions: [{ label: texts.openLedger, run: open }], key: `set:${set.id}` })
  }

  return async (
    document: DocumentKindId | 'ownForm',
    platformId: string,
    produced: MadeDocuments['produced'][number],
    sheetRunId: string | null,
  ): Promise<void> => {
    const before = facts()
    if (before && document === 'ledger') await ledgerLeft(before, platformId, sheetRunId)
    if (!before || produced.length === 0) return
    let byLedger = false
    const toHand = toBeHandedOut(before, { platformId, sheets: produced, madeOn: services.today() })
    const isForPeople = document !== 'handout' && toHand.links + toHand.people > 0
    const handedOut =
      isForPeople &&
      (await ask({
        title: texts.handedTitle,
        text: texts.handedText,
        lines: texts.handedLines(toHand.links, toHand.people),
        confirm: texts.markIssued,
        cancel: texts.notYet,
        other: { label: texts.byLedger, run: () => (byLedger = true) },
      }))
    const run = {
      document,
      platformId,
      produced,
      madeOn: services.today(),
      madeBy: services.schools.author.read(),
      handedOut,
    }
    const now = facts() ?? before
    const runId = services.newId()
    const { name, edits } = recordSheetRun(now, run, () => runId)
    if (byLedger) edits.push(...startHandovers(applied(now, { edits }), runId).edits)
    await write({ name, edits }, handedOut, byLedger ? runId : null)
  }
}
