import { createPinia } from 'pinia'
import { createApp } from 'vue'
import ui from '@nuxt/ui/vue-plugin'
import { z } from 'zod'
import type { DesktopApi } from '@contract'
import App from '@/app/App.vue'
import { installErrorSurface, showFailure } from '@/app/errorSurface'
import { showAlarm, showClockBehind } from '@/app/alarms'
import { showSchool } from '@/app/openSchool'
import { createScreenRouter } from '@/app/router'
import { createPaper } from '@/app/createPaper'
import { createServices } from '@/app/createServices'
import { appTexts } from '@/app/texts'
import { startTheme } from '@/app/theme'
import { parseDay, showDay } from '@/domain/rules/days'
import { createHeavy } from '@/formats/createHeavy'
import { pageDocument, PAGES_PER_CHUNK } from '@/formats/pages/pageDocument'
import { browserPlatform } from '@/platform/browser'
import { desktopPlatform } from '@/platform/desktop'
import { servicesKey } from '@/services'
import { createSchools } from '@/storage/createSchools'
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
const schools = createSchools({
  store: localStorage,
  deviceMarks: platform.deviceMark,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  newDeviceId: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  onAlarm: showAlarm,
  onClockBehind: showClockBehind,
})
const router = createScreenRouter()
const heavy = createHeavy()
const paper = createPaper(platform.printing, heavy, { documentOf: pageDocument, pagesPerChunk: PAGES_PER_CHUNK })
const services = createServices({ platform, schools, heavy, paper, router })

const app = createApp(App)
installErrorSurface(app, platform)
app.use(createPinia()).use(ui)
app.provide(servicesKey, services)
app.provide(dayTextKey, { show: showDay, parse: parseDay })

// Asking is enough: a browser that says no keeps the data too, it only may clear them when the disk is full.
void navigator.storage.persist()

try {
  const last = await schools.last()
  if (last) showSchool(await schools.open(last.id), schools)
} catch (reason) {
  // The start screen offers the other schools and the saved files.
  console.warn(reason)
  showFailure(platform, reason, appTexts.failure.schoolNotOpened)
}
// The first navigation begins here: only now is it known whether a school is open.
app.use(router)
await router.isReady()
app.mount('#app')
