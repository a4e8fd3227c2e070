import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { describe, expect, it } from 'vitest'
import { useAddressValue, watchWays } from '@/ui/useAddress'

/** Two screens; the second one takes as long to load as the test wants. */
async function twoScreens() {
  let loaded: () => void = () => undefined
  const slow = new Promise<void>((done) => (loaded = done))
  const screen = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'list', component: screen },
      { path: '/other', name: 'other', component: () => slow.then(() => screen) },
    ],
  })
  const app = createApp(screen)
  app.use(router)
  const openId = app.runWithContext(() => useAddressValue('id'))
  await router.push('/?id=7&filter=all')
  return { router, openId, loaded }
}

describe('what a screen writes into its address', () => {
  it('keeps the rest of it', async () => {
    const { router, openId } = await twoScreens()
    expect(openId.value).toBe('7')
    openId.value = null
    await expect.poll(() => router.currentRoute.value.fullPath).toBe('/?filter=all')
  })

  it('does not call the user back from the way to another screen', async () => {
    const { router, openId, loaded } = await twoScreens()
    const way = router.push({ name: 'other' })
    await new Promise((turn) => setTimeout(turn))
    // A save that has only now come through closes the card of the screen that is being left.
    openId.value = null
    loaded()
    await way
    expect(router.currentRoute.value.fullPath).toBe('/other')
    // And whoever comes back finds the screen as willing as before.
    await router.push('/?id=8')
    openId.value = null
    await expect.poll(() => router.currentRoute.value.fullPath).toBe('/')
  })

  it('does not call him back while a question or a save is still waited for', async () => {
    const screen = { render: () => null }
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', name: 'list', component: screen },
        { path: '/other', name: 'other', component: screen },
      ],
    })
    watchWays(router)
    let saved: () => void = () => undefined
    const saving = new Promise<void>((done) => (saved = done))
    router.beforeEach((to) => (to.name === 'other' ? saving.then(() => true) : true))
    const app = createApp(screen)
    app.use(router)
    await router.push('/?id=new')
    const openId = app.runWithContext(() => useAddressValue('id'))
    const way = router.push({ name: 'other' })
    await new Promise((turn) => setTimeout(turn))
    // The card of the saved record would now stand at its own address.
    openId.value = '8'
    saved()
    await way
    expect(router.currentRoute.value.fullPath).toBe('/other')
  })
})
