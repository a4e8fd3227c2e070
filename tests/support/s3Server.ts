import { createHash, createHmac } from 'node:crypto'
import { faultyServer, type Asked, type FaultyServer, type Reply } from './faultyServer'

export interface S3Habits {
  /** `ignored`: passes over `If-None-Match`, as mocks do; `refused`: does not know it (501, Aliyun); `304`: old MinIO. */
  conditional?: 'kept' | 'ignored' | 'refused' | '304'
  now?: () => number
  /** Keys per page of a listing. */
  page?: number
}

export interface S3Server extends FaultyServer {
  /** Key → bytes. */
  objects: Map<string, Buffer>
}

export const s3Access = 'SCHOOLKEY'
export const s3Secret = 'secret/of+the school'
export const s3Bucket = 'pereklichka'
export const s3Region = 'ru-central1'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Uint8Array | string, text: string) => createHmac('sha256', key).update(text).digest()
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

function refusal(status: number, code: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`,
  }
}

/** Signature version 4, reckoned anew from its description; null when it is right. */
function complaint({ method, url, headers, body }: Asked, nowMs: number): Reply | null {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
    headers.authorization ?? '',
  )
  if (found === null) return refusal(403, 'AccessDenied')
  const [, access, scope = '', names = '', signature] = found
  if (access !== s3Access) return refusal(403, 'InvalidAccessKeyId')
  const date = String(headers['x-amz-date'])
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Math.abs(signedAt - nowMs) > 15 * 60_000) return refusal(403, 'RequestTimeTooSkewed')
  const hash = String(headers['x-amz-content-sha256'])
  if (hash !== sha256(body)) return refusal(400, 'XAmzContentSHA256Mismatch')
  const query = [...url.searchParams].map(([key, value]) => `${encoded(key)}=${encoded(value)}`).sort()
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, url.pathname, query.join('&'), lines.join(''), names, hash].join('\n')
  const key = scope.split('/').reduce<Uint8Array | string>((last, part) => hmac(last, part), `AWS4${s3Secret}`)
  const right = hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex')
  return signature === right ? null : refusal(403, 'SignatureDoesNotMatch')
}

/** An object storage in memory that reckons every signature anew. */
export async function s3Server(habits: S3Habits = {}): Promise<S3Server> {
  const { conditional = 'kept', now = Date.now, page = 1000 } = habits
  const objects = new Map<string, Buffer>()

  function listing({ url }: Asked): Reply {
    const prefix = url.searchParams.get('prefix') ?? ''
    const after = url.searchParams.get('continuation-token') ?? ''
    const most = Math.min(page, Number(url.searchParams.get('max-keys') ?? page))
    const entries = new Map<string, string>()
    for (const [key, bytes] of objects) {
      if (!key.startsWith(prefix)) continue
      const slash = key.indexOf('/', prefix.length)
      const folder = slash < 0 ? null : key.slice(0, slash + 1)
      entries.set(
        folder ?? key,
        folder === null
          ? `<Contents><Key>${key}</Key><Size>${String(bytes.length)}</Size></Contents>`
          : `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`,
      )
    }
    const names = [...entries.keys()].filter((name) => name > after).sort()
    const shown = names.slice(0, most)
    const goesOn = names.length > most
    const token = goesOn ? `<NextContinuationToken>${shown.at(-1) ?? ''}</NextContinuationToken>` : ''
    const body =
      `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">` +
      `<IsTruncated>${String(goesOn)}</IsTruncated>${token}${shown.map((name) => entries.get(name) ?? '').join('')}</ListBucketResult>`
    return { status: 200, headers: { 'content-type': 'application/xml' }, body }
  }

  function put(key: string, asked: Asked): Reply {
    const md5 = asked.headers['content-md5']
    if (md5 !== undefined && md5 !== createHash('md5').update(asked.body).digest('base64'))
      return refusal(400, 'BadDigest')
    if (asked.headers['if-none-match'] !== undefined && conditional !== 'ignored') {
      if (conditional === 'refused') return refusal(501, 'NotImplemented')
      if (objects.has(key)) return conditional === '304' ? { status: 304 } : refusal(412, 'PreconditionFailed')
    }
    objects.set(key, asked.body)
    return { status: 200 }
  }

  function answer(asked: Asked): Reply {
    const refused = complaint(asked, now())
    if (refused) return asked.method === 'HEAD' ? { status: refused.status } : refused
    const path = decodeURIComponent(asked.url.pathname)
    if (path !== `/${s3Bucket}` && !path.startsWith(`/${s3Bucket}/`)) return refusal(404, 'NoSuchBucket')
    const key = path.slice(s3Bucket.length + 2)
    const bytes = objects.get(key)
    const length = { 'content-length': String(bytes?.length ?? 0) }
    switch (asked.method) {
      case 'GET':
        if (key === '') return listing(asked)
        return bytes ? { status: 200, headers: length, body: bytes } : refusal(404, 'NoSuchKey')
      case 'HEAD':
        return bytes ? { status: 200, headers: length } : { status: 404 }
      case 'PUT':
        return put(key, asked)
      case 'DELETE':
        objects.delete(key)
        return { status: 204 }
      default:
        return refusal(405, 'MethodNotAllowed')
    }
  }

  return Object.assign(await faultyServer(answer, now), { objects })
}
