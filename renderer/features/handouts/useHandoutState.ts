import { watch, type ShallowRef } from 'vue'
import { useRoute } from 'vue-router'
import type { IsoDay } from '@/domain/model/plain'
import { useRemembered } from '@/ui/useRemembered'
import { firstState, stateOfAddress, type HandoutState } from './choice'

/** What was chosen last, and what the address asks for, also when it changes while the screen is open. */
export function useHandoutState(today: IsoDay): ShallowRef<HandoutState> {
  const route = useRoute()
  const state = useRemembered<HandoutState>('handouts', firstState(today))
  watch(
    () => route.query,
    (query) => {
      if (route.name === 'handouts') state.value = stateOfAddress(state.value, query)
    },
    { immediate: true },
  )
  return state
}
