import { LIMITS, type WebdavSetting } from '../../contract'
import { isExchangeName } from '../requests'
import { folderOf, isFailure, StoreFailure } from './failure'
import { clockOffset, isPage, patiently, send, statusFailure, type Answer, type Call, type Wire } from './http'
import { readListing } from './multistatus'
import { serverAddress } from './serverAddress'
import { COMPARED_BYTES, draftName, isSame, type Store } from './store'

const PROPERTIES = new TextEncoder().encode(
  '<?xml version="1.0" encoding="utf-8"?>' +
    '<d:propfind xmlns:d="DAV:"><d:prop><d:getcontentlength/><d:resourcetype/></d:prop></d:propfind>',
)

/** Apache sends a folder's name without its slash on to the one with it. */
const isRedirect = (error: unknown) => error instanceof StoreFailure && error.detail === 'redirect'

/**
 * A folder of a WebDAV server, by seven calls and without locks, ETags or times (reliability 5.1: servers differ in all of
 * them). A file is uploaded under a draft's name, looked at, and moved to its own without overwriting.
 */
export function webdavStore(setting: WebdavSetting, secret: string, wire: Wire): Store {
  const root = serverAddress(setting.url)
  const authorization = `Basic ${Buffer.from(`${setting.user}:${secret}`, 'utf8').toString('base64')}`
  // Names of the exchange need no encoding. A folder is asked for with its slash: without it Apache redirects.
  const fileUrl = (path: string) => new URL(path, root)
  const folderUrl = (path: string) => (path === '' ? root : new URL(`${path}/`, root))

  const ask = (call: Call) => send(wire, { ...call, headers: { authorization, ...call.headers } })
  const failed = (answer: Answer) => statusFailure(answer, wire.now())

  async function properties(url: URL, depth: '0' | '1'): Promise<Answer> {
    const headers = { depth, 'content-type': 'application/xml; charset=utf-8' }
    const answer = await ask({ method: 'PROPFIND', url, headers, body: PROPERTIES })
    if (answer.status !== 207) throw failed(answer)
    return answer
  }

  async function listing(url: URL, depth: '0' | '1') {
    return readListing((await properties(url, depth)).body, url)
  }

  async function isThere(path: string): Promise<boolean> {
    try {
      await listing(fileUrl(path), '0')
      return true
    } catch (error) {
      // Sent on to the same address with a slash: a folder.
      if (isRedirect(error)) return true
      if (isFailure(error, 'not-found')) return false
      throw error
    }
  }

  async function get(path: string, most: number): Promise<Uint8Array> {
    const answer = await ask({ method: 'GET', url: fileUrl(path), most })
    if (answer.status !== 200) throw failed(answer)
    if (isPage(answer)) throw new StoreFailure('not-a-store', 'html')
    return answer.body
  }

  /** Does the server hold exactly these bytes there? A file that is larger than was asked for is another one. */
  async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
    try {
      if (bytes.length <= COMPARED_BYTES) return isSame(await get(path, bytes.length), bytes)
      return (await listing(fileUrl(path), '0')).self.size === bytes.length
    } catch (error) {
      if (isFailure(error, 'not-found') || isFailure(error, 'too-large')) return false
      throw error
    }
  }

  /** From the top down; what is there already answers 405, or 301 or 409 on some servers, and 403 where another PC was quicker. */
  async function makeFolders(path: string): Promise<void> {
    if (path === '') return
    await makeFolders(folderOf(path))
    const url = folderUrl(path)
    const answer = await ask({ method: 'MKCOL', url }).catch((error: unknown) => {
      if (isRedirect(error)) return null
      throw error
    })
    if (answer === null || [200, 201, 405].includes(answer.status)) return
    if (answer.status === 403 && (await isThere(path))) return
    if (answer.status !== 409) throw failed(answer)
    // The parent was made a moment ago: somebody else makes the same folder, or the root is not there.
    if (!(await isThere(path))) throw new StoreFailure('not-found', 'HTTP 409', { passing: true })
  }

  /** Some servers read a file for minutes before they answer: whoever repeats looks first whether it has arrived. */
  async function upload(path: string, bytes: Uint8Array, attempt: number): Promise<void> {
    if (attempt > 1 && (await holds(path, bytes))) return
    const headers = { 'content-type': 'application/octet-stream' }
    const put = () => ask({ method: 'PUT', url: fileUrl(path), headers, body: bytes })
    let answer = await put()
    if (answer.status === 404 || answer.status === 409) {
      await makeFolders(folderOf(path))
      answer = await put()
    }
    if (![200, 201, 204].includes(answer.status)) throw failed(answer)
    if (await holds(path, bytes)) return
    throw new StoreFailure('unknown', 'MISMATCH', { passing: true })
  }

  /** An answer may be lost on its way: whoever repeats looks first whether the file has arrived already. */
  async function rename(from: string, to: string, bytes: Uint8Array, attempt: number): Promise<void> {
    if (attempt > 1 && (await holds(to, bytes))) return
    const headers = { destination: fileUrl(to).href, overwrite: 'F' }
    const answer = await ask({ method: 'MOVE', url: fileUrl(from), headers })
    if (answer.status !== 201 && answer.status !== 204) throw failed(answer)
    if (!(await holds(to, bytes))) throw new StoreFailure('unknown', 'MISMATCH')
  }

  return {
    list: (path) =>
      patiently(wire, async () => {
        const { self, held } = await listing(folderUrl(path), '1')
        if (!self.folder) throw new StoreFailure(path === '' ? 'not-a-store' : 'not-found', 'no collection')
        return [...held]
          .filter(([name]) => isExchangeName(name))
          .map(([name, { size, folder }]) => ({ name, size: folder ? 0 : size, folder }))
      }),

    read: (path) => patiently(wire, () => get(path, LIMITS.exchangeFileBytes)),

    async create(path, bytes) {
      if (await patiently(wire, () => isThere(path))) throw new StoreFailure('exists', 'PROPFIND')
      const folder = folderOf(path)
      const draft = folder === '' ? draftName() : `${folder}/${draftName()}`
      try {
        await patiently(wire, (attempt) => upload(draft, bytes, attempt))
        await patiently(wire, (attempt) => rename(draft, path, bytes, attempt))
      } catch (error) {
        // Once and without a word: what fails here leaves a draft that everybody passes over.
        await ask({ method: 'DELETE', url: fileUrl(draft) }).catch(() => undefined)
        throw error
      }
    },

    remove: (path) =>
      patiently(wire, async () => {
        // DELETE takes a folder with all that is in it, so it is looked at first.
        const found = await listing(fileUrl(path), '1').catch((error: unknown) => {
          if (isFailure(error, 'not-found')) return null
          if (isRedirect(error)) return listing(folderUrl(path), '1')
          throw error
        })
        if (found !== null && found.held.size > 0) throw new StoreFailure('forbidden', 'not empty')
        const url = found?.self.folder === true ? folderUrl(path) : fileUrl(path)
        const answer = await ask({ method: 'DELETE', url })
        if (![200, 202, 204, 404, 410].includes(answer.status)) throw failed(answer)
      }),

    clock: () =>
      patiently(wire, async () => {
        const askedAt = wire.now()
        return clockOffset(await properties(root, '0'), askedAt, wire.now())
      }),

    check: () =>
      patiently(wire, async () => {
        if (!(await listing(root, '0')).self.folder) throw new StoreFailure('not-a-store', 'no collection')
      }),
  }
}
