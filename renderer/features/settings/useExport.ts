import { safeFileName } from '@/domain/documents/safeFileName'
import { contactExport } from '@/domain/exports/contactCards'
import { choiceFor, type ExportChoice, type ExportForm } from '@/domain/exports/exportChoice'
import { oneRosterExport } from '@/domain/exports/oneRoster/oneRoster'
import { registerWorkbook } from '@/domain/exports/registerWorkbook'
import { schoolFileName } from '@/domain/exports/schoolFileName'
import type { Facts } from '@/domain/model/plain'
import type { FileKind } from '@/platform/platform'
import { useServices } from '@/services'
import { giveWay } from '@/ui/giveWay'
import { runWithProgress } from '@/ui/useProgress'
import { exportTexts as texts } from './exportTexts'

const kinds = {
  xlsx: { name: texts.kinds.xlsx, extensions: ['xlsx'] },
  vcf: { name: texts.kinds.vcf, extensions: ['vcf'] },
  json: { name: texts.kinds.json, extensions: ['json'] },
} satisfies Record<string, FileKind>

/** From the chosen form to a file; each step shows its progress and can be cancelled. */
export function useExport() {
  const services = useServices()
  const { heavy, saveArchive, saveFile } = services

  async function workbook(facts: Facts, choice: ExportChoice): Promise<void> {
    const made = await runWithProgress(texts.making, async ({ signal, report }) => {
      await giveWay()
      const document = registerWorkbook(facts, choice, services.today())
      const bytes = await heavy.writeWorkbook(document, { signal, onProgress: report })
      return { bytes, suggestedName: safeFileName(document.fileName, 'xlsx') }
    })
    if (made !== null) await saveFile({ ...made, kind: kinds.xlsx, texts })
  }

  async function oneRoster(facts: Facts, choice: ExportChoice): Promise<void> {
    const { fileName, tables } = oneRosterExport(facts, choice, services.today(), services.register().schoolId)
    await saveArchive({
      name: fileName,
      making: texts.making,
      make: async ({ signal, report }) => {
        const written = await heavy.writeCsv(tables, { signal, onProgress: report })
        const value = written.map((bytes, at) => ({ name: `${tables[at]?.name ?? ''}.csv`, bytes }))
        return { ok: true, value }
      },
      texts,
    })
  }

  async function contacts(facts: Facts, choice: ExportChoice, oneFile: boolean): Promise<void> {
    const { fileName, cards } = contactExport(facts, choice, services.today())
    if (oneFile) {
      const made = await runWithProgress(texts.making, ({ signal, report }) =>
        heavy.writeContacts([cards], { signal, onProgress: report }),
      )
      const bytes = made?.[0]
      if (bytes) await saveFile({ bytes, suggestedName: safeFileName(fileName, 'vcf'), kind: kinds.vcf, texts })
      return
    }
    await saveArchive({
      name: fileName,
      making: texts.making,
      make: async ({ signal, report }) => {
        const written = await heavy.writeContacts(
          cards.map((card) => [card]),
          { signal, onProgress: report },
        )
        const value = written.map((bytes, at) => ({ name: safeFileName(cards[at]?.fullName ?? '', 'vcf'), bytes }))
        return { ok: true, value }
      },
      texts,
    })
  }

  async function schoolFile(facts: Facts): Promise<void> {
    const bytes = await runWithProgress(texts.making, async ({ signal }) => {
      const written = await services.schools.toFile(services.register())
      signal.throwIfAborted()
      return written
    })
    if (bytes === null) return
    const suggestedName = schoolFileName(facts.organisation.shortName, services.today())
    await saveFile({ bytes, suggestedName, kind: kinds.json, texts, openable: false })
  }

  /** `choice` as it is on screen. */
  return async (form: ExportForm, facts: Facts, choice: ExportChoice, oneFile: boolean): Promise<void> => {
    const taken = choiceFor(form, choice)
    if (form === 'workbook') await workbook(facts, taken)
    else if (form === 'oneRoster') await oneRoster(facts, taken)
    else if (form === 'contacts') await contacts(facts, taken, oneFile)
    else await schoolFile(facts)
  }
}
