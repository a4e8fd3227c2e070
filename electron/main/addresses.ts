import { APP_HOST, APP_ORIGIN, APP_SCHEME } from '../contract'

/** The one page of the application. Its origin is fixed for ever: another origin is another, empty IndexedDB. */
export const START_PAGE = `${APP_ORIGIN}/index.html`

/** Where a document for the printer is found for as long as it is being printed. */
export const PRINT_FOLDER = '/print/'

export function printAddress(token: string): string {
  return `${APP_ORIGIN}${PRINT_FOLDER}${token}`
}

function ours(address: string): URL | null {
  const url = URL.parse(address)
  if (url?.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null
  return url.username === '' && url.password === '' ? url : null
}

/**
 * Is this the page that may talk to the desktop? The only place that knows the answer; the sender check of every
 * channel and the navigation guard ask here. Query and fragment do not matter, host and path do.
 */
export function isStartPage(address: string): boolean {
  const url = ours(address)
  return url !== null && (url.pathname === '/index.html' || url.pathname === '/' || url.pathname === '')
}

/** May the window load this address at all? Everything that is not ours, the whole network included, is refused. */
export function mayLoad(address: string): boolean {
  if (address.startsWith('blob:')) return ours(address.slice('blob:'.length)) !== null
  return ours(address) !== null || address.startsWith('data:')
}

/** Is this origin, as the permission handlers give it (with or without a trailing slash), ours? */
export function isOurOrigin(origin: string): boolean {
  return ours(origin) !== null
}

/** The address as the system's browser gets it, or null: only https and mailto, nothing with a password in it. */
export function outsideAddress(address: string): string | null {
  const url = URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '') return null
  if (url.protocol === 'https:' && url.hostname !== '') return url.href
  return url.protocol === 'mailto:' ? url.href : null
}
