import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { CHANNELS, type Channel, type DesktopApi } from '@contract'
import { createExchange, type ExchangeHost } from '@electron/main/exchange/createExchange'
import { wireOf, type Wire } from '@electron/main/exchange/http'
import { handleAll } from '@electron/main/handle'
import type { Keyring } from '@electron/main/sealedText'
import { desktopExchange } from '@/platform/desktopExchange'
import type { ExchangeStores } from '@/platform/platform'

/** A PC without a keyring. */
const noKeyring: Keyring = {
  getSelectedStorageBackend: () => 'basic_text',
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
  encryptStringAsync: () => Promise.reject(new Error('no keyring')),
  decryptStringAsync: () => Promise.reject(new Error('no keyring')),
}

/** Node's own requests, without pauses between the tries and with little patience. */
export const quickWire = (change: Partial<Wire> = {}): Wire => ({
  ...wireOf((url, init) => fetch(url, init)),
  wait: () => Promise.resolve(),
  patienceMs: 2000,
  ...change,
})

export interface DesktopExchange {
  stores: ExchangeStores
  /** What the user answers in the next dialogs; null closes them. */
  answer(path: string | null): void
}

/** The desktop's stores as the page has them: its own half, the border with its schemas, and main's half. */
export function desktopExchangeOver(
  ownData: string,
  change: Partial<Pick<ExchangeHost, 'keyring' | 'wire' | 'folders'>> = {},
): DesktopExchange {
  let chosen: string | null = null
  const main: Partial<DesktopApi> = createExchange({
    ownData,
    documents: ownData,
    window: () => null,
    dialog: {
      showOpenDialog: () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }),
    },
    keyring: noKeyring,
    wire: quickWire(),
    ...change,
  })
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()
  const unused = () => Promise.reject(new Error('not of the exchange'))
  const whole = Object.fromEntries(
    Object.keys(CHANNELS).map((channel) => [channel, main[channel as Channel] ?? unused]),
  ) as unknown as DesktopApi
  handleAll({ handle: (channel, run) => void handlers.set(channel, run) }, () => true, whole)
  const api = Object.fromEntries(
    Object.entries(CHANNELS).map(([name, channel]) => [
      name,
      // What crosses the border is cloned, there and back.
      async (request: unknown) =>
        structuredClone((await handlers.get(channel)?.({} as IpcMainInvokeEvent, structuredClone(request))) as unknown),
    ]),
  ) as unknown as DesktopApi
  return { stores: desktopExchange(api), answer: (path) => void (chosen = path) }
}
