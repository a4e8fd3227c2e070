import type { Component } from 'vue'
import { appTexts } from './texts'

export type ScreenName = keyof typeof appTexts.screens

/** One screen: its route, its place in the sidebar, its chapter of the guide. Loaded when first shown. */
export interface Screen {
  name: ScreenName
  icon: string
  load: () => Promise<Component>
  /** Anchor of the guide's chapter that F1 opens. */
  chapter: string
  /** Digit of Alt+digit. */
  digit?: number
  /** Not in the sidebar's list: it has a place of its own. */
  apart?: boolean
  /** Shown without an open school. */
  schoolless?: boolean
  /** A way into a school: shown only while none is open. */
  entrance?: boolean
}

const component = (module: Promise<{ default: Component }>): Promise<Component> =>
  module.then((loaded) => loaded.default)

export const screens: readonly Screen[] = [
  {
    name: 'overview',
    icon: 'i-lucide-layout-dashboard',
    load: () => component(import('@/features/overview/OverviewScreen.vue')),
    chapter: 'overview',
    digit: 1,
  },
  {
    name: 'received',
    icon: 'i-lucide-package-open',
    load: () => component(import('@/features/overview/received/ReceivedScreen.vue')),
    chapter: 'succession',
    apart: true,
  },
  {
    name: 'staff',
    icon: 'i-lucide-users',
    load: () => component(import('@/features/staff/StaffScreen.vue')),
    chapter: 'staff',
    digit: 2,
  },
  {
    name: 'classes',
    icon: 'i-lucide-school',
    load: () => component(import('@/features/classes/ClassesScreen.vue')),
    chapter: 'classes',
    digit: 3,
  },
  {
    name: 'assignments',
    icon: 'i-lucide-user-check',
    load: () => component(import('@/features/assignments/AssignmentsScreen.vue')),
    chapter: 'assignments',
    digit: 4,
  },
  {
    name: 'invitations',
    icon: 'i-lucide-link',
    load: () => component(import('@/features/invitations/InvitationsScreen.vue')),
    chapter: 'invitations',
    digit: 5,
  },
  {
    name: 'campaigns',
    icon: 'i-lucide-flag',
    load: () => component(import('@/features/campaigns/CampaignsScreen.vue')),
    chapter: 'campaigns',
  },
  {
    name: 'handouts',
    icon: 'i-lucide-printer',
    load: () => component(import('@/features/handouts/HandoutsScreen.vue')),
    chapter: 'handouts',
    digit: 6,
  },
  {
    name: 'ownForm',
    icon: 'i-lucide-file-spreadsheet',
    load: () => component(import('@/features/handouts/ownForm/OwnFormScreen.vue')),
    chapter: 'handouts',
    apart: true,
  },
  {
    name: 'scan',
    icon: 'i-lucide-scan-barcode',
    load: () => component(import('@/features/scan/ScanScreen.vue')),
    chapter: 'scan',
    apart: true,
  },
  {
    name: 'importing',
    icon: 'i-lucide-file-up',
    load: () => component(import('@/features/importing/ImportingScreen.vue')),
    chapter: 'importing',
    digit: 7,
  },
  {
    name: 'journal',
    icon: 'i-lucide-history',
    load: () => component(import('@/features/journal/JournalScreen.vue')),
    chapter: 'journal',
    digit: 8,
  },
  {
    name: 'settings',
    icon: 'i-lucide-settings',
    load: () => component(import('@/features/settings/SettingsScreen.vue')),
    chapter: 'settings',
    digit: 9,
  },
  {
    name: 'safekeeping',
    icon: 'i-lucide-shield-check',
    load: () => component(import('@/features/safekeeping/SafekeepingScreen.vue')),
    chapter: 'safekeeping',
    digit: 0,
  },
  {
    name: 'exchange',
    icon: 'i-lucide-refresh-cw',
    load: () => component(import('@/features/exchange/ExchangeScreen.vue')),
    chapter: 'exchange',
  },
  {
    name: 'guide',
    icon: 'i-lucide-book-open',
    load: () => component(import('@/features/guide/GuideScreen.vue')),
    chapter: 'start',
    apart: true,
    schoolless: true,
  },
  {
    name: 'start',
    icon: 'i-lucide-log-in',
    load: () => component(import('@/features/start/StartScreen.vue')),
    chapter: 'start',
    apart: true,
    schoolless: true,
    entrance: true,
  },
  {
    name: 'restoring',
    icon: 'i-lucide-archive-restore',
    load: () => component(import('@/features/safekeeping/RestoringScreen.vue')),
    chapter: 'safekeeping',
    apart: true,
    schoolless: true,
    entrance: true,
  },
  {
    name: 'joining',
    icon: 'i-lucide-log-in',
    load: () => component(import('@/features/exchange/JoinScreen.vue')),
    chapter: 'exchange-join',
    apart: true,
    schoolless: true,
    entrance: true,
  },
]

export const screenTitle = (name: ScreenName): string => appTexts.screens[name]

/** «Выгрузка данных» is a tab of the settings; the school's menu and the palette lead there. */
export const exportPlace = { name: 'settings', query: { tab: 'export' } } as const satisfies {
  name: ScreenName
  query: Record<string, string>
}
