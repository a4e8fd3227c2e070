import { isOurOrigin } from './addresses'

/**
 * All that a page may be granted: keeping its data from being evicted, and putting text on the clipboard.
 * Camera, position, notifications, reading the clipboard and every device are refused, now and in later Chromiums.
 */
const GRANTED: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write'])

export function mayHave(permission: string, origin: string): boolean {
  return GRANTED.has(permission) && isOurOrigin(origin)
}
