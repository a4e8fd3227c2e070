import { StoreFailure } from './failure'
import { children, rootOf, textOf } from './xml'

export interface ObjectListing {
  objects: { key: string; size: number }[]
  /** Common prefixes, with the slash at the end. */
  folders: string[]
  /** The token that asks for what comes after; null on the last page. */
  next: string | null
}

/**
 * One page of ListObjectsV2.
 * @throws StoreFailure `not-a-store`
 */
export function readObjects(body: Uint8Array): ObjectListing {
  const root = rootOf(body, 'ListBucketResult')
  const next = textOf(root, 'NextContinuationToken')
  const goesOn = textOf(root, 'IsTruncated') === 'true'
  if (goesOn && next === '') throw new StoreFailure('not-a-store', 'no token')
  return {
    objects: children(root, 'Contents').map((one) => ({
      key: textOf(one, 'Key'),
      size: Number(textOf(one, 'Size')) || 0,
    })),
    folders: children(root, 'CommonPrefixes').map((one) => textOf(one, 'Prefix')),
    next: goesOn ? next : null,
  }
}

/** Does the body of a refusal carry this code? */
export function saysCode(body: Uint8Array, code: string): boolean {
  try {
    return textOf(rootOf(body, 'Error'), 'Code') === code
  } catch {
    return false
  }
}
