import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import ui from '@nuxt/ui/vue-plugin'
import { z } from 'zod'
import type { DesktopApi } from '@contract'
import App from '@/app/App.vue'
import { installErrorSurface, isDamage, showFailure } from '@/app/errorSurface'
import { dropNoCopy, showAlarm, showClockBehind, showNoCopy, showProtectionNotice, showRebuilding } from '@/app/alarms'
import { openLastSchool, openSchool, reopenSchool, showSchool } from '@/app/openSchool'
import { createScreenRouter } from '@/app/router'
import { createPaper } from '@/app/createPaper'
import { createServices, localDay } from '@/app/createServices'
import { createScreenLock } from '@/app/lock/createScreenLock'
import { appTexts } from '@/app/texts'
import { startTheme } from '@/app/theme'
import { parseDay, showDay } from '@/domain/rules/days'
import { createHeavy } from '@/formats/createHeavy'
import { pageDocument, PAGES_PER_CHUNK } from '@/formats/pages/pageDocument'
import { browserPlatform } from '@/platform/browser'
import { desktopPlatform } from '@/platform/desktop'
import { createSuccessions } from '@/safety/createSuccessions'
import { createSafety } from '@/safety/createSafety'
import { createSealer } from '@/safety/createSealer'
import { createSnapshots, type SchoolAtHand } from '@/safety/createSnapshots'
import { freshIdentities } from '@/safety/keys'
import { recoveryIdentity } from '@/safety/recoveryText'
import type { Safety } from '@/safety/safety'
import { servicesKey } from '@/services'
import { createSchools } from '@/storage/createSchools'
import { depotOf } from '@/storage/openRegister'
import { createSync } from '@/sync/createSync'
import { hexOf } from '@/sync/hex'
import { dayTextKey } from '@/ui/dayText'
import '@/ui/theme.css'

declare global {
  interface Window {
    /** Put there by the preload; absent in a plain browser. */
    desktop?: DesktopApi
  }
}

// The content security policy forbids building functions from text, which zod would otherwise try.
z.config({ jitless: true })
startTheme()

const platform = window.desktop ? desktopPlatform(window.desktop) : browserPlatform()
const newDeviceId = () => hexOf(crypto.getRandomValues(new Uint8Array(8)))
const store = createSchools({
  store: localStorage,
  deviceMarks: platform.deviceMark,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  newDeviceId,
  onAlarm(alarm) {
    // The store may come back empty: only the start-up check can tell.
    if (alarm === 'closed') void reopenSchool(schools).catch(openLast)
    else showAlarm(alarm)
  },
  onClockBehind: showClockBehind,
  async onDeleted(id) {
    await forget(id)
    await snapshots.forget(id)
  },
})
const now = () => new Date().toISOString()
const {
  schools,
  safety: core,
  forget,
} = createSafety({
  platform,
  store,
  now,
  snapshots: () => snapshots,
  notice: showProtectionNotice,
  progress: showRebuilding,
})
const heavy = createHeavy()
const paper = createPaper(platform.printing, heavy, { documentOf: pageDocument, pagesPerChunk: PAGES_PER_CHUNK })
const sealer = createSealer()
const author = () => schools.author.read()
function schoolAtHand(): SchoolAtHand | null {
  const open = openSchool.value
  if (!open?.entry) return null
  const { id, title, practice } = open.entry
  return { id, title, practice, database: depotOf(open.register).db.name }
}
const successions = createSuccessions({ sealer, school: schoolAtHand, author, now })
const snapshots = createSnapshots({
  places: platform.snapshots,
  sealer,
  keys: core.keys,
  school: schoolAtHand,
  author,
  now,
  today: () => localDay(new Date()),
  onFailure: showNoCopy,
  onRecovery: dropNoCopy,
})
const PC_KEY = 'pereklichka-pc'
const sync = createSync({
  stores: platform.exchange,
  deviceMarks: platform.deviceMark,
  newDeviceId,
  now: () => Date.now(),
  school() {
    const open = openSchool.value
    if (!open?.entry) return null
    return { register: open.register, title: open.entry.title, practice: open.entry.practice }
  },
  keysOf: (school, title) => core.keys.of(school, { title, practice: false }),
  async adoptKeys(school, title, keys) {
    await core.keys.of(school, { title, practice: false }, keys)
  },
  async renewKeys(school, keys) {
    await core.keys.renew(school, keys)
    // Until then no copy opens with the new keys.
    void snapshots.make('ordinary')
  },
  freshKeys: freshIdentities,
  adoptSchool: (school, title) => schools.adopt(school, title),
  keyWrap: {
    wrap: (identity, passphrase) => sealer.wrapIdentities([identity], passphrase),
    async unwrap(keyFile, passphrase) {
      const answer = await sealer.unwrapIdentities(keyFile, passphrase)
      return answer.ok ? { ok: true, identity: answer.identities[0] } : answer
    },
  },
  typedKey: recoveryIdentity,
  pcName: {
    read: () => localStorage.getItem(PC_KEY) ?? '',
    write: (name) => {
      localStorage.setItem(PC_KEY, name.trim())
    },
  },
  copyBefore: () => snapshots.makeBefore('before-sync'),
  onOnline(work) {
    window.addEventListener('online', work)
  },
})
watch(openSchool, () => {
  snapshots.schoolChanged()
  sync.schoolChanged()
})
const safety: Safety = { ...core, snapshots, successions }
const screenLock = createScreenLock({ store: localStorage, now: () => Date.now() })
const router = createScreenRouter(() => screenLock.state.value.locked)
const services = createServices({ platform, schools, safety, sync, heavy, paper, screenLock, router })

const app = createApp(App)
installErrorSurface(app, platform)
app.use(createPinia()).use(ui)
app.provide(servicesKey, services)
app.provide(dayTextKey, { show: showDay, parse: parseDay })

// Asking is enough: a browser that says no keeps the data too, it only may clear them when the disk is full.
void navigator.storage.persist()

/** The start screen offers the other schools and the saved files; a damaged school has a screen of its own. */
function schoolNotOpened(reason: unknown): void {
  console.warn(reason)
  if (!isDamage(reason)) showFailure(platform, reason, appTexts.failure.schoolNotOpened)
}

function openLast(): Promise<void> {
  return openLastSchool(
    schools,
    (register) => {
      // The start screen's address is no place of a school; before the first navigation there is none at all.
      if (router.currentRoute.value.name === 'start') services.enter(register)
      else showSchool(register, schools)
    },
    schoolNotOpened,
  )
}

await openLast()
// The first navigation begins here: only now is it known whether a school is open.
app.use(router)
await router.isReady()
app.mount('#app')

/** The first picture comes first; a copy of a large school takes a moment of the worker's time. */
const FIRST_COPY_MS = 5000
const EVERY_MINUTE_MS = 60_000
setTimeout(() => void snapshots.tick().catch(console.warn), FIRST_COPY_MS)
setInterval(() => void snapshots.tick().catch(console.warn), EVERY_MINUTE_MS)
/** A stick that was put in is noticed soon; a folder that is there costs one look. */
const EVERY_QUARTER_MS = 15_000
setInterval(() => void sync.look().catch(console.warn), EVERY_QUARTER_MS)
