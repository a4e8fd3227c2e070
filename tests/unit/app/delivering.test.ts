import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDelivering } from '@/app/delivering'
import type { DocumentDescription } from '@/domain/documents/description'
import type { Heavy } from '@/formats/heavy'
import type { Paper } from '@/services'
import { setBoardMode } from '@/ui/board/boardMode'
import { uiTexts } from '@/ui/texts'
import { answerQuestion, askedQuestion } from '@/ui/useAsk'
import { memoryPlatform } from '@tests/support/memoryPlatform'

vi.hoisted(() =>
  vi.stubGlobal('sessionStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  }),
)

const document = { title: 'Акт' } as DocumentDescription
let printed: string[] = []
const { printDocument } = createDelivering({
  platform: memoryPlatform(),
  heavy: { renderPages: () => Promise.resolve({ pages: [] }) } as unknown as Heavy,
  paper: {
    print: (_pages: unknown, title: string) => Promise.resolve({ ok: true, value: void printed.push(title) }),
  } as unknown as Paper,
  succeeded: (result): result is never => result.ok,
})
beforeEach(() => (printed = []))
afterEach(() => {
  setBoardMode(false)
})

describe('printing before an audience', () => {
  it('is asked about first: the print window shows what the screen hides', async () => {
    setBoardMode(true)
    const refused = printDocument(document, 'Не напечатано')
    expect(askedQuestion.value?.question).toMatchObject({ text: uiTexts.board.paper, confirm: 'Напечатать' })
    answerQuestion(false)
    expect(await refused).toBe(false)
    expect(printed).toEqual([])
    const agreed = printDocument(document, 'Не напечатано')
    answerQuestion(true)
    expect(await agreed).toBe(true)
    expect(printed).toEqual(['Акт'])
  })

  it('goes straight to paper otherwise', async () => {
    expect(await printDocument(document, 'Не напечатано')).toBe(true)
    expect(askedQuestion.value).toBe(null)
    expect(printed).toEqual(['Акт'])
  })
})
