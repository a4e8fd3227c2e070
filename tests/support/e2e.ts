import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'

/** What the window did wrong while a test ran; a test that provokes an error on purpose may look and clear. */
export interface Troubles {
  /** Console errors, uncaught errors, unhandled rejections and reports of the content security policy. */
  errors: string[]
  /** Addresses outside the application's own origin that the window asked for. */
  strangers: string[]
}

/** Sees to it that nothing goes wrong unnoticed in any page of a context, pages opened later included. */
export async function watch(context: BrowserContext, ownOrigin: string): Promise<Troubles> {
  const troubles: Troubles = { errors: [], strangers: [] }
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`content security policy: ${event.violatedDirective} blocked ${event.blockedURI}`)
    })
    addEventListener('unhandledrejection', (event) => {
      console.error(`unhandled rejection: ${String(event.reason)}`)
    })
  })
  const watchPage = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.errors.push(`${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => troubles.errors.push(error.stack ?? error.message))
  }
  context.pages().forEach(watchPage)
  context.on('page', watchPage)
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol === 'data:' || url.protocol === 'blob:' || url.origin === ownOrigin) return
    if (url.protocol === 'about:' || url.protocol === 'chrome-extension:') return
    troubles.strangers.push(request.url())
  })
  return troubles
}

/**
 * The `test` of every spec in `tests/e2e`: it fails when the window logged an error, broke its content security policy
 * or asked for anything outside its own origin, whatever else the spec asserts.
 */
export const test = base.extend<{ troubles: Troubles }>({
  troubles: [
    async ({ context, baseURL }, use) => {
      const troubles = await watch(context, new URL(baseURL ?? 'http://127.0.0.1/').origin)
      await use(troubles)
      expect(troubles.errors, 'errors in the window').toEqual([])
      expect(troubles.strangers, 'requests outside the own origin').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
export type { Page }
