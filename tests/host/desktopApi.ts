import type { Page } from '@playwright/test'
import type { Channel, DesktopApi } from '@contract'

type Answer<C extends Channel> = Awaited<ReturnType<DesktopApi[C]>>

/**
 * Calls `window.desktop` in the page, as a screen would. Playwright carries JSON only, so bytes travel as arrays of
 * numbers marked `{ bytes: [...] }` in both directions. `request` is deliberately untyped: specs also send nonsense.
 */
export async function desktopApi<C extends Channel>(page: Page, channel: C, ...request: unknown[]): Promise<Answer<C>> {
  return page.evaluate(
    async ([name, args]) => {
      const revive = (value: unknown): unknown => {
        if (value === null || typeof value !== 'object') return value
        if (Array.isArray(value)) return value.map(revive)
        if ('bytes' in value && Array.isArray(value.bytes) && Object.keys(value).length === 1) {
          return new Uint8Array(value.bytes as number[])
        }
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, revive(entry)]))
      }
      const plain = (value: unknown): unknown => {
        if (value instanceof Uint8Array) return { bytes: [...value] }
        if (value === null || typeof value !== 'object') return value
        if (Array.isArray(value)) return value.map(plain)
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]))
      }
      const api = Reflect.get(window, 'desktop') as Record<string, (...given: unknown[]) => Promise<unknown>>
      const call = api[name]
      if (!call) throw new Error(`window.desktop.${name} is missing`)
      return plain(await call(...args.map(revive)))
    },
    [channel, request] as const,
  ) as Promise<Answer<C>>
}

/** Bytes for a request, in the form `desktopApi` carries. */
export function asBytes(text: string): { bytes: number[] } {
  return { bytes: [...Buffer.from(text, 'utf8')] }
}

/** Bytes from an answer. */
export function fromBytes(value: unknown): Buffer {
  return Buffer.from((value as { bytes: number[] }).bytes)
}
