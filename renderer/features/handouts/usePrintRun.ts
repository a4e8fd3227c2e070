import { shallowRef } from 'vue'
import type { DropdownMenuItem } from '@nuxt/ui'
import type { DocumentDescription } from '@/domain/documents/description'
import type { RenderedPages } from '@/formats/heavy'
import { boardMode } from '@/ui/board/boardMode'
import { useAsk } from '@/ui/useAsk'
import { LONG_RUN, trialPage, type PageRange } from './printRun'
import { handoutTexts as texts } from './texts'
import { useDelivery } from './useDelivery'

interface Printed {
  document: () => DocumentDescription | undefined
  /** Its pages, once they are laid out. */
  pages: () => RenderedPages | undefined
  /** Whether the paper carries links, so that the register has something to remember. */
  carriesLinks: () => boolean
  /** Made when the printing begins, called when the whole document has left the program. */
  leaving: () => () => void
}

/**
 * Printing whole or in part. A long run is asked about first, and any run before an audience: the print window shows what
 * the screen hides. A part of the pages is remembered as the whole document
 * only when the user says so, a trial page never.
 */
export function usePrintRun({ document, pages, carriesLinks, leaving }: Printed) {
  const delivery = useDelivery()
  const ask = useAsk()
  const asking = shallowRef(false)
  const total = () => pages()?.pages.length ?? 0

  async function printIt(): Promise<void> {
    if (total() >= LONG_RUN || (boardMode.value && total() > 0)) asking.value = true
    else if (total() > 0) await printPages({ from: 1, to: total() })
  }

  async function printPages(range: PageRange): Promise<void> {
    asking.value = false
    const chosen = document()
    const all = total()
    if (!chosen) return
    const left = leaving()
    const isPart = range.from > 1 || range.to < all
    await delivery.print(chosen, isPart ? () => void askAboutPart(range, all, left) : left, range)
  }

  async function askAboutPart({ from, to }: PageRange, all: number, left: () => void): Promise<void> {
    if (!carriesLinks()) return
    const { partTitle, partText, partWhole, partNot } = texts.printRun
    if (await ask({ title: partTitle, text: partText(from, to, all), confirm: partWhole, cancel: partNot })) left()
  }

  async function printTrial(): Promise<void> {
    const [chosen, laidOut] = [document(), pages()]
    if (!chosen || !laidOut || total() === 0) return
    const page = trialPage(laidOut)
    await delivery.print(chosen, () => undefined, { from: page, to: page })
  }

  function tryIt(): void {
    if (boardMode.value) asking.value = total() > 0
    else void printTrial()
  }

  const printItems: DropdownMenuItem[] = [
    { label: texts.printRun.trial, icon: 'i-lucide-file-check', onSelect: tryIt },
    { label: texts.printRange, icon: 'i-lucide-files', onSelect: () => (asking.value = total() > 0) },
  ]
  return { asking, printIt, printPages, printTrial, printItems }
}
