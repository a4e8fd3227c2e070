import { faultyServer, type Asked, type FaultyServer, type Reply } from './faultyServer'

export interface WebdavHabits {
  /** How the server writes addresses in a listing. */
  href?: 'path' | 'absolute' | 'encoded' | 'relative' | 'proxied'
  /** Prefix of the names of DAV: and of the properties, as Apache mixes them. */
  prefix?: 'D' | 'd' | 'lp1'
  /** Passes over `Overwrite: F`, as it must not. */
  overwrites?: boolean
  now?: () => number
}

export interface WebdavServer extends FaultyServer {
  /** Of the folder that is the store. */
  url: string
  /** Path below the store's folder → bytes; null for a folder. */
  tree: Map<string, Buffer | null>
}

export const webdavUser = 'Приёмная'
export const webdavSecret = 'пароль приложения'

const ROOT = '/remote.php/dav/Обмен'
const above = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const missing: Reply = { status: 404 }

/** A WebDAV server in memory, as strict as Apache: no file without its folder, 405 for a folder that is there. */
export async function webdavServer(habits: WebdavHabits = {}): Promise<WebdavServer> {
  const { href = 'path', prefix = 'D', overwrites = false, now = Date.now } = habits
  const tree = new Map<string, Buffer | null>([['', null]])

  function addressOf(path: string, folder: boolean, asked: Asked): string {
    const whole = `${ROOT}/${path}${folder && path !== '' ? '/' : ''}`
    if (href === 'absolute') return new URL(whole, asked.url).href
    if (href === 'encoded')
      return [...Buffer.from(whole)].map((byte) => (byte === 47 ? '/' : `%${byte.toString(16)}`)).join('')
    if (href === 'proxied') return encodeURI(`/inner${whole}`)
    if (href === 'path') return encodeURI(whole)
    return asked.url.pathname.endsWith('/') && decodeURI(asked.url.pathname) !== whole
      ? `./${path.slice(path.lastIndexOf('/') + 1)}${folder ? '/' : ''}`
      : encodeURI(whole)
  }

  function listing(path: string, depth: string | undefined, asked: Asked): Reply {
    const held = [...tree.keys()].filter((one) => one !== '' && one !== path && above(one) === path)
    const shown = depth === '1' ? [path, ...held] : [path]
    const lines = shown.map((one) => {
      const bytes = tree.get(one) ?? null
      const type =
        bytes === null
          ? `<${prefix}:resourcetype><D:collection/></${prefix}:resourcetype>`
          : `<${prefix}:resourcetype/>`
      const size =
        bytes === null ? '' : `<${prefix}:getcontentlength>${String(bytes.length)}</${prefix}:getcontentlength>`
      const none =
        bytes === null
          ? `<D:propstat><D:prop><D:getcontentlength/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>`
          : ''
      return (
        `<D:response><D:href>${addressOf(one, bytes === null, asked)}</D:href>${none}<D:propstat><D:prop>${type}${size}</D:prop>` +
        `<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`
      )
    })
    const other = prefix === 'D' ? '' : ` xmlns:${prefix}="DAV:"`
    const body = `<?xml version="1.0"?>\n<D:multistatus xmlns:D="DAV:"${other}>${lines.join('\n')}</D:multistatus>`
    return { status: 207, headers: { 'content-type': 'application/xml; charset="utf-8"' }, body }
  }

  function move(from: string, asked: Asked): Reply {
    const destination = URL.parse(String(asked.headers.destination))
    if (destination?.host !== asked.url.host) return { status: 502 }
    const to = pathOf(destination)
    const bytes = tree.get(from)
    if (to === null || bytes === undefined) return missing
    if (!tree.has(above(to))) return { status: 409 }
    const taken = tree.has(to)
    if (taken && asked.headers.overwrite === 'F' && !overwrites) return { status: 412 }
    tree.delete(from)
    tree.set(to, bytes)
    return { status: taken ? 204 : 201 }
  }

  function pathOf(url: URL): string | null {
    const whole = decodeURIComponent(url.pathname)
    if (whole !== ROOT && !whole.startsWith(`${ROOT}/`)) return null
    return whole.slice(ROOT.length + 1).replace(/\/$/, '')
  }

  function answer(asked: Asked): Reply {
    const right = `Basic ${Buffer.from(`${webdavUser}:${webdavSecret}`).toString('base64')}`
    if (asked.headers.authorization !== right)
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }
    const path = pathOf(asked.url)
    if (path === null) return missing
    const found = tree.get(path)
    const slash = asked.url.pathname.endsWith('/')
    if (found && slash) return { status: 400 }
    if (found === null && !slash && path !== '' && ['PROPFIND', 'GET', 'DELETE', 'MKCOL'].includes(asked.method)) {
      return { status: 301, headers: { location: `${asked.url.href}/` } }
    }
    switch (asked.method) {
      case 'PROPFIND':
        return found === undefined ? missing : listing(path, String(asked.headers.depth), asked)
      case 'GET':
        return found ? { status: 200, body: found, headers: { 'content-length': String(found.length) } } : missing
      case 'PUT':
        if (found === null) return { status: 405 }
        if (tree.get(above(path)) !== null) return { status: 409 }
        tree.set(path, asked.body)
        return { status: found ? 204 : 201 }
      case 'MKCOL':
        if (found !== undefined) return { status: 405 }
        if (tree.get(above(path)) !== null) return { status: 409 }
        tree.set(path, null)
        return { status: 201 }
      case 'DELETE':
        if (found === undefined) return missing
        for (const one of [...tree.keys()]) if (one === path || one.startsWith(`${path}/`)) tree.delete(one)
        return { status: 204 }
      case 'MOVE':
        return move(path, asked)
      default:
        return { status: 405 }
    }
  }

  const server = await faultyServer(answer, now)
  return Object.assign(server, { url: `${server.origin}${ROOT}`, tree })
}
