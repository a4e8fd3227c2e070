import { fullName } from '@/domain/rules/personNames'
import type { Platform } from '@/platform/platform'
import type { Register } from '@/storage/register'
import type { Services } from '@/services'
import { ask } from '@/ui/useAsk'
import { showFailure } from './errorSurface'
import { forgetTexts as texts } from './forgetTexts'
import { recordNames } from './recordNames'
import { useSession } from './session'

/** Takes one person out of the register for good: what would go is named before, where something may remain is told after. */
export function createForgetting(register: () => Register, platform: Platform): Pick<Services, 'forget'> {
  return {
    async forget(table, id) {
      try {
        const person = await register().get(table, id)
        if (person === undefined) return false
        const name = fullName(person) || texts.nameless
        const scope = await register().erasureScope(table, id)
        const sure = await ask({
          title: texts.title(name),
          text: texts.text,
          lines: texts.goes(scope, table),
          confirm: texts.confirm,
          danger: true,
        })
        if (!sure) return false
        await register().erase(table, id)
        const names = await recordNames(register())
        // Never the name: the report is about somebody who is not to be named any more.
        useSession().erasureReport = scope.mentions.map((one) => ({ ...one, name: names.get(one.id) ?? '' }))
        return true
      } catch (reason) {
        console.warn(reason)
        showFailure(platform, reason, texts.failed)
        return false
      }
    },
  }
}
