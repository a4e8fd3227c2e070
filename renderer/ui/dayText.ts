import { inject, type InjectionKey } from 'vue'

/** How days are read and written; given by the wiring so that this folder knows no rules of its own. */
export interface DayText {
  /** ISO day → «01.09.2026»; null → ''. */
  show: (day: string | null) => string
  /** «1.9.26», «01.09.2026» → ISO day, or null when there is no such day. */
  parse: (text: string) => string | null
}

export const dayTextKey: InjectionKey<DayText> = Symbol('dayText')

/** The application's way to read and write days. */
export function useDayText(): DayText {
  const dayText = inject(dayTextKey)
  if (!dayText) throw new Error('dayText is provided in main.ts')
  return dayText
}
