import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import { LIMITS, type ExchangeFile, type S3Setting } from '../../contract'
import { isExchangeName } from '../requests'
import { isFailure, StoreFailure } from './failure'
import { clockOffset, isPage, patiently, send, statusFailure, type Answer, type Call, type Wire } from './http'
import { readObjects, saysCode, type ObjectListing } from './objectListing'
import { serverAddress } from './serverAddress'
import { COMPARED_BYTES, isSame, type Store } from './store'

/** A listing of more pages than this is nobody's exchange. */
const MOST_PAGES = 200

interface Request extends Omit<Call, 'url'> {
  key: string
  query?: Record<string, string>
}

interface Page extends ObjectListing {
  answer: Answer
  /** What all keys of the page begin with. */
  folder: string
}

/**
 * A bucket of an S3-compatible object storage, or a part of one. PUT is whole or nothing there, so no draft is needed;
 * `If-None-Match: *` is asked for and not relied upon (reliability 5.2): a server that passes over it still refuses what
 * it can be seen to hold.
 */
export function s3Store(setting: S3Setting, secret: string, wire: Wire): Store {
  const endpoint = serverAddress(setting.endpoint)
  const bucketUrl = setting.pathStyle ? new URL(`${setting.bucket}/`, endpoint) : new URL(endpoint)
  if (!setting.pathStyle) bucketUrl.hostname = `${setting.bucket}.${endpoint.hostname}`
  const prefix = setting.prefix === '' ? '' : `${setting.prefix.replace(/\/$/, '')}/`
  /** What the server's clock is ahead of ours: it refuses what was signed a quarter of an hour away from its own time. */
  let aheadMs = 0

  async function signed({ key, query = {}, method, headers = {}, body, most }: Request): Promise<Answer> {
    const url = new URL(key, bucketUrl)
    // Of a bucket that is asked for itself some servers reckon the signature without the slash at its end.
    if (key === '') url.pathname = url.pathname.replace(/(?<=.)\/$/, '')
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const hash = createHash('sha256')
      .update(body ?? new Uint8Array())
      .digest('hex')
    const signature = await new AwsV4Signer({
      method,
      url: url.href,
      headers: { ...headers, 'x-amz-content-sha256': hash },
      accessKeyId: setting.accessKey,
      secretAccessKey: secret,
      service: 's3',
      region: setting.region,
      datetime: new Date(wire.now() + aheadMs).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    }).sign()
    return send(wire, {
      method,
      url: signature.url,
      headers: Object.fromEntries(signature.headers),
      ...(body === undefined ? {} : { body }),
      ...(most === undefined ? {} : { most }),
    })
  }

  /** Asks once more by the server's own clock where ours is what it complains about. */
  async function ask(request: Request): Promise<Answer> {
    const askedAt = wire.now()
    const answer = await signed(request)
    if (answer.status !== 403) return answer
    const offset = clockOffset(answer, askedAt, wire.now())
    // HEAD has no body to tell by.
    const skewed = request.method === 'HEAD' || saysCode(answer.body, 'RequestTimeTooSkewed')
    if (offset === null || !skewed || Math.abs(offset - aheadMs) < 60_000) return answer
    aheadMs = offset
    return signed(request)
  }

  const failed = (answer: Answer) => statusFailure(answer, wire.now())
  const keyOf = (path: string) => prefix + path

  async function page(path: string, token: string | null, most: number): Promise<Page> {
    const folder = path === '' ? prefix : `${keyOf(path)}/`
    const query: Record<string, string> = { 'list-type': '2', delimiter: '/', 'max-keys': String(most), prefix: folder }
    if (token !== null) query['continuation-token'] = token
    const answer = await ask({ method: 'GET', key: '', query })
    if (answer.status !== 200) throw failed(answer)
    return { answer, folder, ...readObjects(answer.body) }
  }

  async function sizeOf(path: string): Promise<number | null> {
    const answer = await ask({ method: 'HEAD', key: keyOf(path) })
    if (answer.status === 404) return null
    if (answer.status !== 200) throw failed(answer)
    if (isPage(answer)) throw new StoreFailure('not-a-store', 'html')
    return Number(answer.headers.get('content-length') ?? NaN)
  }

  async function get(path: string, most: number): Promise<Uint8Array> {
    const answer = await ask({ method: 'GET', key: keyOf(path), most })
    if (answer.status !== 200) throw failed(answer)
    if (isPage(answer)) throw new StoreFailure('not-a-store', 'html')
    return answer.body
  }

  async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
    try {
      if (bytes.length > COMPARED_BYTES) return (await sizeOf(path)) === bytes.length
      return isSame(await get(path, bytes.length), bytes)
    } catch (error) {
      if (isFailure(error, 'not-found') || isFailure(error, 'too-large')) return false
      throw error
    }
  }

  async function put(path: string, bytes: Uint8Array, onlyNew: boolean): Promise<void> {
    const headers: Record<string, string> = {
      'content-type': 'application/octet-stream',
      'content-md5': createHash('md5').update(bytes).digest('base64'),
    }
    if (onlyNew) headers['if-none-match'] = '*'
    const answer = await ask({ method: 'PUT', key: keyOf(path), headers, body: bytes })
    if (answer.status === 200 || answer.status === 201) return
    // Old MinIO says «not modified»; 409 is a rival whose upload is not decided yet.
    if (answer.status === 304) throw new StoreFailure('exists', 'HTTP 304')
    if (answer.status === 409) throw new StoreFailure('unknown', 'HTTP 409', { passing: true })
    if (onlyNew && (answer.status === 501 || saysCode(answer.body, 'NotImplemented'))) return put(path, bytes, false)
    throw failed(answer)
  }

  return {
    async list(path) {
      const files: ExchangeFile[] = []
      let seen = 0
      let token: string | null = null
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const from: string | null = token
        const { folder, objects, folders, next }: Page = await patiently(wire, () => page(path, from, 1000))
        seen += objects.length + folders.length
        for (const { key, size } of objects) files.push({ name: key.slice(folder.length), size, folder: false })
        for (const key of folders) files.push({ name: key.slice(folder.length, -1), size: 0, folder: true })
        token = next
        if (token === null) break
      }
      if (token !== null) throw new StoreFailure('too-large', 'listing')
      // There are no folders: one that nothing lies in is not there. The root is there when the bucket answers.
      if (seen === 0 && path !== '') throw new StoreFailure('not-found', 'no keys')
      return files.filter(({ name }) => isExchangeName(name))
    },

    read: (path) => patiently(wire, () => get(path, LIMITS.exchangeFileBytes)),

    create: (path, bytes) =>
      patiently(wire, async (attempt) => {
        // An answer may be lost on its way: whoever repeats looks first whether the file has arrived already.
        if (attempt > 1 && (await holds(path, bytes))) return
        if ((await sizeOf(path)) !== null) throw new StoreFailure('exists', 'HEAD')
        await put(path, bytes, true)
        // Somebody else's bytes under our name: the server let both of us write.
        if (!(await holds(path, bytes))) throw new StoreFailure('exists', 'MISMATCH')
      }),

    remove: (path) =>
      patiently(wire, async () => {
        const { objects, folders } = await page(path, null, 1)
        if (objects.length + folders.length > 0) throw new StoreFailure('forbidden', 'not empty')
        const answer = await ask({ method: 'DELETE', key: keyOf(path) })
        if (![200, 204, 404].includes(answer.status)) throw failed(answer)
      }),

    clock: () =>
      patiently(wire, async () => {
        const askedAt = wire.now()
        const { answer } = await page('', null, 1)
        return clockOffset(answer, askedAt, wire.now())
      }),

    check: () => patiently(wire, async () => void (await page('', null, 1))),
  }
}
