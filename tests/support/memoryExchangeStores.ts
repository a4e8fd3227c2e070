import type { ExchangeSetting, ExchangeState, ExchangeStores, Result } from '@/platform/platform'
import { probeExchange } from '@/platform/probeExchange'
import { memoryExchange, type MemoryExchange } from './memoryExchange'

/** The stores of a PC in memory, and the user and the world around it. */
export interface MemoryExchangeStores extends ExchangeStores {
  /** The place that every setting of this PC leads to; several PCs may share one. */
  place: MemoryExchange
  /** False: the user closes the dialog. */
  confirms: boolean
  /** What a place that is set up looks like now. */
  looks: Exclude<ExchangeState, 'none'>
  /** The only secret that servers accept; null: any. */
  secret: string | null
}

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })

/** The twin of the desktop's stores; `place` is what another PC's twin leads to as well. */
export function memoryExchangeStores(place: MemoryExchange = memoryExchange()): MemoryExchangeStores {
  const settings = new Map<string, ExchangeSetting>()
  const gone = () => Promise.resolve({ ok: false, code: 'gone', detail: 'none' } as const)
  const keep = (school: string, setting: ExchangeSetting) => {
    settings.set(school, setting)
    return ok(setting)
  }

  const twin: MemoryExchangeStores = {
    place,
    confirms: true,
    looks: 'ready',
    secret: null,
    kinds: ['folder', 'webdav', 's3'],
    setting: (school) => ok(settings.get(school) ?? null),
    chooseFolder: (school) =>
      twin.confirms
        ? keep(school, { kind: 'folder', title: 'Обмен' })
        : Promise.resolve({ ok: false, code: 'cancelled' }),
    connect: (school, setting, secret) =>
      twin.secret === null || twin.secret === secret
        ? keep(school, { ...setting })
        : Promise.resolve({ ok: false, code: 'denied' }),
    forget(school) {
      settings.delete(school)
      return ok(null)
    },
    move(school, to) {
      const setting = settings.get(school)
      if (school === to) return ok(null)
      if (setting === undefined) return gone()
      settings.delete(school)
      settings.set(to, setting)
      return ok(null)
    },
    state: (school) => ok(settings.has(school) ? twin.looks : 'none'),
    wake() {
      if (!twin.confirms) return Promise.resolve({ ok: false, code: 'cancelled' })
      if (twin.looks === 'asks') twin.looks = 'ready'
      return ok(null)
    },
    store(school) {
      const reach = () => settings.has(school) && twin.looks !== 'gone'
      return {
        list: (path) => (reach() ? place.list(path) : gone()),
        read: (path) => (reach() ? place.read(path) : gone()),
        create: (path, bytes) => (reach() ? place.create(path, bytes) : gone()),
        remove: (path) => (reach() ? place.remove(path) : gone()),
        clock: () => (reach() ? place.clock() : gone()),
      }
    },
    probe: (school) => probeExchange(twin.store(school)),
  }
  return twin
}
