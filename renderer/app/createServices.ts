import type { Router } from 'vue-router'
import type { Heavy } from '@/formats/heavy'
import type { Platform, Result } from '@/platform/platform'
import type { Safety } from '@/safety/safety'
import type { Sync } from '@/sync/sync'
import type { Schools } from '@/storage/schools'
import type { HostFailure, Paper, ScreenLock, Services } from '@/services'
import { notify } from '@/ui/useNotify'
import { createForgetting } from './createForgetting'
import { createDelivering } from './delivering'
import { explainHost } from './failures'
import { openSchool, showSchool } from './openSchool'
import { createSaving } from './saving'
import { appTexts } from './texts'

export interface Adapters {
  platform: Platform
  schools: Schools
  safety: Safety
  sync: Sync
  heavy: Heavy
  paper: Paper
  screenLock: ScreenLock
  router: Router
}

/** Today by the PC's own calendar, not by UTC: a school near midnight in Kamchatka is a day ahead. */
export function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Puts the adapters together into what a screen may use. */
export function createServices(adapters: Adapters): Services {
  const { platform, schools, safety, sync, heavy, paper, screenLock, router } = adapters
  const register = () => {
    if (!openSchool.value) throw new Error('no school is open')
    return openSchool.value.register
  }
  function succeeded<T>(
    result: Result<T>,
    title: string = appTexts.hostFailed,
    { doing, also, again }: HostFailure = {},
  ): result is { ok: true; value: T } {
    if (result.ok) return true
    if (result.code !== 'cancelled') {
      notify({
        title: result.name === undefined ? title : appTexts.hostFailedWith(title, result.name),
        text: [explainHost(result.code, doing, result.name), also].filter(Boolean).join(' '),
        tone: 'error',
        // A second failure takes the place of the first: the newest button is the one that counts.
        key: `host:${title}`,
        actions: [
          ...(again ? [again] : []),
          {
            label: appTexts.failure.copy,
            run: () => void platform.copyText(`${result.code}: ${result.detail ?? ''}`),
          },
        ],
      })
    }
    return false
  }

  return {
    platform,
    schools,
    safety,
    sync,
    heavy,
    paper,
    screenLock,
    register,
    enter(entered, route = 'overview') {
      showSchool(entered, schools)
      void router.push({ name: route })
    },
    ...createSaving(register, platform, safety.snapshots),
    ...createForgetting(register, platform),
    succeeded,
    ...createDelivering({ platform, heavy, paper, succeeded }),
    newId: () => crypto.randomUUID(),
    today: () => localDay(new Date()),
  }
}
