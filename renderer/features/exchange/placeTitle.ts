import type { ExchangeSetting } from '@/platform/exchange'
import { exchangeTexts } from './texts'

/** Where the PCs meet, as one line; an address without what leads to it. */
export function placeTitle(setting: ExchangeSetting): string {
  const words = exchangeTexts.place
  if (setting.kind === 'folder') return words.folder(setting.title)
  if (setting.kind === 'webdav') return words.webdav(bare(setting.url))
  return words.s3(setting.bucket, bare(setting.endpoint))
}

function bare(url: string): string {
  const short = url.replace(/^https?:\/\//u, '').replace(/\/+$/u, '')
  try {
    return decodeURI(short)
  } catch {
    // A lone per cent sign is a part of the name.
    return short
  }
}
