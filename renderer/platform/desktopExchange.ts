import { LIMITS, type DesktopApi } from '@contract'
import { answered } from './answered'
import type { ExchangeStore, ExchangeStores } from './exchange'
import { probeExchange } from './probeExchange'

/** The stores that main works with. */
export function desktopExchange(api: DesktopApi): ExchangeStores {
  const store = (school: string): ExchangeStore => ({
    list: (path) => answered(api.listExchange({ school, path })),
    read: (path) => answered(api.readExchange({ school, path })),
    create(path, bytes) {
      if (bytes.byteLength > LIMITS.exchangeFileBytes) {
        return Promise.resolve({ ok: false, code: 'too-large', name: path.slice(path.lastIndexOf('/') + 1) })
      }
      return answered(api.createExchange({ school, path, bytes }))
    },
    remove: (path) => answered(api.removeExchange({ school, path })),
    clock: () => answered(api.exchangeClock({ school })),
  })
  return {
    kinds: ['folder', 'webdav', 's3'],
    setting: (school) => answered(api.exchangeSetting({ school })),
    chooseFolder: (school, title) => answered(api.chooseExchangeFolder({ school, title })),
    // The border clones what it is given: a reactive object is copied into a plain one first.
    connect: (school, setting, secret) => answered(api.connectExchange({ school, setting: { ...setting }, secret })),
    forget: (school) => answered(api.forgetExchange({ school })),
    move: (school, to) => answered(api.moveExchange({ school, to })),
    state: (school) => answered(api.exchangeState({ school })),
    wake: () => Promise.resolve({ ok: true, value: null }),
    store,
    probe: (school) => probeExchange(store(school)),
  }
}
