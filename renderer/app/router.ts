import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import { openSchool } from './openSchool'
import { watchWays } from '@/ui/useAddress'
import { mayLeave } from '@/ui/useUnsaved'
import { screens, screenTitle } from './screens'
import { appTexts } from './texts'

/** Routes are the screens. Without an open school everything leads to the start; an unknown address to the overview. */
export function createScreenRouter(isLocked: () => boolean): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      ...screens.map((screen) => ({
        path: `/${screen.name}`,
        name: screen.name,
        component: screen.load,
        meta: { schoolless: screen.schoolless ?? false, entrance: screen.entrance ?? false, chapter: screen.chapter },
      })),
      { path: '/:rest(.*)*', redirect: { name: 'overview' } },
    ],
  })
  watchWays(router)
  // Behind a locked screen nothing moves: the back button of the mouse would else lose a draft. The first one is a start.
  router.beforeEach((_to, from) => !(isLocked() && from.matched.length > 0))
  // A filter changes the address and leaves the open card alone; another screen, tab or card does not.
  router.beforeEach((to, from) => {
    const stays = to.name === from.name && to.query['id'] === from.query['id'] && to.query['tab'] === from.query['tab']
    return stays || mayLeave()
  })
  router.beforeEach((to) => {
    if (openSchool.value === null && to.meta['schoolless'] !== true) return { name: 'start' }
    if (openSchool.value !== null && to.meta['entrance'] === true) return { name: 'overview' }
    return true
  })
  router.afterEach((to) => {
    const screen = screens.find((candidate) => candidate.name === to.name)
    document.title = screen ? `${screenTitle(screen.name)} — ${appTexts.product}` : appTexts.product
  })
  return router
}
