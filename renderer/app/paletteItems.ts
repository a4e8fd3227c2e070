import type { Router } from 'vue-router'
import type { Organisation, SchoolClass, Staff } from '@/domain/model/entities'
import { className } from '@/domain/rules/classNames'
import { fullName } from '@/domain/rules/personNames'
import { searchKey } from '@/domain/rules/search'
import { keysOf, shortcuts } from '@/ui/useShortcut'
import { exportPlace, screens, screenTitle, type ScreenName } from './screens'
import { appTexts } from './texts'

/** One line of the command palette; `key` is what the search looks in. */
export interface PaletteItem {
  id: string
  group: keyof typeof appTexts.palette.groups
  icon: string
  label: string
  detail: string
  keys: string[]
  key: string
  run: () => void
}

export interface PaletteSource {
  staff: readonly Staff[]
  classes: readonly SchoolClass[]
  organisation: Organisation | undefined
}

/** Screens that have a key of their own instead of a digit. */
const keysOfScreen: Partial<Record<ScreenName, string[]>> = { guide: ['F1'], scan: ['Alt', 'S'] }

/** Places inside a screen that are looked for by a name of their own. */
const places: readonly {
  id: string
  icon: string
  label: string
  words: string
  name: ScreenName
  query: Record<string, string>
}[] = [
  {
    id: 'export',
    icon: 'i-lucide-file-output',
    label: appTexts.palette.export,
    words: appTexts.palette.exportWords,
    ...exportPlace,
  },
  {
    id: 'month',
    icon: 'i-lucide-calendar-check',
    label: appTexts.palette.month,
    words: appTexts.palette.monthWords,
    name: 'handouts',
    query: { document: 'month' },
  },
  {
    id: 'succession',
    icon: 'i-lucide-package-check',
    label: appTexts.palette.give,
    words: appTexts.palette.giveWords,
    name: 'safekeeping',
    query: { succession: 'give' },
  },
]

/** Screens, what the keyboard can do now, people and classes of the shown year; in this order. */
export function paletteItems(source: PaletteSource, router: Router): PaletteItem[] {
  const go = (name: string, query: Record<string, string> = {}) => void router.push({ name, query })
  const yearId = source.organisation?.currentYearId
  const format = source.organisation?.classFormat ?? 'guillemets'
  const titles = new Set(screens.map((screen) => appTexts.keys.goTo(screenTitle(screen.name))))
  return [
    ...screens
      .filter((screen) => screen.entrance !== true)
      .map((screen) => ({
        id: `screen:${screen.name}`,
        group: 'screens' as const,
        icon: screen.icon,
        label: screenTitle(screen.name),
        detail: '',
        keys: screen.digit === undefined ? (keysOfScreen[screen.name] ?? []) : ['Alt', String(screen.digit)],
        key: searchKey(screenTitle(screen.name)),
        run: () => {
          go(screen.name)
        },
      })),
    ...places.map(({ id, icon, label, words, name, query }) => ({
      id: `screen:${id}`,
      group: 'screens' as const,
      icon,
      label,
      detail: screenTitle(name),
      keys: [],
      key: searchKey(label, words),
      run: () => {
        go(name, query)
      },
    })),
    ...[...shortcuts]
      .filter((shortcut) => !titles.has(shortcut.title) && shortcut.title !== appTexts.keys.palette)
      .map((shortcut, index) => ({
        id: `action:${index}`,
        group: 'actions' as const,
        icon: 'i-lucide-zap',
        label: shortcut.title,
        detail: '',
        keys: keysOf(shortcut),
        key: searchKey(shortcut.title),
        run: shortcut.run,
      })),
    ...source.staff.map((one) => ({
      id: `staff:${one.id}`,
      group: 'staff' as const,
      icon: 'i-lucide-user',
      label: fullName(one),
      detail: one.positions[0]?.title ?? '',
      keys: [],
      key: searchKey(fullName(one)),
      run: () => {
        go('staff', { id: one.id })
      },
    })),
    ...source.classes
      .filter((one) => one.yearId === yearId)
      .map((one) => ({
        id: `class:${one.id}`,
        group: 'classes' as const,
        icon: 'i-lucide-school',
        label: className(one, format),
        detail: one.profile,
        keys: [],
        key: searchKey(className(one, format)),
        run: () => {
          go('classes', { id: one.id })
        },
      })),
  ]
}
