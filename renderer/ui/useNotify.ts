import { useToast } from '@nuxt/ui/composables/useToast'
import { uiTexts } from './texts'

export type NoteTone = 'success' | 'info' | 'warning' | 'error'

export interface NoteAction {
  label: string
  run: () => void
}

/** A short message at the edge of the window. Errors stay until closed, others go by themselves. */
export interface Note {
  title: string
  text?: string
  tone?: NoteTone
  /** Adds the button «Отменить». */
  undo?: () => void
  actions?: NoteAction[]
  /** Two notes of one key replace each other. */
  key?: string
}

type Toaster = ReturnType<typeof useToast>

const icons: Record<NoteTone, string> = {
  success: 'i-lucide-circle-check',
  info: 'i-lucide-info',
  warning: 'i-lucide-triangle-alert',
  error: 'i-lucide-circle-x',
}

const waiting: Note[] = []
let toaster: Toaster | null = null

/** Binds the messages to the toaster of the window; called once in the shell's set-up. */
export function connectNotes(): void {
  toaster = useToast()
  for (const note of waiting.splice(0)) notify(note)
}

/** Shows a message; works anywhere, also outside components. Messages given before the window stands are kept for it. */
export function notify(note: Note): void {
  if (!toaster) {
    waiting.push(note)
    return
  }
  const tone = note.tone ?? 'success'
  const actions = [...(note.undo ? [{ label: uiTexts.undo, run: note.undo }] : []), ...(note.actions ?? [])]
  toaster.add({
    title: note.title,
    ...(note.text === undefined ? {} : { description: note.text }),
    ...(note.key === undefined ? {} : { id: note.key }),
    icon: icons[tone],
    color: tone,
    duration: tone === 'error' ? 0 : actions.length > 0 ? 10_000 : 5_000,
    actions: actions.map((action) => ({
      label: action.label,
      color: 'neutral' as const,
      variant: 'outline' as const,
      onClick: () => {
        action.run()
      },
    })),
  })
}

export function useNotify(): (note: Note) => void {
  return notify
}
