import type { Page } from '@playwright/test'

/** Records of one kind, as they lie in the database of the open school. */
export function storedRows(page: Page, table: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(async (name) => {
    for (const { name: database } of await indexedDB.databases()) {
      const open = indexedDB.open(database ?? '')
      await new Promise((done) => (open.onsuccess = done))
      const db = open.result
      if (!db.objectStoreNames.contains(name)) {
        db.close()
        continue
      }
      const all = db.transaction(name).objectStore(name).getAll()
      await new Promise((done) => (all.onsuccess = done))
      db.close()
      return all.result as Record<string, unknown>[]
    }
    return []
  }, table)
}
