import { computed, shallowRef, watchEffect } from 'vue'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const KEY = 'theme'

function stored(): ThemeChoice {
  const value = localStorage.getItem(KEY)
  return themeChoices.find((choice) => choice === value) ?? 'system'
}

/** The chosen look of this PC. */
export const themeChoice = shallowRef<ThemeChoice>('system')
const systemDark = shallowRef(false)
export const isDark = computed(
  () => themeChoice.value === 'dark' || (themeChoice.value === 'system' && systemDark.value),
)

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice
  localStorage.setItem(KEY, choice)
}

/** Reads the choice and follows the system; called before the first drawing, so that nothing flashes. */
export function startTheme(): void {
  const query = window.matchMedia('(prefers-color-scheme: dark)')
  systemDark.value = query.matches
  query.addEventListener('change', (event) => (systemDark.value = event.matches))
  themeChoice.value = stored()
  watchEffect(() => {
    document.documentElement.classList.toggle('dark', isDark.value)
    document.documentElement.classList.toggle('light', !isDark.value)
  })
}
