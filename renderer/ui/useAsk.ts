import { shallowRef } from 'vue'

/** A question before something that is not simply undone: it names what will happen, the buttons are verbs. */
export interface Question {
  title: string
  /** One or two sentences. */
  text?: string
  /** What exactly will be touched, one line each; long lists scroll. */
  lines?: string[]
  /** The verb on the main button: «Удалить», «Заменить ссылку». */
  confirm: string
  /** «Отмена» unless told; null where there is nothing to decide. */
  cancel?: string | null
  /** A third way between the two; the answer is then no. */
  other?: { label: string; run: () => void }
  danger?: boolean
}

interface Asked {
  question: Question
  answer: (yes: boolean) => void
}

/** The question on screen; drawn by `AskDialog`, which the shell mounts once. */
export const askedQuestion = shallowRef<Asked | null>(null)

/** Closes the dialog with an answer; for `AskDialog` only. */
export function answerQuestion(yes: boolean): void {
  const asked = askedQuestion.value
  askedQuestion.value = null
  asked?.answer(yes)
}

/** Shows the question and resolves to true when the main button was pressed. A second question waits for nobody: it answers the first with «no». */
export function ask(question: Question): Promise<boolean> {
  answerQuestion(false)
  return new Promise((answer) => {
    askedQuestion.value = { question, answer }
  })
}

export function useAsk(): (question: Question) => Promise<boolean> {
  return ask
}
