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
const platform = memoryPlatform()
const { printDocument, saveArchive, saveFile } = createDelivering({
  platform,
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

describe('files before an audience', () => {
  const texts = { saving: 'Сохранить', notSaved: 'Не сохранено' }
  const kind = { name: 'Таблица', extensions: ['xlsx'] }
  const file = { bytes: new Uint8Array([1]), suggestedName: 'Раздатка.xlsx', kind, texts }
  const names = () => [...platform.saved.keys()]
  beforeEach(() => {
    platform.saved.clear()
  })

  it('are asked about first, once', async () => {
    setBoardMode(true)
    const refused = saveFile(file)
    expect(askedQuestion.value?.question).toMatchObject({ text: uiTexts.board.file, confirm: 'Сохранить' })
    answerQuestion(false)
    await refused
    expect(names()).toEqual([])
    const agreed = saveFile(file)
    answerQuestion(true)
    await agreed
    expect(names()).toEqual(['Раздатка.xlsx'])
    expect(askedQuestion.value).toBe(null)
  })

  it('are not made before the answer when they are many', async () => {
    setBoardMode(true)
    let made = 0
    const make = () => {
      made += 1
      return Promise.resolve({ ok: true as const, value: [] })
    }
    const refused = saveArchive({ name: 'Раздатки', making: 'Готовлю', make, texts })
    answerQuestion(false)
    await refused
    expect(made).toBe(0)
  })

  it('that nobody reads, and all without an audience, are written at once', async () => {
    await saveFile(file)
    setBoardMode(true)
    await saveFile({ ...file, suggestedName: 'Посылка.zip', discreet: true })
    expect(askedQuestion.value).toBe(null)
    expect(names()).toEqual(['Раздатка.xlsx', 'Посылка.zip'])
  })
})
