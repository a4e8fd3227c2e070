import type { Page } from '@playwright/test'

/**
 * From now on the page's database refuses every write, in the browser's own words for a full disk. The browser's quota itself
 * cannot be had: Chromium tells every page the same made-up size.
 * @returns makes room again
 */
export async function fillDisk(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const store = IDBObjectStore.prototype
    const { put, add } = store
    const refuse = () => {
      throw new DOMException('Encountered full disk while opening backing store.', 'QuotaExceededError')
    }
    Object.assign(store, { put: refuse, add: refuse })
    Reflect.set(window, 'makeRoom', () => Object.assign(store, { put, add }))
  })
  return () =>
    page.evaluate(() => {
      const makeRoom = Reflect.get(window, 'makeRoom') as () => void
      makeRoom()
    })
}
