import { memoryExchange, type MemoryExchange } from './memoryExchange'
import type { ExchangeStore } from '@/platform/exchange'

/** What a store does to one call. `cut`: half of the file stays under its name. `late`: the newest file is not listed yet. */
export type StoreFault = 'none' | 'drop' | 'cut' | 'late' | 'corrupt' | 'double' | 'done-but-failed'

/** A store that misbehaves as told, one fault per writing call, over a healthy one that is shared. */
export function faultyExchange(under: MemoryExchange, nextFault: () => StoreFault): ExchangeStore {
  const failed = { ok: false as const, code: 'offline' as const }
  return {
    ...under,
    async list(path) {
      const answer = await under.list(path)
      if (!answer.ok) return answer
      const fault = nextFault()
      if (fault === 'drop') return failed
      return fault === 'late' ? { ok: true, value: answer.value.slice(0, -1) } : answer
    },
    async create(path, bytes) {
      switch (nextFault()) {
        case 'drop':
          return failed
        case 'cut':
          await under.create(path, bytes.slice(0, bytes.length >> 1))
          return failed
        case 'corrupt': {
          const wrong = bytes.slice()
          const at = bytes.length >> 1
          wrong[at] = (wrong[at] ?? 0) ^ 1
          return under.create(path, wrong)
        }
        case 'double':
          await under.create(`${path}-conflicted-copy`, bytes)
          return under.create(path, bytes)
        case 'done-but-failed':
          await under.create(path, bytes)
          return failed
        default:
          return under.create(path, bytes)
      }
    },
  }
}

export { memoryExchange }
