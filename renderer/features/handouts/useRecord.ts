import { recordSheetRun, toBeHandedOut } from '@/domain/commands/sheetRuns'
import type { DocumentKindId, MadeDocuments } from '@/domain/documents/documentKinds'
import type { Facts } from '@/domain/model/plain'
import { useServices } from '@/services'
import { useAsk } from '@/ui/useAsk'
import { handoutTexts as texts } from './texts'

/**
 * What has left the program on paper or in a file is remembered with its links, people and day. Sheets for people may at
 * once be marked as handed out: the same set then says «выдана» and «приглашён».
 */
export function useRecord(facts: () => Facts | undefined) {
  const services = useServices()
  const ask = useAsk()

  return async (
    document: DocumentKindId | 'ownForm',
    platformId: string,
    produced: MadeDocuments['produced'][number],
  ): Promise<void> => {
    const before = facts()
    if (!before || produced.length === 0) return
    const open = toBeHandedOut(before, { platformId, sheets: produced, madeOn: services.today() })
    const isForPeople = document !== 'handout' && open.links + open.people > 0
    const handedOut =
      isForPeople &&
      (await ask({
        title: texts.handedTitle,
        text: texts.handedText,
        lines: texts.handedLines(open.links, open.people),
        confirm: texts.markIssued,
        cancel: texts.notYet,
      }))
    const run = {
      document,
      platformId,
      produced,
      madeOn: services.today(),
      madeBy: services.schools.author.read(),
      handedOut,
    }
    const { name, edits } = recordSheetRun(facts() ?? before, run, services.newId)
    await services.save({ name, edits }, { quiet: !handedOut })
  }
}
